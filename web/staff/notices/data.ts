import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';

import type { Phrase } from '#persian/bilingual.ts';
import { callApi, keys } from '#web/records/index.ts';

/** Something the reader is told. */
export type Notice = {
  readonly id: string;
  readonly kind: string;
  readonly text: Phrase;
  /** The record's title, which stands in the text. */
  readonly title: string | null;
  readonly href: string;
  readonly actor: string | null;
  readonly from: 'log' | 'clock';
  readonly count: number;
  readonly at: string;
  readonly read: boolean;
};

type NoticePage = { readonly notifications: readonly Notice[]; readonly next: string | null };

export const countQuery = queryOptions({
  queryKey: [...keys.notices, 'count'],
  queryFn: ({ signal }) =>
    callApi<{ readonly unread: number; readonly quiet: boolean }>('/notifications/count', { signal }),
});

export const noticesQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: [...keys.notices, 'list', unread],
    queryFn: ({ pageParam, signal }) =>
      callApi<NoticePage>(
        `/notifications?unread=${unread}${pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page: NoticePage) => page.next,
  });

/** The newest unread one, for the browser's own notification. */
export const newestUnread = async (): Promise<Notice | undefined> =>
  (await callApi<NoticePage>('/notifications?unread=true&limit=1')).notifications[0];

/** Marking as read and unread; other pages of the same person follow by the live line. */
export const useReading = () => {
  const client = useQueryClient();
  const anew = () => client.invalidateQueries({ queryKey: keys.notices });
  return {
    mark: async ({ id }: Pick<Notice, 'id'>, read: boolean) => {
      await callApi(`/notifications/${id}`, { method: 'PATCH', body: { read } });
      await anew();
    },
    /** All that was shown: what came since stays unread. @returns what takes it back */
    markAll: async (newest: string): Promise<() => Promise<void>> => {
      const { reading } = await callApi<{ readonly reading: string }>('/notifications/reading', {
        method: 'POST',
        body: { until: newest },
      });
      await anew();
      return async () => {
        await callApi('/notifications/reading', { method: 'DELETE', body: { reading } });
        await anew();
      };
    },
  };
};
