import type { Condition, Filter } from './query.ts';

/** The fields that a filter asks about, by the first name of each path. */
export const fieldNamesIn = (filter: Filter): readonly string[] =>
  pathsIn(filter).map((path) => path.split('.')[0] ?? '');

/** The paths of all conditions of a filter. */
export const pathsIn = (filter: Filter): readonly string[] => conditionsIn(filter).map(({ field }) => field);

/** All conditions of a filter. Lenient: what is no filter asks about nothing. */
export function conditionsIn(filter: Filter | undefined, depth = 0): readonly Condition[] {
  if (typeof filter !== 'object' || filter === null || depth > 10) return [];
  if ('and' in filter && Array.isArray(filter.and))
    return filter.and.flatMap((one: Filter) => conditionsIn(one, depth + 1));
  if ('or' in filter && Array.isArray(filter.or))
    return filter.or.flatMap((one: Filter) => conditionsIn(one, depth + 1));
  if ('not' in filter) return conditionsIn(filter.not, depth + 1);
  if ('field' in filter && typeof filter.field === 'string') return [filter];
  return [];
}
