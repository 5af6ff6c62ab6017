import type { ReactNode } from 'react';

import { Button, Skeleton, useWords } from '#web/kit/index.ts';

import { dayWords } from './words.ts';

export type PanelProps = {
  readonly title: string;
  readonly count?: string | undefined;
  readonly hint?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** One part of the day under its heading; a sheet that lies on the page. */
export const Panel = ({ title, count, hint, actions, children }: PanelProps) => (
  <section className="flex min-w-0 flex-col rounded-card bg-surface-1 pb-2">
    <header className="flex min-h-12 items-center gap-2 ps-4 pe-2 pt-1">
      <h2 className="flex min-w-0 flex-1 items-baseline gap-2 leading-title font-strong">
        <span className="truncate">{title}</span>
        {count === undefined ? null : <span className="text-sm font-normal text-ink-muted">{count}</span>}
      </h2>
      {actions}
    </header>
    {hint === undefined ? null : <p className="-mt-1 px-4 pb-1 text-sm text-ink-muted">{hint}</p>}
    {children}
  </section>
);

/** One sentence in place of rows. */
export const PanelNote = ({ children }: { readonly children: ReactNode }) => (
  <p className="px-4 py-2 text-ink-muted">{children}</p>
);

/** What could not be read, why, and once more. */
export const PanelFailed = ({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) => {
  const text = useWords(dayWords);
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <span className="min-w-0 flex-1">
        {text.notRead}. <span className="text-ink-muted">{error.message}</span>
      </span>
      <Button onPress={onRetry}>{text.retry}</Button>
    </div>
  );
};

/** Rows that are on their way, of the size they will have. */
export const PanelWaiting = ({ rows = 3 }: { readonly rows?: number }) => (
  <div className="late flex flex-col gap-2 px-4 py-2">
    {Array.from({ length: rows }, (_, index) => (
      <Skeleton key={index} className="h-9 w-full" />
    ))}
  </div>
);
