import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';

import { BackLink, EmptyState, ErrorState, PageHeader, Skeleton, useWords } from '#web/kit/index.ts';
import { ApiProblem, isNotThere } from './data/problem.ts';

const words = {
  loading: { fa: 'در حال خواندن…', en: 'Loading…' },
  failed: { fa: 'خوانده نشد', en: 'It could not be read' },
  safe: { fa: 'چیزی تغییر نکرده است.', en: 'Nothing has changed.' },
  gone: { fa: 'پیدا نشد', en: 'It was not found' },
  goneWhy: {
    fa: 'شاید حذف یا ادغام شده باشد، یا به دیدنش دسترسی ندارید.',
    en: 'It may have been deleted or merged, or you may not see it.',
  },
};

/** The head of a page whose own cannot be drawn yet. */
export type WaitingPage = {
  /** What kind of thing the page shows: «اسکریپت تماس». */
  readonly title: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
};

type Query<Found> = Pick<UseQueryResult<Found>, 'data' | 'error' | 'refetch'>;

/**
 * What a query found, or the state it is in meanwhile: rows of the final height, what is not there, or what failed and a
 * second try. Where the page draws its head out of what was found, `page` says what stands there until then.
 */
export const Waiting = <Found,>(props: {
  readonly query: Query<Found>;
  readonly rows?: number;
  readonly page?: WaitingPage;
  /** What has failed, where «it could not be read» says too little. */
  readonly failed?: string;
  readonly children: (found: Found) => ReactNode;
}) => {
  const { query, rows = 5, page, failed } = props;
  if (query.data !== undefined) return props.children(query.data);
  const state = <State query={query} rows={rows} failed={failed} />;
  if (page === undefined) return state;
  const { title, back } = page;
  return (
    <div className={query.error === null ? 'late' : undefined}>
      <PageHeader
        title={title}
        {...(back ? { above: <BackLink href={back.href}>{back.label}</BackLink> } : {})}
      />
      <div className="px-6 pt-2 max-sm:px-4">{state}</div>
    </div>
  );
};

const State = (props: {
  readonly query: Query<unknown>;
  readonly rows: number;
  readonly failed: string | undefined;
}) => {
  const { error, refetch } = props.query;
  const text = useWords(words);
  if (isNotThere(error)) return <EmptyState title={text.gone}>{text.goneWhy}</EmptyState>;
  if (error !== null)
    return (
      <ErrorState
        title={props.failed ?? text.failed}
        safe={text.safe}
        remedy={error.message}
        {...(error instanceof ApiProblem ? { code: error.requestId ?? error.code } : {})}
        onRetry={() => void refetch()}
      />
    );
  return (
    <div role="status" aria-label={text.loading} className="late">
      <Skeleton className="h-14 w-full" lines={props.rows} />
    </div>
  );
};
