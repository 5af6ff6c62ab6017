import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import type {
  AddedAt,
  AddedPage,
  AllAlong,
  Along,
  DuplicateQueue,
  Filter,
  MergeByRule,
  MergeLine,
  MergePreview,
  MoveAlong,
  Stored,
  SweepState,
  Unmerged,
  UnmergePreview,
} from '#records/contract.ts';

import { callApi } from '../data/api.ts';
import { keys } from '../data/keys.ts';
import { recordPath } from '../data/read.ts';
import { listSearch, type ListAddress } from '../filter/address.ts';

/** The deed that all of these screens are for. */
export const mergeDeed = 'records.merge';

/** One that stays and 20 that go. */
export const mostMerged = 21;

/** Where records are merged, and where a merge is taken apart. */
export const mergeHref = (object: string, ids: readonly string[]): string =>
  `/merge/${object}?ids=${ids.join(',')}`;
export const unmergeHref = (id: string): string => `/merges/${id}`;

const previewMerge = (object: string, ids: readonly string[], signal?: AbortSignal): Promise<MergePreview> =>
  callApi<MergePreview>(`${recordPath(object)}/merge-preview`, {
    method: 'POST',
    body: { records: ids },
    ...(signal ? { signal } : {}),
  });

/** What a merge has to decide, the first of the records staying. Stands under the object, so that live changes renew it. */
export const useMergePreview = (object: string, ids: readonly string[], enabled = true) =>
  useQuery({
    queryKey: [...keys.object(object), 'merge', ids],
    queryFn: ({ signal }) => previewMerge(object, ids, signal),
    enabled: enabled && ids.length > 1,
    retry: false,
  });

export type MergeAnswer = { readonly merge: string; readonly record: Stored | null };

export const mergeRecords = (
  object: string,
  records: readonly { readonly id: string; readonly version?: number }[],
  fields: Readonly<Record<string, string>>,
): Promise<MergeAnswer> => {
  const [winner, ...losers] = records.map(({ id, version }) => ({
    id,
    ...(version === undefined ? {} : { version }),
  }));
  return callApi<MergeAnswer>(`${recordPath(object)}/merges`, {
    method: 'POST',
    body: { winner, losers, fields },
  });
};

const mergePath = (id: string): string => `/merges/${encodeURIComponent(id)}`;

/** `all` goes at once of some fields, but for what `along` names. */
export const unmerge = (
  id: string,
  along: readonly MoveAlong[] = [],
  all: readonly AllAlong[] = [],
): Promise<Unmerged> =>
  callApi<Unmerged>(`${mergePath(id)}/undoing`, { method: 'POST', body: { along, all } });

