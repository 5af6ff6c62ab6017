import { allOf, sql } from '#kernel/database/sql.ts';
import type { RecordId } from '#kernel/id.ts';
import { ownerColumn } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { column, fromRows, ownRows, rowSet } from './row-set.ts';

/** Who is responsible for these living records, by record; those without anybody are left out. */
export async function ownersOf(
  tx: RecordTx,
  object: ObjectDescriptor,
  ids: readonly string[],
): Promise<ReadonlyMap<RecordId, RecordId>> {
  const rows = rowSet(tx, object);
  const owner = column(rows, ownerColumn(object));
  const conditions = allOf([
    ownRows(rows),
    sql`${column(rows, 'id')} = any(${ids}::uuid[])`,
    sql`${owner} is not null`,
  ]);
  const found = await tx.rows<{ id: RecordId; owner: RecordId }>(
    sql`select ${column(rows, 'id')} as id, ${owner} as owner from ${fromRows(rows)} where ${conditions}`,
  );
  return new Map(found.map(({ id, owner }) => [id, owner]));
}
