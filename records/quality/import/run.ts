import type { Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { parseId } from '#kernel/id.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { patiently } from '../patience.ts';
import { assertUnchanged, type Analysis, type OpenFile } from './analyse.ts';
import { writeChunk } from './chunk.ts';
import { linkKeys, linksByKey } from './link-keys.ts';
import { firstMet, type FirstMet } from './first-met.ts';
import { gathered } from './gathered.ts';
import { linkChunk, linksItself } from './link-rows.ts';
import { apartRows } from './kept-apart.ts';
import { keepLeftOut } from './left-out.ts';
import { importEnvironment } from './environment.ts';
import { importObject, progressShape, type Progress } from './object.ts';
import { compilePlan, planShape, type Plan, type PlanNode } from './plan.ts';
import { dataRows, type TableRow } from './read/rows.ts';
import type { Decisions } from './resolve-links.ts';
import { writeImport } from './write-import.ts';

const chunkRows = 1_000;

type Running = {
  readonly analysis: Analysis;
  readonly plan: Plan;
  readonly decisions: Decisions;
  readonly progress: Progress;
};

/** Brings in one file that came alone, both passes. */
export async function runImport(
  engine: RecordEngine,
  context: Context,
  id: string,
  open: OpenFile,
  signal?: AbortSignal,
): Promise<void> {
  for (const pass of [1, 2] as const) await runPass(engine, context, id, pass, open, signal);
}

/**
 * One pass through the file, at most a thousand rows a transaction. The place reached is stored in the same transaction as the
 * rows, so a kill at any moment loses nothing and doubles nothing: calling it again goes on where it stopped.
 * Ends early, without failing, where somebody paused it.
 */
export async function runPass(
  engine: RecordEngine,
  context: Context,
  id: string,
  pass: 1 | 2,
  open: OpenFile,
  signal?: AbortSignal,
): Promise<void> {
  const acting: Context = { ...context, cause: { kind: 'import', id } };
  const begun = await patiently(() => engine.transact(acting, (tx) => running(tx, id)), signal);
  if (begun?.progress.pass !== pass) return;
  let skip = begun.progress.done;
  if (pass === 1) await assertUnchanged(open, begun.analysis);
  // What is written on the way, such as the name of a call, is written in the language of who started it.
  const speaking: Context = { ...acting, locale: begun.progress.locale };
  const { digest } = begun.analysis;
  const rowOf = firstMet();
  const chunk = gathered(chunkRows);
  let from = skip;
  let began = performance.now();
  const write = async (last: boolean): Promise<boolean> => {
    const rows = chunk.take();
    const wrote = await patiently(
      () =>
        engine.transact(speaking, (tx) => step(tx, id, pass, { from, rows, digest, last, began, rowOf }), {
          timeoutMs: 30_000,
        }),
      signal,
    );
    began = performance.now();
    from += rows.length;
    return wrote;
  };
  for await (const row of dataRows(await open(), begun.analysis)) {
    if (skip > 0) {
      skip -= 1;
      continue;
    }
    if (chunk.add(row) && !(await write(false))) return;
  }
  await write(true);
}

type Chunk = {
  /** Data rows before it. */
  readonly from: number;
  readonly rows: readonly TableRow[];
  /** Of the file that they stand in. */
  readonly digest: Analysis['digest'];
  readonly last: boolean;
  /** The first row of each record so far. */
  readonly rowOf: FirstMet;
  /** When its reading began, on this process's clock. */
  readonly began: number;
};

/** One chunk and the place reached, as one deed. @returns whether to go on */
async function step(
  tx: RecordTx,
  id: string,
  pass: 1 | 2,
  { from, rows, digest, last, began, rowOf }: Chunk,
): Promise<boolean> {
  // A run that was taken for dead may still be alive: the lock lets one of two pass, the place tells the other to stop.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`);
  const state = await running(tx, id);
  // Who was erased meanwhile stands no more in the file, which another job reads on.
  if (!state || placeIn(state.progress, pass) !== from || state.analysis.digest !== digest) return false;
  const { analysis, plan, decisions, progress } = state;
  const root: PlanNode = compilePlan(tx, plan, analysis);
  const next = { ...progress, pass, done: from + rows.length };
  if (pass === 1) {
    const numbers = rows.map(({ number }) => number);
    const { counts, leftOut } = await writeChunk(
      tx,
      {
        id,
        root,
        plan,
        rows: rows.map(({ cells }) => cells),
        numbers,
        decisions,
        environment: importEnvironment(tx, plan),
        apart: await apartRows(tx, id, plan, decisions, numbers),
      },
      rowOf,
    );
    await keepLeftOut(tx, id, leftOut);
    for (const name of ['created', 'updated', 'unchanged', 'skipped', 'linked', 'joined', 'apart'] as const)
      next[name] += counts[name];
  } else if (rows.length > 0) {
    const texts = rows.map(({ cells }) => cells);
    await linkChunk(tx, root, texts, decisions);
    await linkKeys(tx, id, root, plan, texts);
  }
  next.log = await logSpan(tx, progress.log);
  next.ms += Math.round(performance.now() - began);
  const over = last && (pass === 2 || !(linksItself(root) || linksByKey(root, plan)));
  await writeImport(tx, id, {
    progress: last && pass === 1 && !over ? { ...next, pass: 2, done: 0 } : next,
    ...(over ? { state: 'done' } : {}),
  });
  return true;
}

/** The span of the log that holds all that the import wrote, this transaction's rows included. */
async function logSpan(tx: RecordTx, known: Progress['log']): Promise<Progress['log']> {
  const [own] = await tx.rows<{ first: number | null; last: number | null }>(
    sql`select min(sequence) as first, max(sequence) as last from event where transaction = pg_current_xact_id()`,
  );
  if (!own || own.first === null || own.last === null) return known;
  return {
    first: Math.min(own.first, known?.first ?? own.first),
    last: Math.max(own.last, known?.last ?? 0),
  };
}

const placeIn = (progress: Progress, pass: 1 | 2): number => (progress.pass === pass ? progress.done : 0);

/** What the import says of itself now; undefined where it is not (or no longer) running. */
async function running(tx: RecordTx, id: string): Promise<Running | undefined> {
  const known = parseId(id);
  const record = known && (await tx.bySystem('import').records(importObject).find(known));
  if (record?.values['state'] !== 'running') return undefined;
  return {
    analysis: record.values['analysis'] as Analysis,
    plan: planShape.parse(record.values['plan']),
    decisions: (record.values['decisions'] ?? {}) as Decisions,
    progress: progressShape.parse(record.values['progress']),
  };
}
