import { allOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { ownerColumn, ownersSeenInBin, visibleRows } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { column, fromRows, ownRows, rowSet, type RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/**
 * The first rows of an object's bin that the actor may bring back, by when they went and their ids; `id` and `at` are among
 * what is listed. Who sees records of some owners alone reads those of each along the owner's own index: along that of the
 * whole bin he would pass over all that a colleague deleted to find that none is his (of 300,000: 45 ms a page against 2).
 */
export function reachedInBin<Row>(
  tx: RecordTx,
  object: ObjectDescriptor,
  most: number,
  direction: 'asc' | 'desc',
  of: (rows: RowSet) => { readonly where: Sql; readonly list: Sql },
): RawBuilder<Row> {
  const rows = rowSet(tx, object);
  const { where, list } = of(rows);
  const owners = ownersSeenInBin(tx.context.actor, object);
  const conditions = allOf([
    ownRows(rows, true),
    visibleRows(rows, 'read'),
    visibleRows(rows, 'remove'),
    where,
    ...(owners ? [sql`${column(rows, ownerColumn(object))} = owner.id`] : []),
  ]);
  const way = sql.raw(direction);
  const found = sql<Row>`select ${list} from ${fromRows(rows)} where ${conditions}
    order by ${column(rows, 'deleted_at')} ${way}, ${column(rows, 'id')} ${way} limit ${most}`;
  return owners
    ? sql<Row>`select reached.* from unnest(${owners}::uuid[]) as owner(id) cross join lateral (${found}) as reached
        order by reached.at ${way}, reached.id ${way} limit ${most}`
    : found;
}
