import { useEffect, useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';

import type { PageQuery } from '#records/contract.ts';

import { recordQuery, useRecordPages } from './read.ts';

/** The list one came from: its query, and the address that shows it again. */
export type Trail = { readonly object: string; readonly query: PageQuery; readonly href: string };

const storageKey = 'peyvand.trail';

/** A list tells where its reader stands before a record is opened from it. */
export const rememberTrail = (trail: Trail): void => {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(trail));
  } catch {
    // Without storage a record has no neighbours; nothing else is lost.
  }
};

export type Neighbours = {
  readonly back: string | undefined;
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

/** The records before and after this one in the list it was opened from, read on where the loaded part ends. */
export const useNeighbours = (object: string, id: string): Neighbours => {
  const trail = useMemo(() => readTrail(object), [object]);
  const pages = useRecordPages(object, trail?.query ?? {}, trail !== undefined);
  const at = trail === undefined ? -1 : pages.records.findIndex((record) => record.id === id);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const { hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage } = pages;
  const atStart = at === 0;
  useEffect(() => {
    if (atStart && hasPreviousPage && !isFetchingPreviousPage) void fetchPreviousPage();
  }, [atStart, hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage]);
  const atEnd = at >= 0 && at === pages.records.length - 1;
  useEffect(() => {
    if (atEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [atEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const next = at < 0 ? undefined : pages.records[at + 1]?.id;
  const client = useQueryClient();
  // Going on through a list finds the next record read already.
  useEffect(() => {
    if (next !== undefined) void client.prefetchQuery({ ...recordQuery(object, next), staleTime: 30_000 });
  }, [client, object, next]);
  if (at < 0) return { back: trail?.href, previous: undefined, next: undefined };
  return { back: trail?.href, previous: pages.records[at - 1]?.id, next };
};

const readTrail = (object: string): Trail | undefined => {
  try {
    const trail = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as Trail | null;
    return trail?.object === object ? trail : undefined;
  } catch {
    return undefined;
  }
};
