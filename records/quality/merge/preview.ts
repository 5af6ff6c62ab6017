import { sql } from '#kernel/database/sql.ts';
import { isWritable, readableFields, scopeFor, visibleRows } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { recordNotFound } from '../../problems.ts';
import { readSome } from '../../query/page.ts';
import { fromRows, ownRows, rowSet } from '../../query/row-set.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordTx } from '../../records.ts';
import { tellIfMerged } from '../../write/merged.ts';
import { lockRows, type Locked } from '../../write/update.ts';
import { linkingRows, placesOf } from './place.ts';
import { checkMayMerge } from './rights.ts';
import { same } from './take-back.ts';
import { canGather, mergedFields, usualChoice } from './values.ts';

/** A field over which there is something to decide. */
export type MergeField = {
  readonly name: string;
  /** The record whose value stays unless somebody chooses, or `all`. */
  readonly usual: string;
  /** Values of several records can stand together. */
  readonly gathers: boolean;
  /** The records do not all say the same. */
  readonly differs: boolean;
};

/** What hangs on each of the records, by object: what the reader may see of it. */
export type Hanging = { readonly object: string; readonly counts: Readonly<Record<string, number>> };

export type MergePreview = {
  readonly records: readonly Stored[];
  readonly fields: readonly MergeField[];
  readonly hanging: readonly Hanging[];
};

/** What a merge of these records would have to decide and move, the first one staying. */
export async function previewMerge(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<MergePreview> {
  checkMayMerge(tx, object);
  const found = await readSome(tx, object, ids);
  const records = ids.flatMap((id) => found.get(id.toLowerCase()) ?? []);
  if (records.length < ids.length) {
    await tellIfMerged(tx, object, ids);
    throw recordNotFound({ object: object.one });
  }
  const locked = await lockRows(tx, object, ids, 'update');
  const [winner, ...losers] = ids.flatMap((id) => locked.get(id.toLowerCase()) ?? []);
  if (!winner || losers.length < ids.length - 1) throw recordNotFound({ object: object.one });
  return {
    records,
    fields: fieldsOf(tx, object, winner, losers),
    hanging: await hangingOn(tx, object, ids),
  };
}

function fieldsOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  winner: Locked,
  losers: readonly Locked[],
): MergeField[] {
  const { actor } = tx.context;
  const readable = new Set(readableFields(actor, object));
  return mergedFields(object, winner)
    .filter((field) => readable.has(field) && (actor.kind === 'system' || isWritable(actor, object, field)))
    .map((field) => ({
      name: field.name,
      usual: usualChoice(field, winner, losers),
      gathers: canGather(field),
      differs: losers.some(({ values }) => !same(values[field.name], winner.values[field.name])),
    }));
}

async function hangingOn(tx: RecordTx, object: ObjectDescriptor, ids: readonly string[]): Promise<Hanging[]> {
  const counts = new Map<string, Record<string, number>>();
  for (const place of placesOf(tx, object)) {
    if (scopeFor(tx.context.actor, place.object, 'read') === 'none') continue;
    const rows = rowSet(tx, place.object);
    const found = await tx.rows<{ target: string; count: number }>(sql`select f.target, count(*) as count
      from (${linkingRows(tx, place, ids)}) as f join ${fromRows(rows)} on t.id = f.id
      where ${ownRows(rows)} and ${visibleRows(rows, 'read')} group by f.target`);
    for (const { target, count } of found) {
      const ofObject = counts.get(place.object.name) ?? {};
      ofObject[target] = (ofObject[target] ?? 0) + count;
      counts.set(place.object.name, ofObject);
    }
  }
  return [...counts].map(([name, some]) => ({ object: name, counts: some }));
}
