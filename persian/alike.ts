import { foldSearch } from './fold.ts';
import { bracket, translation } from './letters.ts';
import { LEGAL_FORMS, splitName } from './names.ts';

/** Letters and digits are what lies between these: the fold has left ASCII punctuation and spaces alone. */
export const BETWEEN_WORDS = [
  [0x1, 0x2f],
  [0x3a, 0x60],
  [0x7b, 0xbf],
  [0x60c, 0x60d],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x66a, 0x66d],
  [0x6d4, 0x6d4],
  [0x2000, 0x206f],
] as const;

/** Legal forms that stand as words of their own. */
export const LEGAL_FORM = `(?:^| )(?:${LEGAL_FORMS.join('|')})(?= |$)`;

/** Letters that sound alike in Persian, and are taken for each other when a name is written by ear. */
export const SOUND_FROM = 'صثذضظطحغع';
export const SOUND_TO = 'سسزززتهقا';

export const ALIKE_LENGTH = 60;

const between = new RegExp(`${bracket(BETWEEN_WORDS, 'js')}+`, 'gu');
const legalForm = new RegExp(LEGAL_FORM, 'gu');
const bySound = translation(SOUND_FROM, SOUND_TO);

/**
 * The form under which two names are likely one, however they are spaced, spelt by ear or clothed in a legal form: «شرکت پارس سازه
 * (سهامی خاص)» and «پارس‌سازه», «رضائی» and «رضایی», «طهرانی» and «تهرانی». The same as SQL's `peyvand_alike_v1` of the
 * folded text. Empty where nothing is left.
 */
export const alikeKey = (name: string): string => {
  const apart = foldSearch(name).replaceAll(between, ' ');
  const bare = apart.replaceAll(legalForm, '').replaceAll(' ', '');
  return Array.from(bySound(bare).replaceAll(/(.)\1+/gu, '$1'))
    .slice(0, ALIKE_LENGTH)
    .join('');
};

/** The keys under which a person may stand: without honorific, and with the family name first or last. */
export const personKeys = (fullName: string): readonly string[] => {
  const { given, family } = splitName(fullName);
  return [...new Set([alikeKey(`${given} ${family}`), alikeKey(`${family} ${given}`)])].filter(Boolean);
};

const PERSIAN = Array.from('ابپتجچخدرزژسشفقکگلمنوهی');
const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');
/** One slip in a shorter name makes another name: «علی» and «ولی». */
const leastForSlips = 6;
/** Beyond it only left-out and swapped letters are thought of, or there would be thousands of forms. */
const mostForSlips = 32;

/**
 * Every key that is one slip of the finger from this one: a letter too many, too few, wrong, or two swapped (Damerau 1964).
 * Some 25 forms a letter, so that a plain index of keys finds names with a slip, and holds no more than the names.
 */
export const slipsOf = (key: string): readonly string[] => {
  const letters = Array.from(key);
  if (letters.length < leastForSlips) return [];
  const alphabet =
    letters.length > mostForSlips ? [] : letters.some((one) => /[a-z]/.test(one)) ? LATIN : PERSIAN;
  const forms = new Set<string>();
  for (let at = 0; at <= letters.length; at++) {
    const [before, here, after] = [letters.slice(0, at), letters[at], letters.slice(at + 1)];
    for (const one of alphabet) {
      forms.add([...before, one, ...letters.slice(at)].join(''));
      if (here !== undefined) forms.add([...before, one, ...after].join(''));
    }
    if (here === undefined) continue;
    forms.add([...before, ...after].join(''));
    const [next, ...rest] = after;
    if (next !== undefined) forms.add([...before, next, here, ...rest].join(''));
  }
  forms.delete(key);
  // No key holds a letter twice in a row.
  return [...forms].filter((form) => !/(.)\1/u.test(form));
};
