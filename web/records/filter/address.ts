import type { Condition, Filter, Operator, Sort } from '#records/contract.ts';

import { fromFilter, isAnyOf, isCondition, type FilterItem, type FilterModel } from './model.ts';

/**
 * A list as its address tells it: `?q=…&f=[["owner","in",["me"]],["or",[…],[…]]]&sort=-amount&variant=people&view=…`.
 * What is undefined is not said, so that the saved view or the object's usual order holds.
 */
export type ListAddress = {
  readonly search?: string;
  readonly filter?: FilterModel;
  readonly sort?: readonly Sort[];
  readonly variant?: string;
  readonly view?: string;
  /** The pipeline of a board. */
  readonly pipeline?: string;
  /** The field whose values are the columns of a board. */
  readonly by?: string;
  /** By what a list is grouped: `stage`, `createdAt:month`; empty where the view's grouping is taken away. */
  readonly group?: string;
};

/** Reads what the router parsed. Anything may stand in an address: what is no part of a list is passed over. */
export function readListAddress(raw: Readonly<Record<string, unknown>>): ListAddress {
  const text = (name: string): string | undefined => {
    const value = raw[name];
    // The router reads `q=12` as a number.
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
  };
  const whole = readWhole(raw['filter']);
  return compact({
    search: text('q') ?? (whole && whole.search !== '' ? whole.search : undefined),
    filter: readItems(raw['f']) ?? whole?.model,
    sort: readSort(text('sort')),
    variant: text('variant'),
    view: text('view'),
    pipeline: text('pipeline'),
    by: text('by'),
    group: text('group'),
  });
}

/** The search part of an address, in the router's own shape. */
export const writeListAddress = (address: ListAddress): Record<string, unknown> =>
  compact({
    variant: address.variant,
    view: address.view,
    by: address.by,
    group: address.group,
    pipeline: address.pipeline,
    q: address.search,
    f: address.filter?.map(writeItem),
    sort: address.sort && writeSort(address.sort),
  });

/** The same as text that stands in a link. */
export function listSearch(address: ListAddress): string {
  const parts = Object.entries(writeListAddress(address)).map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Without what is undefined. */
export const compact = <T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };

const readItems = (raw: unknown): FilterModel | undefined =>
  Array.isArray(raw)
    ? raw.flatMap((one: unknown) => {
        const item = readItem(one);
        return item ? [item] : [];
      })
    : undefined;

/** `filter=` takes a filter as the API does, for links that programs write. */
const readWhole = (raw: unknown): ReturnType<typeof fromFilter> | undefined =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? fromFilter(raw as Filter) : undefined;

function readItem(raw: unknown): FilterItem | undefined {
  if (Array.isArray(raw)) {
    const [head, ...rest] = raw as unknown[];
    if (head !== 'or' || !Array.isArray(rest[0])) return readCondition(raw);
    const any = rest.flatMap((one) => readCondition(one) ?? []);
    return any.length > 1 ? { or: any } : any[0];
  }
  if (typeof raw === 'object' && raw !== null) return { whole: raw as Filter };
  return undefined;
}

function readCondition(raw: unknown): Condition | undefined {
  if (!Array.isArray(raw)) return undefined;
  const [field, op, value] = raw as unknown[];
  if (typeof field !== 'string' || typeof op !== 'string') return undefined;
  return value === undefined
    ? { field, op: op as Operator }
    : // A long number is kept as text by whoever wrote it; a short one the router made a number.
      { field, op: op as Operator, value };
}

const writeItem = (item: FilterItem): unknown =>
  isCondition(item)
    ? writeCondition(item)
    : isAnyOf(item)
      ? ['or', ...item.or.map(writeCondition)]
      : item.whole;

const writeCondition = ({ field, op, value }: Condition): unknown[] =>
  value === undefined ? [field, op] : [field, op, value];

export const writeSort = (sort: readonly Sort[]): string =>
  sort.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)).join(',');

const readSort = (text: string | undefined): readonly Sort[] | undefined =>
  text
    ?.split(',')
    .filter((part) => part !== '' && part !== '-')
    .slice(0, 2)
    .map((part): Sort =>
      part.startsWith('-') ? { field: part.slice(1), direction: 'desc' } : { field: part, direction: 'asc' },
    );
