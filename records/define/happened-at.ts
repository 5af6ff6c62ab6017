import type { ObjectDescriptor } from './descriptor.ts';

/** The day or instant under which timelines file a record; undefined where it is filed under its creation. */
export function happenedAt(
  { happenedAt: name }: ObjectDescriptor,
  values: Readonly<Record<string, unknown>>,
): string | undefined {
  const value = name === undefined ? undefined : values[name];
  return typeof value === 'string' ? value : undefined;
}
