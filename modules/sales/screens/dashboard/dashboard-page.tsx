import { useMemo } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { civilDateOf } from '#persian/jalali/instants.ts';
import { classes, EmptyState, ErrorState, Skeleton, useLocale, useMinute, useWords } from '#web/kit/index.ts';
import { isProblem } from '#web/records/index.ts';

import type { Frame, FramePipeline } from '../../contract/reports.ts';
import { readDashboardAddress, wishOf, writeDashboardAddress, type DashboardAddress } from './address.ts';
import { DashboardHeader } from './dashboard-header.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { OutcomeTiles } from './outcome-tiles.tsx';
import { PipelinePanel } from './pipeline-panel.tsx';
import { ReasonsPanel } from './reasons-panel.tsx';
import { RottingPanel } from './rotting-panel.tsx';
import { SourcesPanel } from './sources-panel.tsx';
import { useFrame, useReport } from './use-report.ts';
import { dashboardWords } from './words.ts';
import { Worst } from './worst.tsx';

/** «پیشخوان فروش»: how a pipeline stands and what became of it in a period; every number opens to its rows. */
const DashboardPage = () => {
  const text = useWords(dashboardWords);
  const frame = useFrame();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const address = useMemo(() => readDashboardAddress(raw), [raw]);
  if (frame.error)
    return (
      <ErrorState
        title={text.pageNotRead}
        page
        todo={isProblem(frame.error) ? frame.error.detail : frame.error.message}
        onRetry={() => void frame.refetch()}
      />
    );
  if (!frame.data)
    return (
      <div className="p-6">
        <Skeleton className="h-40 w-full" lines={3} />
      </div>
    );
  const pipeline = frame.data.pipelines.find(({ id }) => id === address.pipeline) ?? frame.data.pipelines[0];
  return pipeline ? (
    <Dashboard frame={frame.data} pipeline={pipeline} address={address} />
  ) : (
    <EmptyState title={text.noPipeline} />
  );
};

const Dashboard = (props: {
  readonly frame: Frame;
  readonly pipeline: FramePipeline;
  readonly address: DashboardAddress;
}) => {
  const { frame, pipeline, address } = props;
  const navigate = useNavigate();
  const { timeZone } = useLocale();
  const today = civilDateOf(useMinute(), timeZone);
  const wish = wishOf({ ...address, pipeline: pipeline.id });
  const held = useReport('pipeline', wish);
  const flow = useReport('flow', wish);
  const outcome = useReport('outcome', wish);
  const reasons = useReport('reasons', wish);
  const sources = useReport('sources', wish);
  const { look } = address;
  // A table of eight columns wants the whole width.
  const wide = classes('min-w-0', look === 'table' && 'md:col-span-2');
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-4 px-6 pt-6 pb-10 max-sm:gap-3 max-sm:px-3 max-sm:pt-4">
      <DashboardHeader
        address={address}
        frame={frame}
        pipeline={pipeline.id}
        today={today}
        onChange={(part) =>
          void navigate({ to: '/sales', search: writeDashboardAddress({ ...address, ...part }) })
        }
      />
      <OutcomeTiles outcome={outcome.data} pipeline={held.data} />
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
          <SourcesPanel report={sources} look={look} />
        </div>
      </div>
    </div>
  );
};

export default DashboardPage;
