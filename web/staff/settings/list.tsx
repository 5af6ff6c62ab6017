import type { ReactNode } from 'react';

import { classes } from '#web/kit/index.ts';

/** Rows of a few things on a sheet: members, keys, sessions. */
export const List = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <ul aria-label={label} className="overflow-clip rounded-card bg-surface-1">
    {children}
  </ul>
);

/** One row: what it is, what is to be known of it, and what can be done with it at the inline end. */
export const ListRow = (props: {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Levels within a tree. */
  readonly depth?: number;
  /** The deeds are words and would cut the row's own: on a phone they stand beneath them. */
  readonly beneath?: boolean;
}) => (
  <li
    className={classes(
      'flex min-h-entry items-center gap-3 border-b border-surface-2 py-1.5 ps-[calc(1rem+var(--depth)*1.75rem)] pe-2 last:border-none max-sm:ps-[calc(1rem+var(--depth)*1rem)]',
      props.beneath && 'max-sm:flex-col max-sm:items-stretch max-sm:gap-1',
    )}
    style={{ '--depth': props.depth ?? 0 } as React.CSSProperties}
  >
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">{props.children}</div>
    {props.actions === undefined ? null : (
      <div className={classes('flex shrink-0 items-center', props.beneath && 'max-sm:justify-end')}>
        {props.actions}
      </div>
    )}
  </li>
);

/** A name and the quiet line beneath it. */
export const Twofold = (props: {
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly faint?: boolean;
}) => (
  <div className="min-w-0 flex-1 basis-48 leading-title max-sm:basis-32">
    <div className={classes('truncate own-end font-medium', props.faint && 'text-ink-faint')}>
      {props.title}
    </div>
    {props.detail === undefined || props.detail === null ? null : (
      <div className="own-end text-sm text-ink-muted max-sm:line-clamp-2 sm:truncate">{props.detail}</div>
    )}
  </div>
);

/** A titled part of a page of settings. */
export const Part = (props: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <section className="mb-8">
    <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="leading-title font-strong">{props.title}</h2>
        {props.hint === undefined ? null : <p className="text-sm text-pretty text-ink-muted">{props.hint}</p>}
      </div>
      {props.actions}
    </div>
    {props.children}
  </section>
);
