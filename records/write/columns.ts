import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import type { Values } from './validate.ts';

/** A column to write, with its type for `jsonb_to_recordset`. */
export type WrittenColumn = { readonly name: string; readonly type: string };

/** The columns of the object's own table that these fields take. */
export const columnsOf = (fields: Iterable<FieldDescriptor>): WrittenColumn[] =>
  [...fields].flatMap((field) => {
    const { storage } = field;
    if (storage.in !== 'columns') return [];
    return kinds[field.kind]
      .columns(field)
      .map(({ suffix, type }) => ({ name: storage.column + suffix, type }));
  });

/** The values of one record by column of its own table; fields kept in the document stand under `custom`. */
export function toColumns(object: ObjectDescriptor, values: Values): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = object.fields.get(name);
    if (!field) continue;
    const { storage } = field;
    if (storage.in === 'custom') custom[storage.key] = value;
    if (storage.in !== 'columns') continue;
    const kind = kinds[field.kind];
    const parts = value === null ? {} : kind.toParts(value);
    for (const { suffix } of kind.columns(field)) columns[storage.column + suffix] = parts[suffix] ?? null;
  }
  return { ...columns, custom };
}

/** `r(id uuid, title text, …)`: the rows of a JSON array as PostgreSQL types them. */
export const recordset = (
  rows: readonly unknown[],
  columns: readonly WrittenColumn[],
): RawBuilder<unknown> => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.join(
    columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`),
    sql`, `,
  )})`;
