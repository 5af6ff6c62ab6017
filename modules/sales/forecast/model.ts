/**
 * What will be won in a month, learnt from the firm's own past. Open deals: of those that stood as long in that stage when
 * a month began, the share that was won within it. Deals not yet opened: what months have lately won of deals that began in
 * them. And what months in the same place of their quarter came to beside what these two had foretold. Whatever is learnt
 * for a month is learnt from the months before it.
 */

/** Open deals that are alike at the beginning of a month, and what became of them within it. */
export type Cell = {
  /** Months count on without a gap; the one to be foretold is the last. */
  readonly month: number;
  /** Null where the deal's history was not kept. */
  readonly stage: string | null;
  /** Number of the span of days in which it had stood there, by `ageOf`. */
  readonly age: number;
  readonly product: string | null;
  /** Whose they are, where forecasts of several are asked; rates are learnt from all alike. */
  readonly group: string | null;
  readonly open: number;
  /** Won within the month. */
  readonly won: number;
  /** Won or lost within it. */
  readonly decided: number;
  /** Sum of the amounts that those open now state themselves, and how many do. Of the past nothing: they are known too well. */
  readonly stated: number;
  readonly statedCount: number;
};

/** Deals that were won in a month; `fresh` where they were not yet open when it was foretold. */
export type Wins = {
  readonly month: number;
  readonly product: string | null;
  readonly group: string | null;
  readonly fresh: boolean;
  /** Won in the month before the day from which it was foretold: this tells what deals bring, and nothing of what came. */
  readonly early: boolean;
  readonly count: number;
  readonly amount: number;
  /** Sum of the squares of the amounts. */
  readonly squares: number;
};

export type Past = { readonly cells: readonly Cell[]; readonly wins: readonly Wins[] };

/** What is foretold, and within what it will lie in eight cases of ten. */
export type Foretold = {
  readonly amount: number;
  readonly low: number;
  readonly high: number;
  /** How much of what its deals alone foretell comes of those that are not yet opened; 0 to 1. */
  readonly freshShare: number;
};

/** Whose forecast is asked. */
export type Asked = (group: string | null) => boolean;
const everybody: Asked = () => true;

/** Days from which on a deal counts to the next span. */
export const ageBounds = [7, 14, 21, 30, 45, 60, 75, 90, 120, 180] as const;

/** As many cases as a rate's neighbour weighs against its own. */
const weightOfAll = 15;
/** Months after which what was learnt counts half. */
const halfLife = 3;
/** 90th percentile of the normal distribution: a tenth lies beyond on either side. */
const z80 = 1.2815515655446004;
/** No month is told to bring less than a third, or more than thrice, of what deals alone foretell. */
const mostSeason = Math.log(3);

/** What `month` will bring those asked for, by what was known when it began; undefined where nothing was won before. */
export function foretell(past: Past, month: number, asked: Asked = everybody): Foretold | undefined {
  const base = bothBefore(past, month, asked);
  if (!base) return undefined;
  const earlier = earlierMonths(past, month, asked);
  const share = shareOfDeals(earlier);
  const season = seasonOf(
    earlier.map(({ month: each, came, deals, level }) => ({
      month: each,
      miss: Math.log(came / blend(deals.amount, level, share)),
    })),
    month,
  );
  const amount = blend(base.deals.amount, base.level, share) * season.factor;
  const deviation = Math.hypot(Math.sqrt(base.deals.variance) * season.factor, amount * season.spread);
  return {
    amount,
    low: Math.max(0, amount - z80 * deviation),
    high: amount + z80 * deviation,
    freshShare: base.deals.amount === 0 ? 0 : base.deals.fresh / base.deals.amount,
  };
}

/** Two ways to foretell a month: by its deals one by one, and by what months have lately brought, whatever is open. */
type Both = { readonly deals: Base; readonly level: number };
type Earlier = Both & { readonly month: number; readonly came: number };

const blend = (deals: number, level: number, share: number): number => share * deals + (1 - share) * level;

