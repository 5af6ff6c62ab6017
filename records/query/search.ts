import { foldSearch } from '#persian/fold.ts';
import { allOf, anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { grantFor } from '../access/visible.ts';
import type { Searchable } from '../define/descriptor.ts';
import { column, hasSearch, type RowSet } from './row-set.ts';
import { likePattern } from './like.ts';
import { plainText } from './shown.ts';

const mostWords = 8;

/**
 * Every word of the text stands in the record's name or, for who may read all of them, its details.
 * From three letters the trigram index serves; shorter words match beginnings of words.
 */
export function searchCondition(rows: RowSet, text: string): RawBuilder<unknown> {
  const words = wordsOf(text);
  if (words.length === 0) return sql`true`;
  const columns = searchColumns(rows).map((part) => column(rows, `search_${part}`));
  return allOf(words.map((word) => anyOf(columns.map((column) => wordIn(column, word)))));
}

/** The words that are looked for, folded. */
export const wordsOf = (text: string): readonly string[] =>
  foldSearch(plainText(text, 200)).split(' ').filter(Boolean).slice(0, mostWords);

/** The columns the actor may search: one is left out as a whole where a field in it is hidden from him. */
function searchColumns({ tx, object }: RowSet): readonly Searchable[] {
  const { fields } = grantFor(tx.context.actor, object);
  const open = (part: Searchable): boolean =>
    hasSearch(object, part) &&
    [...object.fields.values()].every(
      (field) => field.searchable !== part || fields[field.name] !== 'hidden',
    );
  return (['name', 'detail', 'own'] as const).filter(open);
}

function wordIn(column: RawBuilder<unknown>, word: string): RawBuilder<unknown> {
  const digits = phoneDigits(word);
  const isNumber = digits !== word && digits.length > 2;
  const patterns =
    word.length > 2
      ? [likePattern(word, 'anywhere')]
      : [likePattern(word, 'start'), `% ${likePattern(word, 'start')}`];
  // What holds the number as typed holds its digits: one look into the index instead of two.
  if (isNumber && word.includes(digits)) return sql`${column} like ${likePattern(digits, 'anywhere')}`;
  if (isNumber) patterns.push(likePattern(digits, 'anywhere'));
  return anyOf(patterns.map((pattern) => sql`${column} like ${pattern}`));
}

/** The digits that a number has however it is written: no leading zeros, no country code of Iran. */
const phoneDigits = (word: string): string =>
  /^\+?[\d-]+$/.test(word) ? word.replaceAll(/\D/g, '').replace(/^(0098|98|0+)/, '') : word;
