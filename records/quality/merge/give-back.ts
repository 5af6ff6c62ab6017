import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import type { MergeEntry } from './ledger.ts';
import { logTurns, relinkMany, type Move } from './move.ts';
import { isMany, linkingRows, turnOne, type Place } from './place.ts';
import { returnTimeline } from './timeline.ts';

/** Gives each loser back the links that were moved from it, where they still lead to the winner. */
export async function returnLinks(
  tx: RecordTx,
  places: readonly Place[],
  { winner }: Pick<MergeEntry, 'winner'>,
  moves: readonly Move[],
): Promise<void> {
  for (const place of places) {
    const ofField = moves.filter(({ fieldId }) => fieldId === place.field.id);
    if (ofField.length === 0) continue;
    const ids = [...new Set(ofField.map(({ id }) => id))];
    const still = await tx.rows<{ id: string }>(sql`
      select id from (${linkingRows(tx, place, [winner])}) as found where id = any(${ids}::uuid[])`);
    const leading = new Set(still.map(({ id }) => id));
    const back = ofField.filter(({ id }) => leading.has(id));
    if (back.length === 0) continue;
    const left = await leavingWinner(tx, place, winner, back);
    await (isMany(place) ? returnMany(tx, place, winner, back, left) : returnOne(tx, place, winner, back));
    const turns = back.map(({ id, loser }) => ({ id, target: loser }));
    await returnTimeline(tx, place, winner, turns, left);
  }
}

/**
 * The records that link to the winner only because of this merge. Where another merge that still stands brought the same
 * link, the link is that merge's from now on.
 */
async function leavingWinner(
  tx: RecordTx,
  { field }: Place,
  winner: string,
  back: readonly Move[],
): Promise<string[]> {
  const brought = back.filter(({ joined }) => !joined).map(({ id }) => id);
  const held = await tx.rows<{
    record_id: string;
  }>(sql`update merge_move as v set joined = false from merge as m
    where v.workspace_id = ${tx.context.workspace} and v.field_id = ${field.id} and v.record_id = any(${brought}::uuid[])
      and m.workspace_id = v.workspace_id and m.id = v.merge_id and m.winner_id = ${winner}::uuid and m.undone_at is null
    returning v.record_id`);
  const kept = new Set(held.map(({ record_id }) => record_id));
  return brought.filter((id) => !kept.has(id));
}

async function returnOne(tx: RecordTx, place: Place, winner: string, back: readonly Move[]): Promise<void> {
  const versions = await turnOne(
    tx,
    place,
    back.map(({ id, loser }) => ({ id, target: loser })),
  );
  await logTurns(
    tx,
    place,
    versions,
    back.map(({ id, loser }) => ({ id, before: winner, after: loser })),
  );
}

async function returnMany(
  tx: RecordTx,
  place: Place,
  winner: string,
  back: readonly Move[],
  left: readonly string[],
): Promise<void> {
  const { workspace } = tx.context;
  const ids = [...new Set(back.map(({ id }) => id))];
  await relinkMany(tx, place, ids, async () => {
    await tx.rows(sql`delete from link where workspace_id = ${workspace} and field_id = ${place.field.id}
    and to_id = ${winner}::uuid and from_id = any(${left}::uuid[])`);
    await tx.rows(sql`insert into link (workspace_id, field_id, from_id, to_id)
    select ${workspace}, ${place.field.id}, id, loser
    from jsonb_to_recordset(${JSON.stringify(back)}::jsonb) as b(id uuid, loser uuid) on conflict do nothing`);
  });
}
