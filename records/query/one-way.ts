import type { ObjectDescriptor } from '../define/descriptor.ts';
import { comparisonOf } from '../fields/index.ts';
import { leadsIndexes } from './order-value.ts';
import type { PageQuery } from './query.ts';

/**
 * Whether one way leads to the rows of a filter whatever its value is, so that its plan may be kept; to plan a filter takes
 * about a millisecond. So it is with those of one choice or one link, the newest first, in which order its index has them.
 * (Of a range PostgreSQL expects more than there mostly is, and plans each anew.)
 */
export function goesOneWay(
  object: ObjectDescriptor,
  { filter, sort = [], removed, variant }: PageQuery,
): boolean {
  if (filter === undefined || !('field' in filter) || filter.op !== 'eq') return false;
  if (sort.length > 0 || removed || variant !== undefined) return false;
  const field = object.fields.get(filter.field);
  return (
    field?.storage.in === 'columns' &&
    (typeof field.options['to'] === 'string' ||
      (field.indexed && comparisonOf(field) === 'token') ||
      leadsIndexes(object, field))
  );
}
