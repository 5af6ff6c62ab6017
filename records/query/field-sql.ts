import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { kinds } from '../fields/index.ts';
import type { Parts } from '../fields/kind.ts';

/** The stored parts of a field in a row under `alias`. */
export function partsOf(field: FieldDescriptor, alias: string): Parts {
  const { storage } = field;
  switch (storage.in) {
    case 'columns':
      return (suffix) => sql.ref(`${alias}.${storage.column}${suffix}`);
    case 'side':
      return (suffix) => sql.ref(`${alias}_${storage.table}.${storage.column}${suffix}`);
    case 'custom': {
      const parts = kinds[field.kind].customParts?.(
        sql`(${sql.ref(`${alias}.custom`)} -> ${sql.lit(storage.key)})`,
      );
      if (!parts) throw new Error(`${field.kind} cannot be kept in a document`);
      return parts;
    }
    case 'links':
    case 'computed':
      return () => sql`null`;
  }
}

/** The only or main column of a field. */
export const fieldColumn = (field: FieldDescriptor, alias: string): RawBuilder<unknown> =>
  partsOf(field, alias)('');

/** The value by which a field is compared, and ordered where it is no text. */
export const scalarOf = (field: FieldDescriptor, alias: string): RawBuilder<unknown> =>
  kinds[field.kind].scalar(partsOf(field, alias), field);

/** The value by which a field is ordered: texts in Persian dictionary order. */
export function orderOf(field: FieldDescriptor, alias: string): RawBuilder<unknown> {
  const scalar = scalarOf(field, alias);
  return kinds[field.kind].comparison === 'text' ? sql`peyvand_sort_key_v1(${scalar}) collate "C"` : scalar;
}

export const tableOf = (object: ObjectDescriptor): string =>
  object.storage.in === 'table' ? object.storage.table : 'custom_record';

/** The object's rows of this workspace, living or in the bin: the first conditions of every statement. */
export const rowsOf = (
  object: ObjectDescriptor,
  alias: string,
  workspace: number,
  removed = false,
): RawBuilder<unknown> => {
  const living = sql`${sql.ref(`${alias}.workspace_id`)} = ${workspace} and ${sql.ref(`${alias}.deleted_at`)} is ${removed ? sql`not null` : sql`null`}`;
  return object.storage.in === 'table'
    ? living
    : sql`${living} and ${sql.ref(`${alias}.object_id`)} = ${object.storage.objectId}::uuid`;
};

export const hasSearch = (object: ObjectDescriptor, part: 'name' | 'detail'): boolean =>
  [...object.fields.values()].some((field) => field.searchable === part);
