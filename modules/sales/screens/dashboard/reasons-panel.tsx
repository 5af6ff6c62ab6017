import { say } from '#persian/bilingual.ts';
import { useLocale, useWords } from '#web/kit/index.ts';

import type { Reason } from '../../contract/reports.ts';
import { reasonName, reasonsTable } from '../../contract/tables/deals.ts';
import { FigureTable } from './figure-table.tsx';
import { Amounts, Bar, RowsLink } from './figures.tsx';
import { Note, Panel } from './panel.tsx';
import type { useReport } from './use-report.ts';
import { dashboardWords } from '../../contract/words/dashboard.ts';

/** Why deals were lost in the period, the commonest first. */
export const ReasonsPanel = (props: {
  readonly report: ReturnType<typeof useReport<'reasons'>>;
  readonly look: 'picture' | 'table';
}) => {
  const text = useWords(dashboardWords);
  const { locale } = useLocale();
  const nameOf = (row: Reason): string => say(reasonName(row), locale);
  const link = (row: Reason) => (
    <RowsLink object="deal" rows={row.rows} count={row.count} label={nameOf(row)} />
  );
  const keyOf = ({ reason }: Reason): string => reason?.id ?? 'none';
  return (
    <Panel title={text.reasons} report={props.report}>
      {({ reasons }) =>
        reasons.length === 0 ? (
          <Note>{text.noLosses}</Note>
        ) : props.look === 'table' ? (
          <FigureTable table={reasonsTable(reasons)} />
        ) : (
          <ul className="flex flex-col gap-2 px-4">
            {reasons.map((row) => (
              <li key={keyOf(row)} className="flex flex-col gap-1">
                <div className="flex items-baseline gap-2 leading-title">
                  <bdi className="min-w-0 truncate">{nameOf(row)}</bdi>
                  <span className="text-ink-muted">{link(row)}</span>
                  <span className="ms-auto text-sm">
                    <Amounts sums={row.value} />
                  </span>
                </div>
                <div className="h-2 rounded-small bg-surface-2">
                  <Bar share={row.count / (reasons[0]?.count ?? 1)} tone="danger" />
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Panel>
  );
};
