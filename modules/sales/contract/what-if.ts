import type { MonthForecast } from './forecast.ts';

/** What one may assume to be otherwise, in the order in which it is asked. */
export const assumptionNames = ['winRate', 'price', 'fresh'] as const;
/** Changes in per cent. */
export type Assumptions = Readonly<Record<(typeof assumptionNames)[number], number>>;
export const unchanged: Assumptions = { winRate: 0, price: 0, fresh: 0 };
export const assumable = { least: -90, most: 300 } as const;

export const mayAssume = (percent: number): boolean =>
  percent >= assumable.least && percent <= assumable.most;

export const isUnchanged = (assumed: Assumptions): boolean =>
  assumptionNames.every((name) => assumed[name] === 0);

/**
 * What a month would bring, as whole units: what is won stays; of what is still to come the deals that are open now follow
 * the win rate and the amounts, those not yet opened their number as well.
 */
export function assume({ statistical, won }: MonthForecast, { winRate, price, fresh }: Assumptions): string {
  if (!statistical) return '0';
  const soFar = Number(won.amount.amount);
  const toCome = Number(statistical.amount.amount) - soFar;
  const { freshShare } = statistical;
  const times = (percent: number): number => 1 + percent / 100;
  const open = (1 - freshShare) * times(winRate) * times(price);
  const unopened = freshShare * times(fresh) * times(winRate) * times(price);
  return BigInt(Math.round(soFar + toCome * (open + unopened))).toString();
}
