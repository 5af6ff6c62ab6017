/**
 * The alphabet of `peyvand_fold_v1` and `peyvand_sort_key_v1`. Both the SQL and the TypeScript twins are built from
 * these tables, so the two cannot drift apart. Stored columns hold the result: a change here is a new version with a
 * new column, never an edit of this one (a test holds the digest of the SQL).
 */

/**
 * Regular-expression classes in the common subset of JavaScript (`u` flag) and PostgreSQL: literal `\uXXXX` ranges
 * only, because `\s`, `\w` and case folding differ between engines and between their Unicode versions.
 */
const range = (from: number, to = from): readonly [number, number] => [from, to];

/**
 * Characters younger than Unicode 14 (the version of PostgreSQL 15, the oldest server we serve) whose decomposition or
 * combining order a newer Unicode defines. They are dropped *before* normalisation; on all others normalisation is
 * stable by Unicode's own policy, so PostgreSQL 15 to 18, Node and every browser agree. Computed from Unicode 14
 * (unassigned) against Unicode 17 (Node 24).
 */
export const UNSETTLED = [
  range(0x897),
  // Not young: PostgreSQL composes it with a syllable before it (and so loses it), which Unicode does not.
  range(0x11a7),
  range(0x1acf, 0x1add),
  range(0x1ae0, 0x1aeb),
  range(0xa7f1),
  range(0x105c9),
  range(0x105e4),
  range(0x10d69, 0x10d6d),
  range(0x10efa, 0x10eff),
  range(0x11383, 0x11391),
  range(0x113c5, 0x113d0),
  range(0x11f41, 0x11f42),
  range(0x16121, 0x1612f),
  range(0x16d68, 0x16d6a),
  range(0x1ccd6, 0x1ccf9),
  range(0x1e030, 0x1e06d),
  range(0x1e08f),
  range(0x1e4ec, 0x1e4ef),
  range(0x1e5ee, 0x1e5ef),
  range(0x1e6e3, 0x1e6f5),
];

/** Private-use characters carry no agreed meaning; the sort key borrows six of them, so they leave first. */
export const PRIVATE_USE = [range(0xe000, 0xf8ff)];

/** What carries no meaning for a search: marks, harakat, hamza, tatweel, joiners, bidi and other control characters. */
export const IGNORABLE = [
  range(0x1, 0x8),
  range(0xe, 0x1f),
  range(0x7f, 0x84),
  range(0x86, 0x9f),
  range(0xad),
  range(0x300, 0x36f),
  range(0x610, 0x61a),
  range(0x61c),
  range(0x621),
  range(0x640),
  range(0x64b, 0x65f),
  range(0x670),
  range(0x674),
  range(0x6d6, 0x6dc),
  range(0x6df, 0x6e4),
  range(0x6e7, 0x6e8),
  range(0x6ea, 0x6ed),
  range(0x180e),
  range(0x200b, 0x200f),
  range(0x202a, 0x202e),
  range(0x2060, 0x206f),
  range(0xfe00, 0xfe0f),
  range(0xfeff),
];

/** White space that NFKD does not already turn into U+0020. */
export const SPACES = [range(0x9, 0xd), range(0x20), range(0x85), range(0x1680), range(0x2028, 0x2029)];

/** Each row: the characters that fold, and the one they fold into. Lower-casing of ASCII happens apart. */
const FOLDED: readonly (readonly [from: string, to: string])[] = [
  ['يىېۍےێ', 'ی'],
  ['كڪ', 'ک'],
  ['ةەہھۃ', 'ه'],
  ['ٱ', 'ا'],
  ['ۆۇۋ', 'و'],
  ['ڕ', 'ر'],
  ['ڵ', 'ل'],
  ['،٬', ','],
  ['٫', '.'],
  ['؛', ';'],
  ['؟', '?'],
  ['٪', '%'],
  ['«»“”', '"'],
  ['‘’', "'"],
  ['‐–—−', '-'],
  ['Øø', 'o'],
  ['Đđ', 'd'],
  ['Łł', 'l'],
  ['ı', 'i'],
  ['Ə', 'ə'],
  ['Æ', 'æ'],
  ['Œ', 'œ'],
  ['ẞ', 'ß'],
  ['ς', 'σ'],
];

/** Row pairs of equal length that fold one by one: digits, and the capitals of Cyrillic and Greek. */
const FOLDED_IN_ROW: readonly (readonly [from: string, to: string])[] = [
  ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
  ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
  ['АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄ', 'абвгдежзийклмнопрстуфхцчшщъыьэюяіє'],
  ['ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ', 'αβγδεζηθικλμνξοπρστυφχψω'],
];

/** The fold's table as the two arguments of SQL's `translate`. */
export const FOLD_FROM = [...FOLDED, ...FOLDED_IN_ROW].map(([from]) => from).join('');
export const FOLD_TO =
  FOLDED.map(([from, to]) => to.repeat(from.length)).join('') + FOLDED_IN_ROW.map(([, to]) => to).join('');

/**
 * The 34 sorting letters in the order of CLDR's `fa` (آ before ا, hamza and its seats after ا), sent to the 34 ASCII
 * characters between the digits and the Latin small letters: one byte a letter, digits < Persian < Latin.
 * The six that the fold would merge or drop pass through it as private-use characters.
 */
export const KEPT_FROM = 'آءأإؤئ';
export const KEPT_TO = '\ue000\ue001\ue001\ue001\ue001\ue001';
const ALPHABET = '\ue000ا\ue001بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی';
const FIRST_LETTER = 0x3a;

/** Punctuation in CLDR's order, gathered into the ASCII slots below the digits; like marks share a slot. */
const PUNCTUATION: readonly string[] = [
  '_',
  '-',
  ',',
  ';',
  ':',
  '!',
  '?',
  '.',
  '\'"',
  '()[]{}',
  '@',
  '*/\\',
  '&#%',
  '`^+<=>|~',
  '$',
];

export const SORT_FROM = ALPHABET + PUNCTUATION.join('');
export const SORT_TO =
  Array.from(ALPHABET, (_, index) => String.fromCharCode(FIRST_LETTER + index)).join('') +
  PUNCTUATION.map((marks, slot) => String.fromCharCode(0x21 + slot).repeat(marks.length)).join('');

const escape = (code: number, astral: (hex: string) => string): string => {
  const hex = code.toString(16);
  return hex.length > 4 ? astral(hex) : `\\u${hex.padStart(4, '0')}`;
};

/** The ranges as a bracket expression; only the spelling of characters beyond U+FFFF differs between the engines. */
export const bracket = (ranges: readonly (readonly [number, number])[], engine: 'js' | 'sql'): string => {
  const astral = (hex: string) => (engine === 'js' ? `\\u{${hex}}` : `\\U${hex.padStart(8, '0')}`);
  const parts = ranges.map(([from, to]) =>
    from === to ? escape(from, astral) : `${escape(from, astral)}-${escape(to, astral)}`,
  );
  return `[${parts.join('')}]`;
};

/** SQL's `translate` of two equally long tables. */
export const translation = (from: string, to: string): ((text: string) => string) => {
  const targets = Array.from(to);
  const table = new Map(Array.from(from, (character, index) => [character, targets[index] ?? '']));
  return (text) => {
    let result = '';
    for (const character of text) result += table.get(character) ?? character;
    return result;
  };
};
