import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';

import type { Phrase } from '#persian/bilingual.ts';
import { Button, Skeleton, useLocale, useWords } from '#web/kit/index.ts';

import { dashboardWords, unseenText } from '../../contract/words/dashboard.ts';

/** One part of the dashboard under its heading. While it is read its place is kept; what fails says why, and only here. */
export const Panel = <Answer,>(props: {
  readonly title: string;
  readonly hint?: string;
  readonly actions?: ReactNode;
  readonly report: Pick<UseQueryResult<Answer>, 'data' | 'error' | 'refetch' | 'isPlaceholderData'>;
  /** Rows that it will have, about. */
  readonly rows?: number;
  readonly children: (answer: Answer) => ReactNode;
}) => {
  const { title, hint, actions, report, rows = 4, children } = props;
  const text = useWords(dashboardWords);
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col rounded-card bg-surface-1 pb-3"
      aria-busy={report.isPlaceholderData}
    >
      <header className="flex min-h-12 flex-wrap items-center gap-x-2 ps-4 pe-2 pt-1 max-sm:pt-2 max-sm:pb-1 has-[>a:last-child]:pe-4">
        <h2 className="min-w-0 flex-1 basis-32 leading-title font-strong">{title}</h2>
        {actions}
      </header>
      {hint === undefined ? null : (
        <p className="-mt-1 px-4 pb-2 text-sm text-pretty text-ink-muted">{hint}</p>
      )}
      {report.data !== undefined ? (
        <div className={report.isPlaceholderData ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
          {children(report.data)}
        </div>
      ) : report.error ? (
        <div role="alert" className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
          <span className="min-w-0 flex-1">
            {text.notRead}. <span className="text-ink-muted">{report.error.message}</span>
          </span>
          <Button onPress={() => void report.refetch()}>{text.retry}</Button>
        </div>
      ) : (
        <div className="px-4 py-2">
          <Skeleton className="h-8 w-full" lines={rows} />
        </div>
      )}
    </section>
  );
};

/** One sentence in place of figures. */
export const Note = ({ children }: { readonly children: ReactNode }) => (
  <p className="px-4 py-2 text-ink-muted">{children}</p>
);

/** That figures are missing because fields are hidden from the reader. */
export const Unseen = ({ fields }: { readonly fields: readonly Phrase[] | undefined }) => {
  const { locale } = useLocale();
  return fields && fields.length > 0 ? (
    <p className="px-4 text-sm text-ink-muted">{unseenText(fields, locale)}</p>
  ) : null;
};
