import { foldSearch } from './fold.ts';
import {
  bracket,
  KEPT_FROM,
  KEPT_TO,
  PRIVATE_USE,
  SORT_FROM,
  SORT_TO,
  translation,
  UNSETTLED,
} from './letters.ts';

/** Characters of a sort key that are kept; what is longer sorts by its beginning, and an index entry stays small. */
export const SORT_KEY_LENGTH = 200;

const dropped = new RegExp(bracket([...UNSETTLED, ...PRIVATE_USE], 'js'), 'gu');
const keepHamza = translation(KEPT_FROM, KEPT_TO);
const toSlots = translation(SORT_FROM, SORT_TO);

/**
 * A key whose byte order is the Persian dictionary order (as `Intl.Collator('fa')` on its first level: punctuation,
 * digits, آ ا ء ب پ … و ه ی, Latin, other scripts), the same as SQL's `peyvand_sort_key_v1`. Compare it with `<` in
 * SQL under COLLATE "C", here with `compareSortKeys`. Equal keys are possible: break ties by id.
 */
export const sortKey = (text: string): string => {
  const kept = keepHamza(text.toWellFormed().replaceAll(dropped, '').normalize('NFKC'));
  return Array.from(toSlots(foldSearch(kept)))
    .slice(0, SORT_KEY_LENGTH)
    .join('');
};

/** Order of two sort keys by code point, as PostgreSQL's "C" orders UTF-8 (JavaScript's `<` orders by UTF-16 unit). */
export const compareSortKeys = (a: string, b: string): number => {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
};
