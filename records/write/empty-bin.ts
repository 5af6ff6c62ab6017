import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { ownRows, column, fromRows, rowSet, tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { eraseRecords } from './erase.ts';
import { outsideMerges } from './merged.ts';
import { linkingFields, targetOf } from './links-in.ts';

/**
 * Erases records that lie in the bin for good. One that a living record cannot be without stays: it would take that one
 * with it. So does what a merge put there, which may be taken apart at any later time. The log tells who did it.
 * @param by the transaction in whose name it happens; the system's own hand does it
 * @returns the ids that are gone
 */
export async function eraseFromBin(
  by: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (object.keptForGood) return [];
  const tx = by.bySystem('erasing from the bin');
  const rows = rowSet(tx, object);
  const known = ids.flatMap((id) => parseId(id) ?? []);
  const found = await tx.rows<{ id: string }>(sql`select ${column(rows, 'id')} as id from ${fromRows(rows)}
    where ${ownRows(rows, true)} and ${column(rows, 'id')} = any(${known}::uuid[])
      and ${outsideMerges(tx, column(rows, 'id'))} for update`);
  const needed = await neededByLiving(
    tx,
    object,
    found.map(({ id }) => id),
  );
  const gone = found.map(({ id }) => id).filter((id) => !needed.has(id));
  if (gone.length > 0) await eraseRecords(tx, new Map([[object.name, new Set(gone)]]), by);
  return gone;
}

type Roots = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Those without which a living record of people's own could not be, over any number of steps. What only belongs to
 * others and stands in no list (a deal's history of stages, a relation) is no reason to stay: it goes with them.
 */
async function neededByLiving(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const needed = new Set<string>();
  const known = new Map(ids.map((id) => [id, new Set([id])]));
  let fresh = new Map<string, Roots>([[object.name, new Map(ids.map((id) => [id, new Set([id])]))]]);
  while (fresh.size > 0) {
    const next = new Map<string, Map<string, ReadonlySet<string>>>();
    for (const [other, field] of linkingFields(tx.schema)) {
      const roots = fresh.get(targetOf(field));
      if (!roots || !field.required || field.storage.in !== 'columns') continue;
      for (const { id, to, living } of await linkedTo(tx, other, field.storage.column, [...roots.keys()])) {
        const of = roots.get(to) ?? new Set();
        if (living && other.listed) for (const root of of) needed.add(root);
        else {
          const before = known.get(id) ?? new Set<string>();
          const fresher = new Set([...of].filter((root) => !before.has(root)));
          if (fresher.size === 0) continue;
          known.set(id, new Set([...before, ...fresher]));
          const others = next.get(other.name) ?? new Map<string, ReadonlySet<string>>();
          next.set(other.name, others.set(id, new Set([...(others.get(id) ?? []), ...fresher])));
        }
      }
    }
    fresh = next;
  }
  return needed;
}

const linkedTo = (
  tx: RecordTx,
  object: ObjectDescriptor,
  column: string,
  ids: readonly string[],
): Promise<{ id: string; to: string; living: boolean }[]> =>
  tx.rows(sql`select id, ${sql.ref(column)} as to, deleted_at is null as living from ${sql.table(tableOf(object))}
    where workspace_id = ${tx.context.workspace} and ${sql.ref(column)} = any(${ids}::uuid[])`);

const atOnce = 200;

/** Forgets deeds older than the term of whose records none lies in the bin any more. */
export async function forgetDeletions(tx: RecordTx, object: ObjectDescriptor, until: Date): Promise<void> {
  const rows = rowSet(tx, object);
  await tx.rows(sql`delete from deletion where workspace_id = ${tx.context.workspace} and object = ${object.name}
    and at < ${until} and state <> 'restoring'
    and not exists (select from ${fromRows(rows)} where ${ownRows(rows, true)} and ${column(rows, 'deleted_at')} = deletion.at)`);
}

/** Erases what has lain in the bin for longer than the term, up to 200 records of an object. @returns how many went */
export async function emptyBin(tx: RecordTx, object: ObjectDescriptor, until: Date): Promise<number> {
  if (object.keptForGood) return 0;
  const rows = rowSet(tx, object);
  const old = await tx.rows<{ id: string }>(sql`select ${column(rows, 'id')} as id from ${fromRows(rows)}
    where ${ownRows(rows, true)} and ${column(rows, 'deleted_at')} < ${until}
      and ${outsideMerges(tx, column(rows, 'id'))}
    order by ${column(rows, 'deleted_at')} limit ${atOnce}`);
  if (old.length === 0) return 0;
  return (
    await eraseFromBin(
      tx,
      object,
      old.map(({ id }) => id),
    )
  ).length;
}
