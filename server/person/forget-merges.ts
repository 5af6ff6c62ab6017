import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '#records/define/descriptor.ts';
import type { RecordTx } from '#records/records.ts';

/**
 * What merges that were taken apart still tell of who went into another record by them, and with that into a further one:
 * the ledger, and the history of those records for as long as they held his values, in the fields that the merges had filled.
 */
export async function forgetFormerMerges(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<void> {
  const { workspace } = tx.context;
  const merges = await tx.rows<{
    id: string;
    winner: string;
    from: Date;
    to: Date;
    fields: readonly string[];
  }>(sql`
    with recursive former as (
      select m.id, m.winner_id, m.at, m.undone_at, m.after from merge_loser as l
        join merge as m on m.workspace_id = l.workspace_id and m.id = l.merge_id and m.undone_at is not null
        where l.workspace_id = ${workspace} and l.record_id = any(${ids}::uuid[])
      union
      select m.id, m.winner_id, m.at, m.undone_at, m.after from former
        join merge_loser as l on l.workspace_id = ${workspace} and l.record_id = former.winner_id
        join merge as m on m.workspace_id = l.workspace_id and m.id = l.merge_id
        where m.at >= former.at and m.undone_at <= former.undone_at)
    select id, winner_id as winner, at as "from", undone_at as "to", array(select jsonb_object_keys(after)) as fields
      from former`);
  for (const { winner, from, to, fields } of merges) {
    const names = [...object.fields.values()].filter(({ id }) => fields.includes(id)).map(({ name }) => name);
    await tx.rows(sql`update event set changes = changes - ${names}::text[]
      where workspace_id = ${workspace} and object = ${object.name} and record_id = ${winner}::uuid
        and changes is not null and at between ${from}::timestamptz - interval '1 minute'
        and ${to}::timestamptz + interval '1 minute'`);
  }
  const found = merges.map(({ id }) => id);
  await tx.rows(sql`update merge set before = '{}', after = '{}'
    where workspace_id = ${workspace} and id = any(${found}::uuid[])`);
}
