import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import type { ObjectDescriptor, Schema } from '../../define/descriptor.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { canMerge } from '../merge/rights.ts';
import { alikeFields, reasonsFor, scoreOf } from '../duplicates/likeness.ts';
import { readAlike, sameKind } from '../duplicates/read-alike.ts';
import { candidatePairs, type Candidate } from './candidates.ts';
import { beginSweep, endSweep, keepPairs, mostKept, type Pair } from './pairs.ts';

/** What a sweep came to. */
export type Swept = { readonly compared: number; readonly pairs: number };

/** Below it the queue would be a list of namesakes. */
const worthReviewing = 0.5;
const pairsAtOnce = 500;
/** It only reads, so that it keeps no reader of the log waiting, however long it takes. */
const searching = { readOnly: true, timeoutMs: 900_000 };

/** The objects whose records can be one and the same, and merged. */
export const sweptObjects = (schema: Schema): ObjectDescriptor[] =>
  [...schema.objects.values()].filter((object) => canMerge(object) && alikeFields(object).length > 0);

/**
 * Holds all living records of an object against each other and keeps the likely pairs for review. What people decided
 * stays; open pairs that are likely no more go. Begun again after a crash it ends the same.
 */
export async function sweepDuplicates(
  engine: RecordEngine,
  context: Context,
  name: string,
  signal: AbortSignal,
): Promise<Swept> {
  const startedAt = await engine.transact(context, (tx) => beginSweep(tx, name));
  let compared = 0;
  let pairs = 0;
  await engine.transact(
    context,
    async (tx) => {
      const object = tx.schema.objects.get(name);
      if (!object) return;
      for await (const some of candidatesOf(tx, object)) {
        signal.throwIfAborted();
        const likely = await weigh(tx, object, some);
        // Written by a transaction of its own: the one that searches only reads.
        if (likely.length > 0) await engine.transact(context, (own) => keepPairs(own, name, likely));
        compared += some.length;
        pairs += likely.length;
        if (pairs >= mostKept) break;
      }
    },
    searching,
  );
  await engine.transact(context, (tx) => endSweep(tx, name, { startedAt, compared, pairs }));
  return { compared, pairs };
}

/** The candidates a few at a time, through a cursor, in whose order the server found them. */
async function* candidatesOf(tx: RecordTx, object: ObjectDescriptor): AsyncGenerator<Candidate[]> {
  // Blocks of a million names are built in memory rather than on disk: this much once or twice, by one job at a time.
  await tx.rows(sql`select set_config('work_mem', '128MB', true), set_config('jit', 'off', true)`);
  await tx.rows(sql`declare candidates no scroll cursor for ${candidatePairs(tx, object)}`);
  for (;;) {
    const some = await tx.rows<Candidate>(sql`fetch ${sql.lit(pairsAtOnce)} from candidates`);
    if (some.length === 0) return;
    yield some;
  }
}

/** The pairs that are likely enough, with their reasons. */
async function weigh(tx: RecordTx, object: ObjectDescriptor, some: readonly Candidate[]): Promise<Pair[]> {
  const fields = alikeFields(object);
  const values = await readAlike(tx, object, fields, [
    ...new Set(some.flatMap(({ one, other }) => [one, other])),
  ]);
  return some.flatMap(({ one, other }): Pair[] => {
    const mine = values.get(one);
    const theirs = values.get(other);
    if (!mine || !theirs || !sameKind(object, mine, theirs)) return [];
    const reasons = reasonsFor(fields, mine, theirs);
    const score = scoreOf(object, reasons, mine, theirs);
    return score >= worthReviewing ? [{ one, other, score, reasons }] : [];
  });
}
