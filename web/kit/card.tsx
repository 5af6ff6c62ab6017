import type { ReactNode } from 'react';

import { classes } from './classes.ts';

export type CardProps = {
  readonly children: ReactNode;
  readonly title?: string;
  /** Buttons at the inline end of the title. */
  readonly actions?: ReactNode;
  /** Without padding, for lists and tables that run to the edge. */
  readonly flush?: boolean;
};

/** A sheet that lies on the page; it has no shadow, since nothing that lies has one. */
export const Card = ({ children, title, actions, flush }: CardProps) => (
  <section className="min-w-0 overflow-clip rounded-card bg-surface-1">
    {title === undefined ? null : (
      <header className="flex min-h-11 items-center gap-2 ps-4 pe-2 pt-1 has-[>a:last-child]:pe-4">
        <h2 className="min-w-0 flex-1 truncate leading-title font-strong">{title}</h2>
        {actions}
      </header>
    )}
    <div className={classes(!flush && 'px-4 pb-4', !flush && title === undefined && 'pt-4')}>{children}</div>
  </section>
);
