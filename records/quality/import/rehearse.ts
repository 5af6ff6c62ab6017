import type { Context } from '#kernel/context/context.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import { dataRows } from './check.ts';
import { refusedInChunk } from './chunk.ts';
import { importEnvironment } from './environment.ts';
import type { Issue } from './issues.ts';
import { note, type Seen } from './make-issue.ts';
import { compilePlan, type Plan } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import type { LeftOut } from './write-rows.ts';

const chunkRows = 1_000;
const mostReasons = 50;

/**
 * Goes through the whole file as the run would with what is suggested, rules of the object included, and takes everything
 * back: what they would refuse is told before anything is written.
 */
export async function rehearse(
  engine: RecordEngine,
  context: Context,
  given: {
    readonly id: string;
    readonly analysis: Analysis;
    readonly plan: Plan;
    readonly decisions: Decisions;
    readonly open: OpenFile;
  },
): Promise<Issue[]> {
  const { analysis, plan, decisions } = given;
  const columns = analysis.columns.map(({ name }) => name);
  const reasons = new Map<string, { readonly seen: Seen; readonly reason: LeftOut['reason'] }>();
  const look = async (rows: readonly string[][], first: number): Promise<void> => {
    const refused = await takenBack(engine, context, (tx) =>
      refusedInChunk(tx, {
        id: given.id,
        root: compilePlan(tx, plan, columns),
        plan,
        rows,
        first,
        decisions,
        environment: importEnvironment(tx, plan),
      }),
    );
    for (const { row, reason } of refused) {
      const known = reasons.get(reason.en) ?? { seen: { count: 0, rows: [] }, reason };
      note(known.seen, row);
      if (reasons.size < mostReasons) reasons.set(reason.en, known);
    }
  };
  // What these rows belong to is in another file that has not come in yet: their rules would judge half of them.
  if (plan.from.length > 0) return [];
  let rows: string[][] = [];
  let first = 2;
  for await (const row of dataRows(await given.open(), analysis)) {
    rows.push(row);
    if (rows.length < chunkRows) continue;
    await look(rows, first);
    first += rows.length;
    rows = [];
  }
  if (rows.length > 0) await look(rows, first);
  const label = await engine.transact(context, (tx) =>
    Promise.resolve(compilePlan(tx, plan, columns).object.one),
  );
  return [...reasons.values()]
    .sort((a, b) => b.seen.count - a.seen.count)
    .map(({ seen, reason }): Issue => ({
      key: `refused||${reason.en.slice(0, 300)}`,
      code: 'refused',
      path: '',
      field: label,
      value: '',
      message: reason,
      count: seen.count,
      rows: seen.rows,
      proposals: [],
      actions: ['skip'],
      suggested: { action: 'skip' },
      remembered: false,
      notice: false,
    }));
}

/** Does a deed and leaves no trace of it. */
async function takenBack<T>(
  engine: RecordEngine,
  context: Context,
  deed: (tx: RecordTx) => Promise<T>,
): Promise<T> {
  const outcome: { result?: { readonly value: T } } = {};
  const back = new Error('Taken back');
  try {
    await engine.transact(
      context,
      async (tx) => {
        outcome.result = { value: await deed(tx) };
        throw back;
      },
      { timeoutMs: 30_000 },
    );
  } catch (error) {
    if (error !== back) throw error;
  }
  if (!outcome.result) throw back;
  return outcome.result.value;
}
