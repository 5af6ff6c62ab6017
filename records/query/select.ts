import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { asInstant } from '../fields/stored.ts';
import type { Stored } from './query.ts';
import { column, partsOf, type RowSet } from './row-set.ts';

/** A row as selected: what every record has, and each field under `v_` and its place in the list. */
export type Row = Record<string, unknown>;

/** A field to be read: under its own name, or under a path through a link, where it stands in that link's rows. */
export type Selected = { readonly name: string; readonly field: FieldDescriptor; readonly rows: RowSet };

export const ownFields = (rows: RowSet, fields: Iterable<FieldDescriptor>): Selected[] =>
  [...fields].map((field) => ({ name: field.name, field, rows }));

/** The select list of a record: its own columns and the fields asked for. */
export function selectList(rows: RowSet, selected: readonly Selected[]): RawBuilder<unknown> {
  const own = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at'].map(
    (name) => column(rows, name),
  );
  return sql.join(
    [...own, ...selected.map((one, index) => sql`${selectOne(one)} as ${sql.ref(`v_${index}`)}`)],
    sql`, `,
  );
}

function selectOne({ field, rows }: Selected): RawBuilder<unknown> {
  const { storage } = field;
  if (storage.in === 'links') return linkedIds(field, rows);
  // Figures over other records are filled in for the whole page at once.
  if (storage.in === 'rollUp') return sql`null`;
  return kinds[field.kind].select(partsOf(field, rows), field);
}

/** The ids of a link to many; a row's own subquery on the primary key of the table of links. */
const linkedIds = (field: FieldDescriptor, rows: RowSet): RawBuilder<unknown> => sql`coalesce((
  select jsonb_agg(link.to_id order by link.to_id) from link
  where link.workspace_id = ${column(rows, 'workspace_id')} and link.field_id = ${field.id} and link.from_id = ${column(rows, 'id')}
), '[]'::jsonb)`;

/** The record of a row. Empty values are null, so that every field asked for is there. */
export const toStored = (row: Row, selected: readonly Selected[]): Stored => ({
  id: row['id'] as string,
  version: row['version'] as number,
  createdAt: asInstant(row['created_at']) as string,
  createdBy: row['created_by'] as string | null,
  updatedAt: asInstant(row['updated_at']) as string,
  updatedBy: row['updated_by'] as string | null,
  removedAt: asInstant(row['deleted_at']) as string | null,
  values: valuesOf(row, selected),
});

export function valuesOf(row: Row, selected: readonly Selected[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [index, { name, field }] of selected.entries()) {
    const raw = row[`v_${index}`] ?? null;
    const { decode } = kinds[field.kind];
    values[name] = raw !== null && decode ? decode(raw, field) : raw;
  }
  return values;
}
