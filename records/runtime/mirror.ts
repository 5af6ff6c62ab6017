import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordEngine, RecordTx } from '../records.ts';
import { hasKey, putKeys } from '../write/keys.ts';
import { objectOf, ownField, storeDefinition } from './change.ts';
import type { FieldDefinition } from './definitions.ts';
import { currentTransaction, untilOlderEnd } from './older-writers.ts';
import { countUpTo, valuesAfter } from './stored-values.ts';

/** Above so many records a sort or range over a field made on screen goes by its keys instead of the documents. */
export const mirroredAbove = 20_000;

const chunk = 2_000;

/** Fields whose keys are not complete though their object has grown large. */
export async function fieldsToMirror(tx: RecordTx): Promise<{ object: string; field: string }[]> {
  const open: { object: string; field: string }[] = [];
  for (const object of tx.schema.objects.values()) {
    const fields = [...object.fields.values()].filter(
      (field) => field.custom && hasKey(field) && !isMirrored(field),
    );
    if (fields.length === 0 || (await countUpTo(tx, object, mirroredAbove + 1)) <= mirroredAbove) continue;
    open.push(...fields.map(({ name }) => ({ object: object.name, field: name })));
  }
  return open;
}

const isMirrored = ({ storage }: FieldDescriptor): boolean =>
  storage.in === 'custom' && storage.mirrored === true;

/**
 * Fills in the keys of a field: from the first step on, writers keep them; then every record's is written in chunks of
 * 2,000, each a transaction of its own; then queries go by them. Cut off anywhere, it may begin again.
 */
export async function mirrorField(
  engine: RecordEngine,
  context: Context,
  objectName: string,
  name: string,
): Promise<void> {
  const begun = await engine.transact(context, (tx) => setKeys(tx, objectName, name, 'filling'));
  await untilOlderEnd(engine, context, begun);
  let after: string | undefined;
  do {
    after = await engine.transact(context, (tx) => fillSome(tx, objectOf(tx, objectName), name, after));
  } while (after !== undefined);
  await engine.transact(context, (tx) => setKeys(tx, objectName, name, 'ready'));
}

async function setKeys(
  tx: RecordTx,
  objectName: string,
  name: string,
  keys: FieldDefinition['keys'],
): Promise<string> {
  await tx.rows(
    sql`update workspace set schema_version = schema_version + 1 where id = ${tx.context.workspace}`,
  );
  const { row } = await ownField(tx, objectOf(tx, objectName), name);
  await storeDefinition(tx, { id: row.id, definition: { ...row.definition, keys } });
  return currentTransaction(tx);
}

async function fillSome(
  tx: RecordTx,
  object: ObjectDescriptor,
  name: string,
  after: string | undefined,
): Promise<string | undefined> {
  const field = object.fields.get(name);
  if (!field) return undefined;
  const values = await valuesAfter(tx, object, field, after, chunk);
  // Rows are locked first, so that a value that changes meanwhile is written by its writer after us.
  await tx.rows(sql`select from ${sql.table(object.storage.in === 'table' ? object.storage.table : 'custom_record')}
    where workspace_id = ${tx.context.workspace} and id = any(${values.map(({ id }) => id)}::uuid[]) order by id for share`);
  putKeys(
    tx,
    field,
    await valuesNow(
      tx,
      object,
      field,
      values.map(({ id }) => id),
    ),
  );
  return values.length < chunk ? undefined : values.at(-1)?.id;
}

async function valuesNow(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  ids: readonly string[],
) {
  const found = await tx.bySystem('mirror').recordsOf(object.name).some(ids);
  return [...found.values()].map(({ id, values }) => ({ id, value: plainLink(values[field.name]) }));
}

const plainLink = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'object' in value && 'id' in value ? value.id : value;
