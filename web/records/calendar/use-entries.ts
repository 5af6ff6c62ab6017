import { useCallback, useMemo } from 'react';
import { keepPreviousData, useQueries, type InfiniteData, type UseQueryResult } from '@tanstack/react-query';

import type { Page, PageQuery, Stored } from '#records/contract.ts';
import { useLocale } from '#web/kit/index.ts';

import { keys } from '../data/keys.ts';
import { readPage } from '../data/read.ts';
import { entryOf, inOrder, type Entry } from './entries.ts';
import type { CalendarSource } from './sources.ts';

/** More pages of a source than this no eye takes in, and a calendar says so instead. */
const mostPages = 3;

type Pages = InfiniteData<Page, string | null>;

export type EntriesState = {
  readonly entries: readonly Entry[];
  readonly pending: boolean;
  readonly error: Error | null;
  /** There are more than are shown. */
  readonly cut: boolean;
  readonly retry: () => void;
};

/**
 * Records of several kinds where they stand in time, all questions asked at once. Held as lists are, so that live messages
 * and optimistic writes reach them.
 * @param queriesOf The questions of a source; the same function while they are the same.
 */
export function useEntries(
  sources: readonly CalendarSource[],
  queriesOf: (source: CalendarSource) => readonly PageQuery[],
): EntriesState {
  const { timeZone } = useLocale();
  const asked = useMemo(
    () => sources.flatMap((source) => queriesOf(source).map((query) => ({ source, query }))),
    [sources, queriesOf],
  );
  // The same function while nothing changes, or every paint would work all of it out anew.
  const combine = useCallback(
    (results: readonly UseQueryResult<Pages>[]): EntriesState => ({
      entries: inOrder(
        onceEach(
          results.flatMap(({ data }, index) => {
            const source = asked[index]?.source;
            return source ? recordsIn(data).flatMap((record) => entryOf(source, record, timeZone) ?? []) : [];
          }),
        ),
      ),
      pending: results.some(({ isPending }) => isPending),
      error: results.find(({ error }) => error !== null)?.error ?? null,
      cut: results.some(({ data }) => (data?.pages.at(-1)?.next ?? null) !== null),
      retry: () => {
        for (const { error, refetch } of results) if (error) void refetch();
      },
    }),
    [asked, timeZone],
  );
  return useQueries({
    queries: asked.map(({ source, query }) => ({
      queryKey: [...keys.allPages(source.object.name), { ...query, whole: true }],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readPages(source.object.name, query, signal),
      placeholderData: keepPreviousData,
    })),
    combine,
  });
}

/** Whoever is responsible for a meeting may be told among those present as well. */
const onceEach = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [entry.key, entry])).values(),
];

const recordsIn = (data: Pages | undefined): readonly Stored[] =>
  data?.pages.flatMap(({ records }) => records) ?? [];

async function readPages(object: string, query: PageQuery, signal: AbortSignal): Promise<Pages> {
  const pages: Page[] = [];
  const pageParams: (string | null)[] = [];
  for (let cursor: string | null = null; pages.length < mostPages;) {
    const page: Page = await readPage(object, cursor === null ? query : { ...query, cursor }, signal);
    pages.push(page);
    pageParams.push(cursor);
    if (page.next === null) break;
    cursor = page.next;
  }
  return { pages, pageParams };
}
