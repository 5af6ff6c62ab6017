import { lazy, Suspense, useMemo, type ReactNode } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';

import { civilDateOf } from '#persian/jalali/instants.ts';
import type { PeriodKind } from '#persian/jalali/periods.ts';
import { EmptyState, Skeleton, Tabs, useLocale, useMinute, useWords } from '#web/kit/index.ts';
import { useObject, useSavedReports } from '#web/records/index.ts';
import { WaitingState } from '#web/records/waiting.tsx';

import type { Frame, FramePipeline } from '../../contract/reports.ts';
import {
  readDashboardAddress,
  searchOf,
  wishOf,
  withoutChoice,
  writeDashboardAddress,
  type DashboardAddress,
} from './address.ts';
import { DashboardHeader, DashboardTitle, type HeededParts } from './dashboard-header.tsx';
import { useFrame } from './use-report.ts';
import { dashboardWords } from '../../contract/words/dashboard.ts';

const ReportDeeds = lazy(() => import('../reports/report-deeds.tsx'));

export type SalesView = {
  readonly pipeline: FramePipeline;
  readonly look: DashboardAddress['look'];
  readonly against: DashboardAddress['against'];
  readonly by: DashboardAddress['by'];
  readonly assumed: DashboardAddress['assumed'];
  /** @param passing while something is typed: the page stays where it is, and going back skips it */
  readonly change: (part: Partial<DashboardAddress>, passing?: 'passing') => void;
  /** What reports are asked by. */
  readonly wish: Readonly<Record<string, string>>;
};

const paths = {
  dashboard: '/sales',
  forecast: '/sales/forecast',
  goals: '/sales/goals',
  sellers: '/sales/sellers',
  change: '/sales/change',
  activity: '/sales/activity',
  calls: '/sales/calls',
  reports: '/sales/reports',
} as const;

/** What all pages of sales figures share: of which pipeline, of whom, over which days; and the way between them. */
export const SalesFrame = (props: {
  readonly page: keyof typeof paths;
  /** The period that one sees at first. */
  readonly usual: PeriodKind;
  /** What of the view it heeds; all where nothing is said. */
  readonly heeds?: HeededParts;
  readonly children: (view: SalesView) => ReactNode;
}) => {
  const text = useWords(dashboardWords);
  const frame = useFrame();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const address = useMemo(() => readDashboardAddress(raw, props.usual), [raw, props.usual]);
  if (!frame.data)
    return (
      <Around page={props.page} raw={raw} header={(title) => <DashboardTitle>{title}</DashboardTitle>}>
        <WaitingState
          query={frame}
          failed={text.pageNotRead}
          shape={<Skeleton className="h-40 w-full" lines={3} />}
        />
      </Around>
    );
  const pipeline = frame.data.pipelines.find(({ id }) => id === address.pipeline) ?? frame.data.pipelines[0];
  if (!pipeline)
    return (
      <Around page={props.page} raw={raw} header={(title) => <DashboardTitle>{title}</DashboardTitle>}>
        <EmptyState title={text.noPipeline} />
      </Around>
    );
  return <Framed {...props} frame={frame.data} pipeline={pipeline} address={address} raw={raw} />;
};

const Framed = (props: {
  readonly page: keyof typeof paths;
  readonly usual: PeriodKind;
  readonly heeds?: HeededParts;
  readonly frame: Frame;
  readonly pipeline: FramePipeline;
  readonly address: DashboardAddress;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly children: (view: SalesView) => ReactNode;
}) => {
  const { page, usual, frame, pipeline, address, raw, children } = props;
  const navigate = useNavigate();
  const { timeZone } = useLocale();
  const report = typeof raw['report'] === 'string' ? raw['report'] : undefined;
  const saved = useSaved(raw);
  const today = civilDateOf(useMinute(), timeZone);
  const change: SalesView['change'] = (part, passing) =>
    void navigate({
      to: paths[page],
      search: {
        ...searchOf(writeDashboardAddress({ ...address, ...part }, usual)),
        // A saved report stays the one that is looked at while it is changed.
        ...(report === undefined ? {} : { report }),
      },
      ...(passing ? { replace: true, resetScroll: false } : {}),
    });
  return (
    <Around
      page={page}
      raw={raw}
      header={(title) => (
        <DashboardHeader
          title={title}
          actions={
            page === 'reports' ? null : (
              <Suspense>
                <ReportDeeds
                  page={page}
                  ask={writeDashboardAddress(address, usual)}
                  saved={saved}
                  usual={usual}
                />
              </Suspense>
            )
          }
          address={address}
          frame={frame}
          pipeline={pipeline.id}
          today={today}
          heeds={props.heeds ?? 'all'}
          onChange={change}
        />
      )}
    >
      {children({
        pipeline,
        look: address.look,
        against: address.against,
        by: address.by,
        assumed: address.assumed,
        change,
        // What people did is done in no pipeline.
        wish: wishOf({ ...address, pipeline: props.heeds === 'people' ? undefined : pipeline.id }),
      })}
    </Around>
  );
};

/** The saved report that the address names. */
const useSaved = (raw: Readonly<Record<string, unknown>>) =>
  useSavedReports().views.find(({ id }) => id === raw['report']);

/** What stands whether or not its figures could be read: the page's name, and the way to the others. */
const Around = (props: {
  readonly page: keyof typeof paths;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly header: (title: string) => ReactNode;
  readonly children: ReactNode;
}) => {
  const { page, raw } = props;
  const text = useWords(dashboardWords);
  const navigate = useNavigate();
  const saved = useSaved(raw);
  const seesCalls = useObject('call') !== undefined;
  const titles: Partial<Record<keyof typeof paths, string>> = {
    activity: text.activityReport,
    calls: text.callsReport,
  };
  return (
    <div className="mx-auto flex w-full max-w-[76rem] flex-col gap-4 px-6 pt-6 pb-10 max-sm:gap-3 max-sm:px-3 max-sm:pt-4">
      {props.header(saved?.name ?? titles[page] ?? text[page])}
      <Tabs
        label={text.pages}
        selected={page}
        onSelect={(id) => {
          const next = Object.entries(paths).find(([name]) => name === id)?.[1];
          if (next !== undefined && next !== paths[page])
            void navigate({ to: next, search: withoutChoice(raw) });
        }}
        tabs={[
          { id: 'dashboard', label: text.dashboard },
          { id: 'forecast', label: text.forecast },
          { id: 'goals', label: text.goals },
          { id: 'sellers', label: text.sellers },
          { id: 'change', label: text.change },
          ...(seesCalls
            ? [
                { id: 'activity', label: text.activity },
                { id: 'calls', label: text.calls },
              ]
            : []),
          { id: 'reports', label: text.reports },
        ]}
      />
      {props.children}
    </div>
  );
};
