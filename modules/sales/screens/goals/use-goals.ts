import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { callApi, keys } from '#web/records/index.ts';

import type { Goals, Leaders } from '../../contract/goals.ts';

const ask = <Answer>(path: string, wish: Readonly<Record<string, string>>, signal: AbortSignal) =>
  callApi<Answer>(`${path}?${new URLSearchParams(wish).toString()}`, { signal });

/** Goals with their progress; live messages of goals and of deals make them be read anew. */
export const useGoals = (wish: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: [...keys.object('deal'), 'goals', wish],
    queryFn: ({ signal }) => ask<Goals>('/sales/goals', wish, signal),
    placeholderData: keepPreviousData,
  });

export const useLeaders = (wish: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: [...keys.object('deal'), 'leaders', wish],
    queryFn: ({ signal }) => ask<Leaders>('/sales/leaders', wish, signal),
    placeholderData: keepPreviousData,
  });
