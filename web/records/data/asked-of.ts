import type { Condition, FieldContract } from '#records/contract.ts';

/** The one value that a link asks of its target, where it asks so simply: a company must be an organisation. */
export const askedOf = (
  field: FieldContract,
): { readonly field: string; readonly value: unknown } | undefined => {
  const { where } = field.options;
  if (typeof where !== 'object' || where === null) return undefined;
  const { field: name, op, value } = where as Partial<Condition>;
  return typeof name === 'string' && op === 'eq' ? { field: name, value } : undefined;
};
