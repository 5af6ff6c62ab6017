import type { InfiniteData, QueryClient } from '@tanstack/react-query';

import type { Page, Stored } from '#records/contract.ts';

import { keys } from './keys.ts';

type Pages = InfiniteData<Page>;

/** Rewrites one record wherever it is held: on its own and in every list. Null takes it out of the lists. */
export function rewrite(
  client: QueryClient,
  object: string,
  id: string,
  change: (record: Stored) => Stored | null,
): void {
  client.setQueryData<Stored>(keys.one(object, id), (record) =>
    record ? (change(record) ?? record) : record,
  );
  client.setQueriesData<Pages>({ queryKey: keys.allPages(object) }, (data) =>
    data && holds(data, id) ? mapPages(data, (record) => (record.id === id ? change(record) : record)) : data,
  );
}

const holds = (data: Pages, id: string): boolean =>
  data.pages.some((page) => page.records.some((record) => record.id === id));

const mapPages = (data: Pages, change: (record: Stored) => Stored | null): Pages => ({
  ...data,
  pages: data.pages.map((page) => ({
    ...page,
    records: page.records.map(change).filter((record) => record !== null),
  })),
});

/** Lays a record as the server answered it over what is held, unless something newer is held already. */
export function settle(client: QueryClient, object: string, fresh: Stored): void {
  client.setQueryData<Stored>(keys.one(object, fresh.id), (held) =>
    held && held.version > fresh.version ? held : fresh,
  );
  rewrite(client, object, fresh.id, (held) => (held.version > fresh.version ? held : overlay(held, fresh)));
}

/** A list may hold some fields only: it keeps to those. */
const overlay = (held: Stored, fresh: Stored): Stored => ({
  ...fresh,
  values: Object.fromEntries(
    Object.keys(held.values).map((name) => [
      name,
      name in fresh.values ? fresh.values[name] : held.values[name],
    ]),
  ),
});

/** Whether any of these ids stands anywhere in what a query holds, as a record or as a link. */
export function mentions(data: unknown, ids: ReadonlySet<string>): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if ('id' in data && typeof data.id === 'string' && ids.has(data.id)) return true;
  return Object.values(data).some((inner) => mentions(inner, ids));
}

/** Marks as outdated what depends on which records there are, and reads what is on screen anew. */
export function refreshLists(client: QueryClient, object: string): Promise<void> {
  return client.invalidateQueries({
    queryKey: keys.object(object),
    predicate: ({ queryKey }) => queryKey[2] !== 'one',
  });
}