function bothBefore(past: Past, month: number, asked: Asked): Both | undefined {
  const deals = baseOf(past, month, asked);
  if (!deals) return undefined;
  const first = past.wins.reduce((least, one) => Math.min(least, one.month), month);
  let [weights, sum] = [0, 0];
  for (let each = first; each < month; each += 1) {
    const weight = weightOf(month - 1 - each);
    weights += weight;
    sum += weight * wonIn(past.wins, each, asked);
  }
  return { deals, level: weights === 0 ? deals.amount : sum / weights };
}

/** The months that are over, each foretold by what was known when it began. */
function earlierMonths(past: Past, month: number, asked: Asked): readonly Earlier[] {
  const months = [...new Set(past.wins.map((one) => one.month))].filter((one) => one < month);
  return months.flatMap((each) => {
    const both = bothBefore(past, each, asked);
    const came = wonIn(past.wins, each, asked);
    return both && both.deals.amount > 0 && both.level > 0 && came > 0
      ? [{ month: each, came, ...both }]
      : [];
  });
}

/** Each way counts by how well it did so far; where nothing is known, half each. */
function shareOfDeals(earlier: readonly Earlier[]): number {
  const error = (told: (one: Earlier) => number): number =>
    earlier.reduce((sum, one) => sum + Math.log(one.came / told(one)) ** 2, 2 * priorSpread ** 2);
  const [deals, level] = [error((one) => one.deals.amount), error((one) => one.level)];
  return level / (deals + level);
}

type Base = {
  readonly amount: number;
  /** What of it comes of deals not yet opened. */
  readonly fresh: number;
  readonly variance: number;
};

/** What deals alone foretell: each open one by its rate, those to come by what lately came. */
function baseOf(past: Past, month: number, asked: Asked): Base | undefined {
  const prices = pricesBefore(past.wins, month);
  if (!prices) return undefined;
  const rate = ratesBefore(past.cells, month);
  let [amount, variance] = [0, 0];
  for (const cell of past.cells) {
    if (cell.month !== month || !asked(cell.group)) continue;
    const p = rate(cell);
    const price = prices(cell.product);
    const unstated = cell.open - cell.statedCount;
    const meanStated = cell.statedCount === 0 ? 0 : cell.stated / cell.statedCount;
    amount += p * (cell.stated + unstated * price.mean);
    // Each deal is won or not, and then for an amount that is not yet certain where none is stated.
    variance +=
      cell.statedCount * p * (1 - p) * meanStated ** 2 +
      unstated * (p * price.square - (p * price.mean) ** 2);
  }
  const fresh = freshBefore(past.wins, month, asked);
  return { amount: amount + fresh.amount, fresh: fresh.amount, variance: variance + fresh.variance };
}

export type Price = { readonly mean: number; readonly square: number };

/** What a won deal of a product brought, drawn to what any brought by as much as they are few. */
export function pricesBefore(
  wins: readonly Wins[],
  month: number,
): ((product: string | null) => Price) | undefined {
  const sums = new Map<string | null, { count: number; amount: number; squares: number }>();
  const all = { count: 0, amount: 0, squares: 0 };
  for (const one of wins) {
    if (one.month >= month) continue;
    const mine = sums.get(one.product) ?? { count: 0, amount: 0, squares: 0 };
    for (const held of [mine, all]) {
      held.count += one.count;
      held.amount += one.amount;
      held.squares += one.squares;
    }
    sums.set(one.product, mine);
  }
  if (all.count === 0) return undefined;
  const [mean, square] = [all.amount / all.count, all.squares / all.count];
  const weight = 3;
  return (product) => {
    const mine = sums.get(product);
    if (!mine) return { mean, square };
    return {
      mean: (mine.amount + weight * mean) / (mine.count + weight),
      square: (mine.squares + weight * square) / (mine.count + weight),
    };
  };
}

type Tally = { open: number; won: number };

