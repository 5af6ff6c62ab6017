import { sql } from '#kernel/database/sql.ts';
import type { Choice } from '../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { uniqueKey } from '../write/aside.ts';
import { beginChange, logChange, objectOf, ownField, storeDefinition } from './change.ts';
import { checkField, readDefinition } from './check-field.ts';
import { requireUnused } from './choices-in-use.ts';
import { fieldDefinition, type FieldDefinition } from './definitions.ts';
import { describeRow, type FieldRow } from './describe-rows.ts';
import { badDefinition, duplicatesExist, tooLargeToChange } from './problems.ts';
import { refillSearch } from './refill-search.ts';
import { valuesAfter } from './stored-values.ts';

/** What may change of a field; its kind changes by conversion, its name never. null takes an optional part away. */
export type FieldChange = {
  readonly [
    Part in 'label' | 'hint' | 'required' | 'unique' | 'searchable' | 'default' | 'section' | 'options'
  ]?: FieldDefinition[Part] | null;
};

/** Turning a field unique looks at every record at once. */
const mostForUnique = 20_000;

/**
 * Changes a field made on screen. A choice that records have cannot be taken away; a field becomes unique only where
 * its values are; one that becomes required is asked for when a record is next written.
 * @param change or what makes it of the field as it stands behind the lock of the change
 * @throws badDefinition, duplicatesExist, notCustom
 */
export async function changeField(
  tx: RecordTx,
  objectName: string,
  name: string,
  change: FieldChange | ((before: FieldDefinition) => FieldChange),
): Promise<void> {
  const version = await beginChange(tx);
  const object = objectOf(tx, objectName);
  const { field, row } = await ownField(tx, object, name);
  const definition = merged(row.definition, typeof change === 'function' ? change(row.definition) : change);
  const isTitle = object.storage.in === 'shared' && name === object.title;
  if (isTitle && !definition.required)
    throw badDefinition(
      { reason: { fa: 'نام رکورد همیشه الزامی است.', en: 'The title of a record is always required.' } },
      { field: 'required' },
    );
  checkField(tx, object, { ...row, definition });
  await checkChoices(tx, object, row, definition);
  await changeUnique(tx, object, field, definition.unique);
  if (row.definition.searchable !== definition.searchable)
    await refillSearch(tx, object, describeRow({ ...row, definition }));
  await storeDefinition(tx, { id: row.id, definition });
  logChange(tx, {
    kind: 'updated',
    what: 'custom_field',
    id: row.id,
    version,
    changes: difference(row.definition, definition),
  });
}

function merged(definition: FieldDefinition, change: FieldChange): FieldDefinition {
  const parts = Object.entries({ ...definition, ...change }).filter(([, value]) => value !== null);
  return readDefinition(fieldDefinition, {
    ...Object.fromEntries(parts),
    kind: definition.kind,
    key: definition.key,
    keys: definition.keys,
  });
}

const difference = (
  before: FieldDefinition,
  after: FieldDefinition,
): Record<string, readonly [unknown, unknown]> =>
  Object.fromEntries(
    (Object.keys({ ...before, ...after }) as (keyof FieldDefinition)[])
      .filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]))
      .map((part) => [part, [before[part] ?? null, after[part] ?? null]]),
  );

const choicesIn = (options: Readonly<Record<string, unknown>>): readonly Choice[] =>
  (options['choices'] ?? []) as Choice[];

async function checkChoices(
  tx: RecordTx,
  object: ObjectDescriptor,
  row: FieldRow,
  after: FieldDefinition,
): Promise<void> {
  const kept = new Set(choicesIn(after.options).map(({ key }) => key));
  const gone = choicesIn(row.definition.options).filter(({ key }) => !kept.has(key));
  // With the choices that it has now; the transaction's own schema is of its beginning.
  const field = describeRow(row);
  const fields = new Map([...object.fields, [field.name, field]]);
  await requireUnused(tx, [{ object: { ...object, fields }, field }], gone);
}

async function changeUnique(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  unique: boolean,
): Promise<void> {
  if (unique === field.unique) return;
  const { workspace } = tx.context;
  await tx.rows(sql`delete from unique_value where workspace_id = ${workspace} and field_id = ${field.id}`);
  if (unique) await fillUnique(tx, object, field);
}

/** Holds every living record's value against the others. @throws tooLargeToChange, duplicatesExist */
export async function fillUnique(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
): Promise<void> {
  const { workspace } = tx.context;
  const values = await valuesAfter(tx, object, field, undefined, mostForUnique + 1);
  if (values.length > mostForUnique) throw tooLargeToChange({ most: mostForUnique }, { field: 'unique' });
  const rows = values
    .filter(({ value }) => value !== null)
    .map(({ id, value }) => ({ id, key: uniqueKey(value) }));
  if (new Set(rows.map(({ key }) => key)).size < rows.length)
    throw duplicatesExist({ field: field.label }, { field: 'unique' });
  await tx.rows(sql`insert into unique_value (workspace_id, field_id, key, record_id)
    select ${workspace}, ${field.id}, key, id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, key text)`);
}
