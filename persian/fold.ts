import { bracket, FOLD_FROM, FOLD_TO, IGNORABLE, SPACES, translation, UNSETTLED } from './letters.ts';

const unsettled = new RegExp(bracket(UNSETTLED, 'js'), 'gu');
// U+0000 cannot stand in PostgreSQL; here it is merely ignored, so that folding never throws.
const ignorable = new RegExp(`\\u0000|${bracket(IGNORABLE, 'js')}`, 'gu');
const spaces = new RegExp(`${bracket(SPACES, 'js')}+`, 'gu');
const toFolded = translation(FOLD_FROM, FOLD_TO);
const lowerAscii = (text: string): string => text.replaceAll(/[A-Z]+/g, (capitals) => capitals.toLowerCase());

/**
 * The one spelling under which texts are searched and compared (`fold_v1`), character by character the same as the SQL
 * function `peyvand_fold_v1`: compatibility forms opened, accents, harakat, hamza, tatweel, ZWNJ and bidi marks gone,
 * ي ك ة آ أ إ ؤ ئ as ی ک ه ا ا ا و ی, Latin digits, small letters, single spaces. Never shown to people.
 *
 * Case is folded by explicit tables (ASCII, and capitals of Greek and Cyrillic; accented Latin by decomposition), for
 * `lower()` follows the Unicode version of its engine. NFKD rather than NFKC, since it takes é and آ apart alike.
 * Lone surrogates become U+FFFD; it never throws.
 */
export const foldSearch = (text: string): string =>
  toFolded(
    lowerAscii(text.toWellFormed().replaceAll(unsettled, '').normalize('NFKD').replaceAll(ignorable, '')),
  )
    .replaceAll(spaces, ' ')
    .replaceAll(/^ | $/g, '');
