import type { Condition, FieldContract, ObjectContract, SchemaContract, Sort } from '#records/contract.ts';

import { reach } from '../filter/resolve.ts';

/** By what a list can be jumped in: the first thing it is sorted by, or after a yes or no the second. */
export type JumpBy = {
  readonly field: FieldContract;
  readonly name: string;
  readonly kind: 'letter' | 'day' | 'number';
  readonly descending: boolean;
  /** The rows that are jumped in, where others stand behind them. */
  readonly within: Condition | undefined;
};

/** The strip beside a list, as wide while its marks are read as with them. */
export const railClasses =
  'flex min-w-6 flex-col justify-between overflow-clip border-s border-surface-2 bg-surface-1 py-1';

export function jumpBy(
  schema: SchemaContract,
  object: ObjectContract,
  sort: readonly Sort[],
): JumpBy | undefined {
  const [first = { field: 'createdAt', direction: 'desc' } as const, second] = sort;
  const leads = reach(schema, object, first.field)?.field;
  const isParted = leads?.comparison === 'boolean' && second !== undefined;
  const { field: name, direction } = isParted ? second : first;
  const field = isParted ? reach(schema, object, name)?.field : leads;
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
  return (
    kind && {
      field,
      name,
      kind,
      descending: direction === 'desc',
      within: isParted ? { field: first.field, op: 'eq', value: first.direction === 'desc' } : undefined,
    }
  );
}
