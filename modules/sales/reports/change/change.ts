import type { CivilRange } from '#persian/jalali/civil.ts';
import { shiftDecimal } from '#persian/decimal.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Money } from '#records/define/declare.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Change, ChangeSide } from '../../contract/change.ts';
import { dealRows } from '../amounts.ts';
import { conditions, within, yearEarlier, type View } from '../view.ts';
import { splitChange, type PeriodFacts, type Season } from './split.ts';

type Span = 'now' | 'then' | 'nowLastYear' | 'thenLastYear';

type Row = {
  span: Span;
  product: string | null;
  status: string;
  currency: string | null;
  count: number;
  value: string | null;
};

/** No currency that anybody uses has more digits after its point. */
const fraction = 3;

/** Against which period the change is told. */
export type Against = 'before' | 'lastYear';

/** Why won revenue differs from the period before or from the same of last year; one statement. */
export async function readChange(tx: RecordTx, view: View, against: Against): Promise<Change> {
  const [now, then] = [view.spans.now, view.spans[against]];
  // The same season has none.
  const earlier: readonly (readonly [Span, CivilRange])[] =
    against === 'lastYear'
      ? []
      : [
          ['nowLastYear', view.spans.lastYear],
          ['thenLastYear', yearEarlier(then)],
        ];
  const parts = ([['now', now], ['then', then], ...earlier] as const).map(
    ([
      span,
      days,
    ]) => sql`select ${sql.lit(span)} as span, d.product, d.status, d."amountCurrency" as currency,
        count(*) as count, sum(d.amount) as value
      from ${dealRows(tx, ['product', 'status'], decided(view, days, ['won', 'lost']))} as d group by 2, 3, 4`,
  );
  const rows = await tx.rows<Row>(sql.join(parts, sql` union all `));
  const currency = mainCurrency(rows);
  const counted = rows.filter((row) => row.currency === null || row.currency === currency);
  const [thenFacts, nowFacts] = [factsOf(counted, 'then'), factsOf(counted, 'now')];
  const season = seasonOf(counted);
  const money = (units: bigint): Money => ({ amount: shiftDecimal(String(units), -fraction), currency });
  const sideOf = (facts: PeriodFacts, span: CivilRange): ChangeSide => ({
    span,
    decided: facts.decided,
    won: facts.products.reduce((sum, { won }) => sum + won, 0),
    revenue: money(revenueOf(facts)),
    rows: decided(view, span, ['won']),
  });
  const [before, after] = inUnits([thenFacts, nowFacts]);
  return {
    former: sideOf(thenFacts, then),
    now: sideOf(nowFacts, now),
    change: money(revenueOf(nowFacts) - revenueOf(thenFacts)),
    parts: [...splitChange(before.facts, after.facts, season)].map(([part, units]) => ({
      part,
      amount: money(units * before.step),
    })),
  };
}

/** Whole units where no amount has a fraction, so that parts have none either. */
function inUnits(sides: readonly [PeriodFacts, PeriodFacts]) {
  const unit = 10n ** BigInt(fraction);
  const isWhole = sides.every(({ products }) => products.every(({ revenue }) => revenue % unit === 0n));
  const step = isWhole ? unit : 1n;
  const lowered = ({ decided, products }: PeriodFacts): PeriodFacts => ({
    decided,
    products: products.map((one) => ({ ...one, revenue: one.revenue / step })),
  });
  return [
    { facts: lowered(sides[0]), step },
    { facts: lowered(sides[1]), step },
  ] as const;
}

const revenueOf = ({ products }: PeriodFacts): bigint =>
  products.reduce((sum, { revenue }) => sum + revenue, 0n);

/** Deals without an amount count as decided and bring nothing; those without a product are one of their own. */
function factsOf(rows: readonly Row[], span: Span): PeriodFacts {
  const mine = rows.filter((row) => row.span === span);
  const products = new Map<string, { won: number; revenue: bigint }>();
  for (const { product, status, count, value } of mine) {
    if (status !== 'won') continue;
    const held = products.get(product ?? '') ?? { won: 0, revenue: 0n };
    products.set(product ?? '', { won: held.won + count, revenue: held.revenue + unitsOf(value) });
  }
  return {
    decided: mine.reduce((sum, { count }) => sum + count, 0),
    products: [...products].map(([product, wins]) => ({ product, ...wins })),
  };
}

const unitsOf = (value: string | null): bigint =>
  value === null ? 0n : BigInt(shiftDecimal(value, fraction).split('.')[0] ?? '0');

function seasonOf(rows: readonly Row[]): Season {
  const decidedIn = (span: Span): number =>
    rows.filter((row) => row.span === span).reduce((sum, { count }) => sum + count, 0);
  const [before, after] = [decidedIn('thenLastYear'), decidedIn('nowLastYear')];
  return before === 0 || after === 0 ? null : after / before;
}

/** That in which most was won: amounts of two currencies are not added. */
function mainCurrency(rows: readonly Row[]): string {
  const wins = new Map<string, number>();
  for (const { status, currency, count } of rows)
    if (status === 'won' && currency !== null) wins.set(currency, (wins.get(currency) ?? 0) + count);
  return [...wins].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 'IRR';
}

const decided = (view: View, span: CivilRange, statuses: readonly string[]): Filter => ({
  and: [...conditions(view), { field: 'status', op: 'in', value: statuses }, ...within('closedOn', span)],
});
