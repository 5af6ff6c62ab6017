import type { Condition, Filter } from '#records/contract.ts';

/**
 * A filter as people build it: every item must hold; one item may be several conditions of which any is enough. A tree
 * of another shape (from the API, say) is kept whole and can only be taken away.
 */
export type FilterItem = Condition | AnyOf | Whole;
export type AnyOf = { readonly or: readonly Condition[] };
export type Whole = { readonly whole: Filter };
export type FilterModel = readonly FilterItem[];

export const isCondition = (item: FilterItem): item is Condition => 'field' in item;
export const isAnyOf = (item: FilterItem): item is AnyOf => 'or' in item;

/** The conditions of an item, one or several; none where it is a whole tree. */
export const conditionsOf = (item: FilterItem): readonly Condition[] =>
  isCondition(item) ? [item] : isAnyOf(item) ? item.or : [];

/** An item of these conditions; undefined of none. */
export const itemOf = (conditions: readonly Condition[]): FilterItem | undefined =>
  conditions.length > 1 ? { or: conditions } : conditions[0];

/** The filter as the API takes it; undefined where it leaves nothing out. */
export function toFilter(model: FilterModel, search = '', base?: Filter): Filter | undefined {
  const parts: Filter[] = model.map((item) => ('whole' in item ? item.whole : item));
  if (base) parts.unshift(base);
  if (search.trim() !== '') parts.unshift({ search: search.trim() });
  return parts.length > 1 ? { and: parts } : parts[0];
}

/** The items and the search text of a filter that came from elsewhere: a saved view, the address. */
export function fromFilter(filter: Filter | undefined): {
  readonly model: FilterModel;
  readonly search: string;
} {
  if (filter === undefined) return { model: [], search: '' };
  const parts = 'and' in filter && Array.isArray(filter.and) ? filter.and.filter(isObject) : [filter];
  const searches = parts.filter((part) => 'search' in part);
  const search = searches.length === 1 ? (searches[0]?.search ?? '') : '';
  const rest = searches.length === 1 ? parts.filter((part) => !('search' in part)) : parts;
  return { model: rest.map(itemFrom), search };
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const itemFrom = (filter: Filter): FilterItem => {
  if ('field' in filter) return filter;
  if ('or' in filter && Array.isArray(filter.or) && filter.or.every((one) => isObject(one) && 'field' in one))
    return itemOf(filter.or) ?? { whole: filter };
  return { whole: filter };
};

export const replaceItem = (model: FilterModel, at: number, item: FilterItem | undefined): FilterModel =>
  item === undefined ? model.toSpliced(at, 1) : model.toSpliced(at, 1, item);

/** Whether two filters ask the same. */
export const sameFilter = (one: Filter | undefined, other: Filter | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
