import { allOf, anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { formatNumber } from '#persian/digits.ts';
import { readableFields, visibleRows, type Reach } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { badFilter } from '../problems.ts';
import { decodeCursor, encodeCursor, readingBy } from './cursor.ts';
import { compileFilter } from './filter.ts';
import {
  cursorColumn,
  cursorValue,
  orderBy,
  orderKeys,
  orderMark,
  startingAt,
  type OrderKey,
} from './order.ts';
import { linkRanges, readByLink } from './by-link.ts';
import { withOwnersFirst } from './owners-first.ts';
import { selectedField } from './path.ts';
import type { Filter, Page, PageQuery, Stored } from './query.ts';
import { inRanges, rangesOf, type ReadRange, type Row } from './ranges.ts';
import { column, fromRows, isSteady, ownRows, rowSet, type RowSet } from './row-set.ts';
import { keptColumns } from './whole-record.ts';
import { recordOf, valueColumns, type RecordRow } from './record-json.ts';
import { sortingOf } from './sort-cost.ts';
import { goesOneWay } from './one-way.ts';
import { ownFields, type Selected, type Values } from './select.ts';
import { waysThrough } from './searched.ts';
import { fieldsWithout, variantCondition } from './variant.ts';

const defaultLimit = 50;
const largestLimit = 200;
const mostFields = 300;

/**
 * One page of what the actor may see, in order, by keyset and in both directions: page 10,000 costs what page 1 does, and
 * so does the last one. A beginning beyond the end shows the end.
 */
export async function readPage(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: PageQuery,
  reading: Reading = {},
): Promise<Page> {
  const { rows, next, previous } = await readRows(tx, object, query, reading, wholeColumns);
  return { records: rows.map(recordOf), next, previous };
}

/** The same page as JSON, for who only hands it on: its records go out as PostgreSQL wrote them. */
export async function readPageJson(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: PageQuery,
): Promise<string> {
  const { rows, next, previous } = await readRows(tx, object, query, {}, wholeColumns);
  const records = rows.map(({ record }) => record).join(',');
  return `{"records":[${records}],"next":${JSON.stringify(next)},"previous":${JSON.stringify(previous)}}`;
}

/** A page of fields alone, for who reads a list from end to end. */
export async function readValues(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: PageQuery,
  reading: Reading,
): Promise<{ readonly all: readonly Values[]; readonly next: string | null }> {
  const { rows, next } = await readRows(tx, object, query, reading, fieldColumns);
  return { all: rows.map(({ record }) => JSON.parse(record) as Values), next };
}

const wholeColumns = (rows: RowSet, query: PageQuery): RawBuilder<unknown> =>
  keptColumns(rows, query, () => chosen(rows, query));

const fieldColumns = (rows: RowSet, query: PageQuery): RawBuilder<unknown> =>
  valueColumns(rows, chosen(rows, query));

type RowsRead = Pick<Page, 'next' | 'previous'> & { readonly rows: readonly RecordRow[] };

async function readRows(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: PageQuery,
  reading: Reading,
  columns: typeof wholeColumns,
): Promise<RowsRead> {
  const { largest = largestLimit, reach = 'read', except = [] } = reading;
  const sort = query.sort ?? [];
  const limit = pageLimit(query.limit, largest);
  const back = query.back ?? false;
  const unsorted = rowSet(tx, object);
  const keys = orderKeys(unsorted, sort);
  const foldsEach = query.filter === undefined && keys[0]?.text !== undefined;
  // The bin is small and has an index of its own; owners' rows are those that live.
  const rows = query.removed ? unsorted : await withOwnersFirst(unsorted, foldsEach);
  // A filter's values decide the way to the rows: a plan made for any value would walk a million rows for a rare one.
  const prepared =
    isSteady(object) && except.length === 0 && (query.filter === undefined || goesOneWay(object, query));
  const apart = !prepared && isSteady(object) && limit <= largestLimit;
  const whole = apart ? rowSet(tx, object) : rows;
  const mark = orderMark(object, sort);
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, mark, keys.length);
  const conditions = baseConditions(rows, query);
  if (reach !== 'read') conditions.push(visibleRows(rows, reach));
  // Each is judged by itself: together they may have more parts than one filter.
  if (except.length > 0)
    conditions.push(sql`(${anyOf(except.map((one) => compileFilter(rows, one)))}) is not true`);
  const values = apart ? column(rows, 'id') : columns(rows, query);
  const list = sql`${values}, ${cursorColumns(keys)}`;
  const read: ReadRange = async (extra, range, most) => {
    const { keys: order, fixed } = range;
    const inOrder = orderBy(order, rows, { fixed, back });
    let found: Row[] = [];
    if (range.byLink) {
      const reading = { list, conditions: [...conditions, ...extra], back, limit: rowLimit(most) };
      return tx.rows(sql<Row>`${readByLink(rows, keys, range.byLink, reading)}`, { prepared });
    }
    for (const source of await waysThrough(rows, query, { from: extra, inOrder })) {
      found = await tx.rows<Row>(
        sql`select ${list} from ${fromRows(source ? { ...rows, source } : rows)} where ${allOf([...conditions, ...extra])} ${inOrder} limit ${rowLimit(most)}`,
        { prepared },
      );
      if (found.length === most) break;
    }
    return found;
  };
  const start = query.from === undefined || back || cursor ? undefined : startingAt(keys, query.from);
  const sorting = await sortingOf(
    rows,
    keys,
    query,
    (more) => sql`select from ${fromRows(rows)} where ${allOf([...conditions, ...more])}`,
  );
  const byLink =
    sorting === 'byLink' ? linkRanges(rows, keys, { cursor, start: start?.whole, back }) : undefined;
  const ranges = rangesOf(keys, { query, byLink });
  const found = await readingBy(
    query.cursor,
    inRanges(rows, ranges, { cursor, start, back }, limit + 1, read),
  );
  if (found.length === 0 && start) return readRows(tx, object, { ...query, back: true }, reading, columns);
  const more = found.length > limit;
  const kept = back ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const cursorAt = (row: Row | undefined): string | null =>
    row
      ? encodeCursor({
          query: mark,
          values: keys.map((key, index) => cursorValue(key, row[`k_${index}`] ?? null)),
          id: row.id,
        })
      : null;
  return {
    rows: apart ? await inOrder(whole, columns(whole, query), kept, query.removed) : kept,
    next: (back ? cursor : more) ? cursorAt(kept.at(-1)) : null,
    previous: (back ? more : cursor || start) ? cursorAt(kept[0]) : null,
  };
}

