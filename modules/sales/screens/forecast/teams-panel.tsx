import { useWords } from '#web/kit/index.ts';

import { teamsTable } from '../../contract/tables/forecast.ts';
import { FigureTable } from '../dashboard/figure-table.tsx';
import { Panel } from '../dashboard/panel.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from '../../contract/words/forecast.ts';

/** This month's forecast of each team. */
export const TeamsPanel = ({ report }: { readonly report: ReturnType<typeof useForecast<'forecast'>> }) => {
  const text = useWords(forecastWords);
  return (
    <Panel title={text.teams} report={report}>
      {({ teams }) => <FigureTable table={teamsTable(teams)} />}
    </Panel>
  );
};
