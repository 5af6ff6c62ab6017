import { useWords } from '#web/kit/index.ts';

import type { Reason } from '../../contract/reports.ts';
import { Amounts, Bar, RowsLink } from './figures.tsx';
import { Note, Panel } from './panel.tsx';
import { Table, type Column } from './table.tsx';
import type { useReport } from './use-report.ts';
import { dashboardWords } from './words.ts';

/** Why deals were lost in the period, the commonest first. */
export const ReasonsPanel = (props: {
  readonly report: ReturnType<typeof useReport<'reasons'>>;
  readonly look: 'picture' | 'table';
}) => {
  const text = useWords(dashboardWords);
  const nameOf = ({ reason }: Reason): string => reason?.title ?? text.noReason;
  const link = (row: Reason) => (
    <RowsLink object="deal" rows={row.rows} count={row.count} label={nameOf(row)} />
  );
  const columns: readonly Column<Reason>[] = [
    { name: text.reason, words: true, of: (row) => <bdi>{nameOf(row)}</bdi> },
    { name: text.count, of: link },
    { name: text.value, of: (row) => <Amounts sums={row.value} /> },
  ];
  const keyOf = ({ reason }: Reason): string => reason?.id ?? 'none';
  return (
    <Panel title={text.reasons} report={props.report}>
      {({ reasons }) =>
        reasons.length === 0 ? (
          <Note>{text.noLosses}</Note>
        ) : props.look === 'table' ? (
          <Table label={text.reasons} columns={columns} rows={reasons} keyOf={keyOf} />
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
