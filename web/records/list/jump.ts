import type { FieldContract, ObjectContract, SchemaContract, Sort } from '#records/contract.ts';

import { reach } from '../filter/resolve.ts';

/** By what a list can be jumped in: the first thing it is sorted by. */
export type JumpBy = {
  readonly field: FieldContract;
  readonly name: string;
  readonly kind: 'letter' | 'day' | 'number';
  readonly descending: boolean;
};

/** The strip beside a list, as wide while its marks are read as with them. */
export const railClasses =
  'flex min-w-6 flex-col justify-between overflow-clip border-s border-surface-2 bg-surface-1 py-1';

export function jumpBy(
  schema: SchemaContract,
  object: ObjectContract,
  sort: readonly Sort[],
): JumpBy | undefined {
  const { field: name, direction } = sort[0] ?? { field: 'createdAt', direction: 'desc' };
  const field = reach(schema, object, name)?.field;
  if (!field) return undefined;
  const { comparison } = field;
  const kind =
    comparison === 'text'
      ? 'letter'
      : comparison === 'date' || comparison === 'instant'
        ? 'day'
        : comparison === 'number'
          ? 'number'
          : undefined;
  return kind && { field, name, kind, descending: direction === 'desc' };
}
