import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';

import type { GroupQuery, Groups, Page, PageQuery, Stored } from '#records/contract.ts';

import { callApi } from './api.ts';
import { keys } from './keys.ts';
import { isProblem } from './problem.ts';

export type Count = { readonly count: number; readonly more: boolean };

export const recordPath = (object: string, id?: string): string =>
  `/records/${encodeURIComponent(object)}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;

export const recordQuery = (object: string, id: string) =>
  queryOptions({
    queryKey: keys.one(object, id),
    queryFn: ({ signal }) => readRecord(object, id, signal),
  });

/** A living record, or the one in the bin, whose `removedAt` says so. */
const readRecord = async (object: string, id: string, signal: AbortSignal): Promise<Stored> => {
  try {
    return await callApi<Stored>(recordPath(object, id), { signal });
  } catch (error) {
    if (!isProblem(error, 'record-not-found')) throw error;
    return callApi<Stored>(`${recordPath(object, id)}?removed=true`, { signal });
  }
};

/** One page as the server answers it; for pickers and searches, which keep nothing. */
export const readPage = (object: string, query: PageQuery, signal?: AbortSignal): Promise<Page> =>
  callApi<Page>(`${recordPath(object)}/query`, {
    method: 'POST',
    body: query,
    ...(signal ? { signal } : {}),
  });

/** A page and where its first row stands, counted from the row that the list began with; negative before it. */
export type PlacedPage = Page & { readonly at: number };

/** From the beginning, or on to one side of what is held: `edge` is the place of the row next to it. */
type Step = { readonly cursor: string; readonly back: boolean; readonly edge: number } | null;

const stepQuery = (query: PageQuery, step: Step): PageQuery => {
  if (step === null) return query;
  const { from: _from, back: _back, cursor: _cursor, ...rest } = query;
  return { ...rest, cursor: step.cursor, ...(step.back ? { back: true } : {}) };
};

export const pagesQuery = (object: string, query: PageQuery) =>
  infiniteQueryOptions({
    queryKey: keys.pages(object, query),
    queryFn: async ({ pageParam: step, signal }): Promise<PlacedPage> => {
      const page = await readPage(object, stepQuery(query, step), signal);
      const edge = step?.edge ?? 0;
      return { ...page, at: step?.back ? edge - page.records.length : edge };
    },
    initialPageParam: null as Step,
    getNextPageParam: (page: PlacedPage): Step =>
      page.next === null ? null : { cursor: page.next, back: false, edge: page.at + page.records.length },
    getPreviousPageParam: (page: PlacedPage): Step =>
      page.previous === null ? null : { cursor: page.previous, back: true, edge: page.at },
  });

/** One record, kept true by live messages. `error` is an ApiProblem. */
export const useRecord = (object: string, id: string, enabled = true) =>
  useQuery({ ...recordQuery(object, id), enabled });

/**
 * A list that grows by `fetchNextPage`; `records` are all loaded ones in order. While a changed query loads, the former
 * list stays (`isPlaceholderData`).
 */
export const useRecordPages = (object: string, query: PageQuery, enabled = true) => {
  const result = useInfiniteQuery({
    ...pagesQuery(object, query),
    enabled,
    placeholderData: keepPreviousData,
    select: ({ pages }): readonly Stored[] => pages.flatMap((page) => page.records),
  });
  return { ...result, records: result.data ?? none };
};

const none: readonly Stored[] = [];

/** Groups of a list, and whether there are more of them than are answered at once. */
export const useGroupPage = (object: string, query: GroupQuery, enabled = true) =>
  useQuery({ ...groupsQuery(object, query), enabled, placeholderData: keepPreviousData });

/** Counts and sums: of a board's columns, or the totals of a list. */
export const useGroups = (object: string, query: GroupQuery, enabled = true) =>
  useQuery({
    ...groupsQuery(object, query),
    enabled,
    placeholderData: keepPreviousData,
    select: onlyGroups,
  });

const onlyGroups = ({ groups }: Groups): Groups['groups'] => groups;

const groupsQuery = (object: string, query: GroupQuery) =>
  queryOptions({
    queryKey: keys.groups(object, query),
    queryFn: ({ signal }) =>
      callApi<Groups>(`${recordPath(object)}/groups`, { method: 'POST', body: query, signal }),
  });

/** A bounded count: `more` says that there are more than it tells. */
export const useCount = (object: string, query: PageQuery, enabled = true) =>
  useQuery({
    queryKey: keys.count(object, query),
    queryFn: ({ signal }) =>
      callApi<Count>(`${recordPath(object)}/count`, { method: 'POST', body: query, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
