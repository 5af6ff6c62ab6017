/** Ranges that a hostile or merely foreign text may draw from; one is picked a text, others are mixed in. */
const ALPHABETS: readonly (readonly [from: number, to: number])[] = [
  [0x600, 0x6ff],
  [0x20, 0x7f],
  [0x1, 0x2ff],
  [0x300, 0x36f],
  [0x370, 0x58f],
  [0x900, 0xdff],
  [0x1100, 0x11ff],
  [0x2000, 0x206f],
  [0xac00, 0xd7a3],
  [0xfb50, 0xfefc],
  [0x1, 0xd7ff],
  [0xe000, 0xffff],
  [0x10000, 0x1ffff],
  [0x10000, 0x10ffff],
];

/** A repeatable random number in [0, 1): mulberry32. */
const generator = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** So many well-formed texts over all of Unicode but U+0000, the same for the same seed; for tests. */
export const randomTexts = (count: number, seed: number): string[] => {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const character = ([from, to]: readonly [number, number]): string =>
    String.fromCodePoint(from + below(to - from + 1)).toWellFormed();
  const alphabet = () => ALPHABETS[below(ALPHABETS.length)] ?? [0x20, 0x7f];
  return Array.from({ length: count }, () => {
    const chosen = alphabet();
    return Array.from({ length: 1 + below(14) }, () => character(below(3) === 0 ? alphabet() : chosen)).join(
      '',
    );
  });
};
