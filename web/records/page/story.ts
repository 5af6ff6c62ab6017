import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import type { Linked, ObjectContract, SchemaContract, Stored } from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { keys } from '../data/keys.ts';
import { recordPath } from '../data/read.ts';
import { fieldOf, targetOf } from '../data/schema.ts';

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
  /** In whose place, where who did it stood in for somebody. */
  readonly behalf: Linked | null;
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
};

/** Changes of fields that the reader knows and that can be told. */
export const tellable = (object: ObjectContract, changes: HistoryEntry['changes']) =>
  changes.flatMap(({ field: name, before, after }) => {
    const field = fieldOf(object, name);
    return field && field.kind !== 'structured' ? [{ field, before, after }] : [];
  });

/** A civil day is filed as its midnight in UTC; it has no time of day to show. */
export const isWholeDay = (at: string): boolean => /^\d{4}-\d{2}-\d{2}(?:T00:00:00(?:\.000)?Z)?$/.test(at);

type StoryPage<Entry> = { readonly entries: readonly Entry[]; readonly next: string | null };

/** Whether records of others are filed about it. */
export const hasTimeline = ({ objects }: SchemaContract, name: string): boolean =>
  objects.some((object) =>
    object.about.some((field) => {
      const known = fieldOf(object, field);
      return known !== undefined && targetOf(known) === name;
    }),
  );

/** What of a timeline is wanted: of some objects, by one colleague. */
export type TimelineFilter = { readonly objects: readonly string[]; readonly by: string | undefined };

const useStory = <Entry>(
  object: string,
  id: string,
  what: 'timeline' | 'history',
  wanted: Readonly<Record<string, string>> = {},
) =>
  useInfiniteQuery({
    queryKey: [...keys.story(object, id), what, wanted],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...wanted, ...(pageParam === null ? {} : { cursor: pageParam }) });
      return callApi<StoryPage<Entry>>(
        `${recordPath(object, id)}/${what}${query.size === 0 ? '' : `?${query.toString()}`}`,
        { signal },
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    select: ({ pages }) => pages.flatMap((page) => page.entries),
    placeholderData: keepPreviousData,
  });

/** What happened with a party, newest first. */
export const useTimeline = (object: string, id: string, { objects, by }: TimelineFilter) =>
  useStory<TimelineEntry>(object, id, 'timeline', {
    ...(objects.length === 0 ? {} : { objects: objects.join(',') }),
    ...(by === undefined ? {} : { by }),
  });

/** What is pinned above it, of every object that can be. */
export const usePinned = (object: string, id: string) =>
  useQuery({
    queryKey: [...keys.story(object, id), 'pinned'],
    queryFn: ({ signal }) =>
      callApi<{ readonly entries: readonly TimelineEntry[] }>(`${recordPath(object, id)}/pinned`, { signal }),
    select: ({ entries }) => entries,
    placeholderData: keepPreviousData,
  });

/** How a record came to be what it is, newest first. */
export const useHistory = (object: string, id: string) => useStory<HistoryEntry>(object, id, 'history');
