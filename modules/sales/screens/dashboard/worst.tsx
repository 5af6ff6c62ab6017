import type { ReactNode } from 'react';
import { Droplets, Hourglass } from 'lucide-react';

import { Link, useWords } from '#web/kit/index.ts';
import { filteredHref, MoneyAmount } from '#web/records/index.ts';

import type { FramePipeline, Reports } from '../../contract/reports.ts';
import { useNumbers } from './figures.tsx';
import { dashboardWords } from '../../contract/words/dashboard.ts';

/** The stage that holds deals back and the one that loses them, by name, with the way to them. */
export const Worst = (props: {
  readonly pipeline: FramePipeline;
  readonly held: Reports['pipeline'] | undefined;
  readonly flow: Reports['flow'] | undefined;
}) => {
  const { pipeline, held, flow } = props;
  const text = useWords(dashboardWords);
  const { days, number } = useNumbers();
  const nameOf = (id: string): string => pipeline.stages.find((stage) => stage.id === id)?.name ?? '';
  const bottleneck = held?.bottleneck;
  const leak = flow?.leak;
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Finding icon={<Hourglass size={18} />} title={text.bottleneck} found={Boolean(bottleneck)}>
        {bottleneck ? (
          <>
            <bdi>{text.bottleneckSays(nameOf(bottleneck.stage), days(bottleneck.days))}</bdi>{' '}
            <span className="whitespace-nowrap">
              <Link href={filteredHref('deal', bottleneck.rows)}>{text.deals(number(bottleneck.count))}</Link>
            </span>
          </>
        ) : held ? (
          text.noBottleneck
        ) : null}
      </Finding>
      <Finding icon={<Droplets size={18} />} title={text.leak} found={Boolean(leak)}>
        {leak ? (
          <>
            <bdi>{text.leakSays(nameOf(leak.stage))}</bdi>{' '}
            {leak.value ? (
              <>
                <MoneyAmount money={leak.value} short strong />
                {' · '}
              </>
            ) : null}
            <span className="whitespace-nowrap">
              <Link href={filteredHref('stage_change', leak.rows)}>{text.deals(number(leak.count))}</Link>
            </span>
          </>
        ) : flow ? (
          text.noLeak
        ) : null}
      </Finding>
    </div>
  );
};

const Finding = (props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly found: boolean;
  readonly children: ReactNode;
}) => (
  <section
    aria-label={props.title}
    className="flex min-h-16 items-start gap-3 rounded-card bg-surface-1 px-4 py-3"
  >
    <span className={props.found ? 'mt-1 text-warning' : 'mt-1 text-ink-faint'}>{props.icon}</span>
    <div className="min-w-0">
      <h2 className="text-sm text-ink-muted">{props.title}</h2>
      <p>{props.children}</p>
    </div>
  </section>
);
