import { allOf, anyOf, sql, type RawBuilder } from '#kernel/database/sql.ts';
import { visibleRows } from '../access/visible.ts';
import { compileFilter } from './filter.ts';
import { afterCursor, orderBy, type OrderKey } from './order.ts';
import type { Far } from './order-value.ts';
import { farSeen } from './path.ts';
import type { Range } from './ranges.ts';
import { column, fromRows, tableOf, type RowSet } from './row-set.ts';

type Sql = RawBuilder<unknown>;

/** Where the reading of a list record by record of those that it links to goes on: after, or before, one of these. */
export type ByLink = { readonly beyond: Sql | undefined };

type Place = {
  readonly cursor: { readonly values: readonly (string | null)[]; readonly id: string } | undefined;
  /** Where the list begins, if not at its first row. */
  readonly start: Sql | undefined;
  readonly back: boolean;
};

/**
 * The ranges of a list sorted by a link whose column has an index: what links to the cursor's record, then what links to those
 * beyond it. Sorted in one piece a page by owner took seven seconds at three million rows; so it is the index of the link, read
 * for one owner after another until the page is full.
 */
export function linkRanges(
  rows: RowSet,
  keys: readonly OrderKey[],
  place: Place,
): { readonly ranges: readonly Range[]; readonly unseen: Sql } {
  const { first, far } = byFar(keys);
  return { ranges: seenRanges(keys, place), unseen: unseenBy(rows, first, far) };
}

function byFar([first]: readonly OrderKey[]): { readonly first: OrderKey; readonly far: Far } {
  if (!first?.far) throw new Error('Not sorted by a link');
  return { first, far: first.far };
}

function seenRanges(keys: readonly OrderKey[], { cursor, start, back }: Place): readonly Range[] {
  const { first, far } = byFar(keys);
  const [value = null, farId = null] = cursor?.values ?? [];
  if (!cursor || value === null || farId === null)
    return [{ keys, fixed: 0, byLink: { beyond: start }, holds: () => false }];
  const same: Range = {
    condition: sql`${far.link} = ${farId}::uuid`,
    keys: keys.slice(2),
    fixed: 2,
    holds: ([held]) => held !== null,
  };
  const beyond: Range = {
    keys,
    fixed: 0,
    byLink: { beyond: afterCursor([first], [value], farId, far.rows, { back }) },
    holds: () => false,
  };
  // Both are read in this order, forwards and backwards.
  return back ? [beyond, same] : [same, beyond];
}

/**
 * That a row points to what its reader does not see, asked of what it may point to: mostly there is little of that, while the
 * rows that point to something seen are all but a few (the end of a list by owner took two seconds at a million).
 */
function unseenBy(rows: RowSet, { presence }: OrderKey, far: Far): Sql {
  const hidden = anyOf([
    sql`${column(far.rows, 'deleted_at')} is not null`,
    sql`(${visibleRows(far.rows, 'read')}) is not true`,
    ...(far.fit ? [sql`(${compileFilter(far.rows, far.fit)}) is not true`] : []),
    ...(presence ? [sql`${presence} is null`] : []),
  ]);
  return sql`${far.link} in (select ${column(far.rows, 'id')} from ${farTable(far)}
    where ${column(far.rows, 'workspace_id')} = ${rows.tx.context.workspace} and (${hidden}))`;
}

const farTable = ({ rows }: Far): Sql => sql`${sql.table(tableOf(rows.object))} as ${sql.ref(rows.alias)}`;

type Reading = {
  readonly list: Sql;
  readonly conditions: readonly Sql[];
  readonly back: boolean;
  readonly limit: Sql;
};

/** A page of rows in the order of what they link to: for each of those the newest, until there are enough. */
export function readByLink(
  rows: RowSet,
  keys: readonly OrderKey[],
  { beyond }: ByLink,
  { list, conditions, back, limit }: Reading,
): Sql {
  const { first, far } = byFar(keys);
  const joined = new Map(rows.joins);
  joined.delete(far.rows.alias);
  const apart = { ...rows, joins: joined };
  const linking = allOf([...conditions, sql`${far.link} = ${column(far.rows, 'id')}`]);
  const each = sql`(select ${sql.ref(rows.alias)}.* from ${fromRows(apart)} where ${linking}
    ${orderBy(keys.slice(2), rows, { fixed: 2, back })} limit ${limit})`;
  const seen = allOf([
    ...farSeen(far.rows, far.fit),
    ...(first.presence ? [sql`${first.presence} is not null`] : []),
    ...(beyond ? [beyond] : []),
  ]);
  return sql`select ${list} from ${farTable(far)}
    cross join lateral ${fromRows({ ...apart, source: each })}
    where ${seen} ${orderBy(keys, rows, { back })} limit ${limit}`;
}
