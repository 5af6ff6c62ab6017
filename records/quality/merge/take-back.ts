import { entryKey, isEmpty } from './values.ts';

/** What taking a merge back makes of a field, and whether something that was changed since stands in the way. */
export type TakenBack = { readonly value: unknown; readonly kept: boolean };

/**
 * A field's value without what a merge put there. Of a list what the merge brought goes and what was added since stays;
 * any other value goes back only where nobody changed it since.
 */
export function takeBack(now: unknown, before: unknown, after: unknown): TakenBack {
  if (same(now, after)) return { value: before ?? null, kept: false };
  if (!isList(now) || !isList(after) || !isList(before)) return { value: now ?? null, kept: true };
  const had = new Set((before ?? []).map(entryKey));
  const brought = new Set((after ?? []).map(entryKey).filter((key) => !had.has(key)));
  const left = (now ?? []).filter((entry) => !brought.has(entryKey(entry)));
  return { value: left.length === 0 ? null : left, kept: false };
}

const isList = (value: unknown): value is unknown[] | null => Array.isArray(value) || isEmpty(value);

/** Lists have no order that a merge would mind, and documents none of their members. */
export const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

function canonical(value: unknown): string {
  if (isEmpty(value)) return '';
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).toSorted());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => [name, canonical(one)] as const);
  return JSON.stringify(members.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
