import type { Condition, FieldContract, ObjectContract } from '#records/contract.ts';

import { listHref } from '../data/paths.ts';
import { listSearch } from '../filter/address.ts';
import { choicesOf } from '../filter/check.ts';
import { duplicatesHref } from '../merge/data.ts';
import type { HealthReport } from './data.ts';
import { itemOf, type FilterItem, type FilterModel } from '../filter/model.ts';

/** A kind of record, or one of its lists. */
export type Place = { readonly object: ObjectContract; readonly variant?: string };

/** The list of the rows that a figure counts. */
export const rowsHref = ({ object, variant }: Place, filter: FilterModel): string =>
  `${listHref(object.name)}${listSearch({ filter, ...(variant === undefined ? {} : { variant }) })}`;

/** The pairs of likely duplicates that a figure counts. */
export const twinsHref = ({ object, variant }: Place, filter: FilterModel = []): string =>
  duplicatesHref(object.name, {
    ...(filter.length === 0 ? {} : { filter }),
    ...(variant === undefined ? {} : { variant }),
  });

/** Not touched for so many days when it was measured: the very rows that were counted as such. */
export const stale = ({ at, freshDays }: Pick<HealthReport, 'at' | 'freshDays'>): Condition => ({
  field: 'updatedAt',
  op: 'lt',
  value: new Date(Date.parse(at) - freshDays * 86_400_000).toISOString(),
});

/** Where any of the counted fields is empty; undefined where none is counted. */
export const incomplete = (fields: readonly string[]): FilterItem | undefined =>
  itemOf(fields.map((field): Condition => ({ field, op: 'empty' })));

/**
 * The rows of one group: of an owner, of a source, without one, or with a source that is there no more.
 * @param field by which the groups are parted
 */
export const ofGroup = (
  { name: field, ...rest }: Pick<FieldContract, 'name' | 'options'>,
  key: string | null,
): readonly Condition[] => {
  if (key === null) return [{ field, op: 'empty' }];
  if (key !== '') return [{ field, op: 'in', value: [key] }];
  return [
    { field, op: 'filled' },
    { field, op: 'notIn', value: choicesOf(rest).map((choice) => choice.key) },
  ];
};
