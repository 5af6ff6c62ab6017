import { useWords } from '#web/kit/index.ts';

import { keptTable } from '../../contract/tables/forecast.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Note, Panel } from '../dashboard/panel.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from '../../contract/words/forecast.ts';

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
        months.length === 0 ? <Note>{text.noneKept}</Note> : <FigureTable table={keptTable(months)} />
      }
    </Panel>
  );
};
