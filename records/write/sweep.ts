import { z } from 'zod';
import type { Linked } from '../define/declare.ts';
import { readableField } from '../access/visible.ts';
import { malformedRequest } from '#kernel/problems/common.ts';
import { readPage } from '../query/page.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import type { Filter, Stored } from '../query/query.ts';
import type { RecordTx } from '../records.ts';
import { removeTogether } from './deletion.ts';
import { writeUpdates, type ChangedAlong } from './update.ts';

const name = z.string().max(120);
const several = z.record(name, z.array(z.string().max(200)).min(1).max(100));

/** What a deed does to the values of each record. */
export const changeShape = z.union([
  z.strictObject({ set: z.record(name, z.unknown()) }),
  /** Adds to what a record has of several: its tags, its roles. */
  z.strictObject({ add: several }),
  z.strictObject({ take: several }),
]);
export type Change = z.output<typeof changeShape>;

/** One deed for all records that a filter leaves, a thousand at a time. */
export const sweepShape = z.strictObject({
  filter: z.unknown().optional(),
  variant: name.optional(),
  /** `next` of the thousand before. */
  cursor: z.string().max(4_000).optional(),
  /** `deletion` of the thousand before. */
  deletion: z.uuid().optional(),
  deed: z.union([changeShape, z.strictObject({ remove: z.literal(true) })]),
});
export type Sweep = z.output<typeof sweepShape>;

/** Values as they are written: links as their ids. */
export type Written = Readonly<Record<string, unknown>>;

export type Swept = {
  /** What was changed, and what stood there before, as it is written: from these it is taken back. */
  readonly changed: readonly {
    readonly id: string;
    readonly before: Written;
    /** What the object's rules changed beside: a deal that is no longer lost has no reason of it. */
    readonly along?: ChangedAlong;
  }[];
  /** What was changed, as one says it to take it back: `set` with the values as they came to stand. */
  readonly deed: Change | null;
  /** How many records were looked at; those that are so already are not changed. */
  readonly seen: number;
  readonly next: string | null;
  /** The deed by which they went to the bin, and by which they come back together. */
  readonly deletion: string | null;
};

const chunk = 1_000;

/**
 * The deed for the next thousand records of the filter that the actor may change, as one transaction and one live message.
 * Who goes on after a failure with the same cursor doubles nothing. Records come newest first, an order that no deed alters.
 */
export async function sweep(
  tx: RecordTx,
  objectName: string,
  { deed, cursor, deletion, ...query }: Sweep,
): Promise<Swept> {
  const { object } = tx.recordsOf(objectName);
  const fields = 'remove' in deed ? [] : fieldsOf(deed);
  for (const field of fields) readableField(tx.context.actor, object, field);
  const page = await readPage(
    tx,
    object,
    {
      ...(query.filter === undefined ? {} : { filter: query.filter as Filter }),
      ...(query.variant === undefined ? {} : { variant: query.variant }),
      ...(cursor === undefined ? {} : { cursor }),
      fields,
      limit: chunk,
    },
    { largest: chunk, reach: 'remove' in deed ? 'remove' : 'update' },
  );
  const { records, next } = page;
  const answer = (changed: readonly Stored[], more: Partial<Swept> = {}): Swept => ({
    changed: changed.map(({ id, values }) => ({ id, before: asWritten(values) })),
    seen: records.length,
    next,
    deed: null,
    deletion: null,
    ...more,
  });
  if ('remove' in deed) {
    const ids = records.map(({ id }) => id);
    return answer(records, {
      deletion: ids.length > 0 ? await removeTogether(tx, object, ids, deletion) : null,
    });
  }
  const changed = new Map<string, Written>();
  for (const { id, values } of records) {
    const before = asWritten(values);
    const wanted = changeOf(before, deed);
    if (JSON.stringify(wanted) !== JSON.stringify(before)) changed.set(id, wanted);
  }
  const [first] = changed.keys();
  if (first === undefined) return answer([]);
  const written = await writeUpdates(
    tx,
    object,
    [...changed].map(([id, values]) => ({ id, values })),
  );
  const alongOf = new Map(written.map(({ id, along }) => [id as string, along()]));
  const told = answer(records.filter(({ id }) => changed.has(id)));
  return {
    ...told,
    changed: told.changed.map((one) => {
      const along = alongOf.get(one.id) ?? {};
      return Object.keys(along).length > 0 ? { ...one, along } : one;
    }),
    deed: 'set' in deed ? { set: { ...deed.set, ...(await standing(tx, object, first, fields)) } } : deed,
  };
}

export const fieldsOf = (deed: Change): readonly string[] =>
  Object.keys('set' in deed ? deed.set : 'add' in deed ? deed.add : deed.take);

/** What a deed makes of the values of its fields. */
export function changeOf(before: Written, deed: Change): Written {
  if ('set' in deed) return deed.set;
  const [sign, lists] = 'add' in deed ? (['add', deed.add] as const) : (['take', deed.take] as const);
  return Object.fromEntries(
    Object.entries(lists).map(([field, given]) => {
      const held = before[field] ?? [];
      if (!Array.isArray(held)) throw malformedRequest({ reason: notSeveral }, { field });
      return [
        field,
        sign === 'add'
          ? [...new Set([...held, ...given])]
          : held.filter((one) => !given.includes(one as string)),
      ];
    }),
  );
}

/** A text may have been folded and a number rounded as it was written; who gave the record away may not see it any more. */
async function standing(
  tx: RecordTx,
  object: ObjectDescriptor,
  id: string,
  fields: readonly string[],
): Promise<Written> {
  const { records } = await readPage(tx, object, {
    filter: { field: 'id', op: 'in', value: [id] },
    fields,
    limit: 1,
  });
  return asWritten(records[0]?.values ?? {});
}

export const asWritten = (values: Written): Written =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, written(value)]));

const written = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(written) : isLinked(value) ? value.id : value;

const isLinked = (value: unknown): value is Linked =>
  typeof value === 'object' && value !== null && 'id' in value && 'object' in value && 'title' in value;

const notSeveral = {
  fa: 'تنها به فیلدی که چند مقدار دارد می‌توان افزود یا از آن برداشت.',
  en: 'Only a field of several values can be added to or taken from.',
};
