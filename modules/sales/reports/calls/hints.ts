import type { Filter } from '#records/query/query.ts';
import { dayParts, type CallHint } from '../../contract/call-rates.ts';
import { rateOf } from '../sellers/rates.ts';
import type { CallCount } from './count.ts';
import { clock, spreadOf, sumCounts, triesOf } from './sums.ts';

/** More than these nobody keeps in mind. */
const mostHints = { avoid: 3, prefer: 2 } as const;
/** Fewer calls at a time of the week say nothing, however they went. */
const leastCalls = 10;

/**
 * When not to call, and when to: the parts of the week whose whole interval lies below, or above, the rate of all calls.
 * The worst first, then the best.
 */
export function hintsOf(counts: readonly CallCount[], made: readonly Filter[]): readonly CallHint[] {
  const groups = [...Map.groupBy(counts, ({ weekday, hour }) => weekday * dayParts.length + partAt(hour))];
  const sums = groups.map(([key, mine]) => ({ key, ...sumCounts(mine) }));
  const spread = spreadOf(sums.map((one) => triesOf(one.reached, one.made)));
  const told = sums
    .filter((one) => one.made >= leastCalls)
    .flatMap(({ key, reached: wins, made: tries }): CallHint[] => {
      const reached = rateOf(triesOf(wins, tries), spread);
      const kind = reached.high < spread.mean ? 'avoid' : reached.low > spread.mean ? 'prefer' : null;
      const part = dayParts[key % dayParts.length];
      if (kind === null || !part) return [];
      const weekday = Math.floor(key / dayParts.length);
      const hours = Array.from({ length: part.to - part.from }, (_, at) => part.from + at);
      const rows: Filter = { and: [...made, clock('onWeekday', [weekday]), clock('atHour', hours)] };
      return [{ kind, weekday, part: part.key, reached, rows }];
    });
  const some = (kind: CallHint['kind'], sign: 1 | -1): readonly CallHint[] =>
    told
      .filter((one) => one.kind === kind)
      .toSorted((one, other) => sign * (one.reached.rate - other.reached.rate))
      .slice(0, mostHints[kind]);
  return [...some('avoid', 1), ...some('prefer', -1)];
}

const partAt = (hour: number): number => dayParts.findIndex(({ from, to }) => hour >= from && hour < to);
