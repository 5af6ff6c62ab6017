import { notFound } from '#kernel/problems/common.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { mostFields } from './add-field.ts';
import { beginChange, logChange, objectOf, storeDefinition } from './change.ts';
import { fillUnique } from './change-field.ts';
import { checkField } from './check-field.ts';
import { mostObjects } from './define-custom-object.ts';
import { describeRow, type FieldRow } from './describe-rows.ts';
import { tooManyDefinitions } from './problems.ts';
import { refillSearch } from './refill-search.ts';

/**
 * Brings a field back that was taken away, with the values that its records had. What large workspaces sort by is filled in
 * behind requests, as it is for any object that has grown.
 * @throws notFound where no such field was taken away; badDefinition where what it rests on is gone; duplicatesExist, tooManyDefinitions
 */
export async function restoreField(tx: RecordTx, objectName: string, name: string): Promise<void> {
  const version = await beginChange(tx);
  const object = objectOf(tx, objectName);
  const { workspace } = tx.context;
  const [row] = await tx.rows<FieldRow>(sql`select id, object, name, definition from custom_field
    where workspace_id = ${workspace} and object = ${object.name} and name = ${name.slice(0, 80)} and removed_at is not null for update`);
  if (!row) throw notFound();
  const living = await tx.rows(sql`select from custom_field
    where workspace_id = ${workspace} and object = ${object.name} and removed_at is null`);
  requireRoom(living, mostFields, { fa: 'فیلد', en: 'fields' });
  const restored: FieldRow = { ...row, definition: { ...row.definition, keys: 'none' } };
  checkField(tx, object, restored);
  const field = describeRow(restored);
  await storeDefinition(tx, restored);
  await tx.rows(
    sql`update custom_field set removed_at = null where workspace_id = ${workspace} and id = ${row.id}`,
  );
  await refill(tx, object, field);
  logChange(tx, { kind: 'restored', what: 'custom_field', id: row.id, version });
}

function requireRoom(living: readonly unknown[], most: number, what: Phrase): void {
  if (living.length >= most) throw tooManyDefinitions({ most, what });
}

async function refill(tx: RecordTx, object: ObjectDescriptor, field: FieldDescriptor): Promise<void> {
  const now = { ...object, fields: new Map([...object.fields, [field.name, field] as const]) };
  if (field.unique) await fillUnique(tx, now, field);
  if (field.searchable !== undefined) await refillSearch(tx, now, field);
}

/** Brings a kind of record back that was taken away, with the fields that went with it. @throws notFound, tooManyDefinitions */
export async function restoreCustomObject(tx: RecordTx, name: string): Promise<void> {
  const version = await beginChange(tx);
  const { workspace } = tx.context;
  const living = await tx.rows(
    sql`select from custom_object where workspace_id = ${workspace} and removed_at is null`,
  );
  requireRoom(living, mostObjects, { fa: 'نوع رکورد', en: 'objects' });
  const [row] = await tx.rows<{ id: string }>(sql`
    with gone as (select id, removed_at from custom_object
      where workspace_id = ${workspace} and name = ${name.slice(0, 80)} and removed_at is not null for update),
    fields as (update custom_field as f set removed_at = null from gone
      where f.workspace_id = ${workspace} and f.object = ${name.slice(0, 80)} and f.removed_at = gone.removed_at)
    update custom_object as o set removed_at = null from gone
    where o.workspace_id = ${workspace} and o.id = gone.id returning o.id`);
  if (!row) throw notFound();
  logChange(tx, { kind: 'restored', what: 'custom_object', id: row.id, version });
}
