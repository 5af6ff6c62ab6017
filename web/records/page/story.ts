import { useInfiniteQuery } from '@tanstack/react-query';

import type { Linked, Stored } from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { keys } from '../data/keys.ts';
import { recordPath } from '../data/read.ts';

/** Something that happened with a party: a record of any object, filed under when it happened. */
export type TimelineEntry = { readonly at: string; readonly object: string; readonly record: Stored };

/** One deed on a record: who, when, and what it changed of what the reader may read; links carry their titles. */
export type HistoryEntry = {
  readonly at: string;
  readonly version: number;
  readonly kind: 'created' | 'updated' | 'removed' | 'restored' | 'erased' | 'fact';
  /** A business fact that the deed meant: `deal.won`. */
  readonly fact: string | null;
  /** Null where the system itself did it. */
  readonly by: Linked | null;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
};

/** A civil day is filed as its midnight in UTC; it has no time of day to show. */
export const isWholeDay = (at: string): boolean => /^\d{4}-\d{2}-\d{2}(?:T00:00:00(?:\.000)?Z)?$/.test(at);

type StoryPage<Entry> = { readonly entries: readonly Entry[]; readonly next: string | null };

/** Objects whose records have a timeline of what others filed about them. */
export const hasTimeline = (object: string): boolean => object === 'party';

const useStory = <Entry>(object: string, id: string, what: 'timeline' | 'history', enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...keys.story(object, id), what],
    queryFn: ({ pageParam, signal }) =>
      callApi<StoryPage<Entry>>(
        `${recordPath(object, id)}/${what}${pageParam === null ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.entries),
    enabled,
  });

/** What happened with a party, newest first. */
export const useTimeline = (object: string, id: string, enabled = true) =>
  useStory<TimelineEntry>(object, id, 'timeline', enabled);

/** How a record came to be what it is, newest first. */
export const useHistory = (object: string, id: string, enabled = true) =>
  useStory<HistoryEntry>(object, id, 'history', enabled);
