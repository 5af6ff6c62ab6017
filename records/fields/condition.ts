import { z } from 'zod';
import { right, wrong } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

const deepest = 6;

/** A filter by its outer shape; what it asks about is checked against its object, which only a transaction knows. */
const filterShape = z
  .record(z.string().max(20), z.unknown())
  .refine((filter) => depthOf(filter) <= deepest && JSON.stringify(filter).length <= 10_000);

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** A condition on the records of the object `of`, as filters write it; kept and judged, not searched or sorted by. */
export const condition: FieldKind = {
  name: 'condition',
  label: { fa: 'شرط', en: 'Condition' },
  options: z.strictObject({ of: z.string().max(60) }),
  comparison: 'none',
  ...oneColumn('jsonb'),
  check: (value) => {
    const read = filterShape.safeParse(value);
    return read.success
      ? right(read.data)
      : wrong('wrong-shape', { fa: 'این شرط خوانا نیست.', en: 'This condition cannot be read.' });
  },
  jsonSchema: () => ({ type: 'object', description: 'A filter, as queries take it.' }),
  parse: () =>
    wrong('not-importable', {
      fa: 'شرط از متن خوانده نمی‌شود.',
      en: 'A condition cannot be read from text.',
    }),
};
