import { z } from 'zod';
import { defineShape } from '#records/fields/structured.ts';

const name = z.string().min(1).max(80);

/** The 5,000 ids that a filter may name take 195,000 characters. */
const longestFilter = 200_000;

/** A report is asked of whom, when, beside what, by what. */
const mostAsked = 12;

/** Deep enough for every filter that the engine compiles; the engine itself judges what stands in it. */
const filter = z
  .record(z.string().max(20), z.unknown())
  .refine((given) => JSON.stringify(given).length <= longestFilter);

/** What a saved view holds: which records, in which order, with which columns, laid out how; or which report of them. */
export const viewDefinition = defineShape(
  'saved-view',
  z.strictObject({
    filter: filter.optional(),
    /** One of the object's lists: people, companies. */
    variant: name.optional(),
    sort: z
      .array(z.strictObject({ field: name, direction: z.enum(['asc', 'desc']) }))
      .max(2)
      .default([]),
    columns: z
      .array(
        z.strictObject({
          field: name,
          width: z.int().min(40).max(1_000).optional(),
          /** Stays in sight beside the name. */
          frozen: z.boolean().optional(),
        }),
      )
      .max(60)
      .default([]),
    /** By what the list is grouped: `stage`, `createdAt:month`. */
    group: name.optional(),
    layout: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('list') }),
        z.strictObject({
          kind: z.literal('board'),
          by: name,
          measure: name.optional(),
          /** Whose stages are the columns, where it is not the first. */
          pipeline: z.uuid().optional(),
        }),
        z.strictObject({ kind: z.literal('calendar'), by: name }),
        // A page of figures rather than a list: where it is, and what it is asked.
        z.strictObject({
          kind: z.literal('report'),
          path: z.string().regex(/^\/[a-z][a-z/-]{0,78}$/),
          ask: z
            .record(z.string().regex(/^[a-zA-Z]{1,20}$/), z.string().max(80))
            .refine((given) => Object.keys(given).length <= mostAsked),
        }),
      ])
      .default({ kind: 'list' }),
  }),
);

export type ViewDefinition = z.infer<typeof viewDefinition>;
