import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden, visibleRows } from '../access/visible.ts';
import type { Linked } from '../define/declare.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { column, fromRows, isSteady, ownRows, rowSet, scalarOf } from './row-set.ts';
import type { Row, Selected, Values } from './select.ts';

/**
 * A link to one record, kept in a column, has its title read beside it: a page of parties is one statement instead of
 * four (each took 0.25 ms of two processes). Lists of links and links made on screen are looked up for the whole page.
 */
const isBeside = ({ field: { storage, options } }: Selected): boolean =>
  typeof options['to'] === 'string' && (storage.in === 'columns' || storage.in === 'side');

/** `, (…) as t_0`: the titles of links to one, empty where the actor may not read them. */
export const titleColumns = (selected: readonly Selected[]): RawBuilder<unknown> =>
  sql.join(
    [
      ...selected.map((one, index) =>
        isBeside(one) ? sql`, ${titleBeside(one, index)} as ${sql.ref(`t_${index}`)}` : sql``,
      ),
      sql``,
    ],
    sql``,
  );

function titleBeside({ field, rows }: Selected, index: number): RawBuilder<unknown> {
  const { tx } = rows;
  const object = tx.schema.objects.get(String(field.options['to']));
  const title = object?.fields.get(object.title);
  if (!object || !title || isTitleHidden(tx, object)) return sql`null`;
  const far = rowSet(tx, object, `${rows.alias}_title_${index}`);
  const text = scalarOf(title, far);
  const same = allOf([
    sql`${column(far, 'id')} = ${scalarOf(field, rows)}`,
    ownRows(far),
    visibleRows(far, 'read'),
  ]);
  return sql`(select ${text}::text from ${fromRows(far)} where ${same})`;
}

/** Gives the links of a page their titles: those read beside them, the others by one statement for each object linked to. */
export async function fillTitles(
  tx: RecordTx,
  selected: readonly Selected[],
  rows: readonly Row[],
  all: readonly Values[],
): Promise<void> {
  const linking = selected.flatMap((one, index) => {
    const to = one.field.options['to'];
    return typeof to === 'string' ? [{ ...one, to, beside: isBeside(one), key: `t_${index}` }] : [];
  });
  if (linking.length === 0 || rows.length === 0) return;
  const wanted = new Map<string, Set<string>>();
  for (const { to, beside, name } of linking) {
    if (beside) continue;
    const ids = wanted.get(to) ?? new Set();
    wanted.set(to, ids);
    for (const values of all) for (const id of idsOf(values[name])) ids.add(id);
  }
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const [target, ids] of wanted) titles.set(target, await titlesOf(tx, target, [...ids]));
  for (const { to: object, beside, name, key } of linking) {
    const named = (id: string): Linked => ({ id, object, title: titles.get(object)?.get(id) ?? null });
    for (const [at, values] of all.entries()) {
      const value = values[name];
      if (Array.isArray(value)) values[name] = (value as string[]).map(named);
      else if (typeof value !== 'string') values[name] = null;
      else
        values[name] = beside
          ? { id: value, object, title: (rows[at]?.[key] as string | null) ?? null }
          : named(value);
    }
  }
}

const idsOf = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as string[]) : [];

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
