import { appendEvents } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { readSome } from '../query/page.ts';
import { tableOf } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { losersOf } from './merged.ts';
import { emptyLinksTo, linkingFields, targetOf, type RecordSet } from './links-in.ts';

/**
 * Erases records for good, in the bin or not, by the system alone and below the rules of their objects. What could not be
 * without them (a required link) goes with them; every other link to them is emptied, and logged as a change of the
 * record that stays.
 * @param by whose deed the log tells
 * @returns all that was erased
 */
export async function eraseRecords(tx: RecordTx, wanted: RecordSet, by: RecordTx = tx): Promise<RecordSet> {
  if (tx.context.actor.kind !== 'system') throw new Error('Only the system erases records');
  const erased = await withDependants(tx, wanted);
  if (erased.size === 0) return erased;
  for (const [name, ids] of erased) await tellErasing(tx, name, [...ids]);
  await emptyLinksTo(tx, erased);
  await eraseBeside(tx, erased);
  for (const object of dependantsFirst(tx, erased))
    await eraseRows(tx, object, erased.get(object.name) ?? new Set(), by);
  return erased;
}

/** The records asked for that exist, with those that require them, and those that require these. */
async function withDependants(tx: RecordTx, wanted: RecordSet): Promise<Map<string, Set<string>>> {
  const all = new Map<string, Set<string>>();
  let fresh: RecordSet = wanted;
  while (fresh.size > 0) {
    for (const [name, ids] of fresh) all.set(name, new Set([...(all.get(name) ?? []), ...ids]));
    const next = new Map<string, Set<string>>();
    for (const [name, ids] of fresh) {
      // Who was merged into somebody is a part of him.
      const merged = (await losersOf(tx, [...ids])).filter((id) => !all.get(name)?.has(id));
      if (merged.length > 0) next.set(name, new Set(merged));
    }
    for (const [object, field] of linkingFields(tx.schema)) {
      const targets = fresh.get(targetOf(field));
      if (!targets || !field.required || field.storage.in !== 'columns') continue;
      const rows = await tx.rows<{ id: string }>(sql`select id from ${sql.table(tableOf(object))}
        where workspace_id = ${tx.context.workspace} and ${sql.ref(field.storage.column)} = any(${[...targets]}::uuid[])`);
      const found = rows.map(({ id }) => id).filter((id) => !all.get(object.name)?.has(id));
      if (found.length > 0) next.set(object.name, new Set([...(next.get(object.name) ?? []), ...found]));
    }
    fresh = next;
  }
  return all;
}

/** Told while the records can still be read, those in the bin too. */
async function tellErasing(tx: RecordTx, name: string, ids: readonly string[]): Promise<void> {
  const object = tx.schema.objects.get(name);
  if (!object?.lifecycle.erasing) return;
  for (const removed of [false, true]) {
    const found = [...(await readSome(tx, object, ids, removed)).values()];
    const records = found.map(({ id, values }) => ({ id: id as RecordId, values }));
    if (records.length > 0) await object.lifecycle.erasing(tx, records);
  }
}

/** What stands beside the rows: added fields, links to many, unique values, mirrored keys, timelines. */
async function eraseBeside(tx: RecordTx, erased: RecordSet): Promise<void> {
  const ids = [...erased.values()].flatMap((some) => [...some]);
  const of = (
    table: string,
    columns: readonly string[],
  ): RawBuilder<unknown> => sql`delete from ${sql.table(table)}
    where ${allOf([
      sql`workspace_id = ${tx.context.workspace}`,
      sql.join(
        columns.map((column) => sql`${sql.ref(column)} = any(${ids}::uuid[])`),
        sql` or `,
      ),
    ])}`;
  for (const { table, key } of sideTables(tx, erased)) await tx.rows(of(table, [key]));
  await tx.rows(of('link', ['from_id', 'to_id']));
  await tx.rows(of('unique_value', ['record_id']));
  await tx.rows(of('record_key', ['record_id']));
  await tx.rows(of('timeline_entry', ['record_id', 'party_id']));
  await tx.rows(of('merge', ['winner_id']));
  await tx.rows(of('merge_along', ['to_id']));
  for (const table of ['merge_loser', 'merge_move', 'merge_removal']) await tx.rows(of(table, ['record_id']));
}

/** The tables in which modules keep the fields that they add to these objects. */
function sideTables(tx: RecordTx, erased: RecordSet): { readonly table: string; readonly key: string }[] {
  const found = new Map<string, { readonly table: string; readonly key: string }>();
  for (const name of erased.keys())
    for (const { storage } of tx.schema.objects.get(name)?.fields.values() ?? [])
      if (storage.in === 'side') found.set(storage.table, storage);
  return [...found.values()];
}

/** An object is erased after all that require it. */
function dependantsFirst(tx: RecordTx, erased: RecordSet): ObjectDescriptor[] {
  const order: ObjectDescriptor[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    const object = tx.schema.objects.get(name);
    if (!object || !erased.has(name) || path.includes(name) || order.includes(object)) return;
    for (const [dependant, field] of linkingFields(tx.schema))
      if (field.required && targetOf(field) === name) visit(dependant.name, [...path, name]);
    order.push(object);
  };
  for (const name of erased.keys()) visit(name, []);
  return order;
}

async function eraseRows(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: ReadonlySet<string>,
  by: RecordTx,
): Promise<void> {
  const rows = await tx.rows<{ id: RecordId; version: number }>(sql`delete from ${sql.table(tableOf(object))}
    where workspace_id = ${tx.context.workspace} and id = any(${[...ids]}::uuid[]) returning id, version`);
  appendEvents(
    by,
    rows.map(({ id, version }) => ({
      kind: 'erased',
      object: object.name,
      recordId: id,
      recordVersion: version + 1,
    })),
  );
}
