import { notAllowed } from '#kernel/problems/common.ts';
import { sql } from '#kernel/database/sql.ts';
import type { RecordTx } from '../records.ts';
import { beginChange, logChange, objectOf, ownField } from './change.ts';
import { badDefinition, fieldInUse } from './problems.ts';
import { refillSearch } from './refill-search.ts';
import { usesOf } from './uses.ts';

/**
 * Takes a field made on screen away. Its values and links stay where they are, seen by nobody, so that it can be brought back.
 * @throws fieldInUse with everything that still needs it
 */
export async function removeField(tx: RecordTx, objectName: string, name: string): Promise<void> {
  const version = await beginChange(tx);
  const object = objectOf(tx, objectName);
  const { field, row } = await ownField(tx, object, name);
  if (object.storage.in === 'shared' && name === object.title)
    throw badDefinition(
      { reason: { fa: 'نام رکورد برداشته نمی‌شود.', en: 'The title of a record cannot be removed.' } },
      { field: name },
    );
  const uses = await usesOf(tx, object, field);
  if (uses.length > 0) throw fieldInUse({ field: field.label, uses }, { field: name, more: { uses } });
  if (field.searchable !== undefined) {
    const { searchable: _searchable, ...unsought } = field;
    await refillSearch(tx, object, unsought);
  }
  const { workspace, now } = tx.context;
  await tx.rows(
    sql`update custom_field set removed_at = ${now()} where workspace_id = ${workspace} and id = ${row.id}`,
  );
  for (const table of ['unique_value', 'record_key'])
    await tx.rows(
      sql`delete from ${sql.table(table)} where workspace_id = ${workspace} and field_id = ${row.id}`,
    );
  logChange(tx, { kind: 'removed', what: 'custom_field', id: row.id, version });
}

/** Takes an object made on screen away, once it has no living records and nothing links to it. */
export async function removeCustomObject(tx: RecordTx, name: string): Promise<void> {
  const version = await beginChange(tx);
  const object = objectOf(tx, name);
  if (object.storage.in !== 'shared') throw notAllowed();
  const { objectId } = object.storage;
  const { workspace } = tx.context;
  // One instant for the object and its fields: by it they come back together.
  const now = tx.context.now();
  const living = await tx.rows(
    sql`select 1 from custom_record where workspace_id = ${workspace} and object_id = ${objectId}::uuid and deleted_at is null limit 1`,
  );
  if (living.length > 0)
    throw badDefinition(
      {
        reason: {
          fa: 'هنوز رکورد دارد. نخست رکوردها را حذف کنید.',
          en: 'It still has records. Remove those first.',
        },
      },
      { field: 'name' },
    );
  const links = [...tx.schema.objects.values()].flatMap((other) =>
    [...other.fields.values()]
      .filter(({ options }) => other !== object && (options['to'] === name || options['of'] === name))
      .map(({ label }) => ({ what: other.one, title: label.fa, object: other.name })),
  );
  if (links.length > 0)
    throw fieldInUse({ field: object.one, uses: links }, { field: 'name', more: { uses: links } });
  await tx.rows(
    sql`update custom_object set removed_at = ${now} where workspace_id = ${workspace} and id = ${objectId}::uuid`,
  );
  await tx.rows(
    sql`update custom_field set removed_at = ${now} where workspace_id = ${workspace} and object = ${name} and removed_at is null`,
  );
  logChange(tx, { kind: 'removed', what: 'custom_object', id: objectId, version });
}