/** The share of such deals that was won within a month: of the stage and age, drawn to that of the age, drawn to that of all. */
function ratesBefore(cells: readonly Cell[], month: number): (cell: Cell) => number {
  const tallies = new Map<string, Tally>();
  const add = (key: string, { open, won }: Tally, weight: number): void => {
    const held = tallies.get(key) ?? { open: 0, won: 0 };
    held.open += weight * open;
    held.won += weight * won;
    tallies.set(key, held);
  };
  for (const cell of cells) {
    if (cell.month >= month) continue;
    const weight = weightOf(month - 1 - cell.month);
    add('', cell, weight);
    add(`${cell.age}`, cell, weight);
    add(`${cell.age} ${cell.stage ?? ''}`, cell, weight);
  }
  const drawn = (key: string, to: number): number => {
    const { open, won } = tallies.get(key) ?? { open: 0, won: 0 };
    return (won + weightOfAll * to) / (open + weightOfAll);
  };
  const all = tallies.get('');
  const rest = all && all.open > 0 ? all.won / all.open : 0;
  return ({ age, stage }) => drawn(`${age} ${stage ?? ''}`, drawn(`${age}`, rest));
}

const weightOf = (monthsAgo: number): number => 0.5 ** (monthsAgo / halfLife);

/** What months lately won of deals that began in them: as many come as wins of a Poisson process, each with its own amount. */
function freshBefore(
  wins: readonly Wins[],
  month: number,
  asked: Asked,
): { readonly amount: number; readonly variance: number } {
  const known = wins.filter((one) => asked(one.group) && !one.early && one.month < month);
  const first = wins.reduce((least, one) => Math.min(least, one.month), month);
  let [weights, amount, variance] = [0, 0, 0];
  for (let each = first; each < month; each += 1) weights += weightOf(month - 1 - each);
  for (const one of known) {
    if (!one.fresh) continue;
    const weight = weightOf(month - 1 - one.month);
    amount += weight * one.amount;
    variance += weight * one.squares;
  }
  return weights === 0
    ? { amount: 0, variance: 0 }
    : { amount: amount / weights, variance: variance / weights };
}

/** What a month came to beside what had been foretold, as a logarithm. */
type Miss = { readonly month: number; readonly miss: number };

/** What a month brought those asked for. */
export const wonIn = (wins: readonly Wins[], month: number, asked: Asked = everybody): number =>
  wins.reduce(
    (sum, one) => (one.month === month && !one.early && asked(one.group) ? sum + one.amount : sum),
    0,
  );

/**
 * How much more or less than foretold a month brings that stands where this one stands in its quarter. An effect counts
 * by as much as it is larger than chance: with few months it is drawn to none.
 */
function seasonOf(
  misses: readonly Miss[],
  month: number,
): { readonly factor: number; readonly spread: number } {
  if (misses.length < 2) return { factor: 1, spread: 0.25 };
  const place = (each: number): number => ((each % 3) + 3) % 3;
  const mean = meanOf(misses.map(({ miss }) => miss));
  const byPlace = [0, 1, 2].map((each) =>
    misses.filter((one) => place(one.month) === each).map(({ miss }) => miss),
  );
  const means = byPlace.map((some) => (some.length === 0 ? mean : meanOf(some)));
  const chance =
    byPlace.reduce(
      (sum, some, at) => sum + some.reduce((total, miss) => total + (miss - (means[at] ?? 0)) ** 2, 0),
      0,
    ) +
    priorSpread ** 2;
  const within = chance / Math.max(1, misses.length - byPlace.filter((some) => some.length > 0).length + 1);
  const between = Math.max(
    0,
    meanOf(means.map((one) => (one - mean) ** 2)) - within / Math.max(1, misses.length / 3),
  );
  const mine = byPlace[place(month)] ?? [];
  const share = mine.length === 0 ? 0 : between / (between + within / mine.length);
  const level = (mean * misses.length) / (misses.length + 2);
  const effect = level + share * ((means[place(month)] ?? mean) - mean);
  return {
    factor: Math.exp(Math.max(-mostSeason, Math.min(mostSeason, effect))),
    spread: Math.sqrt(within * (1 + 1 / Math.max(1, mine.length))),
  };
}

/** What a month's sum is likely to miss where nothing else is known. */
const priorSpread = 0.15;

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
