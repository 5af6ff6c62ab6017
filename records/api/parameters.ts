import { read } from '#kernel/http/read.ts';
import { parseJson } from '#kernel/http/json-body.ts';
import { malformedRequest } from '#kernel/problems/common.ts';
import type { GroupQuery } from '../query/group.ts';
import type { PageQuery, Sort } from '../query/query.ts';
import { z } from 'zod';

// The engine checks what filters mean; here only their outer shape is held.
const sort = z
  .array(z.strictObject({ field: z.string().max(120), direction: z.enum(['asc', 'desc']) }))
  .max(2);
const name = z.string().max(120);

const pageShape = z.strictObject({
  filter: z.unknown().optional(),
  sort: sort.optional(),
  fields: z.array(name).max(200).optional(),
  limit: z.int().optional(),
  cursor: z.string().max(4_000).optional(),
  back: z.boolean().optional(),
  from: z.string().max(200).optional(),
  removed: z.boolean().optional(),
  variant: name.optional(),
});

const groupShape = z.strictObject({
  filter: z.unknown().optional(),
  variant: name.optional(),
  by: z.array(name).max(2).optional(),
  measures: z
    .array(z.strictObject({ measure: z.enum(['sum', 'avg', 'min', 'max']), field: name }))
    .max(6)
    .optional(),
});

export const readPageQuery = (value: unknown): PageQuery => read(pageShape, value ?? {}) as PageQuery;
export const readGroupQuery = (value: unknown): GroupQuery => read(groupShape, value ?? {}) as GroupQuery;

/** A list's query from the address: `?filter={…}&sort=-amount,title&limit=50&fields=title,amount`. */
export function pageQueryFromAddress(query: Readonly<Record<string, unknown>>): PageQuery {
  refuseRepeated(query);
  const { filter, sort: order, fields, limit, removed, back, ...rest } = query;
  return readPageQuery({
    ...rest,
    ...(typeof filter === 'string' ? { filter: parseJson(filter, 'filter') } : {}),
    ...(typeof order === 'string' ? { sort: order.split(',').filter(Boolean).map(sortOf) } : {}),
    ...(typeof fields === 'string' ? { fields: fields.split(',').filter(Boolean) } : {}),
    ...(typeof limit === 'string' ? { limit: Number(limit) } : {}),
    ...(back === undefined ? {} : { back: back === 'true' }),
    ...(removed === undefined ? {} : { removed: removed === 'true' }),
  });
}

const sortOf = (text: string): Sort =>
  text.startsWith('-') ? { field: text.slice(1), direction: 'desc' } : { field: text, direction: 'asc' };

/** A parameter that stands twice in the address arrives as a list: which of them is meant? @throws malformedRequest */
function refuseRepeated(query: Readonly<Record<string, unknown>>): void {
  const name = Object.keys(query).find((one) => Array.isArray(query[one]));
  if (name === undefined) return;
  throw malformedRequest(
    { reason: { fa: 'این پارامتر بیش از یک بار آمده است.', en: 'This parameter stands more than once.' } },
    { field: name.slice(0, 80) },
  );
}
