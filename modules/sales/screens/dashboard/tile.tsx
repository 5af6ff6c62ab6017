import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';

import { classes, useWords } from '#web/kit/index.ts';

import { useNumbers } from './figures.tsx';
import { dashboardWords } from '../../contract/words/dashboard.ts';

/** One figure of a period with what it stands beside. */
export const Tile = (props: {
  readonly title: string;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}) => (
  <section
    aria-label={props.title}
    className="flex min-h-37 max-sm:min-h-44 min-w-0 flex-col justify-between rounded-card bg-surface-1 p-4 max-sm:p-3"
  >
    <header className="flex items-baseline justify-between gap-2">
      <h2 className="text-ink-muted">{props.title}</h2>
      {props.aside}
    </header>
    <div className="flex flex-col gap-2 text-xl leading-title max-sm:text-lg">{props.children}</div>
  </section>
);

/** A figure to hold the great one against, and by how much that is more or less. */
export const Beside = (props: {
  readonly label: string;
  readonly children: ReactNode;
  /** As a share of the other, or with `points` as a difference of shares; null where nobody can say. */
  readonly change?: number | null;
  readonly good?: 'up' | 'down';
  readonly points?: boolean;
}) => {
  const { label, children, change = null, good = 'up', points = false } = props;
  const text = useWords(dashboardWords);
  const { number, share } = useNumbers();
  const size = Math.abs(change ?? 0);
  const told = points ? text.points(number(Math.round(size * 100))) : share(size);
  const isUp = (change ?? 0) > 0;
  return (
    <div className="flex min-w-0 items-baseline gap-x-2 max-sm:flex-col max-sm:items-stretch">
      <dt className="shrink-0 text-ink-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-2">
        <span>{children}</span>
        {change === null || Math.round(size * 100) === 0 ? null : (
          <span
            className={classes(
              'inline-flex items-center gap-0.5 whitespace-nowrap',
              isUp === (good === 'up') ? 'text-success' : 'text-danger',
            )}
          >
            {isUp ? <ArrowUp aria-hidden="true" size={12} /> : <ArrowDown aria-hidden="true" size={12} />}
            <span className="sr-only">{isUp ? '+' : '−'}</span>
            {told}
          </span>
        )}
      </dd>
    </div>
  );
};
