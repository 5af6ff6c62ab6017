import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { scopeFor } from '#records/access/visible.ts';
import { zoneOf } from '#records/query/civil.ts';
import type { Filter } from '#records/query/query.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import { dealRows } from '../reports/amounts.ts';
import { hashed } from '../reports/hashed.ts';
import { stageChange } from '../stage-change/object.ts';
import { ageBounds, type Cell, type Past, type Wins } from './model.ts';
import type { Origin } from './spans.ts';

/** Whose forecasts are told apart: the group of each owner; whoever is not named belongs to none. */
export type Groups = ReadonlyMap<string, string>;

/** What is learnt from, for each month that is foretold: the first is that of the newest origin, the next the one after it. */
export type KnownPast = {
  readonly months: readonly (Past & { readonly month: number })[];
  /** That in which most was won; amounts in others are left out. */
  readonly currency: string;
};

type CellRow = Omit<Cell, 'stated' | 'won' | 'decided'> & {
  currency: string | null;
  stated: string | null;
  /** One for each month ahead. */
  won: readonly number[];
  decided: readonly number[];
};
type WinRow = Omit<Wins, 'amount' | 'squares' | 'fresh' | 'early'> & {
  currency: string | null;
  amount: string | null;
  squares: string | null;
  /** Whether it was won after that month's own origin. */
  late: boolean;
  /** Whether it was opened after the origin of the month so many months before. */
  fresh: readonly (boolean | null)[];
};

/**
 * Deals as they stood at each origin and what became of them in the months after it, and what was won in each month: two
 * statements, whatever the number of deals. Where a deal stood is read from its moves; one whose moves were not kept stood
 * somewhere from the day it was opened.
 */
export async function readPast(
  tx: RecordTx,
  pipeline: string,
  origins: readonly Origin[],
  groups: Groups = new Map(),
): Promise<KnownPast> {
  const newest = origins.at(-1);
  if (!newest) return { months: [], currency: 'IRR' };
  const winRows = await tx.rows<WinRow>(winsSql(tx, pipeline, origins, groups));
  const cellRows = await hashed(tx, cellsSql(tx, pipeline, origins, groups));
  const currency = mainCurrency(winRows);
  const months = newest.windows.map((_, ahead) => ({
    month: newest.month + ahead,
    wins: winRows.flatMap(({ currency: own, amount, squares, late, fresh, ...row }) => {
      // What the newest origin's own month has brought by now says nothing of what is to come.
      if (own !== currency || row.month >= newest.month) return [];
      return [
        {
          ...row,
          early: ahead === 0 && !late,
          fresh: fresh[ahead] === true,
          amount: Number(amount),
          squares: Number(squares),
        },
      ];
    }),
    cells: cellRows.flatMap(({ currency: own, stated, won, decided, ...row }) => {
      const month = row.month + ahead;
      // Of an origin whose month is not over nobody knows yet what will have come.
      if (month >= newest.month && row.month !== newest.month) return [];
      return [
        {
          ...row,
          month,
          won: won[ahead] ?? 0,
          decided: decided[ahead] ?? 0,
          stated: own === currency ? Number(stated ?? 0) : 0,
        },
      ];
    }),
  }));
  return { months, currency };
}

function winsSql(
  tx: RecordTx,
  pipeline: string,
  origins: readonly Origin[],
  groups: Groups,
): RawBuilder<WinRow> {
  const won: Filter = {
    and: [
      { field: 'pipeline', op: 'eq', value: pipeline },
      { field: 'status', op: 'eq', value: 'won' },
      { field: 'closedOn', op: 'gte', value: origins[0]?.day },
      { field: 'closedOn', op: 'lt', value: origins.at(-1)?.day },
    ],
  };
  const ahead = origins[0]?.windows.length ?? 1;
  const rows = origins.map(({ month, day, windows: [own] }, index) => {
    const earlier = Array.from({ length: ahead }, (_, back) => origins[index - back]?.day ?? null);
    // The whole month: what was won in it before its origin counts where it was foretold from an earlier one.
    const from = index === 0 ? day : origins[index - 1]?.windows[0]?.to;
    return sql`(${month}::int, ${from}::date, ${own?.to}::date, ${day}::date, ${earlier}::date[])`;
  });
  const fresh = sql.join(
    Array.from({ length: ahead }, (_, back) => sql`d."openedOn" >= s.earlier[${sql.lit(back + 1)}]`),
    sql`, `,
  );
  return sql<WinRow>`select s.month, d.product, g.key as "group", d."closedOn" >= s.origin as late, array[${fresh}] as fresh,
      d."amountCurrency" as currency, count(*) as count, sum(d.amount) as amount, sum(d.amount * d.amount) as squares
    from ${dealRows(tx, ['product', 'openedOn', 'closedOn', 'owner'], won)} as d
    join (values ${sql.join(rows, sql`, `)}) as s (month, "from", "to", origin, earlier)
      on d."closedOn" >= s."from" and d."closedOn" < s."to"
    ${groupJoin(groups, sql`d.owner`)} group by 1, 2, 3, 4, 5, 6`;
}

