import { useState } from 'react';

import { Button, NumberField, useWords } from '#web/kit/index.ts';

import { whatIfTable } from '../../contract/tables/forecast.ts';
import {
  assumable,
  assumptionNames,
  isUnchanged,
  mayAssume,
  unchanged,
  type Assumptions,
} from '../../contract/what-if.ts';
import { forecastWords } from '../../contract/words/forecast.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import type { useForecast } from './use-forecast.ts';

/** The statistical forecast under assumptions that one states; they stand in the address, to be kept and taken out with it. */
export const WhatIfPanel = (props: {
  readonly report: ReturnType<typeof useForecast<'forecast'>>;
  readonly assumed: Assumptions;
  readonly onAssume: (assumed: Assumptions) => void;
}) => {
  const { report, assumed, onAssume } = props;
  const text = useWords(forecastWords);
  // What is typed stands in its field until the address has it, or has no place for it.
  const [typed, setTyped] = useState<{ readonly at: Assumptions; readonly values: Partial<Assumptions> }>({
    at: assumed,
    values: {},
  });
  const own = typed.at === assumed ? typed.values : {};
  const type = (name: keyof Assumptions, value: number) => {
    setTyped({ at: assumed, values: { ...own, [name]: value } });
    if (mayAssume(value)) onAssume({ ...assumed, [name]: value });
  };
  return (
    <Panel
      title={text.whatIf}
      hint={text.whatIfHint}
      report={report}
      actions={
        isUnchanged(assumed) ? null : <Button onPress={() => onAssume(unchanged)}>{text.reset}</Button>
      }
    >
      {(forecast) =>
        forecast.months.every(({ statistical }) => statistical === null) ? (
          <Note>{text.tooShort}</Note>
        ) : (
          <div className="grid items-start gap-4 md:grid-cols-[16rem_minmax(0,1fr)]">
            <div className="flex flex-col gap-3 px-4 md:pe-0">
              {assumptionNames.map((name) => (
                <NumberField
                  key={name}
                  label={text[name]}
                  value={String(own[name] ?? assumed[name])}
                  min={String(assumable.least)}
                  max={String(assumable.most)}
                  step="5"
                  unit={text.unit}
                  onChange={(value) => type(name, Number(value ?? 0))}
                />
              ))}
            </div>
            <FigureTable table={whatIfTable(forecast, assumed)} />
          </div>
        )
      }
    </Panel>
  );
};
