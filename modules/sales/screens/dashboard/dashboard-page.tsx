import { classes } from '#web/kit/index.ts';

import { GoalsPanel } from '../goals/goals-panel.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { OutcomeTiles } from './outcome-tiles.tsx';
import { PipelinePanel } from './pipeline-panel.tsx';
import { ReasonsPanel } from './reasons-panel.tsx';
import { RottingPanel } from './rotting-panel.tsx';
import { SalesFrame, type SalesView } from './sales-frame.tsx';
import { useReport } from './use-report.ts';
import { WinRatePanel } from './win-rate-panel.tsx';
import { Worst } from './worst.tsx';

/** «پیشخوان فروش»: how a pipeline stands and what became of it in a period; every number opens to its rows. */
const DashboardPage = () => (
  <SalesFrame page="dashboard" usual="month">
    {(view) => <Dashboard {...view} />}
  </SalesFrame>
);

const Dashboard = ({ pipeline, look, wish, by, change }: SalesView) => {
  const held = useReport('pipeline', wish);
  const flow = useReport('flow', wish);
  const outcome = useReport('outcome', wish);
  const reasons = useReport('reasons', wish);
  // A table of eight columns wants the whole width.
  const wide = classes('min-w-0', look === 'table' && 'md:col-span-2');
  return (
    <>
      <OutcomeTiles outcome={outcome.data} pipeline={held.data} />
      <GoalsPanel wish={wish} />
      <Worst pipeline={pipeline} held={held.data} flow={flow.data} />
      <div className="grid items-start gap-4 md:grid-cols-2 max-sm:gap-3">
        <div className={wide}>
          <PipelinePanel pipeline={pipeline} report={held} look={look} />
        </div>
        <div className={wide}>
          <FlowPanel pipeline={pipeline} report={flow} look={look} />
        </div>
        <RottingPanel pipeline={held.data} />
        <div className="flex min-w-0 flex-col gap-4 max-sm:gap-3">
          <ReasonsPanel report={reasons} look={look} />
          <WinRatePanel wish={wish} look={look} by={by} onBy={(next) => change({ by: next })} />
        </div>
      </div>
    </>
  );
};

export default DashboardPage;
