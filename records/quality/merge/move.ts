import { appendEvents, type NewEvent } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../../records.ts';
import { badMerge, reasons } from './problems.ts';
import { isMany, linkingRows, touchRecords, turnOne, type Place, type Turned } from './place.ts';
import { moveTimeline } from './timeline.ts';

/** A link that led to a loser: of which field, from which record, and whether that linked to the winner as well. */
export type Move = {
  readonly fieldId: string;
  readonly id: string;
  readonly loser: string;
  readonly joined: boolean;
};

// 20,000 took 1.8 s on a busy machine; a transaction may last 5.
const mostMoves = 40_000;

/** Moves every link that leads to a loser over to the winner. Records in the bin move too: restored, they find it. */
export async function moveLinks(
  tx: RecordTx,
  places: readonly Place[],
  winner: string,
  losers: readonly string[],
): Promise<Move[]> {
  const moves: Move[] = [];
  for (const place of places) {
    const found = await tx.rows<{ id: string; target: string }>(sql`
      select id, target from (${linkingRows(tx, place, losers)}) as found
      where id <> all(${[winner, ...losers]}::uuid[]) order by id limit ${mostMoves + 1 - moves.length}`);
    if (moves.length + found.length > mostMoves) throw badMerge({ reason: reasons.large });
    if (found.length === 0) continue;
    moves.push(
      ...(isMany(place) ? await moveMany(tx, place, winner, found) : await moveOne(tx, place, winner, found)),
    );
    await moveTimeline(tx, place, winner, losers);
  }
  return moves;
}

type Found = { readonly id: string; readonly target: string };

async function moveOne(tx: RecordTx, place: Place, winner: string, found: readonly Found[]): Promise<Move[]> {
  const versions = await turnOne(
    tx,
    place,
    found.map(({ id }) => ({ id, target: winner })),
  );
  await logTurns(
    tx,
    place,
    versions,
    found.map(({ id, target }) => ({ id, before: target, after: winner })),
  );
  return found.map(({ id, target }) => ({ fieldId: place.field.id, id, loser: target, joined: false }));
}

/** Changes links to many of these records, with their versions and the log. @returns where each led before */
export async function relinkMany(
  tx: RecordTx,
  place: Place,
  ids: readonly string[],
  change: () => Promise<void>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const before = await linkedFrom(tx, place, ids);
  await change();
  const versions = await touchRecords(tx, place, ids);
  const after = await linkedFrom(tx, place, ids);
  await logTurns(
    tx,
    place,
    versions,
    ids.map((id) => ({ id, before: before.get(id) ?? [], after: after.get(id) ?? [] })),
  );
  return before;
}

async function moveMany(
  tx: RecordTx,
  place: Place,
  winner: string,
  found: readonly Found[],
): Promise<Move[]> {
  const { workspace } = tx.context;
  const ids = [...new Set(found.map(({ id }) => id))];
  const losers = [...new Set(found.map(({ target }) => target))];
  const before = await relinkMany(tx, place, ids, async () => {
    await tx.rows(sql`delete from link where workspace_id = ${workspace} and field_id = ${place.field.id}
    and to_id = any(${losers}::uuid[]) and from_id = any(${ids}::uuid[])`);
    await tx.rows(sql`insert into link (workspace_id, field_id, from_id, to_id)
    select ${workspace}, ${place.field.id}, id, ${winner}::uuid from unnest(${ids}::uuid[]) as id on conflict do nothing`);
  });
  return found.map(({ id, target }) => ({
    fieldId: place.field.id,
    id,
    loser: target,
    joined: before.get(id)?.includes(winner) ?? false,
  }));
}

/** All links of the field from each of these records, in the order in which a record shows them. */
async function linkedFrom(
  tx: RecordTx,
  { field }: Place,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.rows<{ id: string; targets: string[] }>(sql`
    select from_id as id, array_agg(to_id::text order by to_id) as targets from link
    where workspace_id = ${tx.context.workspace} and field_id = ${field.id} and from_id = any(${ids}::uuid[]) group by from_id`);
  return new Map(rows.map(({ id, targets }) => [id, targets]));
}

type Logged = { readonly id: string; readonly before: unknown; readonly after: unknown };

const loggedAtOnce = 5_000;

/** Each record that was turned has a change in the log like any other. */
export async function logTurns(
  tx: RecordTx,
  { object, field }: Place,
  versions: Turned,
  turns: readonly Logged[],
): Promise<void> {
  const events = turns.flatMap(({ id, before, after }): NewEvent[] => {
    const version = versions.get(id);
    if (version === undefined) return [];
    return [
      {
        kind: 'updated',
        object: object.name,
        recordId: id as RecordId,
        recordVersion: version,
        changes: { [field.name]: [before, after] },
      },
    ];
  });
  for (let start = 0; start < events.length; start += loggedAtOnce)
    appendEvents(tx, events.slice(start, start + loggedAtOnce));
}
