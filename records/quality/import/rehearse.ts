import { beginning } from '#persian/beginning.ts';
import type { Context } from '#kernel/context/context.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { patiently } from '../patience.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import type { TellRows } from './being-checked.ts';
import { byLikeness } from './by-likeness.ts';
import { rehearsedChunk } from './chunk.ts';
import { doubtFaults } from './doubt-issue.ts';
import { keepFaults, type Fault } from './faults.ts';
import { keepHeld } from './held-rows.ts';
import { keepSame } from './kept-apart.ts';
import { importEnvironment } from './environment.ts';
import { gathered } from './gathered.ts';
import { cardOf } from './issues.ts';
import { bringNeeded, leanedOn, readNeeded, type Needed, type Reading } from './leaned-on.ts';
import { sameRowFaults, type Joined } from './joined.ts';
import { metRows } from './met-rows.ts';
import { mostRowsShown } from './make-issue.ts';
import { compilePlan, type Plan, type PlanNode } from './plan.ts';
import { dataRows, type TableRow } from './read/rows.ts';
import type { Decisions } from './resolve-links.ts';
import type { Sibling } from './siblings.ts';
import type { LeftOut } from './write-rows.ts';

const chunkRows = 1_000;
/** Rows for which the other files are read through once. */
const spanRows = 20_000;
const spanLetters = 20_000_000;
/**
 * What rows refer to is written and taken back, at some 3,000 rows a second, so that rules can judge them: so many tell what
 * the rest is like. Which of the others are one, or there already, does not hang on that.
 */
const mostJudged = 50_000;

export type Rehearsed = {
  readonly id: string;
  readonly analysis: Analysis;
  readonly plan: Plan;
  readonly decisions: Decisions;
  readonly open: OpenFile;
  /** The files that come in together with it. */
  readonly siblings: readonly Sibling[];
  readonly openSibling: (sibling: Sibling) => OpenFile;
  readonly tell: TellRows;
  /** Does what outlasts the taking back, as long as the check is wanted. */
  readonly keep: (deed: (tx: RecordTx) => Promise<void>) => Promise<void>;
  readonly signal: AbortSignal | undefined;
  /** Of so many rows what they tell is remembered in memory; of the others in the database. */
  readonly rowsInMemory: number | undefined;
  /** Of a file that refers to others so many rows are judged by the rules, if not the usual number. */
  readonly rowsJudged: number | undefined;
};

/**
 * Goes through the whole file as the run would with what is suggested, rules of the object included, and takes everything
 * back: what they would refuse is told before anything is written. What rows refer to in other files of the set comes in
 * with them and goes again.
 * @returns how many rows are one with others, and how many the rules have judged
 */
export async function rehearse(
  engine: RecordEngine,
  context: Context,
  given: Rehearsed,
): Promise<{ readonly joined: number; readonly judged: number }> {
  const { analysis, plan, decisions, tell, signal } = given;
  let same = 0;
  const { root, reading } = await engine.transact(context, (tx) => begun(tx, given), { timeoutMs: 60_000 });
  const met = metRows(root.object, given.id, given.rowsInMemory);
  const look = async (rows: readonly TableRow[], needed: readonly Needed[] | undefined): Promise<void> => {
    const tried = async (tx: RecordTx): Promise<Told> => {
      const whole = compilePlan(tx, plan, analysis);
      const compiled = needed ? whole : withoutReferences(whole);
      await bringNeeded(tx, compiled, rows, needed ?? []);
      const { refused, doubts, joined } = await rehearsedChunk(
        tx,
        {
          id: given.id,
          root: compiled,
          plan,
          rows: rows.map(({ cells }) => cells),
          numbers: rows.map(({ number }) => number),
          decisions,
          environment: importEnvironment(tx, plan),
          met,
        },
        needed !== undefined,
      );
      return { refused, joined, doubted: await doubtFaults(tx, compiled, doubts) };
    };
    const { refused, joined, doubted } = await patiently(() => takenBack(engine, context, tried), signal);
    same += joined.length;
    const held = met.settle();
    const faults = [...refusalFaults(refused), ...doubted, ...sameRowFaults(root, joined)];
    if (faults.length > 0 || held.length > 0)
      await given.keep(async (tx) => {
        await keepSame(tx, given.id, joined);
        await keepHeld(tx, given.id, held);
        await keepFaults(tx, given.id, faults);
      });
  };
  const judgedMost = reading ? (given.rowsJudged ?? mostJudged) : analysis.rows;
  const most = plan.match?.by === byLikeness ? analysis.rows : Math.min(judgedMost, analysis.rows);
  let done = 0;
  const lookAt = async (span: readonly TableRow[]): Promise<void> => {
    const judged = done < judgedMost;
    const needed = !judged ? undefined : reading ? await readNeeded(reading, root, span, [given.id]) : [];
    for (let at = 0; at < span.length; at += chunkRows) {
      const chunk = span.slice(at, at + chunkRows);
      await look(chunk, needed);
      done += chunk.length;
      await tell(done, most);
    }
  };
  await tell(done, most);
  const span = reading ? gathered(spanRows, spanLetters) : gathered(chunkRows);
  let rows = 0;
  for await (const row of dataRows(await given.open(), analysis)) {
    const isEnough = span.add(row);
    rows += 1;
    if (isEnough || rows === judgedMost || rows === most) await lookAt(span.take());
    if (rows === most) break;
  }
  await lookAt(span.take());
  return { joined: same, judged: Math.min(done, judgedMost) };
}

/** The plan of rows whose references lead nowhere yet, which is no fault of theirs. */
const withoutReferences = ({ object, inputs }: PlanNode): PlanNode => ({
  object,
  inputs: inputs.filter(({ from }) => from === undefined),
});

/** Rows that the object's rules refuse, by what they say. */
const refusalFaults = (refused: readonly LeftOut[]): readonly Fault[] =>
  [...Map.groupBy(refused, ({ reason }) => reason.en)].map(([text, all]): Fault => ({
    key: `refused||${beginning(text, 300)}`,
    code: 'refused',
    path: '',
    card: cardOf('refused', '', false),
    value: '',
    count: all.length,
    rows: all.slice(0, mostRowsShown).map(({ row }) => row),
    message: all[0]?.reason ?? null,
    meant: null,
    tied: 0,
    mend: null,
  }));

/** What a chunk came to. */
type Told = {
  readonly refused: readonly LeftOut[];
  readonly joined: readonly (Joined & { readonly title: string })[];
  readonly doubted: readonly Fault[];
};

/** The plan's tree and, where it refers to other files of the set, how their rows are read. */
async function begun(
  tx: RecordTx,
  given: Rehearsed,
): Promise<{ readonly root: PlanNode; readonly reading: Reading | undefined }> {
  const root = compilePlan(tx, given.plan, given.analysis);
  if (given.plan.from.length === 0) return { root, reading: undefined };
  const files = await leanedOn(tx, given.siblings, given.openSibling);
  const trees = new Map(files.map((file) => [file.plan, compilePlan(tx, file.plan, file.analysis)]));
  const compiled: Reading['compiled'] = ({ plan }) => trees.get(plan) ?? root;
  return { root, reading: { files, compiled, open: given.openSibling } };
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
