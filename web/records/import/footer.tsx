import type { ReactNode } from 'react';

/** The foot of a step: back at the start, on at the end; it stays in sight. */
export const StepFooter = (props: {
  readonly back?: ReactNode;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}) => (
  <footer className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 border-t border-surface-3 bg-surface-0 px-6 py-3 max-sm:px-4">
    {props.back}
    <div className="min-w-0 flex-1 text-sm leading-title text-ink-muted max-sm:order-first max-sm:basis-full">
      {props.note}
    </div>
    {props.children}
  </footer>
);