async function inOrder(
  rows: RowSet,
  list: RawBuilder<unknown>,
  found: readonly Row[],
  removed: boolean | undefined,
): Promise<RecordRow[]> {
  const ids = found.map(({ id }) => id);
  const all = await rowsOfIds(rows, list, ids, removed);
  const byId = new Map(all.map((row): [string, RecordRow] => [row.id, row]));
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}

/** What the server itself may ask beyond a reader from outside. */
type Reading = {
  /** How many rows a page may have. */
  readonly largest?: number;
  /** Only rows that the actor may change or remove. */
  readonly reach?: Reach;
  /** Only rows that match none of these. */
  readonly except?: readonly Filter[];
};

function chosen(rows: RowSet, { fields, variant }: PageQuery): readonly Selected[] {
  if (fields && fields.length > mostFields)
    throw badFilter(
      { reason: { fa: 'فیلدهای خواسته‌شده بیش از اندازه است.', en: 'Too many fields are asked for.' } },
      { field: 'fields' },
    );
  if (fields) return [...new Set(fields)].map((name) => selectedField(rows, name));
  const without = fieldsWithout(rows.object, variant);
  return ownFields(
    rows,
    readableFields(rows.tx.context.actor, rows.object).filter(({ name }) => !without.has(name)),
  );
}

/** Living rows of the workspace, seen by the actor, of the variant, that match the filter. */
export function baseConditions(
  rows: RowSet,
  query: { readonly filter?: Filter; readonly removed?: boolean; readonly variant?: string },
): RawBuilder<unknown>[] {
  const conditions = [ownRows(rows, query.removed), visibleRows(rows, 'read')];
  if (query.variant !== undefined) conditions.push(variantCondition(rows, query.variant));
  if (query.filter) conditions.push(compileFilter(rows, query.filter));
  return conditions;
}

/** The sort's values as text, exact for every type, for the next page's cursor. */
const cursorColumns = (keys: readonly OrderKey[]): RawBuilder<unknown> =>
  sql.join(
    keys.map((key, index) => sql`(${cursorColumn(key)})::text as ${sql.ref(`k_${index}`)}`),
    sql`, `,
  );

/**
 * The usual page's limit stands in the text: with a parameter there PostgreSQL takes a tenth of the table for granted,
 * finds each page's own plan cheaper, and so plans a prepared statement anew every time.
 */
const rowLimit = (most: number): RawBuilder<unknown> =>
  most === defaultLimit + 1 || most === largestLimit + 1 ? sql.lit(most) : sql`${most}`;

function pageLimit(limit: number | undefined, largest: number): number {
  if (limit === undefined) return defaultLimit;
  if (Number.isInteger(limit) && limit >= 1 && limit <= largest) return limit;
  throw badFilter(
    {
      reason: {
        fa: `اندازهٔ صفحه از ۱ تا ${formatNumber(largestLimit, 'fa')} است.`,
        en: `A page holds 1 to ${largestLimit} records.`,
      },
    },
    { field: 'limit' },
  );
}

/** One record, living or in the bin, where the actor may see it. */
export const readOne = async (
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
  removed = false,
): Promise<Stored | undefined> => (await readSome(tx, object, [id], removed)).get(id);

/** Those of these records that the actor may see, by id. */
export async function readSome(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
  removed = false,
): Promise<ReadonlyMap<string, Stored>> {
  const rows = rowSet(tx, object);
  const found = await rowsOfIds(rows, wholeColumns(rows, {}), ids, removed);
  return new Map(found.map((row) => [row.id, recordOf(row)]));
}

/** Those of these rows that the actor sees, in no order. */
async function rowsOfIds(
  rows: RowSet,
  list: RawBuilder<unknown>,
  ids: readonly string[],
  removed = false,
): Promise<RecordRow[]> {
  if (ids.length === 0) return [];
  const wanted = ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${ids}::uuid[])`;
  const conditions = allOf([...baseConditions(rows, { removed }), sql`${column(rows, 'id')} ${wanted}`]);
  return rows.tx.rows<RecordRow>(sql`select ${list} from ${fromRows(rows)} where ${conditions}`, {
    prepared: isSteady(rows.object),
  });
}

const countedAtMost = 10_000;

/** How many match, counted up to a bound: `more` says that the bound was reached. */
export async function countBounded(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: PageQuery,
): Promise<{ count: number; more: boolean }> {
  const all = rowSet(tx, object);
  const rows = query.removed ? all : await withOwnersFirst(all);
  const conditions = allOf(baseConditions(rows, query));
  const [row] = await tx.rows<{ count: number }>(sql`select count(*) as count from (
    select from ${fromRows(rows)} where ${conditions} limit ${countedAtMost + 1}) as bounded`);
  const count = row?.count ?? 0;
  return { count: Math.min(count, countedAtMost), more: count > countedAtMost };
}
