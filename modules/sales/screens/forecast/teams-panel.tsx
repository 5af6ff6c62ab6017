import { useWords } from '#web/kit/index.ts';
import { MoneyAmount } from '#web/records/index.ts';

import { Panel } from '../dashboard/panel.tsx';
import { Table } from '../dashboard/table.tsx';
import type { useForecast } from './use-forecast.ts';
import { forecastWords } from './words.ts';

/** This month's forecast of each team. */
export const TeamsPanel = ({ report }: { readonly report: ReturnType<typeof useForecast<'forecast'>> }) => {
  const text = useWords(forecastWords);
  return (
    <Panel title={text.teams} report={report}>
      {({ teams }) => (
        <Table
          label={text.teams}
          rows={teams}
          keyOf={({ team }) => team?.id ?? 'none'}
          columns={[
            { name: text.team, words: true, of: ({ team }) => <bdi>{team?.name}</bdi> },
            { name: text.won, of: ({ won }) => <MoneyAmount money={won} short /> },
            {
              name: text.statistical,
              of: ({ statistical }) =>
                statistical ? <MoneyAmount money={statistical.amount} short strong /> : '—',
            },
            { name: text.weighted, of: ({ weighted }) => <MoneyAmount money={weighted} short /> },
            { name: text.commit, of: ({ commit }) => <MoneyAmount money={commit} short /> },
          ]}
        />
      )}
    </Panel>
  );
};
