import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { readableField, readableFields, visibleRows } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { badFilter } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { rowsOf, scalarOf, tableOf } from './field-sql.ts';
import { compileFilter } from './filter.ts';
import { afterCursor, orderBy, orderKeys, orderMark, type OrderKey } from './order.ts';
import type { Filter, Page, PageQuery, Stored } from './query.ts';
import { selectList, toStored, type Row } from './select.ts';
import { withTitles } from './titles.ts';

const defaultLimit = 50;
const largestLimit = 200;
const alias = 't';

/** One page of what the actor may see, in order, by keyset: page 10,000 costs what page 1 does. */
export async function readPage(tx: RecordTx, object: ObjectDescriptor, query: PageQuery): Promise<Page> {
  const { actor } = tx.context;
  const sort = query.sort ?? [];
  const limit = pageLimit(query.limit);
  const fields = query.fields
    ? query.fields.map((name) => readableField(actor, object, name))
    : readableFields(actor, object);
  const keys = orderKeys(tx, object, sort, alias);
  const mark = orderMark(object, sort);
  const cursor = query.cursor === undefined ? undefined : decodeCursor(query.cursor, mark, keys.length);
  const conditions = baseConditions(tx, object, query);
  const read = (
    extra: readonly RawBuilder<unknown>[],
    order: readonly OrderKey[],
    most: number,
  ): Promise<Row[]> =>
    tx.rows<Row>(
      sql`select ${selectList(fields, alias)}, ${cursorColumns(keys)}
        from ${sql.table(tableOf(object))} as ${sql.ref(alias)}
        where ${allOf([...conditions, ...extra])} ${orderBy(order, alias)} limit ${most}`,
      { prepared: true },
    );
  const rows = await inRanges(keys, cursor, limit + 1, read);
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return {
    records: await withTitles(
      tx,
      fields,
      kept.map((row) => toStored(row, fields)),
    ),
    next: last
      ? encodeCursor({
          query: mark,
          values: keys.map((_, index) => last[`k_${index}`] as string | null),
          id: last['id'] as string,
        })
      : null,
  };
}

/** Living rows of the workspace, seen by the actor, of the variant, that match the filter. */
export function baseConditions(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: { readonly filter?: Filter; readonly removed?: boolean; readonly variant?: string },
): RawBuilder<unknown>[] {
  const conditions = [
    rowsOf(object, alias, tx.context.workspace, query.removed),
    visibleRows(tx.context.actor, object, 'read', alias),
  ];
  if (query.variant !== undefined) conditions.push(variantCondition(object, query.variant));
  if (query.filter) conditions.push(compileFilter(tx, object, query.filter, alias));
  return conditions;
}

function variantCondition(object: ObjectDescriptor, name: string): RawBuilder<unknown> {
  const variant = object.variants.find((one) => one.name === name);
  const field = variant && object.fields.get(variant.where.field);
  if (!variant || !field)
    throw badFilter(
      { reason: { fa: `«${name}» فهرستی از این نوع نیست.`, en: `“${name}” is no list of this object.` } },
      { field: 'variant' },
    );
  return sql`${scalarOf(field, alias)} = ${variant.where.value}`;
}

/** The sort's values as text, exact for every type, for the next page's cursor. */
const cursorColumns = (keys: readonly OrderKey[]): RawBuilder<unknown> =>
  sql.join(
    keys.map((key, index) => sql`(${key.expression})::text as ${sql.ref(`k_${index}`)}`),
    sql`, `,
  );

/**
 * A sort that can be null is two ranges, values first, then rows without one, each of which an index serves in order;
 * a page that ends the first goes on in the second.
 */
async function inRanges(
  keys: readonly OrderKey[],
  cursor: { readonly values: readonly (string | null)[]; readonly id: string } | undefined,
  limit: number,
  read: (extra: readonly RawBuilder<unknown>[], order: readonly OrderKey[], most: number) => Promise<Row[]>,
): Promise<Row[]> {
  const after = (order: readonly OrderKey[], values: readonly (string | null)[]): RawBuilder<unknown>[] =>
    cursor ? [afterCursor(order, values, cursor.id, alias)] : [];
  const [first, ...rest] = keys;
  if (!first?.nullable) return read(after(keys, cursor?.values ?? []), keys, limit);
  const inNulls = cursor !== undefined && cursor.values[0] === null;
  const valued = inNulls
    ? []
    : await read([sql`${first.expression} is not null`, ...after(keys, cursor?.values ?? [])], keys, limit);
  if (valued.length === limit) return valued;
  const tail = inNulls ? after(rest, cursor.values.slice(1)) : [];
  const order = rest.length > 0 ? rest : [];
  return [
    ...valued,
    ...(await read([sql`${first.expression} is null`, ...tail], order, limit - valued.length)),
  ];
}

function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return defaultLimit;
  if (Number.isInteger(limit) && limit >= 1 && limit <= largestLimit) return limit;
  throw badFilter(
    {
      reason: {
        fa: `اندازهٔ صفحه از ۱ تا ${largestLimit.toLocaleString('fa-IR')} است.`,
        en: `A page holds 1 to ${largestLimit} records.`,
      },
    },
    { field: 'limit' },
  );
}

/** One record, where the actor may see it. */
export const readOne = async (
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
): Promise<Stored | undefined> => (await readSome(tx, object, [id])).get(id);

/** Those of these records that the actor may see, by id. */
export async function readSome(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Stored>> {
  if (ids.length === 0) return new Map();
  const fields = readableFields(tx.context.actor, object);
  const wanted = ids.length === 1 ? sql`= ${ids[0]}::uuid` : sql`= any(${ids}::uuid[])`;
  const rows = await tx.rows<Row>(
    sql`select ${selectList(fields, alias)} from ${sql.table(tableOf(object))} as ${sql.ref(alias)}
      where ${allOf([...baseConditions(tx, object, {}), sql`${sql.ref(`${alias}.id`)} ${wanted}`])}`,
    { prepared: true },
  );
  const records = await withTitles(
    tx,
    fields,
    rows.map((row) => toStored(row, fields)),
  );
  return new Map(records.map((record) => [record.id, record]));
}

const countedAtMost = 10_000;

/** How many match, counted up to a bound: `more` says that the bound was reached. */
export async function countBounded(
  tx: RecordTx,
  object: ObjectDescriptor,
  query: PageQuery,
): Promise<{ count: number; more: boolean }> {
  const [row] = await tx.rows<{ count: number }>(sql`select count(*) as count from (
    select from ${sql.table(tableOf(object))} as ${sql.ref(alias)} where ${allOf(baseConditions(tx, object, query))} limit ${countedAtMost + 1}) as bounded`);
  const count = row?.count ?? 0;
  return { count: Math.min(count, countedAtMost), more: count > countedAtMost };
}
