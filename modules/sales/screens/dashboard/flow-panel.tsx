import type { ReactNode } from 'react';

import { useWords } from '#web/kit/index.ts';

import type { FramePipeline, StageFlow } from '../../contract/reports.ts';
import { flowTable } from '../../contract/tables/deals.ts';
import { FigureTable } from './figure-table.tsx';
import { Bar, RowsLink, useNumbers } from './figures.tsx';
import { Panel } from './panel.tsx';
import { StageName } from './stage-name.tsx';
import type { useReport } from './use-report.ts';
import { dashboardWords } from '../../contract/words/dashboard.ts';

/** The funnel of the period, from the moves that were really made: what entered a stage, went on, was lost, how long it took. */
export const FlowPanel = (props: {
  readonly pipeline: FramePipeline;
  readonly report: ReturnType<typeof useReport<'flow'>>;
  readonly look: 'picture' | 'table';
}) => {
  const { pipeline, report, look } = props;
  const text = useWords(dashboardWords);
  const stageOf = (row: StageFlow) => pipeline.stages.find(({ id }) => id === row.stage);
  const moves = (row: StageFlow, which: 'entered' | 'on' | 'lost', label: string) => (
    <RowsLink
      object="stage_change"
      rows={row[which].rows}
      count={row[which].count}
      label={`${stageOf(row)?.name ?? ''} – ${label}`}
    />
  );
  return (
    <Panel title={text.flow} hint={text.flowHint} report={report}>
      {({ stages }) =>
        look === 'table' ? (
          <FigureTable table={flowTable(stages, (id) => pipeline.stages.find((one) => one.id === id))} />
        ) : (
          <Funnel stages={stages} stageOf={stageOf} moves={moves} />
        )
      }
    </Panel>
  );
};

const Funnel = (props: {
  readonly stages: readonly StageFlow[];
  readonly stageOf: (row: StageFlow) => FramePipeline['stages'][number] | undefined;
  readonly moves: (row: StageFlow, which: 'entered' | 'on' | 'lost', label: string) => ReactNode;
}) => {
  const { stages, stageOf, moves } = props;
  const text = useWords(dashboardWords);
  const { share, days } = useNumbers();
  const most = Math.max(
    ...stages.map(({ entered, on, lost }) => Math.max(entered.count, on.count + lost.count)),
    1,
  );
  return (
    <ul className="flex flex-col gap-3 px-4 pt-1">
      {stages.map((row) => (
        <li key={row.stage} className="flex flex-col gap-1">
          <div className="flex flex-wrap items-baseline gap-x-2 leading-title">
            <StageName stage={stageOf(row)} />
            <span className="text-sm text-ink-muted">
              {text.entered} {moves(row, 'entered', text.entered)}
            </span>
            <span className="ms-auto">
              {row.conversion === null ? null : (
                <>
                  <span className="text-sm text-ink-muted">{text.conversion}</span>{' '}
                  <span className="font-strong">{share(row.conversion)}</span>
                </>
              )}
            </span>
          </div>
          <div className="flex h-3 gap-px rounded-small bg-surface-2">
            <span className="block h-full" style={{ inlineSize: `${(row.on.count / most) * 100}%` }}>
              {row.on.count > 0 ? <Bar share={1} tone="success" /> : null}
            </span>
            <span className="block h-full" style={{ inlineSize: `${(row.lost.count / most) * 100}%` }}>
              {row.lost.count > 0 ? <Bar share={1} tone="danger" /> : null}
            </span>
          </div>
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
            <span>
              {text.on} {moves(row, 'on', text.on)}
            </span>
            <span>
              {text.lost} {moves(row, 'lost', text.lost)}
            </span>
            {row.days === null ? null : (
              <span>
                {text.velocity} {text.dayCount(days(row.days))}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
};
