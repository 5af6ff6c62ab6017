import type { Filter } from './query.ts';

/** The fields that a filter asks about, by the first name of each path. Lenient: what is no filter asks about none. */
export function fieldNamesIn(filter: Filter, depth = 0): readonly string[] {
  if (typeof filter !== 'object' || filter === null || depth > 10) return [];
  if ('and' in filter && Array.isArray(filter.and))
    return filter.and.flatMap((one: Filter) => fieldNamesIn(one, depth + 1));
  if ('or' in filter && Array.isArray(filter.or))
    return filter.or.flatMap((one: Filter) => fieldNamesIn(one, depth + 1));
  if ('not' in filter) return fieldNamesIn(filter.not, depth + 1);
  if ('field' in filter && typeof filter.field === 'string') return [filter.field.split('.')[0] ?? ''];
  return [];
}
