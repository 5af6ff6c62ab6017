import { appendEvents } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { recordNotFound, unknownObject } from '../../problems.ts';
import { visibleIds } from '../../query/titles.ts';
import { tableOf } from '../../query/row-set.ts';
import type { RecordTx } from '../../records.ts';
import { winnersOf } from '../../write/merged.ts';
import { keepLatestOf } from '../../write/latest.ts';
import { restoreRecords } from '../../write/remove.ts';
import { lockRows, type Locked } from '../../write/update.ts';
import type { Values } from '../../write/validate.ts';
import { beginAlong, turned, type AllAlong, type GoOn } from './along.ts';
import { returnLinks } from './give-back.ts';
import {
  markUndone,
  mergesInto,
  movesOf,
  readMerge,
  removalsOf,
  rewriteLedger,
  type MergeEntry,
} from './ledger.ts';
import { mergedOnwards, mergeNotFound } from './problems.ts';
import { placesOf } from './place.ts';
import { checkMayMerge, withAllRights } from './rights.ts';
import { takeBack } from './take-back.ts';
import { writeYielding } from './write-winner.ts';

/** A record that was added since and goes along with one of those that part. */
export type MoveAlong = {
  readonly object: string;
  readonly id: string;
  readonly field: string;
  readonly to: string;
};

export type Unmerged = {
  /** The records that stand on their own again. */
  readonly restored: readonly string[];
  /** Fields of the winner that were changed since and so stay as they are. */
  readonly kept: readonly string[];
  /** Not all that goes along has gone yet: the rest does in the background. */
  readonly moving: boolean;
};

/** All that was added at some places, however much, and who moves what does not go at once. */
export type Along = { readonly all: readonly AllAlong[]; readonly goOn: GoOn };

/**
 * Takes a merge apart at any later time: the losers come back as they were, links that were moved go back where nobody
 * has turned them since, and the winner's fields lose what the merge brought unless somebody changed them since.
 * @param along what was added since and goes with one of the losers; the rest stays with the winner
 * @param rest all of some places goes, but for what `along` names: with another loser, or with the winner, where it stays
 * @throws mergeNotFound, mergedOnwards, notAllowed, notUnique where another record took a unique value meanwhile
 */
export async function unmergeRecords(
  tx: RecordTx,
  id: string,
  along: readonly MoveAlong[] = [],
  rest?: Along,
): Promise<Unmerged> {
  const entry = await readMerge(tx, id, true);
  if (!entry || entry.undoneAt) throw mergeNotFound();
  const object = tx.schema.objects.get(entry.object);
  if (!object) throw unknownObject({ name: entry.object });
  checkMayMerge(tx, object);
  const winner = await lockWinner(tx, object, entry);
  const all = withAllRights(tx);
  const kept = await takeBackFields(all, object, entry, winner);
  await repairLater(all, entry);
  await markUndone(all, entry.id);
  const restored = await inBin(all, object, entry.losers);
  await restoreRecords(all, object, restored);
  await returnLinks(all, placesOf(all, object), entry, await movesOf(all, entry.id));
  await restoreJoins(all, entry.id);
  await moveAlong(tx, entry, restored, along);
  const stays = along.filter(({ to }) => to === entry.winner).map((one) => one.id);
  const moving = rest ? await beginAlong(tx, entry, rest.all, { restored, stays, goOn: rest.goOn }) : false;
  keepLatestOf(all, object, [entry.winner, ...restored]);
  const [fresh] = (await lockRows(all, object, [entry.winner], 'update')).values();
  appendEvents(tx, [
    {
      kind: 'fact',
      object: object.name,
      recordId: entry.winner as RecordId,
      recordVersion: fresh?.version ?? winner.version,
      fact: 'record.unmerged',
    },
  ]);
  return { restored, kept, moving };
}

async function lockWinner(tx: RecordTx, object: ObjectDescriptor, entry: MergeEntry): Promise<Locked> {
  const row = (await lockRows(tx, object, [entry.winner], 'update')).get(entry.winner);
  if (row) return row;
  const onwards = (await winnersOf(tx, [entry.winner])).get(entry.winner);
  if (onwards && (await visibleIds(tx, object.name, [onwards])).has(onwards))
    throw mergedOnwards({ object: object.one }, { more: { mergedInto: onwards } });
  throw recordNotFound({ object: object.one });
}

/** @returns names of the fields that stay, for somebody changed them since or a rule wants them so */
async function takeBackFields(
  tx: RecordTx,
  object: ObjectDescriptor,
  entry: MergeEntry,
  winner: Locked,
): Promise<string[]> {
  const kept = new Set<string>();
  const values: Values = {};
  for (const field of object.fields.values()) {
    if (!(field.id in entry.after) || field.readOnly) continue;
    const back = takeBack(winner.values[field.name], entry.before[field.id], entry.after[field.id]);
    if (back.kept) kept.add(field.name);
    else values[field.name] = back.value;
  }
  await writeYielding(tx, object, winner.id, values, (name) => {
    kept.add(name);
    return true;
  });
  return [...kept];
}

/**
 * What a later merge found in the winner, and left there, came partly from this one: it must not bring that back when it is
 * taken apart, nor keep what belongs to somebody else.
 */
async function repairLater(tx: RecordTx, entry: MergeEntry): Promise<void> {
  const withoutThis = (values: MergeEntry['before']): MergeEntry['before'] =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => [
        field,
        field in entry.after ? takeBack(value, entry.before[field], entry.after[field]).value : value,
      ]),
    );
  for (const later of await mergesInto(tx, entry.winner)) {
    if (later.id === entry.id || later.at < entry.at) continue;
    await rewriteLedger(tx, later.id, { before: withoutThis(later.before), after: withoutThis(later.after) });
  }
}

/** The losers that are still there; one that was erased meanwhile stays so. */
async function inBin(tx: RecordTx, object: ObjectDescriptor, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from ${sql.table(tableOf(object))}
    where workspace_id = ${tx.context.workspace} and id = any(${ids}::uuid[]) and deleted_at is not null order by id`);
  return rows.map(({ id }) => id);
}

async function restoreJoins(tx: RecordTx, id: string): Promise<void> {
  const removals = Map.groupBy(await removalsOf(tx, id), ({ object }) => object);
  for (const [name, some] of removals) {
    const object = tx.schema.objects.get(name);
    if (!object) continue;
    const ids = await inBin(
      tx,
      object,
      some.map((one) => one.id),
    );
    if (ids.length > 0) await restoreRecords(tx, object, ids);
  }
}

/** What was added since goes along by ordinary writes, with the rights of who takes the merge apart. */
async function moveAlong(
  tx: RecordTx,
  entry: MergeEntry,
  restored: readonly string[],
  along: readonly MoveAlong[],
): Promise<void> {
  for (const [name, some] of Map.groupBy(along, ({ object }) => object)) {
    const records = tx.recordsOf(name);
    const found = await records.some(some.map(({ id }) => id));
    const patches = some.flatMap(({ id, field, to }) => {
      const now = found.get(id)?.values[field];
      if (!restored.includes(to) || records.object.fields.get(field)?.options['to'] !== entry.object)
        return [];
      const value = turned(now, entry.winner, to);
      return value === undefined ? [] : [{ id, values: { [field]: value } }];
    });
    if (patches.length > 0) await records.update(patches);
  }
}
