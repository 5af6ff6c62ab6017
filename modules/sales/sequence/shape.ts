import { z } from 'zod';
import { defineShape } from '#records/fields/structured.ts';
import { stepKinds, type SequenceDefinition } from '../contract/sequence.ts';

/** Half a year of work days: who waits longer has forgotten. */
const mostDays = 130;

defineShape(
  'sequence',
  z.strictObject({
    steps: z
      .array(
        z.strictObject({
          key: z.string().regex(/^[\w-]{1,40}$/),
          kind: z.enum(stepKinds),
          after: z.int().min(0).max(mostDays),
          title: z.string().trim().min(1).max(150),
          text: z.string().trim().max(4_000),
        }),
      )
      .min(1)
      .max(30),
  }) satisfies z.ZodType<SequenceDefinition>,
);
