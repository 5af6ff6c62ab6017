import { foldSearch } from '../fold.ts';

const UNITS = ['یک', 'دو', 'سه', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده'];
const TEENS = ['یازده', 'دوازده', 'سیزده', 'چهارده', 'پانزده', 'شانزده', 'هفده', 'هجده', 'نوزده', 'بیست'];
const ENGLISH = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

const CARDINALS = [...UNITS, ...TEENS, ...UNITS.slice(0, 9).map((unit) => `بیست و ${unit}`), 'سی', 'سی و یک'];

const ordinal = (cardinal: string): string => {
  if (cardinal.endsWith('سه')) return `${cardinal.slice(0, -2)}سوم`;
  return cardinal === 'سی' ? 'سی ام' : `${cardinal}م`;
};

const key = (words: string): string => foldSearch(words).replaceAll(' ', '');

const numbers = new Map<string, number>([
  ...CARDINALS.map((word, index) => [key(word), index + 1] as const),
  ...CARDINALS.map((word, index) => [key(ordinal(word)), index + 1] as const),
  ...ENGLISH.map((word, index) => [key(word), index + 1] as const),
  ['اول', 1],
  ['a', 1],
  ['an', 1],
]);

/**
 * A count or a day of the month (at most 999) from folded text: digits («۱۴», «۴ام», `3rd`) or words («سه»، «بیست و
 * یکم», `three`); undefined for anything else.
 */
export const smallNumber = (folded: string): number | undefined => {
  const digits = /^([0-9]{1,3}) ?(?:ام|م|st|nd|rd|th)?$/.exec(folded);
  return digits ? Number(digits[1]) : numbers.get(key(folded));
};
