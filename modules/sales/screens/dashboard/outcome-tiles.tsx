import { addDecimals } from '#persian/decimal.ts';
import { Skeleton, useWords } from '#web/kit/index.ts';

import type { Decided, Reports, Sums } from '../../contract/reports.ts';
import { Amounts, RowsLink, useNumbers } from './figures.tsx';
import { Beside, Tile } from './tile.tsx';
import { dashboardWords } from '../../contract/words/dashboard.ts';

/** What was won and lost in the period beside the one before and the same last year, and what is on its way. */
export const OutcomeTiles = (props: {
  readonly outcome: Reports['outcome'] | undefined;
  readonly pipeline: Reports['pipeline'] | undefined;
}) => {
  const text = useWords(dashboardWords);
  const { outcome, pipeline } = props;
  if (!outcome || !pipeline)
    return (
      <div className="grid grid-cols-4 gap-4 max-md:grid-cols-2 max-sm:gap-3">
        {['won', 'lost', 'rate', 'open'].map((tile) => (
          <div key={tile} className="h-37 rounded-card bg-surface-1 p-4">
            <Skeleton className="h-6 w-24" lines={2} />
          </div>
        ))}
      </div>
    );
  const { now, before, lastYear } = outcome;
  return (
    <div className="grid grid-cols-4 gap-4 max-md:grid-cols-2 max-sm:gap-3">
      <SumTile title={text.won} figure="won" now={now} before={before} lastYear={lastYear} good="up" />
      <SumTile title={text.lost} figure="lost" now={now} before={before} lastYear={lastYear} good="down" />
      <RateTile now={now} before={before} lastYear={lastYear} />
      <OpenTile pipeline={pipeline} />
    </div>
  );
};

type Three = { readonly now: Decided; readonly before: Decided; readonly lastYear: Decided };

const SumTile = (
  props: Three & { readonly title: string; readonly figure: 'won' | 'lost'; readonly good: 'up' | 'down' },
) => {
  const { title, figure, now, before, lastYear, good } = props;
  const text = useWords(dashboardWords);
  const { count, rows, value } = now[figure];
  const change = (then: Decided) => shareOf(value, then[figure].value);
  return (
    <Tile title={title} aside={<RowsLink object="deal" rows={rows} count={count} label={title} />}>
      <Amounts sums={value} strong />
      <dl className="flex flex-col gap-0.5 text-sm">
        <Beside label={text.before} change={change(before)} good={good}>
          <Amounts sums={before[figure].value} />
        </Beside>
        <Beside label={text.lastYear} change={change(lastYear)} good={good}>
          <Amounts sums={lastYear[figure].value} />
        </Beside>
      </dl>
    </Tile>
  );
};

const RateTile = ({ now, before, lastYear }: Three) => {
  const text = useWords(dashboardWords);
  const { share, number } = useNumbers();
  const all = now.won.count + now.lost.count;
  const points = (then: Decided): number | null =>
    now.winRate === null || then.winRate === null ? null : now.winRate - then.winRate;
  return (
    <Tile
      title={text.winRate}
      aside={
        all === 0 ? null : (
          <span className="text-sm text-ink-muted max-sm:hidden">
            {text.ofDecided(number(now.won.count), number(all))}
          </span>
        )
      }
    >
      <span className="font-strong">{share(now.winRate)}</span>
      <dl className="flex flex-col gap-0.5 text-sm">
        <Beside label={text.before} change={points(before)} good="up" points>
          {share(before.winRate)}
        </Beside>
        <Beside label={text.lastYear} change={points(lastYear)} good="up" points>
          {share(lastYear.winRate)}
        </Beside>
      </dl>
    </Tile>
  );
};

const OpenTile = ({ pipeline: { stages } }: { readonly pipeline: Reports['pipeline'] }) => {
  const text = useWords(dashboardWords);
  const { number } = useNumbers();
  const count = stages.reduce((sum, stage) => sum + stage.count, 0);
  const late = stages.reduce((sum, stage) => sum + stage.late.count, 0);
  const sum = (of: (stage: Reports['pipeline']['stages'][number]) => Sums): Sums =>
    added(stages.flatMap((stage) => of(stage)));
  return (
    <Tile
      title={text.open}
      aside={<span className="text-sm text-ink-muted max-sm:hidden">{text.deals(number(count))}</span>}
    >
      <Amounts sums={sum(({ value }) => value)} strong />
      <dl className="flex flex-col gap-0.5 text-sm">
        <Beside label={text.weighted}>
          <Amounts sums={sum(({ weighted }) => weighted)} />
        </Beside>
        <Beside label={text.late}>{text.deals(number(late))}</Beside>
      </dl>
    </Tile>
  );
};

/** By what share the first currency's amount is more than it was; a sum in another currency cannot be held against it. */
function shareOf(now: Sums, then: Sums): number | null {
  const [first] = now;
  const before = Number(then.find(({ currency }) => currency === first?.currency)?.amount ?? 0);
  return first === undefined || before <= 0 ? null : Number(first.amount) / before - 1;
}

/** Exact amounts by currency. */
function added(all: Sums): Sums {
  const sums = new Map<string, string>();
  for (const { amount, currency } of all) sums.set(currency, addDecimals(sums.get(currency) ?? '0', amount));
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}
