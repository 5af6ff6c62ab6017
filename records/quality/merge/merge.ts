import { appendEvents } from '#kernel/events/event.ts';
import { newId } from '#kernel/id.ts';
import { isWritable, readableField } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import type { RecordTx } from '../../records.ts';
import { recordNotFound } from '../../problems.ts';
import { conflict } from '../../write/conflict.ts';
import { keepLatestOf } from '../../write/latest.ts';
import { tellIfMerged } from '../../write/merged.ts';
import { removeRecords } from '../../write/remove.ts';
import { refuseCircles } from '../../write/trees.ts';
import { lockRows, type Locked } from '../../write/update.ts';
import { joiningObjects, joinsTwice, joinsWithin } from './joins.ts';
import { writeLedger, type Removal } from './ledger.ts';
import { moveLinks } from './move.ts';
import { placesOf, type Place } from './place.ts';
import { badMerge, reasons } from './problems.ts';
import { checkMayMerge, withAllRights } from './rights.ts';
import { writeWinner } from './write-winner.ts';
import type { FieldChoices } from './values.ts';

/** A record of the merge; with `version`, only if nobody changed it since. */
export type Merged = { readonly id: string; readonly version?: number | undefined };

export type MergeWish = {
  /** The record that stays. */
  readonly winner: Merged;
  /** Those that become part of it, 1–20. */
  readonly losers: readonly Merged[];
  /** Where a field's value comes from, where it is not the usual place. */
  readonly fields?: FieldChoices;
};

const mostLosers = 20;

/**
 * Makes one record of several, as one deed: fields by choice, every link that led to a loser leads to the winner, the
 * losers go to the bin, and a ledger keeps what is needed to take it apart at any later time.
 * @returns the id of the merge
 * @throws badMerge, notAllowed, recordNotFound, mergedAway, staleVersion, and what refuses the winner's new values
 */
export async function mergeRecords(tx: RecordTx, object: ObjectDescriptor, wish: MergeWish): Promise<string> {
  checkMayMerge(tx, object);
  const ids = [wish.winner, ...wish.losers].map(({ id }) => id.toLowerCase());
  if (ids.length < 2 || new Set(ids).size < ids.length) throw badMerge({ reason: reasons.few });
  if (wish.losers.length > mostLosers) throw badMerge({ reason: reasons.many });
  refuseLockedChoices(tx, object, wish.fields ?? {});
  const locked = await lockAll(tx, object, [wish.winner, ...wish.losers]);
  const [winner, ...losers] = locked;
  if (!winner) throw recordNotFound({ object: object.one });
  refuseOtherKinds(object, locked);

  const all = withAllRights(tx);
  const places = placesOf(all, object);
  const removed = await removeJoins(all, places, ids);
  const loserIds = losers.map(({ id }) => id);
  const moves = await moveLinks(all, places, winner.id, loserIds);
  const doubled = await removeDoubledJoins(
    all,
    places,
    moves.map(({ id }) => id),
  );
  await removeRecords(all, object, loserIds);
  const { before, after, version } = await writeWinner(all, object, winner, losers, wish.fields ?? {});
  keepLatestOf(all, object, [winner.id]);
  await refuseNewCircles(all, object, winner);

  const id = newId();
  const entry = { id, object: object.name, winner: winner.id, before, after, losers: loserIds };
  await writeLedger(all, entry, moves, [...removed, ...doubled]);
  appendEvents(tx, [
    { kind: 'fact', object: object.name, recordId: winner.id, recordVersion: version, fact: 'record.merged' },
  ]);
  return id;
}

/** The merge itself carries fields along that its doer may not write, but he does not choose what they become. @throws unknownField, badMerge */
function refuseLockedChoices(tx: RecordTx, object: ObjectDescriptor, choices: FieldChoices): void {
  const { actor } = tx.context;
  if (actor.kind === 'system') return;
  for (const name of Object.keys(choices))
    if (!isWritable(actor, object, readableField(actor, object, name)))
      throw badMerge({ reason: reasons.locked }, { field: name });
}

/** The rows in the order asked for, locked. @throws staleVersion where one was changed since it was read */
async function lockAll(tx: RecordTx, object: ObjectDescriptor, wanted: readonly Merged[]): Promise<Locked[]> {
  const ids = wanted.map(({ id }) => id);
  const rows = await lockRows(tx, object, ids, 'update');
  if (rows.size < ids.length) {
    await tellIfMerged(tx, object, ids);
    throw recordNotFound({ object: object.one });
  }
  const locked: Locked[] = [];
  for (const { id, version } of wanted) {
    const row = rows.get(id.toLowerCase());
    if (!row) throw recordNotFound({ object: object.one });
    if (version !== undefined && version !== row.version) throw await conflict(tx, object, row, version, {});
    locked.push(row);
  }
  return locked;
}

function refuseOtherKinds(object: ObjectDescriptor, records: readonly Locked[]): void {
  const deciding = [...new Set(object.variants.map(({ where }) => where.field))];
  for (const field of deciding)
    if (new Set(records.map(({ values }) => values[field])).size > 1)
      throw badMerge({ reason: reasons.kinds });
}

/** What only joined two of these goes to the bin: nothing is joined with itself. */
async function removeJoins(
  tx: RecordTx,
  places: readonly Place[],
  members: readonly string[],
): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const object of joiningObjects(places)) {
    const ids = await joinsWithin(tx, object, places, members);
    if (ids.length > 0) await removeRecords(tx, object, ids);
    removals.push(...ids.map((id) => ({ object: object.name, id })));
  }
  return removals;
}

async function removeDoubledJoins(
  tx: RecordTx,
  places: readonly Place[],
  moved: readonly string[],
): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const object of joiningObjects(places)) {
    const ids = await joinsTwice(tx, object, moved);
    if (ids.length > 0) await removeRecords(tx, object, ids);
    removals.push(...ids.map((id) => ({ object: object.name, id })));
  }
  return removals;
}

/** A child of a loser may stand above the winner. */
const refuseNewCircles = (tx: RecordTx, object: ObjectDescriptor, winner: Locked): Promise<void> => {
  const trees = [...object.fields.values()].filter(({ options }) => options['tree'] === true);
  // What it links to now decides, so that any value that differs from the one before will do.
  const values = Object.fromEntries(trees.map(({ name }) => [name, 'moved']));
  return refuseCircles(tx, object, [{ id: winner.id, before: {}, values }]);
};