function cellsSql(
  tx: RecordTx,
  pipeline: string,
  origins: readonly Origin[],
  groups: Groups,
): RawBuilder<CellRow> {
  const zone = zoneOf(tx);
  const instants = origins.map(({ day }) => instantOf(day, '00:00', zone));
  const bounds = sql`${instants}::timestamptz[]`;
  const newest = origins.length;
  const relevant: Filter = {
    and: [
      { field: 'pipeline', op: 'eq', value: pipeline },
      {
        or: [
          { field: 'status', op: 'eq', value: 'open' },
          {
            and: [
              { field: 'status', op: 'in', value: ['won', 'lost'] },
              { field: 'closedOn', op: 'gte', value: origins[0]?.day },
            ],
          },
        ],
      },
    ],
  };
  const names = ['product', 'status', 'openedOn', 'closedOn', 'owner', 'stage', 'stageSince'] as const;
  const deals = dealRows(tx, names, relevant);
  const stays = sql.join([standing(deals, zone), ...passed(tx, deals, instants[0], zone)], sql` union all `);
  const inWindows = (status: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql.join(
      (origins[0]?.windows ?? []).map(
        (_, at) =>
          sql`count(*) filter (where ${status} and e."closedOn" >= s.begins[${sql.lit(at + 1)}] and e."closedOn" < s.ends[${sql.lit(at + 1)}])`,
      ),
      sql`, `,
    );
  // A stay counts for each origin that it lies across: most lie across one, or none. Joined by a range of small numbers,
  // which PostgreSQL estimates well enough to hash the groups; with a series of them it sorts all stays on disk.
  return sql<CellRow>`select s.month, e.stage, width_bucket(
        extract(epoch from s.instant - e.since)::float8 / 86400, ${ageBounds}::float8[]) as age,
      e.product, g.key as "group", case when s.n = ${newest} then e.currency end as currency, count(*) as open,
      array[${inWindows(sql`e.status = 'won'`)}]::int[] as won,
      array[${inWindows(sql`e.status <> 'open'`)}]::int[] as decided, sum(case when s.n = ${newest} then e.amount end) as stated,
      count(case when s.n = ${newest} then e.amount end) as "statedCount"
    from (select *, width_bucket(since, ${bounds}) as after,
        coalesce(width_bucket(until, ${bounds}), ${newest}) as upto from (${stays}) as stay offset 0) as e
    join (values ${originRows(origins, instants)}) as s (n, month, instant, begins, ends)
      on s.n > e.after and s.n <= e.upto
    ${groupJoin(groups, sql`e.owner`)} group by 1, 2, 3, 4, 5, 6`;
}

const columns = sql`d.product, d.status, d."closedOn", d.owner, d.amount, d."amountCurrency" as currency`;

/** Open deals, in the stage in which they are. */
const standing = (deals: RawBuilder<unknown>, zone: string): RawBuilder<unknown> =>
  sql`select ${columns}, d.stage, greatest(d."stageSince", d."openedOn"::timestamp at time zone ${zone}) as since, null::timestamptz as until
    from ${deals} as d where d.status = 'open'`;

/** The stays that a move ended. The first move of a deal that was brought in closed ended a stay nobody knows the stage of. */
function passed(
  tx: RecordTx,
  deals: RawBuilder<unknown>,
  since: string | undefined,
  zone: string,
): RawBuilder<unknown>[] {
  if (scopeFor(tx.context.actor, stageChange.descriptor, 'read') === 'none') return [];
  const moves = readable(tx, stageChange, ['deal', 'from', 'at', 'days'], {
    field: 'at',
    op: 'gte',
    value: since,
  });
  return [
    sql`select ${columns}, m."from" as stage,
        case when m.days is null then d."openedOn"::timestamp at time zone ${zone}
          else m.at - m.days::float8 * interval '1 day' end as since, m.at as until
      from ${moves} as m join ${deals} as d on d.id = m.deal`,
  ];
}

const originRows = (origins: readonly Origin[], instants: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    origins.map(
      ({ month, windows }, index) =>
        sql`(${index + 1}::int, ${month}::int, ${instants[index]}::timestamptz,
          ${windows.map(({ from }) => from)}::date[], ${windows.map(({ to }) => to)}::date[])`,
    ),
    sql`, `,
  );

const groupJoin = (groups: Groups, owner: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`left join (values ${groupRows(groups)}) as g (owner, key) on g.owner = ${owner}`;

const groupRows = (groups: Groups): RawBuilder<unknown> =>
  groups.size === 0
    ? sql`(null::uuid, null::text)`
    : sql.join(
        [...groups].map(([owner, key]) => sql`(${owner}::uuid, ${key}::text)`),
        sql`, `,
      );

function mainCurrency(rows: readonly WinRow[]): string {
  const counts = new Map<string, number>();
  for (const { currency, count } of rows)
    if (currency !== null) counts.set(currency, (counts.get(currency) ?? 0) + count);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 'IRR';
}
