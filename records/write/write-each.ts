import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { Filter } from '../query/query.ts';
import type { RecordEngine, RecordTx } from '../records.ts';
import type { Patch } from './update.ts';

const atOnce = 200;

type Values = Readonly<Record<string, unknown>>;

/** What some records are given at a time, told within the transaction that writes it. */
export type PatchesOf = (
  tx: RecordTx,
  ids: readonly string[],
) => Promise<readonly (Patch & { readonly values: Values })[]>;

/**
 * Writes into every record that matches, some in each transaction, for jobs over more than one could hold.
 * With no values at all each finds anew what its own rules derive. A record that its rules refuse stays as it is, and the
 * others go on. Done again it does only what is left, since what does not change writes nothing.
 * @returns how many changed
 */
export async function writeEach(
  engine: RecordEngine,
  context: Context,
  object: string,
  filter: Filter | undefined,
  values: Values | PatchesOf,
): Promise<number> {
  const patches: PatchesOf =
    typeof values === 'function' ? values : (_, ids) => Promise.resolve(ids.map((id) => ({ id, values })));
  let changed = 0;
  let cursor: string | undefined;
  do {
    const place = cursor;
    const { records, next } = await engine.transact(
      context,
      (tx) =>
        tx.recordsOf(object).page({
          ...(filter ? { filter } : {}),
          fields: [],
          limit: atOnce,
          ...(place ? { cursor: place } : {}),
        }),
      { readOnly: true },
    );
    changed += await writeSome(
      engine,
      context,
      object,
      records.map(({ id }) => id),
      patches,
    );
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return changed;
}

/** All at once, or by halves where one of them is refused. @returns how many changed */
export async function writeSome(
  engine: RecordEngine,
  context: Context,
  object: string,
  ids: readonly string[],
  patches: PatchesOf,
): Promise<number> {
  if (ids.length === 0) return 0;
  try {
    const written = await engine.transact(context, async (tx) =>
      tx.recordsOf(object).update(await patches(tx, ids)),
    );
    return written.filter((one) => one.changed).length;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (ids.length === 1) return 0;
    const half = Math.ceil(ids.length / 2);
    const first = await writeSome(engine, context, object, ids.slice(0, half), patches);
    return first + (await writeSome(engine, context, object, ids.slice(half), patches));
  }
}
