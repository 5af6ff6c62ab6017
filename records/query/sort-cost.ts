import type { Phrase } from '#persian/bilingual.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { recent } from '#kernel/recent.ts';
import { readerName } from '../access/reader-name.ts';
import { recordFields } from '../define/record-fields.ts';
import { comparisonOf } from '../fields/index.ts';
import { tooManyToSort } from '../problems.ts';
import { expectedRows } from './expected-rows.ts';
import type { OrderKey } from './order.ts';
import type { PageQuery } from './query.ts';
import { leadsIndexes } from './order-value.ts';
import { isReadByChoice } from './ranges.ts';
import type { RowSet } from './row-set.ts';

/** So many rows are sorted in half a second to a second by a column, and by what is computed of each (a text's key, a title). */
const mostSorted = { column: 2_000_000, computed: 150_000 } as const;

/** Fewer rows that are sorted by what they link to are sorted in one piece: record by record most of those would have none. */
const fewLinked = 5_000;

/** How a list comes into its order: along an index, record by record of what it links to, or by sorting all of its rows. */
export type Sorting = 'index' | 'byLink' | 'all';

type Listed = Pick<PageQuery, 'filter' | 'variant' | 'removed'>;

/** Whether an index gives the rows in the order of a field of theirs: it holds keys of choices, and not their places. */
function hasIndex({ object }: RowSet, key: OrderKey, query: Listed): boolean {
  const { own, far, field, ranks } = key;
  if (!own || far || query.removed) return false;
  // The parts of an object's own order stand beside each other in its index.
  if (ranks) return field.kind === 'yesNo' || isReadByChoice(key, query);
  return (
    (field.indexed && field.storage.in === 'columns' && comparisonOf(field) !== 'set') ||
    leadsIndexes(object, field) ||
    (field.storage.in === 'custom' && field.storage.mirrored === true)
  );
}

/** Every link of an object's own table has an index, the newest first; who wrote a record last has none. */
const hasLinkIndex = ({ object }: RowSet, { own, far, field }: OrderKey): boolean =>
  far !== undefined &&
  own &&
  object.storage.in === 'table' &&
  field.storage.in === 'columns' &&
  object.fields.get(field.name) === field;

/** In another order than of time all that links to one record would be sorted, and that may be a third of the list. */
const isNewest = ([, , third]: readonly OrderKey[]): boolean =>
  third?.own === true && third.field === recordFields.get('createdAt');

const isColumn = ({ own, far, field }: OrderKey): boolean =>
  own && !far && field.storage.in === 'columns' && !['text', 'set'].includes(comparisonOf(field));

/**
 * @param query says whether the list is filtered or the bin, for which some indexes, or all, are of no use
 * @param statement the list's rows under further conditions, without their order
 * @throws tooManyToSort where sorting would keep its reader and all others waiting
 */
export async function sortingOf(
  rows: RowSet,
  keys: readonly OrderKey[],
  query: Listed,
  statement: (more: readonly RawBuilder<unknown>[]) => RawBuilder<unknown>,
): Promise<Sorting> {
  const [first] = keys;
  if (!first || rows.source || hasIndex(rows, first, query)) return 'index';
  const { far } = first;
  if (!query.removed && far && hasLinkIndex(rows, first) && isNewest(keys)) {
    const name = [readerName(rows.tx.context), first.field.id, JSON.stringify([query.filter, query.variant])];
    const linksMany = await manyFor(name.join(' '), () =>
      expectedRows(rows.tx, statement([sql`${far.link} is not null`])),
    );
    return linksMany ? 'byLink' : 'all';
  }
  const expected = await expectedRows(rows.tx, statement([]));
  const most = isColumn(first) ? mostSorted.column : mostSorted.computed;
  if (expected <= most) return 'all';
  throw tooManyToSort({ field: askedFor(keys), rows: Number(expected.toPrecision(2)) }, { field: 'sort' });
}

/** That there are many is remembered for a minute, so that the planner is not asked for each page. */
const many = recent<string, number>(5_000);
const rememberedMs = 60_000;

async function manyFor(name: string, ask: () => Promise<number>): Promise<boolean> {
  if ((many.get(name) ?? 0) > performance.now()) return true;
  if ((await ask()) <= fewLinked) return false;
  many.set(name, performance.now() + rememberedMs);
  return true;
}

/** A link whose records are in another order than of time is refused for both. */
function askedFor(keys: readonly OrderKey[]): Phrase {
  const [first, , third] = keys;
  const labels = [first, ...(first?.far && !isNewest(keys) ? [third] : [])].flatMap((key) =>
    key ? [key.field.label] : [],
  );
  return {
    fa: labels.map(({ fa }) => fa).join('، '),
    en: labels.map(({ en }) => en).join(', '),
  };
}
