import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';

import { ErrorState, Skeleton, useWords } from '#web/kit/index.ts';
import { ApiProblem } from './data/problem.ts';

const words = {
  loading: { fa: 'در حال خواندن…', en: 'Loading…' },
  failed: { fa: 'خوانده نشد', en: 'It could not be read' },
  safe: { fa: 'چیزی تغییر نکرده است.', en: 'Nothing has changed.' },
};

/** What a query found, or the state it is in meanwhile: rows of the final height, or what failed and a second try. */
export const Waiting = <Found,>(props: {
  readonly query: Pick<UseQueryResult<Found>, 'data' | 'error' | 'refetch'>;
  readonly rows?: number;
  readonly children: (found: Found) => ReactNode;
}) => {
  const { data, error, refetch } = props.query;
  const text = useWords(words);
  if (data !== undefined) return props.children(data);
  if (error !== null)
    return (
      <ErrorState
        title={text.failed}
        safe={text.safe}
        remedy={error.message}
        {...(error instanceof ApiProblem ? { code: error.requestId ?? error.code } : {})}
        onRetry={() => void refetch()}
      />
    );
  return (
    <div role="status" aria-label={text.loading} className="late">
      <Skeleton className="h-14 w-full" lines={props.rows ?? 5} />
    </div>
  );
};
