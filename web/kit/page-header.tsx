import type { ReactNode } from 'react';

import { formatNumber } from '#persian/digits.ts';

import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';

export type PageHeaderProps = {
  readonly title: ReactNode;
  /** How many there are, or a text such as «بیش از ۱۰٬۰۰۰». */
  readonly count?: number | string;
  /** Where it belongs: a link above the title. */
  readonly above?: ReactNode;
  /** View tabs beneath. */
  readonly tabs?: ReactNode;
  /** Secondary buttons, then the one primary action at the very end. */
  readonly actions?: ReactNode;
  /** Filter chips beneath the tabs. */
  readonly filters?: ReactNode;
  /** As wide as the column beneath, so that what is done stands above what it is done to. */
  readonly column?: keyof typeof columns;
};

const columns = { wide: 'max-w-5xl', narrow: 'max-w-3xl' };

/** The head of a page: title, count, views, filters, and at the inline end the one primary action. */
export const PageHeader = ({ title, count, above, tabs, actions, filters, column }: PageHeaderProps) => {
  const { digits } = useLocale();
  return (
    <header
      className={classes(
        'flex flex-col gap-2 px-6 pt-4 pb-2 max-sm:px-4',
        column === undefined ? undefined : columns[column],
      )}
    >
      {above}
      <div className="flex min-h-control flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="flex min-w-0 flex-1 basis-40 items-baseline max-sm:basis-24 gap-2 text-xl leading-title font-strong">
          <span className="truncate own-end">{title}</span>
          {count === undefined ? null : (
            <span className="text-base font-normal text-ink-muted">
              {typeof count === 'number' ? formatNumber(count, digits) : count}
            </span>
          )}
        </h1>
        {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs}
      {filters === undefined ? null : <div className="flex flex-wrap items-center gap-1.5">{filters}</div>}
    </header>
  );
};
