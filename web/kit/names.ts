/**
 * One or two letters that stand for a name. A half space keeps Persian letters from joining («س‌م»), a hair of space from
 * touching. An honorific is a field of its own in Peyvand, so the first word is the given name.
 */
export const initialsOf = (name: string): string => {
  const words = name
    .trim()
    .split(/[\s\u200c]+/u)
    .filter((word) => /\p{L}|\p{N}/u.test(word));
  const first = firstLetter(words[0]);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  return [first, last]
    .filter((letter) => letter !== '')
    .join('\u200c\u200a')
    .toLocaleUpperCase('en');
};

const firstLetter = (word: string | undefined): string => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '';

/** One of the ten categorical colours, always the same for the same text. */
export const categoryOf = (text: string): number => {
  let hash = 0;
  for (const sign of text) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % 10;
};
