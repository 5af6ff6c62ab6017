import type { ChangePart } from '../../contract/change.ts';

/** Wins of one product in a period: how many and what they brought, in the smallest unit of the currency. */
export type ProductWins = {
  readonly product: string;
  readonly won: number;
  readonly revenue: bigint;
  /** Of the wins that say their quantities: how many units, and what these brought. */
  readonly units: number;
  readonly ofUnits: bigint;
};

/** A period as its revenue comes about: of so many decided deals so many were won, these products at these prices. */
export type PeriodFacts = {
  readonly decided: number;
  /** Leads that came in, and how many of the decided deals came of leads. */
  readonly leads: number;
  readonly ofLeads: number;
  readonly products: readonly ProductWins[];
};

/** How the number of decided deals changed in the same step of last year; 1 is no change. Null where nobody knows. */
export type Season = number | null;

/**
 * A revenue as a product of what may change: `(leads × leadConversion + direct) × conversion × Σ mix × size × price`. The
 * mix is a share, size and price are means, each per product.
 */
type Side = {
  readonly season: number;
  readonly leads: number;
  readonly leadConversion: number;
  /** Deals that came of no lead. */
  readonly direct: number;
  readonly conversion: number;
  readonly mix: readonly number[];
  readonly size: readonly number[];
  readonly price: readonly number[];
};

type Cause = keyof Side;

/**
 * Splits a change of revenue into its causes by the mean over all orders in which they might have come (Shapley), so
 * that none is favoured. What cannot be told of a period (the price of what it did not sell, the conversion of nothing)
 * is taken as in the other. The parts are whole units and sum exactly to the change.
 */
export function splitChange(
  then: PeriodFacts,
  now: PeriodFacts,
  season: Season,
): ReadonlyMap<ChangePart, bigint> {
  const change = revenueOf(now) - revenueOf(then);
  const [before, after] = sidesOf(then, now, season);
  const causes = causesOf(then, now, season);
  const exact = new Map(
    [...causes].map(([part, cause]) => [part, shapley(cause, [...causes.values()], before, after)]),
  );
  return wholeUnits(exact, change);
}

/** Whether leads led to any deal that was decided. */
export const isLed = (...periods: readonly PeriodFacts[]): boolean =>
  periods.some(({ leads, ofLeads }) => leads > 0 && ofLeads > 0);

/** In the order in which they are told; where no lead led to any deal, all deals are as those without one. */
function causesOf(then: PeriodFacts, now: PeriodFacts, season: Season): ReadonlyMap<ChangePart, Cause> {
  const isPriced = [then, now].some(({ products }) => products.some(({ units }) => units > 0));
  const causes = new Map<ChangePart, Cause>();
  if (season !== null) causes.set('season', 'season');
  if (isLed(then, now)) {
    causes.set('leads', 'leads').set('leadConversion', 'leadConversion');
    if ([then, now].some((facts) => directOf(facts) > 0)) causes.set('direct', 'direct');
  } else causes.set('opportunities', 'direct');
  causes.set('conversion', 'conversion').set('mix', 'mix').set('size', 'size');
  if (isPriced) causes.set('price', 'price');
  return causes;
}

const revenueOf = ({ products }: PeriodFacts): bigint =>
  products.reduce((sum, { revenue }) => sum + revenue, 0n);

const wonOf = ({ products }: PeriodFacts): number => products.reduce((sum, { won }) => sum + won, 0);

/** A deal that came of a lead of earlier days, where none came in, is one like those without. */
const directOf = ({ decided, leads, ofLeads }: PeriodFacts): number => decided - (leads > 0 ? ofLeads : 0);

