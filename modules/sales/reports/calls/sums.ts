import type { Filter } from '#records/query/query.ts';
import { fitSpread, type Spread, type Tries } from '../sellers/rates.ts';

/** Calls at these hours, or on these days of the week. */
export const clock = (op: 'atHour' | 'onWeekday', value: readonly number[]): Filter => ({
  field: 'at',
  op,
  value,
});

type Sum = {
  readonly made: number;
  readonly reached: number;
  readonly interested: number;
  readonly meetings: number;
};

export const sumCounts = (counts: readonly Sum[]): Sum => ({
  made: counts.reduce((sum, one) => sum + one.made, 0),
  reached: counts.reduce((sum, one) => sum + one.reached, 0),
  interested: counts.reduce((sum, one) => sum + one.interested, 0),
  meetings: counts.reduce((sum, one) => sum + one.meetings, 0),
});

export const triesOf = (wins: number, tries: number): Tries => ({ tries, wins });

/** Of what nobody tried nothing is known: any rate is as likely as another. */
export const spreadOf = (all: readonly Tries[]): Spread => fitSpread(all) ?? { mean: 0.5, weight: 2 };
