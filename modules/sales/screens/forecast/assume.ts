import type { MonthForecast } from '../../contract/forecast.ts';

/** Changes in per cent. */
export type Assumptions = { readonly winRate: number; readonly price: number; readonly fresh: number };

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