function sidesOf(then: PeriodFacts, now: PeriodFacts, season: Season): readonly [Side, Side] {
  const names = [...new Set([...then.products, ...now.products].map(({ product }) => product))];
  const step = season ?? 1;
  const led = isLed(then, now);
  const find = ({ products }: PeriodFacts, name: string) => products.find(({ product }) => product === name);
  const unitPrices = new Map(names.map((name) => [name, unitPriceOf(find(then, name), find(now, name))]));
  const sideOf = (facts: PeriodFacts, other: PeriodFacts, isNow: boolean): Side => {
    const won = wonOf(facts);
    const base = won > 0 ? facts : other;
    const sold = names.map((name) => {
      const unitPrice = unitPrices.get(name) ?? 1;
      return meansOf(find(facts, name), unitPrice) ?? meansOf(find(other, name), unitPrice);
    });
    const own = isNow ? step : 1;
    return {
      season: own,
      leads: led ? facts.leads / own : 0,
      leadConversion: !led
        ? 0
        : facts.leads > 0
          ? facts.ofLeads / facts.leads
          : other.ofLeads / Math.max(1, other.leads),
      direct: (led ? directOf(facts) : facts.decided) / own,
      conversion:
        facts.decided > 0 ? won / facts.decided : other.decided > 0 ? wonOf(other) / other.decided : 0,
      mix: names.map((name) => (find(base, name)?.won ?? 0) / Math.max(1, wonOf(base))),
      size: sold.map((one) => one?.size ?? 0),
      price: sold.map((one) => one?.price ?? 0),
    };
  };
  return [sideOf(then, now, false), sideOf(now, then, true)];
}

/**
 * The mean price of a unit over both periods: by it the units are guessed of wins that do not say theirs, so that what
 * they change is size and no price. One where no win says any: then the size of a win is its amount.
 */
function unitPriceOf(then: ProductWins | undefined, now: ProductWins | undefined): number {
  const units = (then?.units ?? 0) + (now?.units ?? 0);
  const brought = Number((then?.ofUnits ?? 0n) + (now?.ofUnits ?? 0n));
  return units > 0 && brought > 0 ? brought / units : 1;
}

/** Units of a win, and the price of one; their product is its mean amount. */
function meansOf(
  wins: ProductWins | undefined,
  unitPrice: number,
): { readonly size: number; readonly price: number } | undefined {
  if (!wins || wins.won === 0) return undefined;
  const units = wins.units + Number(wins.revenue - wins.ofUnits) / unitPrice;
  return {
    size: units / wins.won,
    price: units > 0 ? Number(wins.revenue) / units : unitPrice,
  };
}

/** The mean of what changing this cause alone does, over all sets of causes that may have changed before it. */
function shapley(cause: Cause, causes: readonly Cause[], then: Side, now: Side): number {
  const others = causes.filter((one) => one !== cause);
  let sum = 0;
  for (let set = 0; set < 2 ** others.length; set++) {
    const changed = new Set(others.filter((_, index) => (set >> index) & 1));
    const weight = factorial(changed.size) * factorial(others.length - changed.size);
    sum += weight * (worth(new Set([...changed, cause]), then, now) - worth(changed, then, now));
  }
  return sum / factorial(causes.length);
}

function worth(changed: ReadonlySet<Cause>, then: Side, now: Side): number {
  const of = <Name extends Cause>(cause: Name): Side[Name] => (changed.has(cause) ? now : then)[cause];
  const [mix, size, price] = [of('mix'), of('size'), of('price')];
  const amount = mix.reduce((sum, share, index) => sum + share * (size[index] ?? 0) * (price[index] ?? 0), 0);
  const deals = of('leads') * of('leadConversion') + of('direct');
  return of('season') * deals * of('conversion') * amount;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));

/** Rounded parts; what rounding leaves goes to the largest of them, where it is seen least. */
function wholeUnits(exact: ReadonlyMap<ChangePart, number>, change: bigint): ReadonlyMap<ChangePart, bigint> {
  const whole = new Map([...exact].map(([part, value]) => [part, BigInt(Math.round(value))]));
  const [largest] = [...exact].toSorted(([, one], [, other]) => Math.abs(other) - Math.abs(one))[0] ?? [];
  const rest = change - [...whole.values()].reduce((sum, value) => sum + value, 0n);
  if (largest !== undefined) whole.set(largest, (whole.get(largest) ?? 0n) + rest);
  return whole;
}
