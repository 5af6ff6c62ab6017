import { z } from 'zod';
import { Problem } from '#kernel/problems/problem.ts';
import { readableField } from '../access/visible.ts';
import type { ObjectDescriptor } from '../define/descriptor.ts';
import { readPage } from '../query/page.ts';
import type { RecordTx } from '../records.ts';
import { asWritten, changeOf, changeShape, fieldsOf, type Written } from './sweep.ts';
import { updateRecords, type ChangedAlong } from './update.ts';

/** As many records are taken back in one request. */
export const mostTakenBack = 500;

const name = z.string().max(120);

/** What a sweep told of its deed and of what it changed. */
export const takeBackShape = z.strictObject({
  deed: changeShape,
  records: z
    .array(
      z.strictObject({
        id: z.uuid(),
        before: z.record(name, z.unknown()),
        along: z.record(name, z.tuple([z.unknown(), z.unknown()])).optional(),
      }),
    )
    .min(1)
    .max(mostTakenBack),
});

export type TakenBack = {
  /** How many stay as they are: changed or deleted since, or refused. */
  readonly left: number;
};

/**
 * Gives records back what they held before a sweep, where they still stand as it left them: what somebody wrote there since
 * is not lost, and a record that cannot go back keeps no other. Done twice it is as done once.
 */
export async function takeBack(
  tx: RecordTx,
  objectName: string,
  { deed, records: told }: z.output<typeof takeBackShape>,
): Promise<TakenBack> {
  const { object } = tx.recordsOf(objectName);
  const fields = fieldsOf(deed);
  for (const field of fields) readableField(tx.context.actor, object, field);
  const along = new Set(told.flatMap((one) => Object.keys(one.along ?? {})));
  for (const field of along) readableField(tx.context.actor, object, field);
  const now = await standingNow(tx, object, told, [...new Set([...fields, ...along])]);
  const patches: Patch[] = [];
  let left = 0;
  for (const { id, before, along: aside = {} } of told) {
    const values = Object.fromEntries(fields.map((field) => [field, before[field] ?? null]));
    const stands = now.get(id);
    if (stands && isSame(stands, changeOf(values, deed)))
      patches.push({ id, values: { ...stillSo(stands, aside), ...values } });
    else if (!stands || !isSame(stands, values)) left += 1;
  }
  return { left: left + (await countRefused(tx, object, patches)) };
}

type Patch = { readonly id: string; readonly values: Written };

/** What was changed beside, as it was before; what somebody wrote there since stays. */
const stillSo = (stands: Written, along: ChangedAlong): Written =>
  Object.fromEntries(
    Object.entries(along)
      .filter(([field, [, became]]) => comparable(stands[field]) === comparable(became))
      .map(([field, [was]]) => [field, was]),
  );

/** What those hold now that are there and the actor may change, by their ids. */
async function standingNow(
  tx: RecordTx,
  object: ObjectDescriptor,
  told: readonly { readonly id: string }[],
  fields: readonly string[],
): Promise<ReadonlyMap<string, Written>> {
  const filter = { field: 'id', op: 'in', value: told.map(({ id }) => id) } as const;
  const query = { filter, fields, limit: mostTakenBack };
  const { records } = await readPage(tx, object, query, { largest: mostTakenBack, reach: 'update' });
  return new Map(records.map(({ id, values }) => [id, asWritten(values)]));
}

const isSame = (one: Written, other: Written): boolean =>
  Object.keys(other).every((field) => comparable(one[field]) === comparable(other[field]));

/** The order of several tells nothing, and none of several is nothing. */
const comparable = (value: unknown): string => {
  if (!Array.isArray(value)) return JSON.stringify(value ?? null);
  return value.length === 0 ? 'null' : JSON.stringify(value.map((one) => JSON.stringify(one)).toSorted());
};

/** All at once, or by halves where one of them is refused. */
async function countRefused(
  tx: RecordTx,
  object: ObjectDescriptor,
  patches: readonly Patch[],
): Promise<number> {
  if (patches.length === 0) return 0;
  try {
    await tx.attempt(() => updateRecords(tx, object, patches));
    return 0;
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    if (patches.length === 1) return 1;
    const half = Math.ceil(patches.length / 2);
    return (
      (await countRefused(tx, object, patches.slice(0, half))) +
      (await countRefused(tx, object, patches.slice(half)))
    );
  }
}