/** What was added since by one field; the first page came with the preview. */
export const useAdded = (id: string, { object, field, records, next }: AddedAt) =>
  useInfiniteQuery({
    queryKey: ['merges', id, 'added', object, field],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({
        object,
        field,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      });
      return callApi<AddedPage>(`${mergePath(id)}/added?${asked}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    initialData: { pages: [{ records, next }], pageParams: [null] },
    staleTime: Infinity,
  });

const lookAtAlongMs = 1_500;

/** How far what goes along with those that parted has come; null where nothing was asked for. */
export const useAlong = (id: string) =>
  useQuery({
    queryKey: ['merges', id, 'along'],
    queryFn: async ({ signal }) =>
      (await callApi<{ along: Along | null }>(`${mergePath(id)}/along`, { signal })).along,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => (state.data?.state === 'moving' ? lookAtAlongMs : false),
  });

export const goOnAlong = (id: string): Promise<unknown> =>
  callApi(`${mergePath(id)}/along`, { method: 'POST' });

/**
 * Makes one again of what was taken apart, whatever its versions are by now: each field that went back is taken from the
 * record that the merge had it from, where one of them has just that, or else gathered; all others stay the winner's, as the
 * merge had left them. Of fields that the reader may not write nothing is said, as the server would refuse it.
 */
export const mergeAgain = async ({
  object,
  winner,
  records,
  fields,
}: UnmergePreview): Promise<MergeAnswer> => {
  const all = [winner, ...records].map(({ id }) => ({ id }));
  const { fields: decided } = await previewMerge(
    object,
    all.map(({ id }) => id),
  );
  const wentBack = new Set(fields.filter(({ kept }) => !kept).map(({ name }) => name));
  const giverOf = (name: string): string | undefined => {
    if (!wentBack.has(name)) return winner.id;
    const merged = JSON.stringify(winner.values[name]);
    return records.find(({ values }) => JSON.stringify(values[name]) === merged)?.id;
  };
  return mergeRecords(
    object,
    all,
    Object.fromEntries(
      decided.flatMap(({ name, differs }) => {
        const giver = differs ? giverOf(name) : undefined;
        return giver === undefined ? [] : [[name, giver]];
      }),
    ),
  );
};

export const useUnmergePreview = (id: string) =>
  useQuery({
    queryKey: ['merges', id],
    queryFn: ({ signal }) => callApi<UnmergePreview>(mergePath(id), { signal }),
    staleTime: 0,
    retry: false,
  });

/** The pairs of some records of an object: of a list, of an owner. */
export const duplicatesHref = (object: string, address: Pick<ListAddress, 'filter' | 'variant'>): string => {
  const rest = listSearch(address);
  return `/duplicates?object=${object}${rest === '' ? '' : `&${rest.slice(1)}`}`;
};

/** The merges that a record is made of. */
export const useMerges = (object: string, id: string, enabled = true) =>
  useQuery({
    queryKey: [...keys.story(object, id), 'merges'],
    queryFn: async ({ signal }) =>
      (await callApi<{ merges: readonly MergeLine[] }>(`${recordPath(object, id)}/merges`, { signal }))
        .merges,
    enabled,
  });

export type QueueAnswer = DuplicateQueue & { readonly sweep: SweepState };

/** Under this stands all that is known of an object's duplicates. */
export const keysOfDuplicates = (object: string): readonly string[] => ['duplicates', object];

const duplicatesPath = (object: string): string => `${recordPath(object)}/duplicates`;

const lookAgainMs = 3_000;

/** Which pairs are looked at: those of which one record is such. */
type QueueFilter = { readonly filter?: Filter; readonly variant?: string };

/** Pairs that wait for a verdict; while a sweep runs the screen looks again by itself. */
export const queueQuery = (object: string, { filter, variant }: QueueFilter = {}) =>
  queryOptions({
    queryKey: [...keysOfDuplicates(object), 'queue', filter ?? null, variant ?? null],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({
        ...(filter === undefined ? {} : { filter: JSON.stringify(filter) }),
        ...(variant === undefined ? {} : { variant }),
      });
      return callApi<QueueAnswer>(`${duplicatesPath(object)}${asked.size > 0 ? `?${asked}` : ''}`, {
        signal,
      });
    },
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isRunning(state.data.sweep) ? lookAgainMs : false),
  });

/** What the rule merged unasked; renewed with the queue. */
export const byRuleQuery = (object: string) =>
  queryOptions({
    queryKey: [...keysOfDuplicates(object), 'by rule'],
    queryFn: async ({ signal }) =>
      (await callApi<{ merges: readonly MergeByRule[] }>(`${duplicatesPath(object)}/by-rule`, { signal }))
        .merges,
    staleTime: 0,
  });

export const isRunning = ({ startedAt, finishedAt }: SweepState): boolean =>
  startedAt !== null && finishedAt === null;

export const judge = (
  object: string,
  [one, other]: readonly [Stored, Stored],
  verdict: 'different' | 'later' | 'open',
): Promise<undefined> =>
  callApi<undefined>(`${duplicatesPath(object)}/verdict`, {
    method: 'POST',
    body: { one: one.id, other: other.id, verdict },
  });

export const sweep = (object: string): Promise<unknown> =>
  callApi(`${duplicatesPath(object)}/sweep`, { method: 'POST' });

export const writeRule = (object: string, mergeFrom: number | null): Promise<SweepState> =>
  callApi<SweepState>(`${duplicatesPath(object)}/rule`, { method: 'PUT', body: { mergeFrom } });
