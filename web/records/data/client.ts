import { QueryClient } from '@tanstack/react-query';

import { ApiProblem } from './problem.ts';

const mostTries = 3;

/**
 * Live messages tell what changed, so nothing grows old by the clock and a window that gets the focus asks nothing.
 * What is refused is not asked again; what was not answered is.
 */
export const createRecordsClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: (failures, error) => failures < mostTries && isPassing(error),
      },
      mutations: { retry: false },
    },
  });

// What took too long once would again, and others wait meanwhile.
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  error.code !== 'too-slow' &&
  (error.status === 0 || error.status === 502 || error.status === 503);
