import type { Phrase } from '../bilingual.ts';
import { toLatinDigits } from '../digits.ts';

/** What a check says: the normalised value, or the problem with a sentence for the person who typed it. */
export type Check<Problem extends string> =
  | { readonly ok: true; readonly value: string }
  | {
      readonly ok: false;
      readonly problem: Problem;
      readonly phrase: Phrase;
      /** A value that would be right and was probably meant; to be offered, never taken silently. */
      readonly suggestion?: string;
    };

export const refuse = <Problem extends string>(
  problem: Problem,
  fa: string,
  en: string,
  suggestion?: string,
): Check<Problem> => ({
  ok: false,
  problem,
  phrase: { fa, en },
  ...(suggestion === undefined ? {} : { suggestion }),
});

/** A typed id in Latin digits and capitals, without spaces, dashes, joiners and bidi marks. */
export const bareId = (text: string): string =>
  toLatinDigits(text.slice(0, 100))
    .replaceAll(/[\s\-–—_./\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .toUpperCase();

/** Whether one digit fills the whole id, which checksums often let through. */
export const isRepeated = (digits: string): boolean => /^([0-9])\1*$/.test(digits);

export const digitsOf = (id: string): number[] => Array.from(id, Number);
