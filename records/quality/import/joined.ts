import { sql } from '#kernel/database/sql.ts';
import { titlesOf } from '../../query/titles.ts';
import type { FieldDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import type { Fault } from './faults.ts';
import { cardOf } from './issues.ts';
import { mostRowsShown } from './make-issue.ts';
import type { PlanNode } from './plan.ts';
import { sameRowKey } from './rule-keys.ts';

/** A row that is surely what an earlier row of the file is: one record comes of both. */
export type Joined = {
  readonly row: number;
  readonly with: number;
  /** The unique field in which they are the same, for which they cannot be kept apart. */
  readonly bound?: FieldDescriptor;
};

/** The same as a run keeps it; `with` is null where the run was cut off in between. */
export type KeptJoin = { readonly row: number; readonly with: number | null; readonly id: string };

/** Which of these records the import has written with rows before. */
export async function writtenBefore(
  tx: RecordTx,
  importId: string,
  object: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.rows<{ id: string }>(sql`select distinct record_id as id from event
    where workspace_id = ${tx.context.workspace} and cause ->> 'kind' = 'import' and cause ->> 'id' = ${importId}
      and object = ${object} and record_id = any(${ids}::uuid[])`);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps which rows of a chunk were joined, in the transaction of the chunk. */
export async function keepJoined(tx: RecordTx, importId: string, joins: readonly KeptJoin[]): Promise<void> {
  if (joins.length === 0) return;
  await tx.rows(sql`insert into import_joined (workspace_id, import_id, row, with_row, record_id)
    select ${tx.context.workspace}, ${importId}::uuid, g.row, g.with, g.id
    from jsonb_to_recordset(${JSON.stringify(joins)}::jsonb) as g(row integer, "with" integer, id uuid)
    on conflict do nothing`);
}

/** A page of the rows that a run joined, in the order of the file, with the records' titles where the reader sees them. */
export async function readJoined(
  tx: RecordTx,
  importId: string,
  object: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<(KeptJoin & { readonly title: string | null })[]> {
  const rows = await tx.rows<KeptJoin>(sql`select row, with_row as with, record_id as id from import_joined
    where workspace_id = ${tx.context.workspace} and import_id = ${importId}::uuid and row > ${after}
    order by row limit ${limit}`);
  const titles = await titlesOf(tx, object, [...new Set(rows.map(({ id }) => id))]);
  return rows.map((one) => ({ ...one, title: titles.get(one.id) ?? null }));
}

/** What rows of a chunk that are one with earlier ones are to the whole file: of each first row one fault, without that row. */
export function sameRowFaults(
  { object }: PlanNode,
  joins: readonly (Joined & { readonly title: string })[],
): readonly Fault[] {
  return [...Map.groupBy(joins, (one) => one.with)].map(([first, all]): Fault => {
    const bound = all.flatMap((one) => one.bound ?? []);
    return {
      key: sameRowKey(first),
      code: 'same-row',
      path: object.title,
      card: cardOf('same-row', object.title, true),
      value: all[0]?.title ?? '',
      count: all.length,
      rows: all.slice(0, mostRowsShown).map(({ row }) => row),
      message: bound[0]?.label ?? null,
      meant: null,
      tied: bound.length,
      mend: null,
    };
  });
}
