import type { Phrase } from '#persian/bilingual.ts';

/** One line of progress in both languages, each in its own line so that terminals keep its direction. */
export const tell = (phrase: Phrase): void => {
  process.stdout.write(`${phrase.fa}\n  ${phrase.en}\n`);
};
