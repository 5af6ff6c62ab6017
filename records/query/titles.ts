import { allOf, sql } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { column, fromRows, isSteady, ownRows, rowSet, scalarOf } from './row-set.ts';

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
      prepared: true,
    },
  );
  return new Set(found.map((row) => row.id));
}

/** Titles of these records that the actor may see or, while they lived, might have seen; empty where he may not read it. */
export async function reachedTitles(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = rowSet(tx, object);
  const title = object.fields.get(object.title);
  // A title that is no text (a moment, a number) is nothing to show as it is stored.
  const isText = title !== undefined && (title.kind === 'text' || title.kind === 'longText');
  const text = isText && !isTitleHidden(tx, object) ? scalarOf(title, rows) : sql`null`;
  const conditions = allOf([
    sql`${column(rows, 'workspace_id')} = ${tx.context.workspace}`,
    visibleRows(rows, 'read'),
    sql`${column(rows, 'id')} = any(${ids}::uuid[])`,
  ]);
  const found = await tx.rows<{ id: string; title: string | null }>(
    sql`select ${column(rows, 'id')}, ${text}::text as title from ${fromRows(rows)} where ${conditions}`,
  );
  return new Map(found.map(({ id, title: name }) => [id, name ?? '']));
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
