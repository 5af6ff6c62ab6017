import { useState } from 'react';

import { subtractDecimals } from '#persian/decimal.ts';
import { Button, NumberField, useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';

import type { MonthForecast } from '../../contract/forecast.ts';
import { Note, Panel } from '../dashboard/panel.tsx';
import { Table } from '../dashboard/table.tsx';
import { assume, type Assumptions } from './assume.ts';
import { MonthName } from './month-name.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from '../../contract/words/forecast.ts';

const unchanged: Assumptions = { winRate: 0, price: 0, fresh: 0 };

/** The statistical forecast under assumptions that one states. */
export const WhatIfPanel = ({ report }: { readonly report: ReturnType<typeof useForecast<'forecast'>> }) => {
  const text = useWords(forecastWords);
  const [assumed, setAssumed] = useState(unchanged);
  const isChanged = Object.values(assumed).some((value) => value !== 0);
  return (
    <Panel
      title={text.whatIf}
      hint={text.whatIfHint}
      report={report}
      actions={isChanged ? <Button onPress={() => setAssumed(unchanged)}>{text.reset}</Button> : null}
    >
      {({ months, currency }) => {
        const known = months.filter(({ statistical }) => statistical !== null);
        if (known.length === 0) return <Note>{text.tooShort}</Note>;
        const amountOf = (month: MonthForecast) => ({ currency, amount: assume(month, assumed) });
        return (
          <div className="flex flex-col gap-4">
            <div className="grid grid-cols-3 gap-3 px-4 max-sm:grid-cols-1">
              {(['winRate', 'price', 'fresh'] as const).map((name) => (
                <NumberField
                  key={name}
                  label={text[name]}
                  value={String(assumed[name])}
                  min="-90"
                  max="300"
                  step="5"
                  unit={text.unit}
                  onChange={(value) => setAssumed({ ...assumed, [name]: Number(value ?? 0) })}
                />
              ))}
            </div>
            <Table
              label={text.whatIf}
              rows={known}
              keyOf={({ span }) => span.from}
              columns={[
                { name: text.month, words: true, of: ({ span }) => <MonthName span={span} /> },
                {
                  name: text.statistical,
                  of: ({ statistical }) =>
                    statistical ? <MoneyAmount money={statistical.amount} short /> : '—',
                },
                { name: text.assumed, of: (month) => <MoneyAmount money={amountOf(month)} short strong /> },
                {
                  name: text.difference,
                  of: (month) => (
                    <MoneyAmount
                      money={{
                        currency,
                        amount: subtractDecimals(
                          amountOf(month).amount,
                          month.statistical?.amount.amount ?? '0',
                        ),
                      }}
                      short
                    />
                  ),
                },
              ]}
            />
          </div>
        );
      }}
    </Panel>
  );
};
