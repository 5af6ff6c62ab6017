import { Fragment, type ReactNode } from 'react';

/** Small facts in one quiet line with dots between them; a dot never begins a line. */
export const QuietLine = ({ children }: { readonly children: readonly ReactNode[] }) => (
  <p className="line-clamp-2 text-sm text-ink-muted">
    {children
      .filter((child) => child !== null && child !== undefined)
      .map((child, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <span aria-hidden="true">{'\u00A0· '}</span>}
          {child}
        </Fragment>
      ))}
  </p>
);
