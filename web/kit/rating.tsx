import { Star } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';

import { formatNumber } from '#persian/digits.ts';

import { classes } from './classes.ts';
import { ariaState, FieldNotes, type FieldProps } from './field.tsx';
import { useLocale, useWords } from './locale.tsx';

const words = {
  of: {
    fa: (value: string, most: string) => `${value} از ${most}`,
    en: (value: string, most: string) => `${value} of ${most}`,
  },
};

export type RatingProps = FieldProps & {
  readonly value: number | null;
  readonly onChange?: (value: number) => void;
  /** How many stars there are. */
  readonly most?: number;
};

/** Stars from the reading side; arrow keys give more or fewer. Read-only it is one picture with its words. */
export const Rating = (props: RatingProps) => {
  const { label, hideLabel, value, onChange, most = 5, readOnly } = props;
  const { digits } = useLocale();
  const text = useWords(words);
  const say = (stars: number) => text.of(formatNumber(stars, digits), formatNumber(most, digits));
  const stars = Array.from({ length: most }, (_, index) => index + 1);
  if (readOnly)
    return (
      <span role="img" aria-label={say(value ?? 0)} className="inline-flex gap-0.5 align-middle">
        {stars.map((star) => (
          <StarFace key={star} full={star <= (value ?? 0)} />
        ))}
      </span>
    );
  return (
    <RadioGroup
      {...ariaState(props)}
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(next) => onChange?.(Number(next))}
    >
      <Label className={classes('text-sm font-medium', hideLabel && 'sr-only')}>{label}</Label>
      <span className="flex h-control items-center">
        {stars.map((star) => (
          <Radio
            key={star}
            value={String(star)}
            aria-label={say(star)}
            className="grid size-6 cursor-pointer place-items-center rounded-small outline-none data-focus-visible:outline-2 data-focus-visible:outline-accent pointer-coarse:size-11"
          >
            <StarFace full={star <= (value ?? 0)} />
          </Radio>
        ))}
      </span>
      <FieldNotes {...props} />
    </RadioGroup>
  );
};

const StarFace = ({ full }: { readonly full: boolean }) => (
  <Star aria-hidden="true" size={16} className={full ? 'fill-warning text-warning' : 'text-ink-faint'} />
);
