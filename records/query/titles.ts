import { allOf, sql } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import type { Stored } from './query.ts';
import { column, fromRows, isSteady, ownRows, rowSet, scalarOf } from './row-set.ts';
import type { Selected } from './select.ts';

/** Gives the links of a page their titles: one statement for each object linked to, whatever the number of rows. */
export async function withTitles(
  tx: RecordTx,
  selected: readonly Selected[],
  records: readonly Stored[],
): Promise<Stored[]> {
  const linking = selected.filter(({ field }) => typeof field.options['to'] === 'string');
  if (linking.length === 0 || records.length === 0) return [...records];
  const wanted = new Map<string, Set<string>>();
  for (const { name, field } of linking) {
    const target = String(field.options['to']);
    const ids = wanted.get(target) ?? new Set();
    wanted.set(target, ids);
    for (const record of records) for (const id of idsOf(record.values[name])) ids.add(id);
  }
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const [target, ids] of wanted) titles.set(target, await titlesOf(tx, target, [...ids]));
  return records.map((record) => ({
    ...record,
    values: { ...record.values, ...linkedValues(record, linking, titles) },
  }));
}

const idsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [];

function linkedValues(
  record: Stored,
  linking: readonly Selected[],
  titles: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    linking.map(({ name, field }) => {
      const object = String(field.options['to']);
      const named = (id: string): Linked => ({ id, object, title: titles.get(object)?.get(id) ?? null });
      const value = record.values[name];
      return [
        name,
        Array.isArray(value)
          ? (value as string[]).map(named)
          : typeof value === 'string'
            ? named(value)
            : null,
      ];
    }),
  );
}

/** Titles of those records that the actor may read, and whose title he may read. */
export async function titlesOf(
  tx: RecordTx,
  objectName: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const object = tx.schema.objects.get(objectName);
  if (!object || ids.length === 0 || isTitleHidden(tx, object)) return new Map();
  const title = object.fields.get(object.title);
  if (!title) return new Map();
  const rows = rowSet(tx, object);
  const text = scalarOf(title, rows);
  const conditions = allOf([
    ownRows(rows),
    visibleRows(rows, 'read'),
    sql`${column(rows, 'id')} = any(${ids}::uuid[])`,
  ]);
  const found = await tx.rows<{ id: string; title: string | null }>(
    sql`select ${column(rows, 'id')}, ${text}::text as title from ${fromRows(rows)} where ${conditions}`,
    { prepared: isSteady(object) },
  );
  return new Map(found.map((row) => [row.id, row.title ?? '']));
}

const isTitleHidden = (tx: RecordTx, object: ObjectDescriptor): boolean => {
  const title = object.fields.get(object.title);
  return title === undefined || isHidden(tx.context.actor, object, title);
};

/** Which of these ids are living records that the actor may see. */
export async function visibleIds(
  tx: RecordTx,
  objectName: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const object = tx.schema.objects.get(objectName);
  if (!object) return new Set();
  const rows = rowSet(tx, object);
  const conditions = allOf([
    ownRows(rows),
    visibleRows(rows, 'read'),
    sql`${column(rows, 'id')} = any(${ids}::uuid[])`,
  ]);
  const found = await tx.rows<{ id: string }>(
    sql`select ${column(rows, 'id')} from ${fromRows(rows)} where ${conditions}`,
    {
      prepared: object.storage.in === 'table',
    },
  );
  return new Set(found.map((row) => row.id));
}

/** Which of these ids the actor may see or, while they lived, might have seen: the bin is included. */
export async function reachedIds(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = rowSet(tx, object);
  const conditions = allOf([
    sql`${column(rows, 'workspace_id')} = ${tx.context.workspace}`,
    visibleRows(rows, 'read'),
    sql`${column(rows, 'id')} = any(${ids}::uuid[])`,
  ]);
  const found = await tx.rows<{ id: string }>(
    sql`select ${column(rows, 'id')} from ${fromRows(rows)} where ${conditions}`,
  );
  return new Set(found.map((row) => row.id));
}
