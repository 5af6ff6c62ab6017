import type { Context } from '#kernel/context/context.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { patiently } from '../patience.ts';
import { writeImport } from './write-import.ts';
import { checkingShape, importObject, type Checking } from './object.ts';

/**
 * A job takes a check up, from its beginning: nothing is brought in, so that one that was cut off loses only time.
 * @param again it is not the job's first try: who took its place meanwhile has tries of his own, and it is left to him
 * @returns whose check it is; undefined where it is not wanted any more, or another is at it
 */
export const takeUpCheck = (
  engine: RecordEngine,
  context: Context,
  id: string,
  job: string,
  again: boolean,
): Promise<Checking | undefined> =>
  patiently(() =>
    engine.transact(context, async (tx) => {
      const known = await beingChecked(tx, id);
      if (!known || (again && known.checking.job !== null && known.checking.job !== job)) return undefined;
      const checking = { ...known.checking, job, pass: 1, done: 0, ms: 0 } satisfies Checking;
      await writeImport(tx, id, { checking }, known.record.version);
      return checking;
    }),
  );

/** Keeps how far it has come. @returns whether the job is still the one that is at it */
export async function tellCheck(tx: RecordTx, id: string, job: string, come: Come): Promise<boolean> {
  const ours = await beingChecked(tx, id, job);
  if (ours) await writeImport(tx, id, { checking: { ...ours.checking, ...come } }, ours.record.version);
  return ours !== undefined;
}

/** The import while it is being checked; with a job, only while that is the one that is at it. */
export async function beingChecked(
  tx: RecordTx,
  id: string,
  job?: string,
): Promise<{ readonly record: Stored; readonly checking: Checking } | undefined> {
  const record = await tx.bySystem('import').records(importObject).find(id);
  if (record?.values['state'] !== 'checking') return undefined;
  const checking = checkingShape.parse(record.values['checking']);
  return job === undefined || checking.job === job ? { record, checking } : undefined;
}

/** Stops the check; nothing was written, and the mapping stays. */
export const stopCheck = (tx: RecordTx, id: string): Promise<unknown> =>
  writeImport(tx, id, { state: 'uploaded', checking: null });

/** How far a pass has come: rows that are done, and all that it looks at. */
export type TellRows = (done: number, rows: number) => Promise<void>;

export type Come = Pick<Checking, 'pass' | 'done' | 'rows' | 'ms'>;

// A screen looks every second and a half; each telling is a row of the log.
const toldEveryMs = 1_000;

/** Tells at the beginning of each pass, and then now and then. @throws over where nobody waits for it any more */
export const teller =
  (keep: (come: Come) => Promise<boolean>, signal: AbortSignal | undefined) =>
  (pass: 1 | 2): TellRows => {
    let began: number | undefined;
    let told = 0;
    return async (done, rows) => {
      signal?.throwIfAborted();
      const now = performance.now();
      if (began !== undefined && now - told < toldEveryMs) return;
      began ??= now;
      told = now;
      if (!(await keep({ pass, done, rows, ms: Math.round(now - began) }))) throw over;
    };
  };

export const over = new Error('Nobody waits for this check any more');
