import { newId } from '#kernel/id.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { hasKey } from '../write/keys.ts';
import { beginChange, logChange, objectOf } from './change.ts';
import { checkField, readDefinition } from './check-field.ts';
import { fieldDefinition, type FieldDefinition } from './definitions.ts';
import { describeRow, type FieldRow } from './describe-rows.ts';
import { fieldNameFrom, freeName, ownFieldName } from './names.ts';
import { badDefinition, nameTaken, tooManyDefinitions } from './problems.ts';

export const mostFields = 200;

/** A field as a screen or the API asks for it; without a name it gets one from its label. */
export type NewField = Partial<
  Omit<FieldDefinition, 'kind' | 'label' | 'key' | 'keys' | 'converting' | 'before'>
> &
  Pick<FieldDefinition, 'kind' | 'label'> & { readonly name?: string };

/**
 * Adds a field to an object, whether code or a screen made that. It is there with every process's next transaction.
 * @returns its id and its API name, which never changes
 * @throws badDefinition, nameTaken, tooManyDefinitions
 */
export async function addField(
  tx: RecordTx,
  objectName: string,
  given: NewField,
): Promise<{ id: string; name: string }> {
  const version = await beginChange(tx);
  const object = objectOf(tx, objectName);
  const { taken, count } = await namesOf(tx, object);
  if (count >= mostFields) throw tooManyDefinitions({ most: mostFields, what: { fa: 'فیلد', en: 'fields' } });
  const row = newRow(object, given, taken);
  checkField(tx, object, row);
  await insertField(tx, withKeys(row), count);
  logChange(tx, { kind: 'created', what: 'custom_field', id: row.id, version });
  return { id: row.id, name: row.name };
}

function newRow(
  object: ObjectDescriptor,
  { name: wanted, ...rest }: NewField,
  taken: ReadonlySet<string>,
): FieldRow {
  const id: string = newId();
  const asked = readDefinition(fieldDefinition, { ...rest, key: id, keys: 'none', converting: false });
  return { id, object: object.name, name: nameFor(object, asked, wanted, taken), definition: asked };
}

/** Nobody has a value yet, so the keys of a new field are complete from the first record on. */
const withKeys = (row: FieldRow): FieldRow =>
  hasKey(describeRow(row)) ? { ...row, definition: { ...row.definition, keys: 'ready' } } : row;

function nameFor(
  object: ObjectDescriptor,
  { label }: FieldDefinition,
  wanted: string | undefined,
  taken: ReadonlySet<string>,
): string {
  const marked = (name: string): string => (object.storage.in === 'shared' ? name : ownFieldName(name));
  if (wanted === undefined)
    return freeName(
      marked(fieldNameFrom(label)),
      (name) => taken.has(name),
      (name, count) => `${name}${count}`,
    );
  if (!/^[a-z][a-zA-Z0-9]{0,38}$/.test(wanted))
    throw badDefinition(
      {
        reason: {
          fa: 'نام فنی با حرف کوچک لاتین آغاز می‌شود و تنها حرف و رقم لاتین دارد.',
          en: 'An API name begins with a small Latin letter and has only Latin letters and digits.',
        },
      },
      { field: 'name' },
    );
  const name = marked(wanted);
  if (taken.has(name)) throw nameTaken({ name }, { field: 'name' });
  return name;
}

/** Names that are or were in use: a removed field's name stays its own, for the log tells of it. */
async function namesOf(
  tx: RecordTx,
  object: ObjectDescriptor,
): Promise<{ taken: ReadonlySet<string>; count: number }> {
  const rows = await tx.rows<{
    name: string;
    living: boolean;
  }>(sql`select name, removed_at is null as living from custom_field
    where workspace_id = ${tx.context.workspace} and object = ${object.name}`);
  const reserved = [
    'id',
    'version',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
    'removedAt',
    'values',
    'owner',
    // Every object of JavaScript answers to these.
    ...Object.getOwnPropertyNames(Object.prototype),
  ];
  return {
    taken: new Set([...object.fields.keys(), ...rows.map(({ name }) => name), ...reserved]),
    count: rows.filter(({ living }) => living).length,
  };
}

/** Stores a new field's definition. */
export const insertField = (
  tx: RecordTx,
  { id, object, name, definition }: FieldRow,
  position: number,
): Promise<unknown> =>
  tx.rows(sql`insert into custom_field (workspace_id, id, object, name, definition, position)
    values (${tx.context.workspace}, ${id}, ${object}, ${name}, ${JSON.stringify(definition)}::jsonb, ${position})`);
