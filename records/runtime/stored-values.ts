import { allOf, sql } from '#kernel/database/sql.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { column, fromRows, ownRows, rowSet, type RowSet } from '../query/row-set.ts';
import { ownFields, selectList, valuesReader, type Row } from '../query/select.ts';
import type { RecordTx } from '../records.ts';

export type StoredValue = { readonly id: string; readonly value: unknown };

/** The values of one field of the living records after an id, in id order: for whole passes over an object. */
export async function valuesAfter(
  tx: RecordTx,
  object: ObjectDescriptor,
  field: FieldDescriptor,
  after: string | undefined,
  most: number,
): Promise<StoredValue[]> {
  const rows = rowSet(tx, object);
  const selected = ownFields(rows, [field]);
  const list = selectList(rows, selected);
  const found =
    await tx.rows<Row>(sql`select ${list} from ${fromRows(rows)} where ${allOf([ownRows(rows), beyond(rows, after)])}
    order by ${column(rows, 'id')} limit ${most}`);
  const valuesOf = valuesReader(selected);
  return found.map((row) => ({
    id: row['id'] as string,
    value: valuesOf(row)[field.name] ?? null,
  }));
}

const beyond = (rows: RowSet, after: string | undefined) =>
  after === undefined ? sql`true` : sql`${column(rows, 'id')} > ${after}::uuid`;

/** How many living records the object has, counted up to a bound. */
export async function countUpTo(tx: RecordTx, object: ObjectDescriptor, most: number): Promise<number> {
  const rows = rowSet(tx, object);
  const [row] = await tx.rows<{ count: number }>(sql`select count(*) as count from (
    select from ${fromRows(rows)} where ${ownRows(rows)} limit ${most}) as bounded`);
  return row?.count ?? 0;
}
