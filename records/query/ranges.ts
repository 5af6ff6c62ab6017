import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { afterCursor, type OrderKey, type Start } from './order.ts';
import type { RowSet } from './row-set.ts';
import type { ByLink } from './by-link.ts';
import type { PageQuery } from './query.ts';
import type { RecordRow } from './record-json.ts';

type Sql = RawBuilder<unknown>;

/**
 * A part of a list that an index serves in order: the rows with a value and, after them, those without; or the rows of one
 * choice after those of another. A page that ends one range goes on in the next.
 */
export type Range = {
  readonly condition?: Sql;
  /** The order within the range; `fixed` keys before them are the same for all of its rows. */
  readonly keys: readonly OrderKey[];
  readonly fixed: number;
  /** What is read record by record of those that its rows link to. */
  readonly byLink?: ByLink;
  /** Whether a row with these keys, as a cursor tells them, stands in the range. */
  readonly holds: (values: readonly (string | null)[]) => boolean;
};

/** Each choice costs a statement where it has no rows: more of them are sorted in one. */
const mostChoices = 24;

/**
 * Whether the rows are read choice by choice along the choice's index. Under a filter each choice would look for its matches
 * anew, and the index has living records alone.
 */
export const isReadByChoice = (
  { ranks }: OrderKey,
  { filter, removed }: Pick<PageQuery, 'filter' | 'removed'>,
): boolean => filter === undefined && !removed && ranks !== undefined && ranks.length <= mostChoices;

type Ways = {
  readonly query: Pick<PageQuery, 'filter' | 'removed'>;
  /** Of a link that is read record by record: the ranges of what it points to, and which of that its reader does not see. */
  readonly byLink?: { readonly ranges: readonly Range[]; readonly unseen: Sql } | undefined;
};

/** The ranges of an order, in the order of their rows. */
export function rangesOf(keys: readonly OrderKey[], { query, byLink }: Ways): Range[] {
  const [first, ...rest] = keys;
  if (!first) return [{ keys, fixed: 0, holds: () => true }];
  const absent = absentRanges(keys, byLink?.unseen);
  if (byLink) return [...byLink.ranges, ...absent];
  const { ranks } = first;
  if (ranks && isReadByChoice(first, query)) {
    const ranges = (first.descending ? ranks.toReversed() : ranks).flatMap(({ condition, told }) =>
      inPart({ condition, keys: rest, fixed: 1, holds: ([value]) => value === told }, first),
    );
    return [...ranges, ...absent];
  }
  const present: Range = {
    ...(first.nullable ? { condition: isPresent(first) } : {}),
    keys,
    fixed: 0,
    holds: isTold,
  };
  return [present, ...absent];
}

/** Of a part of an object's own order the rows that have a value and those without, for each is a stretch of its index. */
function inPart(range: Range, first: OrderKey): readonly Range[] {
  const [next, ...rest] = range.keys;
  if (first.field.kind !== 'yesNo' || !next?.nullable) return [range];
  const holds = ([value, second = null]: readonly (string | null)[], present: boolean): boolean =>
    range.holds([value ?? null]) && (second !== null) === present;
  return [
    {
      ...range,
      condition: sql`${range.condition ?? sql`true`} and ${isPresent(next)}`,
      keys: [{ ...next, nullable: false }, ...rest],
      holds: (values) => holds(values, true),
    },
    {
      condition: sql`${range.condition ?? sql`true`} and ${isAbsent(next)}`,
      keys: rest,
      fixed: 2,
      holds: (values) => holds(values, false),
    },
  ];
}

const isTold = ([value]: readonly (string | null)[]): boolean => value !== null;

/** The rows without a value. Of links those that point to what their reader does not see stand before those that point nowhere. */
function absentRanges(keys: readonly OrderKey[], unseen: Sql | undefined): Range[] {
  const [first, ...rest] = keys;
  if (!first?.nullable) return [];
  const link = first.far?.link;
  if (!link)
    return [{ condition: isAbsent(first), keys: rest, fixed: 1, holds: (values) => !isTold(values) }];
  const after = { keys: keys.slice(2), fixed: 2 };
  const hidden = sql`${link} is not null and ${isAbsent(first)}`;
  return [
    {
      ...after,
      condition: unseen ? sql`${hidden} and ${unseen}` : hidden,
      holds: ([value, id]) => value === null && id !== null,
    },
    { ...after, condition: sql`${link} is null`, holds: ([value, id]) => value === null && id === null },
  ];
}

const isPresent = (key: OrderKey): Sql => sql`${key.presence ?? key.expression} is not null`;
const isAbsent = (key: OrderKey): Sql => sql`${key.presence ?? key.expression} is null`;

/** A row of a list; beside its record the texts of its place in the order, `k_0` and on. */
export type Row = RecordRow & Readonly<Record<`k_${number}`, string | null>>;

/** Reads at most so many rows of a range, in its order, under these conditions. */
export type ReadRange = (conditions: readonly Sql[], range: Range, most: number) => Promise<Row[]>;

type Place = {
  readonly cursor: { readonly values: readonly (string | null)[]; readonly id: string } | undefined;
  readonly start: Start | undefined;
  /** The rows before the cursor, from the nearest to the farthest. */
  readonly back: boolean;
};

/** The rows after a cursor, or with `back` before it, from as many ranges as it takes. */
export async function inRanges(
  rows: RowSet,
  ranges: readonly Range[],
  { cursor, start, back }: Place,
  limit: number,
  read: ReadRange,
): Promise<Row[]> {
  const ordered = back ? ranges.toReversed() : ranges;
  const holding = cursor && ordered.find(({ holds }) => holds(cursor.values));
  const found: Row[] = [];
  for (const range of cursor ? ordered.slice(holding ? ordered.indexOf(holding) : ordered.length) : ordered) {
    const { condition, keys, fixed, byLink } = range;
    const beyond =
      cursor && range === holding
        ? [afterCursor(keys, cursor.values.slice(fixed), cursor.id, rows, { fixed, back })]
        : [];
    const conditions = [
      ...(condition ? [condition] : []),
      ...(start && range === ranges[0] && !byLink
        ? [fixed === start.fixed ? start.within : start.whole]
        : []),
      ...beyond,
    ];
    found.push(...(await read(conditions, range, limit - found.length)));
    if (found.length === limit) break;
  }
  return found;
}
