import { Star } from 'lucide-react';

import { formatNumber } from '#persian/digits.ts';

import { useLocale, useWords } from './locale.tsx';

const words = {
  of: {
    fa: (value: string, most: string) => `${value} از ${most}`,
    en: (value: string, most: string) => `${value} of ${most}`,
  },
};

/** «۳ از ۵» for ears, which see no stars. */
export const useStarWords = (most: number): ((stars: number) => string) => {
  const { digits } = useLocale();
  const text = useWords(words);
  return (stars) => text.of(formatNumber(stars, digits), formatNumber(most, digits));
};

/** A rating as one picture with its words. */
export const Stars = ({ value, most = 5 }: { readonly value: number; readonly most?: number }) => {
  const say = useStarWords(most);
  return (
    <span role="img" aria-label={say(value)} className="inline-flex gap-0.5 align-middle">
      {Array.from({ length: most }, (_, index) => (
        <StarFace key={index} full={index < value} />
      ))}
    </span>
  );
};

export const StarFace = ({ full }: { readonly full: boolean }) => (
  <Star aria-hidden="true" size={16} className={full ? 'fill-warning text-warning' : 'text-ink-faint'} />
);
