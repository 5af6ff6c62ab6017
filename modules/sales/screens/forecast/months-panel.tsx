import { classes, useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';

import type { MonthForecast, Range } from '../../contract/forecast.ts';
import { RowsLink } from '../dashboard/figures.tsx';
import { monthsTable, waysOf } from '../../contract/tables/forecast.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Panel } from '../dashboard/panel.tsx';
import { Interval } from './interval.tsx';
import { MonthName } from './month-name.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from '../../contract/words/forecast.ts';

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
          {look === 'table' ? <FigureTable table={monthsTable(months)} /> : <Picture months={months} />}
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
                      ? 'target'
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
