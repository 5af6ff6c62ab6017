import type { ReactNode } from 'react';
import { FileX2 } from 'lucide-react';
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
  /** What kind of thing the page shows: «متن تماس». */
  readonly title: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
};

type WaitingProps<Found> = {
  readonly query: Pick<UseQueryResult<Found>, 'data' | 'error' | 'refetch'>;
  readonly rows?: number;
  readonly page?: WaitingPage;
  /** What has failed, where «it could not be read» says too little. */
  readonly failed?: string;
  /** What is not there, where «it was not found» says too little, and why that may be. */
  readonly gone?: { readonly title: string; readonly why?: string };
  /** The shape of what is coming, where it is none of rows. */
  readonly shape?: ReactNode;
  readonly children: (found: Found) => ReactNode;
};

/**
 * What a query found, or the state it is in meanwhile: rows of the final height, what is not there, or what failed and a
 * second try. Where the page draws its head out of what was found, `page` says what stands there until then.
 */
export const Waiting = <Found,>(props: WaitingProps<Found>) => {
  const { query, page } = props;
  if (query.data !== undefined) return props.children(query.data);
  const state = <WaitingState {...props} />;
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

/** The state that a query is in while it has found nothing: for a page that draws itself otherwise then. */
export const WaitingState = (props: Omit<WaitingProps<unknown>, 'children' | 'page'>) => {
  const { gone, failed, shape, rows = 5 } = props;
  const { error, refetch } = props.query;
  const text = useWords(words);
  if (isNotThere(error))
    return (
      <EmptyState icon={<FileX2 size={20} />} title={gone?.title ?? text.gone}>
        {gone ? gone.why : text.goneWhy}
      </EmptyState>
    );
  if (error !== null)
    return (
      <ErrorState
        title={failed ?? text.failed}
        safe={text.safe}
        remedy={error.message}
        {...(error instanceof ApiProblem ? { code: error.requestId ?? error.code } : {})}
        onRetry={() => void refetch()}
      />
    );
  return (
    <div role="status" aria-label={text.loading} className="late">
      {shape ?? <Skeleton className="h-14 w-full" lines={rows} />}
    </div>
  );
};
