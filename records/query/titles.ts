import { allOf, sql } from '#kernel/database/sql.ts';
import { grantFor, visibleRows } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { rowsOf, scalarOf, tableOf } from './field-sql.ts';
import type { Stored } from './query.ts';

const alias = 't';

/** Gives the links of a page their titles: one statement for each object linked to, whatever the number of rows. */
export async function withTitles(
  tx: RecordTx,
  fields: readonly FieldDescriptor[],
  records: readonly Stored[],
): Promise<Stored[]> {
  const linking = fields.filter((field) => typeof field.options['to'] === 'string');
  if (linking.length === 0 || records.length === 0) return [...records];
  const wanted = new Map<string, Set<string>>();
  for (const field of linking) {
    const target = String(field.options['to']);
    const ids = wanted.get(target) ?? new Set();
    wanted.set(target, ids);
    for (const record of records) for (const id of idsOf(record.values[field.name])) ids.add(id);
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
  linking: readonly FieldDescriptor[],
  titles: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    linking.map((field) => {
      const object = String(field.options['to']);
      const named = (id: string): Linked => ({ id, object, title: titles.get(object)?.get(id) ?? null });
      const value = record.values[field.name];
      return [
        field.name,
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
  const rows = await tx.rows<{ id: string; title: string | null }>(
    sql`select ${sql.ref(`${alias}.id`)}, ${scalarOf(title, alias)}::text as title from ${sql.table(tableOf(object))} as ${sql.ref(alias)}
      where ${allOf([rowsOf(object, alias, tx.context.workspace), visibleRows(tx.context.actor, object, 'read', alias)])}
        and ${sql.ref(`${alias}.id`)} = any(${ids}::uuid[])`,
    { prepared: true },
  );
  return new Map(rows.map((row) => [row.id, row.title ?? '']));
}

const isTitleHidden = (tx: RecordTx, object: ObjectDescriptor): boolean =>
  grantFor(tx.context.actor, object).fields[object.title] === 'hidden';

/** Which of these ids are living records that the actor may see. */
export async function visibleIds(
  tx: RecordTx,
  objectName: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const object = tx.schema.objects.get(objectName);
  if (!object) return new Set();
  const rows = await tx.rows<{ id: string }>(
    sql`select ${sql.ref(`${alias}.id`)} from ${sql.table(tableOf(object))} as ${sql.ref(alias)}
      where ${allOf([rowsOf(object, alias, tx.context.workspace), visibleRows(tx.context.actor, object, 'read', alias)])}
        and ${sql.ref(`${alias}.id`)} = any(${ids}::uuid[])`,
    { prepared: true },
  );
  return new Set(rows.map((row) => row.id));
}

/** Which of these ids the actor may see or, while they lived, might have seen: the bin is included. */
export async function reachedIds(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    sql`select ${sql.ref(`${alias}.id`)} from ${sql.table(tableOf(object))} as ${sql.ref(alias)}
      where ${sql.ref(`${alias}.workspace_id`)} = ${tx.context.workspace} and ${visibleRows(tx.context.actor, object, 'read', alias)}
        and ${sql.ref(`${alias}.id`)} = any(${ids}::uuid[])`,
  );
  return new Set(rows.map((row) => row.id));
}
