import { foretell, pricesBefore, wonIn, type Asked, type Foretold, type Past } from './model.ts';

/** A month that is over: what came, and what each way had told of it by what was known when it began. */
export type Tried = {
  readonly month: number;
  readonly came: number;
  readonly statistical: Foretold;
  readonly weighted: number;
  readonly naive: number;
};

export type Errors = { readonly statistical: number; readonly weighted: number; readonly naive: number };

/** So many months are tried. */
export const triedMonths = 6;

/**
 * The last months before `month`, each foretold from the months before it alone. `probability` is that of a stage, 0 to 1;
 * undefined of an unknown one.
 */
export function tryOn(
  past: Past,
  month: number,
  probability: (stage: string | null) => number | undefined,
  asked: Asked = () => true,
): readonly Tried[] {
  const months = Array.from({ length: triedMonths }, (_, index) => month - triedMonths + index);
  return months.flatMap((each) => {
    const statistical = foretell(past, each, asked);
    const weighted = weightedBefore(past, each, probability, asked);
    const isKnown = past.wins.some((one) => one.month === each - 1);
    if (!statistical || weighted === undefined || !isKnown) return [];
    return [
      {
        month: each,
        came: wonIn(past.wins, each, asked),
        statistical,
        weighted,
        naive: wonIn(past.wins, each - 1, asked),
      },
    ];
  });
}

/** Mean absolute error of each way; undefined where nothing was tried. */
export function errorsOf(tried: readonly Tried[]): Errors | undefined {
  if (tried.length === 0) return undefined;
  const mean = (told: (one: Tried) => number): number =>
    tried.reduce((sum, one) => sum + Math.abs(told(one) - one.came), 0) / tried.length;
  return {
    statistical: mean(({ statistical }) => statistical.amount),
    weighted: mean(({ weighted }) => weighted),
    naive: mean(({ naive }) => naive),
  };
}

/**
 * By stage: what open deals would bring by the probability of their stages, of which a month sees as large a share as
 * earlier months saw decided. Where the stage is not known any more, the share that was won of what was decided.
 */
function weightedBefore(
  past: Past,
  month: number,
  probability: (stage: string | null) => number | undefined,
  asked: Asked,
): number | undefined {
  const prices = pricesBefore(past.wins, month);
  if (!prices) return undefined;
  let [open, decided, won, expected] = [0, 0, 0, 0];
  for (const cell of past.cells) {
    if (cell.month >= month) continue;
    open += cell.open;
    decided += cell.decided;
    won += cell.won;
  }
  const winRate = decided === 0 ? 0 : won / decided;
  for (const cell of past.cells)
    if (cell.month === month && asked(cell.group))
      expected += cell.open * (probability(cell.stage) ?? winRate) * prices(cell.product).mean;
  return open === 0 ? undefined : (expected * decided) / open;
}
