import { sql } from '#kernel/database/sql.ts';
import type { Changes } from '#kernel/events/event.ts';
import type { RecordTx } from '../../../records.ts';
import type { Progress } from '../object.ts';

/** The part of the log in which an import's rows lie. */
export type Span = NonNullable<Progress['log']>;

/** A row of the log that the import wrote. */
export type Wrote = {
  readonly sequence: number;
  readonly kind: 'created' | 'updated';
  readonly object: string;
  readonly recordId: string;
  readonly changes: Changes | null;
};

// The import's own record is written on the way too.
const ofImport = (tx: RecordTx, id: string, { first, last }: Span) =>
  sql`workspace_id = ${tx.context.workspace} and sequence between ${first}::bigint and ${last}::bigint
    and kind in ('created', 'updated') and object <> 'import' and cause ->> 'kind' = 'import' and cause ->> 'id' = ${id}`;

/** The latest rows before a place, the last one first. */
export const readBack = (
  tx: RecordTx,
  id: string,
  span: Span,
  before: number,
  limit: number,
): Promise<Wrote[]> =>
  tx.rows<Wrote>(sql`select sequence, kind, object, record_id as "recordId", changes from event
    where ${ofImport(tx, id, span)} and sequence < ${before}::bigint order by sequence desc limit ${limit}`);

/** Those of these records that the import itself made. */
export async function madeBy(
  tx: RecordTx,
  id: string,
  span: Span,
  object: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`select record_id as id from event
    where ${ofImport(tx, id, span)} and kind = 'created' and object = ${object} and record_id = any(${ids}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

/** Those of these records that somebody else has changed since. */
export async function changedSince(
  tx: RecordTx,
  id: string,
  { first }: Span,
  object: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`select distinct record_id as id from event
    where workspace_id = ${tx.context.workspace} and object = ${object} and record_id = any(${ids}::uuid[])
      and sequence > ${first}::bigint and kind = 'updated'
      and not (cause ->> 'kind' in ('import', 'job') and cause ->> 'id' = ${id})`);
  return new Set(rows.map((row) => row.id));
}

/** Records of the import that somebody changed since, at most so many. */
export const someChanged = (
  tx: RecordTx,
  id: string,
  span: Span,
  limit: number,
): Promise<{ object: string; id: string }[]> =>
  tx.rows(sql`with own as (select distinct object, record_id from event where ${ofImport(tx, id, span)})
    select own.object, own.record_id as id from own where exists (select from event as e
      where e.workspace_id = ${tx.context.workspace} and e.object = own.object and e.record_id = own.record_id
        and e.sequence > ${span.first}::bigint and e.kind = 'updated'
        and not (e.cause ->> 'kind' in ('import', 'job') and e.cause ->> 'id' = ${id}))
    limit ${limit}`);

/** When the import wrote last. */
export async function wroteLast(tx: RecordTx, { last }: Span): Promise<Date | undefined> {
  const [row] = await tx.rows<{ at: Date }>(
    sql`select at from event where workspace_id = ${tx.context.workspace} and sequence = ${last}::bigint`,
  );
  return row?.at;
}
