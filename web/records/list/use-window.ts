import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';

import type { PageQuery, Stored } from '#records/contract.ts';

import { keys } from '../data/keys.ts';
import { pagesQuery, type PlacedPage } from '../data/read.ts';

/** So many pages of a list are held; those farther off are let go and read anew when somebody comes back to them. */
export const keptPages = 12;
const keptMs = 60_000;

/** Where a list begins to be read: its beginning, its end, a value of its first sort, or a page that was read before. */
type Anchor = {
  readonly query: Pick<PageQuery, 'from' | 'back' | 'cursor'>;
  /** Its place among the rows seen so far. */
  readonly at: number;
};
const beginning: Anchor = { query: {}, at: 0 };

export type ListWindow = ReturnType<typeof useWindow>;

/**
 * A list without end of which only a window is held: it grows to both sides, jumps to a letter, a day or the end, and
 * remembers a cursor a page, so that the scroll bar leads back to whatever was passed. A million rows keep 1,200 in memory.
 * @param list the same while it is the same filter and order, whichever fields are read of it
 */
export function useWindow(object: string, query: PageQuery, list: object, enabled: boolean) {
  const [{ anchor, origin: begun, of, epoch }, setAnchor] = useState({
    anchor: beginning,
    origin: beginning,
    of: list,
    epoch: 0,
  });
  const cursors = useRef(new Map<number, string>());
  // Another filter or order is another list, which begins at its beginning.
  const current = of === list ? anchor : beginning;
  const currentOrigin = of === list ? begun : beginning;
  if (of !== list) setAnchor({ anchor: beginning, origin: beginning, of: list, epoch: epoch + 1 });

  const asked = useMemo((): PageQuery => ({ ...query, ...current.query }), [query, current]);
  const result = useInfiniteQuery({
    ...pagesQuery(object, asked),
    enabled,
    maxPages: keptPages,
    gcTime: keptMs,
    // What stood elsewhere is no stand-in for what stands here.
    ...(current === beginning ? { placeholderData: keepPreviousData } : {}),
  });
  const { data } = result;
  const held = useMemo(() => flatten(data?.pages ?? []), [data]);
  const first = current.at + held.first;
  const sound = of === list && !result.isPlaceholderData;
  useEffect(() => {
    if (sound) remember(cursors.current, data?.pages ?? [], current.at);
  }, [sound, data, current]);
  useEffect(() => cursors.current.clear(), [epoch]);

  const client = useQueryClient();
  /** Reads from the anchor anew: what is held under its name may have moved on with an earlier scroll. */
  const begin = useCallback(
    (to: Anchor) =>
      void client.resetQueries({ queryKey: keys.pages(object, { ...query, ...to.query }), exact: true }),
    [client, object, query],
  );
  const jump = useCallback(
    (to: Anchor['query']) => {
      const origin = Object.keys(to).length === 0 ? beginning : { query: to, at: 0 };
      begin(origin);
      setAnchor((before) => ({ anchor: origin, origin, of: list, epoch: before.epoch + 1 }));
    },
    [begin, list],
  );
  /** Reads on from the remembered page nearest before this place, else from where this list was begun. */
  const goTo = useCallback(
    (place: number) => {
      const known = [...cursors.current.keys()].filter((at) => at <= place);
      const at = known.length > 0 ? Math.max(...known) : undefined;
      const cursor = at === undefined ? undefined : cursors.current.get(at);
      const to = at === undefined || cursor === undefined ? currentOrigin : { query: { cursor }, at };
      begin(to);
      setAnchor((before) => ({ ...before, anchor: to }));
    },
    [begin, currentOrigin],
  );
  return {
    records: held.records,
    /** The place of the first record held; rows before it were passed or not read yet. */
    first,
    isPending: result.isPending,
    isSuccess: result.isSuccess,
    error: result.error,
    refetch: result.refetch,
    isPlaceholderData: result.isPlaceholderData,
    hasNextPage: result.hasNextPage,
    hasPreviousPage: result.hasPreviousPage,
    isFetching: result.isFetching,
    fetchNextPage: result.fetchNextPage,
    fetchPreviousPage: result.fetchPreviousPage,
    /** Another number after each jump, filter or order: places before and after it have nothing to do with each other. */
    epoch,
    /** Whether the end of the list was jumped to. */
    atEnd: current.query.back ?? false,
    /** The query whose first page is held: a record that is opened finds its neighbours by it. */
    asked,
    jump,
    goTo,
  };
}

const flatten = (
  pages: readonly PlacedPage[],
): { readonly records: readonly Stored[]; readonly first: number } => ({
  records: pages.flatMap((page) => page.records),
  first: pages[0]?.at ?? 0,
});

/** A page begins where the one before it ends: its cursor is kept under its place. */
function remember(cursors: Map<number, string>, pages: readonly PlacedPage[], at: number): void {
  for (const page of pages)
    if (page.next !== null) cursors.set(at + page.at + page.records.length, page.next);
}
