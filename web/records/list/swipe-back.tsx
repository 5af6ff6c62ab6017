import type { ReactNode } from 'react';

import { classes } from '#web/kit/index.ts';

import { deedPx } from './use-swipe.ts';

type Shown = { readonly icon: ReactNode; readonly label: string };

/** What comes to light beneath a row that is drawn aside: the deed that letting go would do, stronger once it would. */
export const SwipeBack = (props: {
  /** px towards the inline end; negative towards its start. */
  readonly by: number;
  readonly toEnd: Shown | undefined;
  readonly toStart: Shown | undefined;
}) => {
  const { by, toEnd, toStart } = props;
  const shown = by > 0 ? toEnd : toStart;
  if (by === 0 || !shown) return null;
  const ready = Math.abs(by) >= deedPx;
  return (
    <span
      aria-hidden="true"
      className={classes(
        'absolute inset-0 flex items-center gap-2 px-5 font-medium',
        by > 0 ? 'justify-start' : 'justify-end',
        by > 0
          ? ready
            ? 'bg-accent text-accent-ink'
            : 'bg-accent-soft text-accent'
          : ready
            ? 'bg-surface-3 text-ink'
            : 'bg-surface-2 text-ink-muted',
      )}
    >
      {shown.icon}
      {shown.label}
    </span>
  );
};
