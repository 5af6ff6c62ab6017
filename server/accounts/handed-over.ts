import { sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import type { RecordTx } from '#records/records.ts';

/** One field of one record that a hand-over gave to somebody else. */
export type Handed = {
  readonly recordId: RecordId;
  readonly field: string;
  /** What stood there: the id of a member, or the ids of several. */
  readonly before: string | readonly string[];
  /** The record's version with the new value in it. */
  readonly version: number;
};

/** Where rows of a hand-over lie: one field of one object. */
export type Strand = { readonly object: string; readonly field: string };

/** Holds up whatever else works at this hand-over until the transaction ends, so that nothing is given while it is taken back. */
export const takeTurn = (tx: RecordTx, id: string): Promise<unknown> =>
  tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);

/** Written in the transaction that gives. What was given in a try before this one stays as it was. */
export const keepHanded = (
  tx: RecordTx,
  id: string,
  object: string,
  handed: readonly Handed[],
): Promise<unknown> =>
  tx.rows(sql`insert into handed_over (workspace_id, hand_over_id, object, record_id, field, before, version)
    select ${tx.context.workspace}, ${id}::uuid, ${object}, h."recordId", h.field, h.before, h.version
    from jsonb_to_recordset(${JSON.stringify(handed)}::jsonb)
      as h("recordId" uuid, field text, before jsonb, version integer)
    on conflict do nothing`);

/** Where there is something to give back. */
export const strandsOf = (tx: RecordTx, id: string): Promise<Strand[]> =>
  tx.rows<Strand>(sql`select distinct object, field from handed_over
    where ${ofHandOver(tx, id)} and not back order by object, field`);

/** Records that were not given back, by id, those after one of them. */
export const idsNotBack = async (
  tx: RecordTx,
  id: string,
  { object, field }: Strand,
  after: string | undefined,
  limit: number,
): Promise<RecordId[]> =>
  (
    await tx.rows<{ id: RecordId }>(sql`select record_id as id from handed_over
      where ${ofHandOver(tx, id)} and object = ${object} and field = ${field} and not back
        and (${after ?? null}::uuid is null or record_id > ${after ?? null}::uuid)
      order by record_id limit ${limit}`)
  ).map((row) => row.id);

/** Those of these records that nobody has changed since; what only follows by rules in the background is no change. */
export const untouched = (
  tx: RecordTx,
  id: string,
  { object, field }: Strand,
  ids: readonly string[],
): Promise<Handed[]> =>
  tx.rows<Handed>(sql`select h.record_id as "recordId", h.field, h.before, h.version from handed_over as h
    where ${ofHandOver(tx, id)} and h.object = ${object} and h.field = ${field} and h.record_id = any(${ids}::uuid[])
      and not h.back and not exists (select from event as e
        where e.workspace_id = h.workspace_id and e.object = h.object and e.record_id = h.record_id
          and e.kind = 'updated' and e.record_version > h.version and e.cause ->> 'kind' <> 'job')`);

export const markBack = (
  tx: RecordTx,
  id: string,
  { object, field }: Strand,
  ids: readonly string[],
): Promise<unknown> =>
  tx.rows(sql`update handed_over set back = true
    where ${ofHandOver(tx, id)} and object = ${object} and field = ${field} and record_id = any(${ids}::uuid[])`);

/** Records that were given, and those of them that came back. */
export async function countHanded(tx: RecordTx, id: string): Promise<{ given: number; back: number }> {
  const [row] = await tx.rows<{ given: number; back: number }>(sql`select count(*)::integer as given,
    (count(*) filter (where back))::integer as back from handed_over where ${ofHandOver(tx, id)}`);
  return row ?? { given: 0, back: 0 };
}

/** A record that a hand-over gave and that did not come back. */
export type NotBack = { readonly handOver: string; readonly object: string; readonly id: string };

/** The first of those that were not given back, of each of these hand-overs. */
export const notBack = (tx: RecordTx, ids: readonly string[], limit: number): Promise<NotBack[]> =>
  tx.rows<NotBack>(sql`select o.id as "handOver", h.object, h.record_id as id from unnest(${ids}::uuid[]) as o(id),
    lateral (select object, record_id from handed_over
      where workspace_id = ${tx.context.workspace} and hand_over_id = o.id and not back
      order by object, record_id limit ${limit}) as h`);

/** What hand-overs before this instant moved is not taken back any more, and forgotten. */
export const forgetHanded = (tx: RecordTx, before: Date): Promise<unknown> =>
  tx.rows(sql`delete from handed_over as h using hand_over as o
    where h.workspace_id = ${tx.context.workspace} and o.workspace_id = h.workspace_id and o.id = h.hand_over_id
      and o.state in ('given', 'returned') and o.updated_at < ${before}`);

const ofHandOver = (tx: RecordTx, id: string) =>
  sql`workspace_id = ${tx.context.workspace} and hand_over_id = ${id}::uuid`;
