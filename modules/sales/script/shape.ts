import { z } from 'zod';
import { defineShape } from '#records/fields/structured.ts';
import { calledObjects, type ScriptDefinition } from '../contract/script.ts';

const key = z.string().regex(/^[\w-]{1,40}$/);
const words = (most: number) => z.string().trim().min(1).max(most);

/** A script as it is stored; whether it can be followed is judged beside. */
defineShape(
  'call-script',
  z.strictObject({
    steps: z
      .array(
        z.strictObject({
          key,
          title: words(120),
          say: words(2_000),
          field: z
            .strictObject({ object: z.enum(calledObjects), name: z.string().max(60), required: z.boolean() })
            .optional(),
          answers: z.array(z.strictObject({ key, label: words(120), to: key })).max(8),
        }),
      )
      .max(60),
    objections: z.array(z.strictObject({ key, says: words(200), answer: words(2_000) })).max(60),
  }) satisfies z.ZodType<ScriptDefinition>,
);
