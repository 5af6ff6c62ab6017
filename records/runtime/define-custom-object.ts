import type { Phrase } from '#persian/bilingual.ts';
import { newId } from '#kernel/id.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../records.ts';
import { insertField } from './add-field.ts';
import { beginChange, logChange } from './change.ts';
import { checkPhrase, readDefinition } from './check-field.ts';
import { fieldDefinition, objectDefinition } from './definitions.ts';
import { freeName, objectNameFrom, ownObjectName } from './names.ts';
import { badDefinition, nameTaken, tooManyDefinitions } from './problems.ts';

export const mostObjects = 100;

/** An object as a screen or the API asks for it; without a name it gets one from its words. */
export type NewObject = { readonly one: Phrase; readonly many: Phrase; readonly name?: string };

/**
 * Makes an object with a title (`name`) and an owner; other fields are added one by one. It is usable with every process's
 * next transaction: in the API, lists, forms, filters and import.
 * @returns its id and its API name, which never changes and begins with `x_`
 * @throws badDefinition, nameTaken, tooManyDefinitions
 */
export async function defineCustomObject(
  tx: RecordTx,
  { name: wanted, ...words }: NewObject,
): Promise<{ id: string; name: string }> {
  const version = await beginChange(tx);
  const definition = readDefinition(objectDefinition, words);
  checkPhrase(definition.one, 'one');
  checkPhrase(definition.many, 'many');
  const rows = await tx.rows<{ name: string; living: boolean }>(
    sql`select name, removed_at is null as living from custom_object where workspace_id = ${tx.context.workspace}`,
  );
  if (rows.filter(({ living }) => living).length >= mostObjects)
    throw tooManyDefinitions({ most: mostObjects, what: { fa: 'نوع رکورد', en: 'objects' } });
  const taken = new Set([...tx.schema.objects.keys(), ...rows.map((row) => row.name)]);
  const name = nameFor(definition.one, wanted, taken);
  const id: string = newId();
  await tx.rows(sql`insert into custom_object (workspace_id, id, name, definition)
    values (${tx.context.workspace}, ${id}::uuid, ${name}, ${JSON.stringify(definition)}::jsonb)`);
  await insertField(tx, titleOf(name), 0);
  logChange(tx, { kind: 'created', what: 'custom_object', id, version });
  return { id, name };
}

function nameFor(label: Phrase, wanted: string | undefined, taken: ReadonlySet<string>): string {
  if (wanted === undefined)
    return freeName(
      ownObjectName(objectNameFrom(label)),
      (name) => taken.has(name),
      (name, count) => name + '_b'.repeat(count - 1),
    );
  if (!/^[a-z][a-z_]{1,36}$/.test(wanted))
    throw badDefinition(
      {
        reason: {
          fa: 'نام فنی تنها حرف کوچک لاتین و _ دارد.',
          en: 'An API name has only small Latin letters and _.',
        },
      },
      { field: 'name' },
    );
  const name = ownObjectName(wanted);
  if (taken.has(name)) throw nameTaken({ name }, { field: 'name' });
  return name;
}

/** The field by which people know the records. */
function titleOf(object: string) {
  const id: string = newId();
  const definition = readDefinition(fieldDefinition, {
    kind: 'text',
    label: { fa: 'نام', en: 'Name' },
    required: true,
    searchable: 'name',
    key: id,
    keys: 'ready',
  });
  return { id, object, name: 'name', definition };
}
