import { asInstant } from '../fields/stored.ts';
import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import { partsOf } from './field-sql.ts';
import type { Stored } from './query.ts';

/** A row as selected: what every record has, and each field under its API name. */
export type Row = Record<string, unknown>;

/** The select list of a record: its own columns and the fields asked for. */
export function selectList(fields: readonly FieldDescriptor[], alias: string): RawBuilder<unknown> {
  const own = ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at'].map(
    (column) => sql.ref(`${alias}.${column}`),
  );
  const values = fields
    .filter(({ storage }) => storage.in !== 'links')
    .map(
      (field) =>
        sql`${kinds[field.kind].select(partsOf(field, alias), field)} as ${sql.ref(`v_${field.name}`)}`,
    );
  const lists = fields
    .filter(({ storage }) => storage.in === 'links')
    .map((field) => linkedIds(field, alias));
  return sql.join([...own, ...values, ...lists], sql`, `);
}

/** The ids of a link to many; a row's own subquery on the primary key of the table of links. */
const linkedIds = (field: FieldDescriptor, alias: string): RawBuilder<unknown> => sql`coalesce((
  select jsonb_agg(link.to_id order by link.to_id) from link
  where link.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and link.field_id = ${field.id} and link.from_id = ${sql.ref(`${alias}.id`)}
), '[]'::jsonb) as ${sql.ref(`v_${field.name}`)}`;

/** The record of a row. Empty values are null, so that every field asked for is there. */
export const toStored = (row: Row, fields: readonly FieldDescriptor[]): Stored => ({
  id: row['id'] as string,
  version: row['version'] as number,
  createdAt: asInstant(row['created_at']) as string,
  createdBy: row['created_by'] as string | null,
  updatedAt: asInstant(row['updated_at']) as string,
  updatedBy: row['updated_by'] as string | null,
  removedAt: asInstant(row['deleted_at']) as string | null,
  values: valuesOf(row, fields),
});

export function valuesOf(row: Row, fields: readonly FieldDescriptor[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const raw = row[`v_${field.name}`] ?? null;
    const { decode } = kinds[field.kind];
    values[field.name] = raw !== null && decode ? decode(raw) : raw;
  }
  return values;
}
