import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { isHidden } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { RecordTx } from '../records.ts';
import { reachedInBin } from './reached-in-bin.ts';
import { column, scalarOf } from './row-set.ts';

type Sql = RawBuilder<unknown>;

export type BinRow = {
  readonly object: string;
  readonly id: string;
  readonly title: string | null;
  /** The instant as PostgreSQL writes it. */
  readonly key: string;
  readonly at: Date;
  readonly by: string | null;
  /** The deed that the row stands for, with all that went in it. */
  readonly deletion: string | null;
};

/** The entry behind which one goes on: of one instant objects come in the order of their names. */
export type BinPlace = {
  readonly at: string;
  readonly object: string;
  readonly id: string;
  readonly wholeDeed: boolean;
};

/** Where a row stands in the order of the bin: when it went, then its id. */
type Order = { readonly at: Sql; readonly id: Sql };

// Comes after every record that went at the same instant.
const leastId = sql`'00000000-0000-0000-0000-000000000000'::uuid`;

/**
 * An object's bin, newest first, `most` entries: one step after the other along its index, so that a deed of a million is
 * leapt over in one.
 */
export function walkBin(
  tx: RecordTx,
  object: ObjectDescriptor,
  place: BinPlace | undefined,
  most: number,
): Sql {
  const step = (behind: (of: Order) => Sql): Sql =>
    sql`select bin.*, deed.id as deletion from (${binRows(tx, object, behind, 1)}) as bin
      left join deletion as deed on deed.workspace_id = ${tx.context.workspace} and deed.object = ${object.name}
        and deed.at = bin.at and deed.count > 1`;
  const first = step((of) => (place ? behindPlace(of, object.name, place) : sql`true`));
  const next = step(
    ({ at, id }) =>
      sql`(${at}, ${id}) < (walk.at, case when walk.deletion is null then walk.id else ${leastId} end)`,
  );
  return sql`(with recursive walk as (
      select one.*, 1 as step from (${first}) as one
      union all
      select one.*, walk.step + 1 from walk cross join lateral (${next}) as one where walk.step < ${most}
    )
    select object, id, title, key, at, by, deletion from walk)`;
}

/** The records of one deed, each an entry of its own. */
export const rowsOfDeed = (
  tx: RecordTx,
  object: ObjectDescriptor,
  instant: Date,
  place: BinPlace | undefined,
  most: number,
): Sql => {
  const rows = binRows(
    tx,
    object,
    ({ at, id }) => (place ? sql`${at} = ${instant} and ${id} < ${place.id}::uuid` : sql`${at} = ${instant}`),
    most,
  );
  return sql`(select bin.*, null::uuid as deletion from (${rows}) as bin)`;
};

function behindPlace({ at, id }: Order, object: string, place: BinPlace): Sql {
  if (object > place.object) return sql`${at} <= ${place.at}::timestamptz`;
  return object < place.object || place.wholeDeed
    ? sql`${at} < ${place.at}::timestamptz`
    : sql`(${at}, ${id}) < (${place.at}::timestamptz, ${place.id}::uuid)`;
}

function binRows(tx: RecordTx, object: ObjectDescriptor, where: (of: Order) => Sql, most: number): Sql {
  const title = object.fields.get(object.title);
  return reachedInBin(tx, object, most, 'desc', (rows) => {
    const text = title && !isHidden(tx.context.actor, object, title) ? scalarOf(title, rows) : sql`null`;
    const [id, at] = [column(rows, 'id'), column(rows, 'deleted_at')];
    return {
      where: where({ at, id }),
      list: sql`${object.name}::text as object, ${id} as id, ${text}::text as title, ${at}::text as key, ${at} as at,
        ${column(rows, 'deleted_by')} as by`,
    };
  });
}
