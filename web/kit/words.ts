import type { Locale, Phrase } from '#persian/bilingual.ts';

/** Words of one component or screen: phrases, and sentences with holes, in both languages side by side. */
export type Wording = Readonly<
  Record<
    string,
    Phrase | { readonly fa: (...args: never[]) => string; readonly en: (...args: never[]) => string }
  >
>;

/** The same words in one language: a phrase becomes a string, a sentence a function. */
export type Words<W extends Wording> = { readonly [Key in keyof W]: W[Key]['fa'] | W[Key]['en'] };

/** The words of the reader's language. */
export const wordsIn = <const W extends Wording>(wording: W, locale: Locale): Words<W> =>
  Object.fromEntries(Object.entries(wording).map(([key, both]) => [key, both[locale]])) as Words<W>;
