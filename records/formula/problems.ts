import type { Phrase } from '#persian/bilingual.ts';

/** What is wrong with a formula, and at which character of its text (from 0). */
export class FormulaError extends Error {
  readonly at: number;
  readonly phrase: Phrase;
  constructor(at: number, phrase: Phrase) {
    super(`${phrase.en} (character ${at + 1})`);
    this.name = 'FormulaError';
    this.at = at;
    this.phrase = phrase;
  }
}
