import { sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { tableOf } from '../../query/row-set.ts';
import type { RecordTx } from '../../records.ts';
import type { Place } from './place.ts';

/** Objects that only join two records of the merged one, such as a relation of a party to another. */
export const joiningObjects = (places: readonly Place[]): ObjectDescriptor[] =>
  [...new Set(places.map(({ object }) => object))].filter(
    (object) => !object.listed && endsOf(object, places).length > 1,
  );

const endsOf = (object: ObjectDescriptor, places: readonly Place[]): FieldDescriptor[] =>
  places.filter((place) => place.object === object && place.field.required).map(({ field }) => field);

const columnOf = ({ storage }: FieldDescriptor): string => (storage.in === 'columns' ? storage.column : 'id');

/** Living ones that join two of those which become one: they would join the winner with itself. */
export async function joinsWithin(
  tx: RecordTx,
  object: ObjectDescriptor,
  places: readonly Place[],
  members: readonly string[],
): Promise<string[]> {
  const ends = endsOf(object, places).map(
    (field) => sql`${sql.ref(columnOf(field))} = any(${members}::uuid[])`,
  );
  const rows = await tx.rows<{ id: string }>(sql`select id from ${sql.table(tableOf(object))}
    where workspace_id = ${tx.context.workspace} and deleted_at is null and ${sql.join(ends, sql` and `)}`);
  return rows.map(({ id }) => id);
}

/** Of those that were moved, the ones that now say what another one says. */
export async function joinsTwice(
  tx: RecordTx,
  object: ObjectDescriptor,
  moved: readonly string[],
): Promise<string[]> {
  if (moved.length === 0) return [];
  const telling = [...object.fields.values()].filter(
    ({ required, storage }) => required && storage.in === 'columns',
  );
  const equal = telling.map((field) => sql`o.${sql.ref(columnOf(field))} = m.${sql.ref(columnOf(field))}`);
  const table = sql.table(tableOf(object));
  const rows = await tx.rows<{ id: string }>(sql`select distinct m.id from ${table} as m
    join ${table} as o on o.workspace_id = m.workspace_id and o.deleted_at is null and ${sql.join(equal, sql` and `)}
      and (o.id < m.id or o.id <> all(${moved}::uuid[])) and o.id <> m.id
    where m.workspace_id = ${tx.context.workspace} and m.deleted_at is null and m.id = any(${moved}::uuid[])`);
  return rows.map(({ id }) => id);
}
