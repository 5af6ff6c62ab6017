import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { appendEvents, type NewEvent } from '#kernel/events/event.ts';
import type { RecordId } from '#kernel/id.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { unknownField, unknownObject } from '../problems.ts';
import type { RecordTx } from '../records.ts';
import { notCustom } from './problems.ts';
import type { FieldRow } from './describe-rows.ts';

/** The deed that a role needs to change objects and fields. */
export const schemaDeed = defineDeed('schema.change', {
  label: { fa: 'ساختن فیلد و نوع رکورد', en: 'Make fields and objects' },
  hint: { fa: 'چه چیزهایی و با چه فیلدهایی ثبت شود', en: 'What is kept, and with which fields' },
});

/** @throws notAllowed */
export function mayChangeSchema({ context: { actor } }: RecordTx): void {
  if (actor.kind === 'member' && !mayDeed(actor.grants, schemaDeed)) throw notAllowed();
}

/**
 * Begins a change of the schema: checks the right, and moves the version on, which locks it, so that two changes follow
 * each other and each sees what the other made. @returns the new version
 */
export async function beginChange(tx: RecordTx): Promise<number> {
  mayChangeSchema(tx);
  const [row] = await tx.rows<{ version: number }>(
    sql`update workspace set schema_version = schema_version + 1 where id = ${tx.context.workspace} returning schema_version as version`,
  );
  if (!row) throw notAllowed();
  return row.version;
}

/** Writes what changed into the log. The record is the object's or field's definition, its version the schema's. */
export const logChange = (
  tx: RecordTx,
  event: {
    readonly kind: NewEvent['kind'];
    readonly what: 'custom_object' | 'custom_field' | 'custom_layout';
    readonly id: string;
    readonly version: number;
    readonly changes?: NewEvent['changes'];
  },
): void =>
  appendEvents(tx, [
    {
      kind: event.kind,
      object: event.what,
      recordId: event.id as RecordId,
      recordVersion: event.version,
      ...(event.changes ? { changes: event.changes } : {}),
    },
  ]);

/** @throws unknownObject */
export function objectOf(tx: RecordTx, name: string): ObjectDescriptor {
  const object = tx.schema.objects.get(name);
  if (!object) throw unknownObject({ name: name.slice(0, 80) });
  return object;
}

/** A field made on screen with its stored definition, as it stands now. @throws unknownField, notCustom */
export async function ownField(
  tx: RecordTx,
  object: ObjectDescriptor,
  name: string,
): Promise<{ field: FieldDescriptor; row: FieldRow }> {
  const [row] = await tx.rows<FieldRow>(sql`select id, object, name, definition from custom_field
    where workspace_id = ${tx.context.workspace} and object = ${object.name} and name = ${name.slice(0, 80)} and removed_at is null for update`);
  const field = object.fields.get(name);
  if (field && !row) throw notCustom({ field: field.label }, { field: name });
  if (!field || !row)
    throw unknownField({ object: object.one, name: name.slice(0, 80) }, { field: name.slice(0, 80) });
  return { field, row };
}

export const storeDefinition = (
  tx: RecordTx,
  { id, definition }: Pick<FieldRow, 'id' | 'definition'>,
): Promise<unknown> =>
  tx.rows(
    sql`update custom_field set definition = ${JSON.stringify(definition)}::jsonb where workspace_id = ${tx.context.workspace} and id = ${id}`,
  );
