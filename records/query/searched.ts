import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { Filter, PageQuery } from './query.ts';
import { ownRows, tableOf, type RowSet } from './row-set.ts';
import { expectedRows } from './expected-rows.ts';
import { searchCondition, wordsOf } from './search.ts';

type Sql = RawBuilder<unknown>;

/** So many rows of a list are walked in search of a common word: some 15 ms. */
const walked = 10_000;

/** A word that stands in fewer rows is found by its index alone. */
const few = 3_000;

/**
 * What may stand for the table in a list that is searched, newest first; the next one is asked where the one before it did not
 * fill the page. The planner takes the rows of a common word for evenly strewn, and walks the list until it has met fifty: after
 * an import of two million others that was all of them (7,500 ms). So the walk is bounded, and behind it the index of words
 * finds all that there are. `offset 0` keeps the planner from walking again.
 */
export async function waysThrough(
  rows: RowSet,
  query: PageQuery,
  /** The rest of the list, from where the page begins, in its order. */
  { from, inOrder }: { readonly from: readonly Sql[]; readonly inOrder: Sql },
): Promise<readonly (Sql | undefined)[]> {
  const texts = textsIn(query.filter);
  const { object } = rows;
  if (
    texts.length === 0 ||
    query.sort?.length ||
    query.removed ||
    rows.source ||
    object.storage.in !== 'table'
  )
    return [undefined];
  const found = allOf([ownRows(rows), ...texts.map((text) => searchCondition(rows, text))]);
  const table = sql`${sql.table(tableOf(object))} as ${sql.ref(rows.alias)}`;
  const byWords = sql`(select * from ${table} where ${found} offset 0)`;
  if ((await expectedRows(rows.tx, sql`select from ${table} where ${found}`)) < few) return [byWords];
  const start = allOf([ownRows(rows), ...from]);
  return [sql`(select * from ${table} where ${start} ${inOrder} limit ${sql.lit(walked)})`, byWords];
}

/** What every row of the filter must hold of words. */
function textsIn(filter: Filter | undefined): readonly string[] {
  if (filter === undefined) return [];
  if ('search' in filter) return wordsOf(filter.search).length > 0 ? [filter.search] : [];
  return 'and' in filter ? filter.and.flatMap(textsIn) : [];
}
