import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { addDecimals } from '#persian/decimal.ts';
import { classes, Skeleton, useWords } from '#web/kit/index.ts';

import type { Decided, Reports, Sums } from '../../contract/reports.ts';
import { Amounts, RowsLink, useNumbers } from './figures.tsx';
import { dashboardWords } from './words.ts';

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

const Tile = (props: { readonly title: string; readonly aside: ReactNode; readonly children: ReactNode }) => (
  <section
    aria-label={props.title}
    className="flex min-h-37 max-sm:min-h-44 min-w-0 flex-col justify-between rounded-card bg-surface-1 p-4 max-sm:p-3"
  >
    <header className="flex items-baseline justify-between gap-2">
      <h2 className="text-ink-muted">{props.title}</h2>
      {props.aside}
    </header>
    <div className="flex flex-col gap-2 text-xl leading-title max-sm:text-lg">{props.children}</div>
  </section>
);

/** A figure to hold the great one against, and by how much that is more or less. */
const Beside = (props: {
  readonly label: string;
  readonly children: ReactNode;
  /** As a share of the other, or with `points` as a difference of shares; null where nobody can say. */
  readonly change?: number | null;
  readonly good?: 'up' | 'down';
  readonly points?: boolean;
}) => {
  const { label, children, change = null, good = 'up', points = false } = props;
  const text = useWords(dashboardWords);
  const { number, share } = useNumbers();
  const size = Math.abs(change ?? 0);
  const told = points ? text.points(number(Math.round(size * 100))) : share(size);
  const isUp = (change ?? 0) > 0;
  return (
    <div className="flex min-w-0 items-baseline gap-x-2 max-sm:flex-col">
      <dt className="shrink-0 text-ink-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-2">
        <span>{children}</span>
        {change === null || Math.round(size * 100) === 0 ? null : (
          <span
            className={classes(
              'inline-flex items-center gap-0.5 whitespace-nowrap',
              isUp === (good === 'up') ? 'text-success' : 'text-danger',
            )}
          >
            {isUp ? <ArrowUp aria-hidden="true" size={12} /> : <ArrowDown aria-hidden="true" size={12} />}
            <span className="sr-only">{isUp ? '+' : '−'}</span>
            {told}
          </span>
        )}
      </dd>
    </div>
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
