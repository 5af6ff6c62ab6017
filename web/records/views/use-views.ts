import { useMemo } from 'react';
import type { QueryClient } from '@tanstack/react-query';

import type { PageQuery } from '#records/contract.ts';

import { useMe } from '../data/me.ts';
import { pagesQuery, useRecordPages } from '../data/read.ts';
import { useObject } from '../data/schema.ts';
import { isReport, readView, viewObject, type SavedView } from './view.ts';

const viewsQuery = (object?: string): PageQuery => ({
  ...(object === undefined ? {} : { filter: { field: 'object', op: 'eq', value: object } }),
  sort: [{ field: 'name', direction: 'asc' }],
  limit: 200,
});
const allViews = viewsQuery();

export type Views = { readonly views: readonly SavedView[]; readonly loading: boolean };

/** Asks for all views while the app still asks who is there, so that a list knows at once how it begins. */
export const fetchViews = (client: QueryClient): void =>
  void client.prefetchInfiniteQuery({ ...pagesQuery(viewObject, allViews), retry: false });

/**
 * The saved views of an object’s lists, or of all: my own first, then by place and name. None where there is no such object. All are
 * asked for at once; only where a firm has more than one answer holds, an object's are asked for by themselves.
 */
export function useViews(object?: string): Views {
  const { views, loading } = useEverySaved(object);
  return { views: useMemo(() => views.filter((view) => !isReport(view)), [views]), loading };
}

/** Reports that somebody saved: my own first, then by name. */
export function useSavedReports(): Views {
  const { views, loading } = useEverySaved();
  return { views: useMemo(() => views.filter(isReport), [views]), loading };
}

function useEverySaved(object?: string): Views {
  const known = useObject(viewObject) !== undefined;
  const me = useMe().member.id;
  const all = useRecordPages(viewObject, allViews, known);
  const apart = known && object !== undefined && all.hasNextPage;
  const query = useMemo(() => viewsQuery(object), [object]);
  const own = useRecordPages(viewObject, query, known && apart);
  const { records, isPending } = apart ? own : all;
  const views = useMemo(
    () =>
      (known ? records : [])
        .map((record) => readView(record, me))
        .filter((view) => view !== undefined)
        .filter((view) => object === undefined || view.object === object)
        .toSorted(
          (one, other) =>
            Number(other.isMine) - Number(one.isMine) ||
            (one.position ?? Number.MAX_VALUE) - (other.position ?? Number.MAX_VALUE),
        ),
    [known, records, me, object],
  );
  return { views, loading: known && isPending };
}
