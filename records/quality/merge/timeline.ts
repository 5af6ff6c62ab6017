import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import type { Place, Turn } from './place.ts';

const tells = ({ object, field }: Place): boolean => object.about.includes(field.name);

/** What the losers' timelines tell by this field, the winner's tells. */
export async function moveTimeline(
  tx: RecordTx,
  place: Place,
  winner: string,
  losers: readonly string[],
): Promise<void> {
  if (!tells(place)) return;
  const { workspace } = tx.context;
  const own = sql`workspace_id = ${workspace} and object = ${place.object.name} and field = ${place.field.name}
    and party_id = any(${losers}::uuid[]) and record_id <> all(${[winner, ...losers]}::uuid[])`;
  await tx.rows(sql`insert into timeline_entry (workspace_id, party_id, at, object, record_id, field)
    select workspace_id, ${winner}::uuid, at, object, record_id, field from timeline_entry where ${own} on conflict do nothing`);
  await tx.rows(sql`delete from timeline_entry where ${own}`);
}

/** Gives entries back: each record is told of with the one it linked to, and with the winner only where it still links to it. */
export async function returnTimeline(
  tx: RecordTx,
  place: Place,
  winner: string,
  turns: readonly Turn[],
  left: readonly string[],
): Promise<void> {
  if (!tells(place) || turns.length === 0) return;
  const { workspace } = tx.context;
  const own = sql`e.workspace_id = ${workspace} and e.object = ${place.object.name} and e.field = ${place.field.name}
    and e.party_id = ${winner}::uuid`;
  await tx.rows(sql`insert into timeline_entry (workspace_id, party_id, at, object, record_id, field)
    select e.workspace_id, g.target, e.at, e.object, e.record_id, e.field
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as g(id uuid, target uuid)
    join timeline_entry as e on ${own} and e.record_id = g.id on conflict do nothing`);
  await tx.rows(sql`delete from timeline_entry as e where ${own} and e.record_id = any(${left}::uuid[])`);
}
