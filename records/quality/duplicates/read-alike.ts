import { allOf, sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { column, fromRows, ownRows, rowSet } from '../../query/row-set.ts';
import { ownFields, selectList, valuesReader, type Row } from '../../query/select.ts';
import type { RecordTx } from '../../records.ts';
import type { Values } from './likeness.ts';

/** What living records are compared by, with what makes them of one kind or another; whoever may see them. One statement. */
export async function readAlike(
  tx: RecordTx,
  object: ObjectDescriptor,
  fields: readonly FieldDescriptor[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, Values>> {
  const deciding = object.variants.flatMap(({ where }) => object.fields.get(where.field) ?? []);
  const rows = rowSet(tx, object);
  const selected = ownFields(rows, new Set([...fields, ...deciding]));
  const list = selectList(rows, selected);
  const conditions = allOf([ownRows(rows), sql`${column(rows, 'id')} = any(${ids}::uuid[])`]);
  const found = await tx.rows<Row>(sql`select ${list} from ${fromRows(rows)} where ${conditions}`);
  const valuesOf = valuesReader(selected);
  return new Map(found.map((row) => [row['id'] as string, valuesOf(row)]));
}

/** A person and his firm are never merged. */
export const sameKind = ({ variants }: ObjectDescriptor, one: Values, other: Values): boolean =>
  variants.every(({ where }) => one[where.field] === other[where.field]);
