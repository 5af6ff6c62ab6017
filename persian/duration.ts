import type { Locale, Phrase } from './bilingual.ts';
import { localDigits } from './digits.ts';
import { joinList } from './list.ts';

const UNITS: readonly { readonly seconds: number; readonly name: Phrase }[] = [
  { seconds: 86_400, name: { fa: 'روز', en: 'day' } },
  { seconds: 3_600, name: { fa: 'ساعت', en: 'hour' } },
  { seconds: 60, name: { fa: 'دقیقه', en: 'minute' } },
  { seconds: 1, name: { fa: 'ثانیه', en: 'second' } },
];

/**
 * A length of time for people, in its two largest units: «۲ ساعت و ۱۵ دقیقه», `3 days and 4 hours`. Whole seconds; what is
 * finer than the two units is left off. Throws a RangeError for negative or endless ones.
 */
export const formatDuration = (seconds: number, locale: Locale): string => {
  if (!Number.isFinite(seconds) || seconds < 0) throw new RangeError('A duration is zero or more seconds');
  const largest = UNITS.findIndex((unit) => seconds >= unit.seconds);
  const shown = largest < 0 ? UNITS.slice(-1) : UNITS.slice(largest, largest + 2);
  let left = Math.floor(seconds);
  const parts = shown.map(({ seconds: size, name }, index) => {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count === 0 && index > 0) return '';
    return locale === 'fa'
      ? localDigits(`${count} ${name.fa}`, 'fa')
      : `${count} ${name.en}${count === 1 ? '' : 's'}`;
  });
  return joinList(
    parts.filter((part) => part !== ''),
    locale,
  );
};
