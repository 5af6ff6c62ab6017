import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { callApi } from '#web/records/index.ts';

import type { CallListState, Turn } from '../../contract/calling.ts';

export type CallLists = { readonly lists: readonly CallListState[]; readonly me: string | null };

/** Call lists with how far they have come. */
export const useCallLists = () =>
  useQuery({
    queryKey: ['calling', 'lists'],
    queryFn: ({ signal }) => callApi<CallLists>('/sales/call-lists', { signal }),
    // Colleagues call at the same time.
    refetchInterval: 60_000,
  });

/** The row that one calls now; `next` asks for the one after it, while the former stays on screen. */
export const useTurn = (list: string) => {
  const [count, setCount] = useState(0);
  const turn = useQuery({
    queryKey: ['calling', 'turn', list, count],
    queryFn: ({ signal }) => callApi<Turn>(`/sales/call-lists/${list}/turn`, { method: 'POST', signal }),
    // A claim is asked for once: it is neither stale nor to be renewed by looking at the window.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    placeholderData: keepPreviousData,
  });
  return { turn, next: () => setCount((before) => before + 1) };
};
