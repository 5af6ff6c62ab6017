/** Keys of the US layout in order, and what the same keys give elsewhere; upper rows are with Shift. */
const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./\\`";

/** ISIRI 9147, as in the keyboard tables of X11 (`ir`, `pes`): پ on M, ژ on Shift-C. */
const STANDARD = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو./\\`';
const STANDARD_SHIFT: Readonly<Record<string, string>> = {
  H: 'آ',
  C: 'ژ',
  A: 'ؤ',
  S: 'ئ',
  M: 'ء',
  G: 'أ',
  F: 'إ',
  D: 'ي',
  J: 'ة',
  Z: 'ك',
};

/** The older Persian layout of Windows: ئ on M, پ on the backslash. */
const WINDOWS = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدئو./پ`';
const WINDOWS_SHIFT: Readonly<Record<string, string>> = {
  H: 'آ',
  C: 'ژ',
  V: 'ؤ',
  N: 'أ',
  B: 'إ',
  M: 'ء',
  Z: 'ة',
  X: 'ي',
};

type Layout = {
  readonly toPersian: ReadonlyMap<string, string>;
  readonly toLatin: ReadonlyMap<string, string>;
};

const layout = (row: string, shift: Readonly<Record<string, string>>): Layout => {
  const keys = Array.from(row, (letter, index) => [LATIN.charAt(index), letter] as const).filter(
    ([latin, letter]) => latin !== letter,
  );
  const shifted = Object.entries(shift);
  // A capital whose Shift gives a mark, and not a letter, was most likely Caps Lock: read it as the small one.
  const capitals = keys
    .filter(([latin]) => /[a-z]/.test(latin))
    .map(([latin, letter]) => [latin.toUpperCase(), letter] as const);
  return {
    toPersian: new Map([...capitals, ...keys, ...shifted]),
    toLatin: new Map([
      ['ي', 'd'],
      ['ك', ';'],
      ...shifted.map(([latin, letter]) => [letter, latin] as const),
      ...keys.map(([latin, letter]) => [letter, latin] as const),
    ]),
  };
};

const LAYOUTS = [layout(STANDARD, STANDARD_SHIFT), layout(WINDOWS, WINDOWS_SHIFT)];

const mapped = (text: string, table: ReadonlyMap<string, string>): string =>
  Array.from(text, (character) => table.get(character) ?? character).join('');

/**
 * What a person may have meant who typed with the wrong keyboard layout: `sghl` → «سلام», «اثممخ» → `hello`. One variant
 * for each layout that gives another text, the standard one first; none for texts without letters or of both scripts.
 */
export const layoutVariants = (text: string): string[] => {
  const latin = /[a-z]/i.test(text);
  const persian = /[آ-یءأإؤئيكة]/.test(text);
  if (latin === persian) return [];
  const variants = LAYOUTS.map((keys) =>
    mapped(text.replaceAll('\u200c', ''), latin ? keys.toPersian : keys.toLatin),
  );
  return [...new Set(variants)].filter((variant) => variant !== text);
};
