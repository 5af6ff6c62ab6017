import type { ReactNode } from 'react';

/** The foot of a step: back at the start, on at the end; it stays in sight. */
export const StepFooter = (props: {
  readonly back?: ReactNode;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <footer className="sticky bottom-0 z-10 border-t border-surface-3 bg-surface-0">
    <div className="flex max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-3 max-sm:px-4">
      {props.back}
      <div className="min-w-0 flex-1 text-sm leading-title text-ink-muted max-sm:order-first max-sm:basis-full max-sm:empty:hidden">
        {props.note}
      </div>
      {props.children}
    </div>
  </footer>
);
