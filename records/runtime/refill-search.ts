import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { column, partsOf, rowSet } from '../query/row-set.ts';
import type { RecordTx } from '../records.ts';
import { tooLargeToChange } from './problems.ts';
import { countUpTo } from './stored-values.ts';

/** Writing the texts anew takes some 15 µs a record; all of it belongs to the one deed. */
const mostRefilled = 200_000;

/**
 * Writes anew what search finds in the fields that the workspace added to an object of code, as the object's fields
 * now stand; those of objects made on screen are written with each record.
 * @throws tooLargeToChange
 */
export async function refillSearch(
  tx: RecordTx,
  object: ObjectDescriptor,
  after: FieldDescriptor,
): Promise<void> {
  if (object.storage.in !== 'table') return;
  if ((await countUpTo(tx, object, mostRefilled + 1)) > mostRefilled)
    throw tooLargeToChange({ most: mostRefilled }, { field: 'searchable' });
  const rows = rowSet(tx, object);
  const texts = [...object.fields.values()]
    .map((field) => (field.name === after.name ? after : field))
    .filter(({ searchable }) => searchable === 'own')
    .flatMap((field) => {
      const text = kinds[field.kind].searchText?.(partsOf(field, rows));
      return text ? [sql`coalesce(${text}, '')`] : [];
    });
  const joined =
    texts.length === 0
      ? sql`null`
      : sql`nullif(btrim(peyvand_fold_v1(${sql.join(texts, sql` || ' ' || `)})), '')`;
  await tx.rows(sql`update ${sql.table(object.storage.table)} as ${sql.ref(rows.alias)} set search_own = ${joined}
    where ${column(rows, 'workspace_id')} = ${tx.context.workspace}`);
}
