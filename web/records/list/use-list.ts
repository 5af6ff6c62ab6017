import { useCallback, useEffect, useMemo } from 'react';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';

import type { ObjectContract, PageQuery, SchemaContract, Sort } from '#records/contract.ts';
import { showToast, useWords } from '#web/kit/index.ts';

import { useSchema } from '../data/schema.ts';
import { reach } from '../filter/resolve.ts';
import { compact, readListAddress, writeListAddress, type ListAddress } from '../filter/address.ts';
import { keepKnown } from '../filter/check.ts';
import { fromFilter, toFilter } from '../filter/model.ts';
import { useTelling } from '../filter/use-telling.ts';
import { filterWords } from '../filter/words.ts';
import { readGrouping } from './grouping.ts';
import { useViews } from '../views/use-views.ts';
import { defaultView, variantOf, type SavedView } from '../views/view.ts';

const none: readonly Sort[] = [];

/** In `view=` this asks for the plain list where another one is the default. */
export const plainView = 'all';

export type Layout = 'list' | 'board';

/** What becomes another in the address; undefined leaves it to the view again. */
type Change = { readonly [Name in keyof ListAddress]: ListAddress[Name] | undefined };

/**
 * A list as its address and its saved view make it: what the address says wins over the view, and the view over the
 * object's usual way. `change` writes the address, so that «back» goes back.
 */
export function useList(object: ObjectContract, layout: Layout) {
  const schema = useSchema();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const raw: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const address = useMemo(() => readListAddress(raw), [raw]);
  const { views, loading } = useViews(object.name);
  const view = useMemo(() => viewOf(views, layout, address), [views, layout, address]);
  const savedFilter = view?.definition.filter;
  const savedSort = view?.definition.sort ?? none;

  const variant = variantOf(object, address.variant ?? view?.definition.variant)?.name;
  const asSaved = useMemo(() => fromFilter(savedFilter), [savedFilter]);
  const { model, dropped } = useMemo(
    () => keepKnown(schema, object, address.filter ?? asSaved.model),
    [schema, object, address.filter, asSaved.model],
  );
  const search = address.search ?? asSaved.search;
  const asked = address.sort ?? savedSort;
  const usual = asked.length === 0;
  const sort = useMemo(
    () =>
      (asked.length > 0 ? asked : layout === 'list' ? (object.order ?? []) : []).filter((one) =>
        isSortable(schema, object, one),
      ),
    [schema, object, layout, asked],
  );
  const filter = useMemo(() => toFilter(model, search), [model, search]);
  const query = useMemo(
    (): PageQuery => ({
      ...(variant === undefined ? {} : { variant }),
      ...(filter ? { filter } : {}),
      ...(sort.length > 0 ? { sort } : {}),
    }),
    [variant, filter, sort],
  );

  const wantedGroup = address.group ?? view?.definition.group;
  const grouping = useMemo(
    () => (layout === 'list' ? readGrouping(schema, object, wantedGroup) : undefined),
    [schema, object, layout, wantedGroup],
  );

  const viewId = view?.id;
  const change = useCallback(
    (part: Change, how: { readonly replace?: boolean; readonly path?: string } = {}) => {
      void navigate({
        to: how.path ?? pathname,
        // A default view that nobody named goes on holding beneath what is changed.
        search: writeListAddress(
          compact({ ...address, ...(viewId === undefined ? {} : { view: viewId }), ...part }),
        ),
        replace: how.replace ?? false,
      });
    },
    [navigate, pathname, address, viewId],
  );

  useToldOnce(dropped);
  return {
    address,
    views,
    /** While the views are read nobody knows which one is the default. */
    settling: loading && address.view !== plainView,
    view,
    variant,
    model,
    search,
    sort,
    /** It stands in the object's own order. */
    usual,
    query,
    telling: useTelling(object, model),
    change,
    /** Takes all conditions and the search away. */
    clearFilter: () => change({ filter: [], search: '' }),
    /** Leaves for a view as it was saved. */
    open: (id: string) => void navigate({ to: pathname, search: { view: id } }),
    grouping,
    /** What makes the columns, where the view lays out a board: a field, and the pipeline of its stages. */
    board: view?.definition.layout.kind === 'board' ? view.definition.layout : undefined,
  };
}

export type ListState = ReturnType<typeof useList>;

/** Whether anything is kept from being seen by a condition or a search. */
export const isFiltered = ({ model, search }: Pick<ListState, 'model' | 'search'>): boolean =>
  model.length > 0 || search !== '';

const viewOf = (
  views: readonly SavedView[],
  layout: Layout,
  { view, variant, ...rest }: ListAddress,
): SavedView | undefined => {
  if (view !== undefined) return views.find(({ id }) => id === view);
  // An address that says anything of its own means what it says.
  if (Object.keys(rest).length > 0) return undefined;
  return defaultView(
    views.filter(({ definition }) => definition.layout.kind === layout && definition.variant === variant),
  );
};

const isSortable = (schema: SchemaContract, object: ObjectContract, { field: name }: Sort): boolean =>
  reach(schema, object, name.split('.')[0] ?? '')?.field.sortable ?? false;

const useToldOnce = (dropped: number): void => {
  const text = useWords(filterWords);
  useEffect(() => {
    if (dropped > 0) showToast({ tone: 'warning', message: text.dropped });
  }, [dropped, text]);
};
