import type { FieldContract, Linked, ObjectContract, Stored } from '#records/contract.ts';

/** Values as the API reads them out: links carry their titles. Screens work with these throughout. */
export type Values = Readonly<Record<string, unknown>>;

export const isLinked = (value: unknown): value is Linked =>
  typeof value === 'object' && value !== null && 'id' in value && 'object' in value && 'title' in value;

/** Nothing, as the engine sees it. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const linking: ReadonlySet<string> = new Set(['link', 'links', 'files', 'member', 'team']);

/** One value as the API takes it: links as bare ids, nothing as null. */
export const toWire = (field: FieldContract, value: unknown): unknown => {
  if (isEmpty(value)) return null;
  if (!linking.has(field.kind)) return value;
  const bare = (one: unknown): unknown => (isLinked(one) ? one.id : one);
  return Array.isArray(value) ? value.map(bare) : bare(value);
};

/** Values as the API takes them; what the object does not have is left out. */
export const valuesToWire = (object: ObjectContract, values: Values): Record<string, unknown> =>
  Object.fromEntries(
    object.fields
      .filter((field) => field.name in values)
      .map((field) => [field.name, toWire(field, values[field.name])]),
  );

export const sameValue = (field: FieldContract, one: unknown, other: unknown): boolean =>
  JSON.stringify(toWire(field, one)) === JSON.stringify(toWire(field, other));

/** What people call this record; undefined where it has no name or the reader may not see it. */
export const titleOf = (
  object: ObjectContract,
  record: Pick<Stored, 'values'> | undefined,
): string | undefined => {
  const value = record?.values[object.title];
  if (typeof value === 'string' && value !== '') return value;
  return isLinked(value) ? (value.title ?? undefined) : undefined;
};

/** The text of a field that holds one; empty where it is empty or hidden. */
export const textIn = ({ values }: Pick<Stored, 'values'>, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
