import { z } from 'zod';
import { right, wrong } from './checks.ts';
import type { FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

const shapes = new Map<string, z.ZodType>();

/** Names the shape of a document that only code understands, once, before the object that holds it is declared. */
export const defineShape = <Shape extends z.ZodType>(name: string, shape: Shape): Shape => {
  if (shapes.has(name)) throw new Error(`Two shapes are called ${name}`);
  shapes.set(name, shape);
  return shape;
};

/** A JSON document of a named shape; not filtered, sorted or imported. */
export const structured: FieldKind = {
  name: 'structured',
  label: { fa: 'ساختار', en: 'Structured' },
  options: z.strictObject({ shape: z.string().refine((name) => shapes.has(name)) }),
  comparison: 'none',
  ...oneColumn('jsonb'),
  check: (value, field) => {
    const parsed = shapes.get(field.options['shape'] as string)?.safeParse(value);
    if (parsed?.success) return right(parsed.data);
    const path = parsed?.error.issues[0]?.path.join('.') ?? '';
    return wrong(
      'wrong-shape',
      { fa: `ساختار مقدار درست نیست: ${path}`, en: `The value has the wrong shape at: ${path}` },
      path,
    );
  },
  jsonSchema: () => ({}),
  parse: () =>
    wrong('not-importable', {
      fa: 'این مقدار از متن خوانده نمی‌شود.',
      en: 'This value cannot be read from text.',
    }),
};
