import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { column, partsOf, type RowSet } from './row-set.ts';

/** A row as selected to be worked with: its id and version, and each field under `v_` and its place in the list. */
export type Row = Record<string, unknown>;

/** A field to be read: under its own name, or under a path through a link, where it stands in that link's rows. */
export type Selected = { readonly name: string; readonly field: FieldDescriptor; readonly rows: RowSet };

export const ownFields = (rows: RowSet, fields: Iterable<FieldDescriptor>): Selected[] =>
  [...fields].map((field) => ({ name: field.name, field, rows }));

/** The select list of what is stored, for who writes or compares it; what people see is written as JSON (`recordColumns`). */
export const selectList = (rows: RowSet, selected: readonly Selected[]): RawBuilder<unknown> =>
  sql.join(
    [
      column(rows, 'id'),
      column(rows, 'version'),
      ...selected.map((one, index) => sql`${selectOne(one)} as ${sql.ref(`v_${index}`)}`),
    ],
    sql`, `,
  );

function selectOne({ field, rows }: Selected): RawBuilder<unknown> {
  const { storage } = field;
  if (storage.in === 'links') return linkedIds(field, rows);
  return kinds[field.kind].select(partsOf(field, rows), field);
}

/** The ids of a link to many; a row's own subquery on the primary key of the table of links. */
const linkedIds = (field: FieldDescriptor, rows: RowSet): RawBuilder<unknown> => sql`coalesce((
  select jsonb_agg(link.to_id order by link.to_id) from link
  where link.workspace_id = ${column(rows, 'workspace_id')} and link.field_id = ${field.id} and link.from_id = ${column(rows, 'id')}
), '[]'::jsonb)`;

export type Values = Record<string, unknown>;

/**
 * Reads values out of rows. Empty ones are null, so that every field asked for is there. What a column is called and how it
 * is decoded is found once for all rows: a name put together for each cell was a tenth of reading a page.
 */
export function valuesReader(selected: readonly Selected[]): (row: Row) => Values {
  const columns = selected.map(({ name, field }, index) => ({
    name,
    field,
    key: `v_${index}`,
    decode: kinds[field.kind].decode,
  }));
  return (row) => {
    const values: Values = {};
    for (const { name, field, key, decode } of columns) {
      const raw = row[key] ?? null;
      values[name] = raw !== null && decode ? decode(raw, field) : raw;
    }
    return values;
  };
}
