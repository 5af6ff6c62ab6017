import { Check, X } from 'lucide-react';

import { useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';
import type { Money } from '#records/contract.ts';

import type { TriedMonth } from '../../contract/forecast.ts';
import { Note, Panel } from '../dashboard/panel.tsx';
import { Table, type Column } from '../dashboard/table.tsx';
import { MonthName } from './month-name.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from '../../contract/words/forecast.ts';

/** How well each way would have foretold the last months. */
export const BackTestPanel = (props: {
  readonly report: ReturnType<typeof useForecast<'forecast/back-test'>>;
}) => {
  const text = useWords(forecastWords);
  return (
    <Panel title={text.tried} hint={text.triedHint} report={props.report} rows={7}>
      {({ months, errors }) => {
        if (!errors) return <Note>{text.notTried}</Note>;
        const least = Math.min(...Object.values(errors).map(({ amount }) => Number(amount)));
        const error = (money: Money) => (
          <span className={Number(money.amount) === least ? 'text-success' : undefined}>
            <MoneyAmount money={money} short strong />
          </span>
        );
        const of =
          (way: 'statistical' | 'weighted' | 'naive'): Column<TriedMonth | null>['of'] =>
          (month) => {
            if (month === null) return error(errors[way]);
            const told = month[way];
            return <MoneyAmount money={'low' in told ? told.amount : told} short />;
          };
        return (
          <Table
            label={text.tried}
            rows={[...months, null]}
            keyOf={(month) => month?.span.from ?? 'error'}
            columns={[
              {
                name: text.month,
                words: true,
                of: (month) =>
                  month ? (
                    <MonthName span={month.span} />
                  ) : (
                    <span className="font-medium whitespace-nowrap">{text.error}</span>
                  ),
              },
              { name: text.came, of: (month) => (month ? <Came month={month} /> : '') },
              { name: text.statistical, of: of('statistical') },
              { name: text.weighted, of: of('weighted') },
              { name: text.naive, of: of('naive') },
            ]}
          />
        );
      }}
    </Panel>
  );
};

/** What came, with whether it lay within what the statistical way had told. */
const Came = ({ month: { came, statistical } }: { readonly month: TriedMonth }) => {
  const text = useWords(forecastWords);
  const value = Number(came.amount);
  const isWithin = Number(statistical.low.amount) <= value && value <= Number(statistical.high.amount);
  const Sign = isWithin ? Check : X;
  return (
    <span className="inline-flex items-center gap-1.5">
      <MoneyAmount money={came} short />
      <Sign aria-hidden="true" size={14} className={isWithin ? 'text-success' : 'text-ink-faint'} />
      <span className="sr-only">{isWithin ? text.within : text.outside}</span>
    </span>
  );
};
