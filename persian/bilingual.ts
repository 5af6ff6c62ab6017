/** The two languages of the product. Persian is the base; English is complete. */
export type Locale = 'fa' | 'en';

/** One phrase in both languages, declared side by side so that neither can be forgotten. */
export type Phrase = { readonly fa: string; readonly en: string };

/** A phrase with holes: the same parameters in both languages. */
export type Sentence<Args extends readonly unknown[]> = {
  readonly fa: (...args: Args) => string;
  readonly en: (...args: Args) => string;
};

/** The phrase in the reader's language. */
export const say = (phrase: Phrase, locale: Locale): string => phrase[locale];

/** A count as it is shown, in whatever digits, with its English noun: “1 row”, “3 rows”. Persian nouns stay as they are. */
export const counted = (count: string, one: string, many: string): string =>
  `${count} ${count === '1' || count === '۱' ? one : many}`;
