import { allOf, sql } from '#kernel/database/sql.ts';
import { readableFields, scopeFor, visibleRows } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { recordNotFound } from '../../problems.ts';
import { compileFilter } from '../../query/filter.ts';
import { decodeCursor, encodeCursor, readingBy } from '../../query/cursor.ts';
import { readSome } from '../../query/page.ts';
import type { Filter, Stored } from '../../query/query.ts';
import { column, ownRows, rowSet, tableOf } from '../../query/row-set.ts';
import { variantCondition } from '../../query/variant.ts';
import type { RecordTx } from '../../records.ts';
import { scoreOf, type Reason } from '../duplicates/likeness.ts';
import { lockRows } from '../../write/update.ts';
import { checkMayMerge } from '../merge/rights.ts';
import { keepVerdict, type Pair, type Verdict } from './pairs.ts';

/** A pair as its reviewer sees it. */
export type QueuedPair = {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly records: readonly [Stored, Stored];
};

export type Queue = {
  readonly pairs: readonly QueuedPair[];
  readonly next: string | null;
  /** How many wait, counted up to 1,000. */
  readonly waiting: number;
};

/** Which pairs are wanted: those of which at least one record is such. */
export type QueueQuery = {
  readonly cursor?: string | undefined;
  readonly filter?: Filter | undefined;
  readonly variant?: string | undefined;
};

type Row = { one_id: string; other_id: string; score: number; reasons: Reason[] };

const mark = 'duplicates';
const pageSize = 50;
const countedAtMost = 1_000;

/** The pairs that wait for a verdict, the likeliest first, of records that the reader may see and change. */
export async function readQueue(
  tx: RecordTx,
  object: ObjectDescriptor,
  { cursor, ...wanted }: QueueQuery = {},
): Promise<Queue> {
  checkMayMerge(tx, object);
  if (scopeFor(tx.context.actor, object, 'update') === 'none') return { pairs: [], next: null, waiting: 0 };
  const open = openPairs(tx, object, wanted);
  const after = cursor === undefined ? undefined : decodeCursor(cursor, mark, 2);
  const rows = await readingBy(
    cursor,
    tx.rows<Row>(sql`select p.one_id, p.other_id, p.score, p.reasons ${open}
    ${after ? beyond({ score: after.values[0], one: after.values[1], other: after.id }) : sql``}
    order by p.score desc, p.one_id, p.other_id limit ${pageSize + 1}`),
  );
  const page = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? page.at(-1) : undefined;
  const [count] = await tx.rows<{ count: number }>(
    sql`select count(*) as count from (select 1 ${open} limit ${countedAtMost}) as waiting`,
  );
  return {
    pairs: await withRecords(tx, object, page),
    next: last
      ? encodeCursor({ query: mark, values: [String(last.score), last.one_id], id: last.other_id })
      : null,
    waiting: count?.count ?? 0,
  };
}

type Place = Readonly<Record<'score' | 'one' | 'other', string | null | undefined>>;

/** Pairs after one, in the order of their index, which it then walks from there. */
const beyond = ({ score, one, other }: Place) => sql`and p.score <= ${score}::real
  and (p.score < ${score}::real or (p.one_id, p.other_id) > (${one}::uuid, ${other}::uuid))`;

/**
 * `from … where`: open pairs, both records of which the actor may see and change, and which have something in common in a
 * field that he may read.
 */
function openPairs(tx: RecordTx, object: ObjectDescriptor, { filter, variant }: Omit<QueueQuery, 'cursor'>) {
  const one = rowSet(tx, object, 'a');
  const other = rowSet(tx, object, 'b');
  const table = sql.table(tableOf(object));
  const readable = readableFields(tx.context.actor, object).map(({ name }) => name);
  const seen = [one, other].map(
    (rows) => sql`${ownRows(rows)} and ${visibleRows(rows, 'read')} and ${visibleRows(rows, 'update')}`,
  );
  const such = [one, other].map((rows) =>
    allOf([
      ...(variant === undefined ? [] : [variantCondition(rows, variant)]),
      ...(filter === undefined ? [] : [compileFilter(rows, filter)]),
    ]),
  );
  return sql`from duplicate_pair as p
    join ${table} as a on ${column(one, 'id')} = p.one_id join ${table} as b on ${column(other, 'id')} = p.other_id
    where p.workspace_id = ${tx.context.workspace} and p.object = ${object.name} and p.state <> 'different'
      and exists (select from jsonb_array_elements(p.reasons) as r where r ->> 'field' = any(${readable}::text[]))
      and (p.state = 'open' or p.later_until < ${tx.context.now()}) and ${sql.join(seen, sql` and `)}
      ${filter === undefined && variant === undefined ? sql`` : sql`and (${sql.join(such, sql` or `)})`}`;
}

/** Reasons by fields that are hidden from the reader are not told, and the score is what the others come to. */
async function withRecords(
  tx: RecordTx,
  object: ObjectDescriptor,
  rows: readonly Row[],
): Promise<QueuedPair[]> {
  const records = await readSome(tx, object, [...new Set(rows.flatMap((row) => [row.one_id, row.other_id]))]);
  const readable = new Set(readableFields(tx.context.actor, object).map(({ name }) => name));
  return rows.flatMap(({ one_id, other_id, score, reasons }): QueuedPair[] => {
    const [one, other] = [records.get(one_id), records.get(other_id)];
    const told = reasons.filter(({ field }) => readable.has(field));
    if (!one || !other || told.length === 0) return [];
    const seen = told.length === reasons.length ? score : scoreOf(object, told, one.values, other.values);
    return [{ score: seen, reasons: told, records: [one, other] }];
  });
}

/** Keeps a verdict on a pair. @throws recordNotFound where the actor may not see and change both */
export async function judgePair(
  tx: RecordTx,
  object: ObjectDescriptor,
  pair: Pick<Pair, 'one' | 'other'>,
  verdict: Verdict,
): Promise<void> {
  checkMayMerge(tx, object);
  const found = await lockRows(tx, object, [pair.one, pair.other], 'update');
  if (found.size < 2) throw recordNotFound({ object: object.one });
  await keepVerdict(tx, object.name, pair, verdict);
}
