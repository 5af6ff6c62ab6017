import { sql } from '#kernel/database/sql.ts';
import { readableFields, scopeFor, visibleRows } from '../../access/visible.ts';
import type { Linked } from '../../define/declare.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { readOne, readSome } from '../../query/page.ts';
import type { Stored } from '../../query/query.ts';
import { column, fromRows, rowSet } from '../../query/row-set.ts';
import { titlesOf } from '../../query/titles.ts';
import type { RecordTx } from '../../records.ts';
import { addedSince, readAdded, turnablePlace, type AddedAt, type AddedPage } from './added.ts';
import { mergesInto, readMerge, type MergeEntry } from './ledger.ts';
import { placesOf } from './place.ts';
import { mergeNotFound } from './problems.ts';
import { checkMayMerge } from './rights.ts';
import { same, takeBack } from './take-back.ts';

/** A merge that still stands, as a line in the winner's history. */
export type MergeLine = {
  readonly id: string;
  readonly at: string;
  /** Null where a rule merged them. */
  readonly by: Linked | null;
  readonly losers: readonly { readonly id: string; readonly title: string | null }[];
};

export type UnmergePreview = MergeLine & {
  readonly object: string;
  readonly winner: Stored;
  /** The losers as they will come back. */
  readonly records: readonly Stored[];
  /** Fields of the winner that lose what the merge brought, and those that stay because they were changed since. */
  readonly fields: readonly { readonly name: string; readonly value: unknown; readonly kept: boolean }[];
  /** How many links go back to each loser, by object. */
  readonly returning: readonly { readonly object: string; readonly loser: string; readonly count: number }[];
  /** What was added since with the winner and stays with it unless it is moved along. */
  readonly added: readonly AddedAt[];
};

/** The merges that a record is made of, the newest first. The caller has seen to it that the reader may see the record. */
export async function listMerges(
  tx: RecordTx,
  object: ObjectDescriptor,
  winner: string,
): Promise<MergeLine[]> {
  const entries = await mergesInto(tx, winner);
  const gone = await readSome(tx, object, [...new Set(entries.flatMap(({ losers }) => losers))], true);
  const names = await titlesOf(
    tx,
    'member',
    entries.flatMap(({ by }) => by ?? []),
  );
  return entries.map((entry) => lineOf(entry, object, gone, names));
}

export function lineOf(
  entry: MergeEntry,
  object: ObjectDescriptor,
  gone: ReadonlyMap<string, Stored>,
  names: ReadonlyMap<string, string>,
): MergeLine {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    by: entry.by === null ? null : { id: entry.by, object: 'member', title: names.get(entry.by) ?? null },
    losers: entry.losers.map((id) => ({ id, title: titleIn(gone.get(id), object) })),
  };
}

export function titleIn(record: Stored | undefined, object: ObjectDescriptor): string | null {
  const title = record?.values[object.title];
  return typeof title === 'string' ? title : null;
}

/** What taking a merge apart would give back, and what was added since. @throws mergeNotFound */
export async function previewUnmerge(tx: RecordTx, id: string): Promise<UnmergePreview> {
  const { entry, object, winner } = await standing(tx, id);
  const gone = await readSome(tx, object, entry.losers, true);
  const names = await titlesOf(tx, 'member', entry.by === null ? [] : [entry.by]);
  return {
    ...lineOf(entry, object, gone, names),
    object: object.name,
    winner,
    records: [...gone.values()],
    fields: fieldsOf(tx, object, entry, winner),
    returning: await returningOf(tx, object, entry),
    added: await addedSince(tx, object, entry),
  };
}

/** A page of what was added since at one place. @throws mergeNotFound, malformedRequest, badCursor */
export async function previewAdded(
  tx: RecordTx,
  id: string,
  {
    cursor,
    ...named
  }: { readonly object: string; readonly field: string; readonly cursor?: string | undefined },
): Promise<AddedPage> {
  const { entry, object } = await standing(tx, id);
  return readAdded(tx, turnablePlace(tx, object, named), entry, cursor);
}

/** A merge that has not been taken apart, by one who may do so. @throws mergeNotFound, notAllowed */
async function standing(
  tx: RecordTx,
  id: string,
): Promise<{ readonly entry: MergeEntry; readonly object: ObjectDescriptor; readonly winner: Stored }> {
  const entry = await readMerge(tx, id);
  const object = entry && tx.schema.objects.get(entry.object);
  if (!entry || entry.undoneAt || !object || scopeFor(tx.context.actor, object, 'read') === 'none')
    throw mergeNotFound();
  checkMayMerge(tx, object);
  const winner = await readOne(tx, object, entry.winner);
  if (!winner) throw mergeNotFound();
  return { entry, object, winner };
}

const idsIn = (value: unknown): unknown => {
  const idOf = (one: unknown): unknown =>
    typeof one === 'object' && one !== null && 'id' in one && 'object' in one ? one.id : one;
  return Array.isArray(value) ? value.map(idOf) : idOf(value);
};

function fieldsOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  entry: MergeEntry,
  winner: Stored,
): UnmergePreview['fields'] {
  return readableFields(tx.context.actor, object).flatMap((field) => {
    if (!(field.id in entry.after) || field.readOnly) return [];
    const now = idsIn(winner.values[field.name]);
    const { value, kept } = takeBack(now, entry.before[field.id], entry.after[field.id]);
    // A list from which everything that was brought is gone already stays as it is.
    return kept || !same(now, value) ? [{ name: field.name, value, kept }] : [];
  });
}

/** By place, of records that the reader may see, those in the bin too: they go back as well. */
async function returningOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  entry: MergeEntry,
): Promise<UnmergePreview['returning']> {
  const counts = new Map<string, { object: string; loser: string; count: number }>();
  for (const place of placesOf(tx, object)) {
    if (scopeFor(tx.context.actor, place.object, 'read') === 'none') continue;
    const rows = rowSet(tx, place.object);
    const found = await tx.rows<{
      loser: string;
      count: number;
    }>(sql`select v.loser_id as loser, count(*) as count
      from merge_move as v join ${fromRows(rows)} on ${column(rows, 'id')} = v.record_id
      where v.workspace_id = ${tx.context.workspace} and v.merge_id = ${entry.id}::uuid and v.field_id = ${place.field.id}
        and ${column(rows, 'workspace_id')} = ${tx.context.workspace} and ${visibleRows(rows, 'read')} group by v.loser_id`);
    for (const { loser, count } of found) {
      const key = `${place.object.name} ${loser}`;
      const line = counts.get(key) ?? { object: place.object.name, loser, count: 0 };
      line.count += count;
      counts.set(key, line);
    }
  }
  return [...counts.values()];
}
