import type { ChangePart } from '../../contract/change.ts';

/** Wins of one product in a period: how many and what they brought, in the smallest unit of the currency. */
export type ProductWins = { readonly product: string; readonly won: number; readonly revenue: bigint };

/** A period as its revenue comes about: of so many decided deals so many were won, these products at these prices. */
export type PeriodFacts = { readonly decided: number; readonly products: readonly ProductWins[] };

/** How the number of decided deals changed in the same step of last year; 1 is no change. Null where nobody knows. */
export type Season = number | null;

/** A revenue as a product of what may change; the mix is a share and the price a mean per product. */
type Side = {
  readonly season: number;
  readonly opportunities: number;
  readonly conversion: number;
  readonly mix: readonly number[];
  readonly price: readonly number[];
};

const all: readonly ChangePart[] = ['season', 'opportunities', 'conversion', 'mix', 'price'];

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
  const parts = all.filter((part) => part !== 'season' || season !== null);
  const exact = new Map(parts.map((part) => [part, shapley(part, parts, before, after)]));
  return wholeUnits(exact, change);
}

const revenueOf = ({ products }: PeriodFacts): bigint =>
  products.reduce((sum, { revenue }) => sum + revenue, 0n);

const wonOf = ({ products }: PeriodFacts): number => products.reduce((sum, { won }) => sum + won, 0);

function sidesOf(then: PeriodFacts, now: PeriodFacts, season: Season): readonly [Side, Side] {
  const names = [...new Set([...then.products, ...now.products].map(({ product }) => product))];
  const step = season ?? 1;
  const sideOf = (facts: PeriodFacts, other: PeriodFacts, isNow: boolean): Side => {
    const won = wonOf(facts);
    const base = won > 0 ? facts : other;
    const find = ({ products }: PeriodFacts, name: string) =>
      products.find(({ product }) => product === name);
    return {
      season: isNow ? step : 1,
      opportunities: isNow ? facts.decided / step : facts.decided,
      conversion:
        facts.decided > 0 ? won / facts.decided : other.decided > 0 ? wonOf(other) / other.decided : 0,
      mix: names.map((name) => (find(base, name)?.won ?? 0) / Math.max(1, wonOf(base))),
      price: names.map((name) => meanOf(find(facts, name)) ?? meanOf(find(other, name)) ?? 0),
    };
  };
  return [sideOf(then, now, false), sideOf(now, then, true)];
}

const meanOf = (wins: ProductWins | undefined): number | undefined =>
  wins && wins.won > 0 ? Number(wins.revenue) / wins.won : undefined;

/** The mean of what changing this part alone does, over all sets of parts that may have changed before it. */
function shapley(part: ChangePart, parts: readonly ChangePart[], then: Side, now: Side): number {
  const others = parts.filter((one) => one !== part);
  let sum = 0;
  for (let set = 0; set < 2 ** others.length; set++) {
    const changed = new Set(others.filter((_, index) => (set >> index) & 1));
    const weight = factorial(changed.size) * factorial(others.length - changed.size);
    sum += weight * (worth(new Set([...changed, part]), then, now) - worth(changed, then, now));
  }
  return sum / factorial(parts.length);
}

function worth(changed: ReadonlySet<ChangePart>, then: Side, now: Side): number {
  const of = <Part extends ChangePart>(part: Part): Side[Part] => (changed.has(part) ? now : then)[part];
  const [mix, price] = [of('mix'), of('price')];
  const size = mix.reduce((sum, share, index) => sum + share * (price[index] ?? 0), 0);
  return of('season') * of('opportunities') * of('conversion') * size;
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
