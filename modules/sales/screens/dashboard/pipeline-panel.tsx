import { useWords } from '#web/kit/index.ts';

import type { FramePipeline, StageHeld } from '../../contract/reports.ts';
import { pipelineTable } from '../../contract/tables/deals.ts';
import { FigureTable } from './figure-table.tsx';
import { Amounts, Bar, RowsLink, useNumbers } from './figures.tsx';
import { Panel } from './panel.tsx';
import { StageName } from './stage-name.tsx';
import type { useReport } from './use-report.ts';
import { dashboardWords } from '../../contract/words/dashboard.ts';

/** Open deals per stage: number, value, weighted value, age and how many rot. */
export const PipelinePanel = (props: {
  readonly pipeline: FramePipeline;
  readonly report: ReturnType<typeof useReport<'pipeline'>>;
  readonly look: 'picture' | 'table';
}) => {
  const { pipeline, report, look } = props;
  const text = useWords(dashboardWords);
  const stageOf = (row: StageHeld) => pipeline.stages.find(({ id }) => id === row.stage);
  return (
    <Panel title={text.pipeline} hint={text.pipelineNow} report={report}>
      {({ stages }) =>
        look === 'table' ? (
          <FigureTable table={pipelineTable(stages, (id) => pipeline.stages.find((one) => one.id === id))} />
        ) : (
          <Picture stages={stages} stageOf={stageOf} />
        )
      }
    </Panel>
  );
};

const Picture = (props: {
  readonly stages: readonly StageHeld[];
  readonly stageOf: (row: StageHeld) => FramePipeline['stages'][number] | undefined;
}) => {
  const { stages, stageOf } = props;
  const text = useWords(dashboardWords);
  const { days } = useNumbers();
  const most = Math.max(...stages.map(sizeOf), 0);
  return (
    <ul className="flex flex-col gap-3 px-4 pt-1">
      {stages.map((row) => {
        const stage = stageOf(row);
        return (
          <li key={row.stage} className="flex flex-col gap-1">
            <div className="flex flex-wrap items-baseline gap-x-2 leading-title">
              <StageName stage={stage} />
              <span className="text-ink-muted">
                <RowsLink object="deal" rows={row.rows} count={row.count} label={stage?.name ?? ''} />
              </span>
              <span className="ms-auto">
                <Amounts sums={row.value} strong />
              </span>
            </div>
            <div className="h-3 rounded-small bg-surface-2">
              <Bar
                share={most === 0 || row.count === 0 ? 0 : sizeOf(row) / most}
                {...(stage ? { category: stage.color } : {})}
              />
            </div>
            <p className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
              {row.count === 0 ? null : (
                <>
                  <span>
                    {text.weighted} <Amounts sums={row.weighted} />
                  </span>
                  <span>
                    {text.age} {text.dayCount(days(row.age))}
                  </span>
                  {row.late.count === 0 ? null : (
                    <span>
                      {text.late} <Late row={row} name={stage?.name ?? ''} />
                    </span>
                  )}
                </>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
};

const Late = ({ row, name }: { readonly row: StageHeld; readonly name: string }) => {
  const text = useWords(dashboardWords);
  return (
    <span className={row.late.count > 0 ? 'text-danger' : undefined}>
      <RowsLink object="deal" rows={row.late.rows} count={row.late.count} label={`${name} – ${text.late}`} />
    </span>
  );
};

/** By value where amounts are known, and by number where not. */
const sizeOf = ({ value, count }: StageHeld): number => Number(value[0]?.amount ?? count);
