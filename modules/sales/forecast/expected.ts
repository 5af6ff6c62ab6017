import { sql } from '#kernel/database/sql.ts';
import type { CivilRange } from '#persian/jalali/civil.ts';
import { addDecimals } from '#persian/decimal.ts';
import type { Filter } from '#records/query/query.ts';
import { plain } from '#records/query/decimal.ts';
import type { RecordTx } from '#records/records.ts';
import type { Category, Expected } from '../contract/forecast.ts';
import { dealRows } from '../reports/amounts.ts';
import { conditions, within, type View } from '../reports/view.ts';
import { forecastCategories } from './categories.ts';
import type { Groups } from './past.ts';

/** Sums of open deals that are expected in a month (null: on no day that anybody said), or were won in it. */
type Row = {
  month: number | null;
  won: boolean;
  category: Category;
  group: string | null;
  currency: string | null;
  count: number;
  amount: string | null;
  weighted: string | null;
};

/** What is won and what is expected in the months, by category and owners' group: one statement. */
export type Book = {
  /** Deals expected in a month; what is overdue is expected in the first one. */
  expected(month: number | null, category?: Category): Expected;
  won(month: number): Expected;
  /** An amount of a month, of those of a group where one is named. */
  sum(of: 'won' | 'weighted' | 'commit', month: number, group?: string): string;
};

export async function readBook(
  tx: RecordTx,
  view: View,
  months: readonly CivilRange[],
  groups: Groups,
  currency: string,
): Promise<Book> {
  const rows = await tx.rows<Row>(bookSql(tx, view, months, groups));
  // A deal of which no amount is known counts all the same.
  const known = rows.filter((row) => row.currency === null || row.currency === currency);
  const total = (some: readonly Row[], part: 'amount' | 'weighted'): string =>
    some.reduce((sum, row) => addDecimals(sum, plain(row[part] ?? '0')), '0');
  const told = (some: readonly Row[], rows: Filter): Expected => ({
    count: some.reduce((sum, { count }) => sum + count, 0),
    amount: { amount: total(some, 'amount'), currency },
    rows,
  });
  return {
    expected: (month, category) =>
      told(
        known.filter(
          (row) => !row.won && row.month === month && (category === undefined || row.category === category),
        ),
        { and: [...openIn(view, months, month), ...(category === undefined ? [] : [inCategory(category)])] },
      ),
    won: (month) =>
      told(
        known.filter((row) => row.won && row.month === month),
        { and: wonIn(view, months[month] ?? { from: view.today, to: view.today }) },
      ),
    sum: (of, month, group) => {
      const mine = known.filter((row) => row.month === month && (group === undefined || row.group === group));
      if (of === 'weighted') return total(mine, 'weighted');
      return total(
        mine.filter((row) => row.won || (of === 'commit' && row.category === 'commit')),
        'amount',
      );
    },
  };
}

function bookSql(tx: RecordTx, view: View, months: readonly CivilRange[], groups: Groups) {
  const [first, last] = [months[0], months.at(-1)];
  const open: Filter = {
    and: [
      ...conditions(view),
      { field: 'status', op: 'eq', value: 'open' },
      {
        or: [
          { field: 'expectedCloseOn', op: 'empty' },
          { field: 'expectedCloseOn', op: 'lt', value: last?.to },
        ],
      },
    ],
  };
  const won: Filter = { and: wonIn(view, { from: first?.from ?? view.today, to: last?.to ?? view.today }) };
  const starts = sql`${months.map(({ from }) => from)}::date[]`;
  const stages = sql.join(
    view.stages.map(({ id, probability }) => sql`(${id}::uuid, ${probability}::numeric)`),
    sql`, `,
  );
  const owners =
    groups.size === 0
      ? sql`(null::uuid, null::text)`
      : sql.join(
          [...groups].map(([owner, key]) => sql`(${owner}::uuid, ${key}::text)`),
          sql`, `,
        );
  const sums = sql`d."amountCurrency" as currency, count(*) as count, sum(d.amount) as amount,
    sum(d.amount * s.probability) / 100 as weighted`;
  const beside = sql`join (values ${stages}) as s (id, probability) on s.id = d.stage
    left join (values ${owners}) as g (owner, key) on g.owner = d.owner`;
  return sql<Row>`select greatest(width_bucket(d."expectedCloseOn", ${starts}), 1) - 1
        + case when d."expectedCloseOn" is null then null else 0 end as month,
      false as won, coalesce(d."forecastCategory", 'pipeline') as category, g.key as "group", ${sums}
    from ${dealRows(tx, ['stage', 'owner', 'expectedCloseOn', 'forecastCategory'], open)} as d ${beside}
    group by 1, 2, 3, 4, 5
    union all
    select width_bucket(d."closedOn", ${starts}) - 1, true, 'commit', g.key, ${sums}
    from ${dealRows(tx, ['stage', 'owner', 'closedOn'], won)} as d ${beside} group by 1, 2, 3, 4, 5`;
}

const wonIn = (view: View, span: CivilRange): readonly Filter[] => [
  ...conditions(view),
  { field: 'status', op: 'eq', value: 'won' },
  ...within('closedOn', span),
];

/** In the first month everything that should have closed before as well. */
function openIn(view: View, months: readonly CivilRange[], month: number | null): readonly Filter[] {
  const open: readonly Filter[] = [...conditions(view), { field: 'status', op: 'eq', value: 'open' }];
  if (month === null) return [...open, { field: 'expectedCloseOn', op: 'empty' }];
  const span = months[month] ?? { from: view.today, to: view.today };
  const due = within('expectedCloseOn', span);
  return [...open, ...(month === 0 ? due.slice(1) : due)];
}

/** One that nobody put anywhere is in the pipeline. */
const inCategory = (category: Category): Filter => {
  const own: Filter = { field: 'forecastCategory', op: 'eq', value: category };
  return category === 'pipeline' ? { or: [own, { field: 'forecastCategory', op: 'empty' }] } : own;
};

export const categories = forecastCategories.map(({ key }) => key);
