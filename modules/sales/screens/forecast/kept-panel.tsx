import { RelativeDate, useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';

import { Note, Panel } from '../dashboard/panel.tsx';
import { Table } from '../dashboard/table.tsx';
import { MonthName } from './month-name.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from './words.ts';

/** What was foretold for each month when it began, as it was kept then, beside what came. */
export const KeptPanel = ({
  report,
}: {
  readonly report: ReturnType<typeof useForecast<'forecast/kept'>>;
}) => {
  const text = useWords(forecastWords);
  return (
    <Panel title={text.kept} hint={text.keptHint} report={report}>
      {({ months }) =>
        months.length === 0 ? (
          <Note>{text.noneKept}</Note>
        ) : (
          <Table
            label={text.kept}
            rows={months}
            keyOf={({ span }) => span.from}
            columns={[
              { name: text.month, words: true, of: ({ span }) => <MonthName span={span} /> },
              { name: text.takenOn, words: true, of: ({ takenOn }) => <RelativeDate value={takenOn} /> },
              {
                name: text.statistical,
                of: ({ statistical }) =>
                  statistical ? <MoneyAmount money={statistical.amount} short /> : '—',
              },
              { name: text.weighted, of: ({ weighted }) => <MoneyAmount money={weighted} short /> },
              { name: text.commit, of: ({ commit }) => <MoneyAmount money={commit} short /> },
              { name: text.came, of: ({ came }) => <MoneyAmount money={came} short strong /> },
            ]}
          />
        )
      }
    </Panel>
  );
};
