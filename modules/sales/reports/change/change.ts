import type { CivilRange } from '#persian/jalali/civil.ts';
import { shiftDecimal } from '#persian/decimal.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Money } from '#records/define/declare.ts';
import { scopeFor } from '#records/access/visible.ts';
import type { Filter } from '#records/query/query.ts';
import { readable } from '#records/query/readable.ts';
import type { RecordTx } from '#records/records.ts';
import type { Change, ChangeSide } from '../../contract/change.ts';
import { deal } from '../../deal/object.ts';
import { lead } from '../../lead/object.ts';
import { dealRows } from '../amounts.ts';
import { unseenFields } from '../unseen.ts';
import { conditions, instantsOf, owned, within, yearEarlier, type View } from '../view.ts';
import { isLed, splitChange, type PeriodFacts, type ProductWins, type Season } from './split.ts';

type Span = 'now' | 'then' | 'nowLastYear' | 'thenLastYear';

type Row = {
  span: Span;
  product: string | null;
  status: string;
  currency: string | null;
  count: number;
  value: string | null;
  units: string | null;
  of_units: string | null;
  of_leads: number;
};

/** No currency that anybody uses has more digits after its point. */
const fraction = 3;

/** Against which period the change is told. */
export type Against = 'before' | 'lastYear';

/** Why won revenue differs from the period before or from the same of last year. */
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
  const units = unseenFields(tx, deal, ['units']).length === 0;
  const parts = ([['now', now], ['then', then], ...earlier] as const).map(
    ([
      span,
      days,
    ]) => sql`select ${sql.lit(span)} as span, d.product, d.status, d."amountCurrency" as currency,
        count(*) as count, sum(d.amount) as value, count(l.deal) as of_leads,
        ${units ? sql`sum(d.units)` : sql`null::numeric`} as units,
        ${units ? sql`sum(d.amount) filter (where d.units > 0)` : sql`null::numeric`} as of_units
      from ${dealRows(tx, ['product', 'status', ...(units ? (['units'] as const) : [])], decided(view, days, ['won', 'lost']))} as d
      left join led as l on l.deal = d.id group by 2, 3, 4`,
  );
  const rows = await tx.rows<Row>(sql`with led as (${ledDeals(tx)}) ${sql.join(parts, sql` union all `)}`);
  const leads = await readLeads(tx, view, [then, now]);
  const currency = mainCurrency(rows);
  const counted = rows.filter((row) => row.currency === null || row.currency === currency);
  const [thenLeads = null, nowLeads = null] = leads;
  const thenFacts = factsOf(counted, 'then', thenLeads?.count ?? 0);
  const nowFacts = factsOf(counted, 'now', nowLeads?.count ?? 0);
  const season = seasonOf(counted);
  const money = (units: bigint): Money => ({ amount: shiftDecimal(String(units), -fraction), currency });
  const led = isLed(thenFacts, nowFacts);
  const sideOf = (facts: PeriodFacts, span: CivilRange, came: ChangeSide['leads']): ChangeSide => ({
    span,
    decided: facts.decided,
    won: facts.products.reduce((sum, { won }) => sum + won, 0),
    revenue: money(revenueOf(facts)),
    rows: decided(view, span, ['won']),
    leads: led ? came : null,
  });
  const [before, after] = inUnits([thenFacts, nowFacts]);
  return {
    former: sideOf(thenFacts, then, thenLeads),
    now: sideOf(nowFacts, now, nowLeads),
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
  const isWhole = sides.every(({ products }) =>
    products.every(({ revenue, ofUnits }) => revenue % unit === 0n && ofUnits % unit === 0n),
  );
  const step = isWhole ? unit : 1n;
  const lowered = ({ products, ...facts }: PeriodFacts): PeriodFacts => ({
    ...facts,
    products: products.map((one) => ({ ...one, revenue: one.revenue / step, ofUnits: one.ofUnits / step })),
  });
  return [
    { facts: lowered(sides[0]), step },
    { facts: lowered(sides[1]), step },
  ] as const;
}

const revenueOf = ({ products }: PeriodFacts): bigint =>
  products.reduce((sum, { revenue }) => sum + revenue, 0n);

/** Deals without an amount count as decided and bring nothing; those without a product are one of their own. */
function factsOf(rows: readonly Row[], span: Span, leads: number): PeriodFacts {
  const mine = rows.filter((row) => row.span === span);
  const products = new Map<string, ProductWins>();
  for (const row of mine) {
    if (row.status !== 'won') continue;
    const product = row.product ?? '';
    const held = products.get(product) ?? { product, won: 0, revenue: 0n, units: 0, ofUnits: 0n };
    products.set(product, {
      product,
      won: held.won + row.count,
      revenue: held.revenue + unitsOf(row.value),
      units: held.units + Number(row.units ?? 0),
      ofUnits: held.ofUnits + unitsOf(row.of_units),
    });
  }
  return {
    decided: mine.reduce((sum, { count }) => sum + count, 0),
    leads,
    ofLeads: mine.reduce((sum, row) => sum + row.of_leads, 0),
    products: [...products.values()],
  };
}

/** The deals that leads were made into. Whether a deal came of one is told to whoever sees the deal, whosever the lead was. */
const ledDeals = (tx: RecordTx) => {
  const leads = readable(tx.bySystem('which deals came of leads'), lead, ['deal'], {
    field: 'deal',
    op: 'filled',
  });
  return sql`select distinct l.deal from ${leads} as l`;
};

/** The leads that came in within each of these spans, as far as the reader sees leads. They are of no pipeline yet. */
async function readLeads(
  tx: RecordTx,
  { owners }: View,
  spans: readonly CivilRange[],
): Promise<readonly ChangeSide['leads'][]> {
  if (scopeFor(tx.context.actor, lead.descriptor, 'read') === 'none') return spans.map(() => null);
  const asked = spans.map((span): Filter => ({
    and: [...owned(owners), ...within('createdAt', instantsOf(tx, span))],
  }));
  const counts = asked.map(
    (rows, place) =>
      sql`select ${sql.lit(place)}::integer as place, count(*) as count from ${readable(tx, lead, [], rows)} as l`,
  );
  const found = await tx.rows<{ place: number; count: number }>(sql.join(counts, sql` union all `));
  return asked.map((rows, place) => ({
    count: found.find((one) => one.place === place)?.count ?? 0,
    rows,
  }));
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
