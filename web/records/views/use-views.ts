import { useMemo } from 'react';

import type { PageQuery } from '#records/contract.ts';

import { useMe } from '../data/me.ts';
import { useRecordPages } from '../data/read.ts';
import { useObject } from '../data/schema.ts';
import { isReport, readView, viewObject, type SavedView } from './view.ts';

const mostViews = 200;

export type Views = { readonly views: readonly SavedView[]; readonly loading: boolean };

/** The saved views of an object's lists, or of all: my own first, then by place and name. None where there is no such object. */
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
  const query = useMemo(
    (): PageQuery => ({
      ...(object === undefined ? {} : { filter: { field: 'object', op: 'eq', value: object } }),
      sort: [{ field: 'name', direction: 'asc' }],
      limit: mostViews,
    }),
    [object],
  );
  const { records, isPending } = useRecordPages(viewObject, query, known);
  const views = useMemo(
    () =>
      records
        .map((record) => readView(record, me))
        .filter((view) => view !== undefined)
        .toSorted(
          (one, other) =>
            Number(other.isMine) - Number(one.isMine) ||
            (one.position ?? Number.MAX_VALUE) - (other.position ?? Number.MAX_VALUE),
        ),
    [records, me],
  );
  return { views, loading: known && isPending };
}
