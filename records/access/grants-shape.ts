import { z } from 'zod';
import { scopes, type Grants } from '#kernel/context/grants.ts';
import { defineShape } from '../fields/structured.ts';

const scope = z.enum(scopes);

/** What a role's document holds; see `Grants`. Unknown words are refused, so that a slip never grants. */
export const grantsShape: z.ZodType<Grants> = defineShape(
  'grants',
  z.strictObject({
    admin: z.boolean().default(false),
    objects: z
      .record(
        z.string().max(60),
        z.strictObject({
          read: scope.default('none'),
          create: z.boolean().default(false),
          update: scope.default('none'),
          remove: scope.default('none'),
          export: z.boolean().default(false),
          fields: z.record(z.string().max(60), z.enum(['hidden', 'read-only'])).default({}),
        }),
      )
      .default({}),
    deeds: z.array(z.string().max(60)).max(100).default([]),
  }),
);
