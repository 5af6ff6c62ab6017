import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { Filter } from '../query/query.ts';
import type { RecordEngine, Records } from '../records.ts';
import type { Patch } from './update.ts';

const atOnce = 200;

type Values = Readonly<Record<string, unknown>>;

/** The same values into each record, or for some of them at a time what each is given. */
type Written =
  | Values
  | ((records: Records, ids: readonly string[]) => Promise<readonly (Patch & { readonly values: Values })[]>);

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
  values: Written,
): Promise<number> {
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
    changed += await write(
      engine,
      context,
      object,
      records.map(({ id }) => id),
      values,
    );
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return changed;
}

/** All at once, or by halves where one of them is refused. */
async function write(
  engine: RecordEngine,
  context: Context,
  object: string,
  ids: readonly string[],
  values: Written,
): Promise<number> {
  if (ids.length === 0) return 0;
  try {
    const written = await engine.transact(context, async (tx) => {
      const records = tx.recordsOf(object);
      return records.update(
        typeof values === 'function' ? await values(records, ids) : ids.map((id) => ({ id, values })),
      );
    });
    return written.filter((one) => one.changed).length;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (ids.length === 1) return 0;
    const half = Math.ceil(ids.length / 2);
    const first = await write(engine, context, object, ids.slice(0, half), values);
    return first + (await write(engine, context, object, ids.slice(half), values));
  }
}
