import { addDecimals } from '#persian/decimal.ts';
import { classes, useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';
import type { Money } from '#records/contract.ts';

import type { Expected, MonthForecast, Range } from '../../contract/forecast.ts';
import { RowsLink } from '../dashboard/figures.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import { Table, type Column } from '../dashboard/table.tsx';
import { Interval } from './interval.tsx';
import { MonthName } from './month-name.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from './words.ts';

/** The months ahead in every way, as bars on one measure or as a table. */
export const MonthsPanel = (props: {
  readonly report: ReturnType<typeof useForecast<'forecast'>>;
  readonly look: 'picture' | 'table';
}) => {
  const { report, look } = props;
  const text = useWords(forecastWords);
  return (
    <Panel title={text.months} hint={text.monthsHint} report={report} rows={8}>
      {({ months, undated }) => (
        <>
          {look === 'table' ? <Figures months={months} /> : <Picture months={months} />}
          {undated.count === 0 ? null : (
            <p className="px-4 pt-3 text-sm text-ink-muted">
              <RowsLink object="deal" rows={undated.rows} count={undated.count} label={text.undatedLabel} />{' '}
              {text.undated}
            </p>
          )}
        </>
      )}
    </Panel>
  );
};

type Way = {
  readonly id: 'goal' | 'won' | 'statistical' | 'weighted' | 'commit' | 'best' | 'pipeline';
  readonly amount: Money;
  readonly range?: Range;
  /** The deals that it adds to the way before it. */
  readonly held?: Expected;
};

/** Each category holds those that are surer. */
function waysOf({ won, weighted, categories, statistical, goal }: MonthForecast): readonly Way[] {
  const { commit, best, pipeline } = categories;
  const plus = (amount: Money, held: Expected): Money => ({
    ...amount,
    amount: addDecimals(amount.amount, held.amount.amount),
  });
  const sure = plus(won.amount, commit);
  const hoped = plus(sure, best);
  return [
    ...(goal ? [{ id: 'goal' as const, amount: goal }] : []),
    ...(won.count === 0 ? [] : [{ id: 'won' as const, amount: won.amount, held: won }]),
    ...(statistical ? [{ id: 'statistical' as const, amount: statistical.amount, range: statistical }] : []),
    { id: 'weighted', amount: weighted },
    { id: 'commit', amount: sure, held: commit },
    { id: 'best', amount: hoped, held: best },
    { id: 'pipeline', amount: plus(hoped, pipeline), held: pipeline },
  ];
}

const Picture = ({ months }: { readonly months: readonly MonthForecast[] }) => {
  const text = useWords(forecastWords);
  const ways = months.map(waysOf);
  const most = Math.max(1, ...ways.flat().map(({ amount, range }) => Number((range?.high ?? amount).amount)));
  return (
    <div className="grid gap-x-8 gap-y-6 px-4 pt-1 lg:grid-cols-3">
      {months.map((month, index) => (
        <section key={month.span.from} className="flex min-w-0 flex-col gap-2">
          <h3 className="font-medium">
            <MonthName span={month.span} />
          </h3>
          <ul className="flex flex-col gap-2.5">
            {(ways[index] ?? []).map((way) => (
              <li key={way.id} className="flex flex-col gap-1">
                <div className="flex items-baseline gap-2 leading-title">
                  <span className={classes('min-w-0 truncate', way.id !== 'statistical' && 'text-ink-muted')}>
                    {text[way.id]}
                  </span>
                  {way.held && way.held.count > 0 ? (
                    <span className="text-sm text-ink-muted">
                      <RowsLink
                        object="deal"
                        rows={way.held.rows}
                        count={way.held.count}
                        label={text[way.id]}
                      />
                    </span>
                  ) : null}
                  <span className="ms-auto">
                    <MoneyAmount money={way.amount} short strong={way.id === 'statistical'} />
                  </span>
                </div>
                <Interval
                  amount={Number(way.amount.amount)}
                  {...(way.range
                    ? { low: Number(way.range.low.amount), high: Number(way.range.high.amount) }
                    : {})}
                  most={most}
                  tone={
                    way.id === 'goal'
                      ? 'warning'
                      : way.id === 'won'
                        ? 'success'
                        : way.id === 'statistical'
                          ? 'accent'
                          : 'quiet'
                  }
                />
                {way.range ? <RangeWords range={way.range} /> : null}
              </li>
            ))}
          </ul>
          {month.statistical ? null : <p className="text-sm text-ink-muted">{text.tooShort}</p>}
        </section>
      ))}
    </div>
  );
};

const RangeWords = ({ range }: { readonly range: Range }) => {
  const text = useWords(forecastWords);
  return (
    <p className="text-xs text-ink-muted">
      {text.interval}: <MoneyAmount money={range.low} short /> – <MoneyAmount money={range.high} short />
    </p>
  );
};

const Figures = ({ months }: { readonly months: readonly MonthForecast[] }) => {
  const text = useWords(forecastWords);
  const cell =
    (id: Way['id']): Column<MonthForecast>['of'] =>
    (month) => {
      const way = waysOf(month).find((one) => one.id === id);
      return way ? <MoneyAmount money={way.amount} short /> : '—';
    };
  const names = ['goal', 'won', 'statistical', 'weighted', 'commit', 'best', 'pipeline'] as const;
  if (months.length === 0) return <Note>{text.tooShort}</Note>;
  return (
    <Table
      label={text.months}
      rows={months}
      keyOf={({ span }) => span.from}
      columns={[
        { name: text.month, words: true, of: ({ span }) => <MonthName span={span} /> },
        ...names.map((id) => ({ name: text[id], of: cell(id) })),
      ]}
    />
  );
};
