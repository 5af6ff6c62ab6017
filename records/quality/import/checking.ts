import type { Context } from '#kernel/context/context.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { malformedRequest, notAllowed } from '#kernel/problems/common.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordTx } from '../../records.ts';
import { patiently } from '../patience.ts';
import type { Analysis, OpenFile } from './analyse.ts';
import { beingChecked, over, tellCheck, teller } from './being-checked.ts';
import { readCards } from './cards.ts';
import { faultsIn, wholeFaults, type CheckResult } from './check.ts';
import { importEnvironment } from './environment.ts';
import { keepFaults, mendedFaults, placeFaults } from './faults.ts';
import { forgetHeld } from './held-rows.ts';
import { forgetSame } from './kept-apart.ts';
import { readImport, wrongImportState, type ImportServices } from './imports.ts';
import { sql } from '#kernel/database/sql.ts';
import { dropNamed, type KeysOf } from './link-issues.ts';
import { rehearsedDecisions } from './make-choices.ts';
import { recallDecisions } from './memory.ts';
import { workOut } from './mends.ts';
import { beforeRun, importObject, type Checking } from './object.ts';
import { compilePlan, planShape, type Plan, type PlanNode } from './plan.ts';
import { rehearse } from './rehearse.ts';
import { forgetFaults } from './settled.ts';
import { keysIn, siblingsOf, type KnownKeys, type Sibling } from './siblings.ts';
import { tallyFile } from './tally.ts';
import { writeImport } from './write-import.ts';

/**
 * Sets the check of the whole file against a mapping going, and keeps the mapping. Asked again for the same mapping while it
 * is checked, it goes on; another mapping is checked in its place.
 * @throws notAllowed, wrongImportState, malformedRequest where the mapping does not fit the file or its object
 */
export const startCheck = (
  { engine, enqueueCheck }: Pick<ImportServices, 'engine' | 'enqueueCheck'>,
  context: Context,
  id: string,
  input: unknown,
): Promise<Stored> => {
  const plan = planShape.parse(input);
  return engine.transact(context, async (tx) => {
    const { record, analysis, state } = await readImport(tx, id);
    const { actor } = tx.context;
    const by = actorMemberId(actor);
    // The check acts with all rights of its member; a key that is kept within a role must not set them free.
    if (!by || (actor.kind === 'member' && actor.keyRoleId !== undefined)) throw notAllowed();
    if (!beforeRun.includes(state)) throw wrongImportState({ state });
    compilePlan(tx, plan, analysis);
    const siblings = await siblingsOf(tx, record);
    for (const one of plan.from) siblingNamed(siblings, one.import);
    if (state === 'checking' && isSame(plan, record.values['plan'])) return record;
    const checking: Checking = {
      by,
      locale: tx.context.locale,
      job: null,
      pass: 1,
      done: 0,
      rows: analysis.rows,
      ms: 0,
    };
    await writeImport(tx, id, {
      plan,
      checking,
      findings: null,
      decisions: {},
      failure: null,
      state: 'checking',
    });
    await enqueueCheck(tx, id);
    return tx.records(importObject).get(id);
  });
};

const isSame = (plan: Plan, stored: unknown): boolean =>
  JSON.stringify(planShape.parse(stored)) === JSON.stringify(plan);

/**
 * Checks the whole file against its mapping, with the rights of who asked for it, and keeps what there is to decide. Ends
 * early, without failing, where somebody stopped it or another job took its place.
 */
export async function runCheck(
  {
    engine,
    files,
    rowsInMemory,
    rowsJudged,
  }: Pick<ImportServices, 'engine' | 'files' | 'rowsInMemory' | 'rowsJudged'>,
  context: Context,
  id: string,
  job: string,
  signal?: AbortSignal,
): Promise<void> {
  const acting: Context = { ...context, cause: { kind: 'import', id } };
  const within = <T>(deed: (tx: RecordTx) => Promise<T>, timeoutMs?: number): Promise<T> =>
    patiently(() => engine.transact(acting, deed, timeoutMs === undefined ? {} : { timeoutMs }), signal);
  const begun = await within((tx) => begin(tx, id, job));
  if (!begun) return;
  const { plan, analysis, siblings, root, environment } = begun;
  const tells = teller((come) => within((tx) => tellCheck(tx, id, job, come)), signal);
  // Reading a large file takes longer than a transaction may: none is open meanwhile.
  const open: OpenFile = () => files.open(context, begun.file);
  const openSibling = (sibling: Sibling) => () => files.open(context, sibling.analysis.file);
  const keep = (deed: (tx: RecordTx) => Promise<void>, timeoutMs?: number): Promise<void> =>
    within(async (tx) => {
      // Whoever takes its place waits until this is written, and does away with it.
      await tx.rows(
        sql`select 1 from import where workspace_id = ${tx.context.workspace} and id = ${id}::uuid for share`,
      );
      if (await beingChecked(tx, id, job)) await deed(tx);
    }, timeoutMs);
  await forgetHeld(engine, acting, id);
  await forgetFaults(engine, acting, id);
  try {
    const keys = await keysOfSiblings(plan, siblings, openSibling);
    const read = await tallyFile({
      root,
      plan,
      analysis,
      open,
      environment,
      tell: tells(1),
      settle: (some) => keep(async (tx) => keepFaults(tx, id, await faultsIn(tx, root, some, keys)), longMs),
      most: rowsInMemory,
    });
    await keep(async (tx) => {
      const memory = await recallDecisions(tx, plan.object);
      await dropNamed(tx, id, root, read.titles);
      await workOut(tx, id, root, read, memory);
      await keepFaults(tx, id, wholeFaults(root, read, memory, plan));
    }, longMs);
    const decisions = await within(async (tx) => rehearsedDecisions(root, await mendedFaults(tx, [id])));
    const { joined, judged } = await rehearse(engine, acting, {
      id,
      analysis,
      plan,
      decisions,
      open,
      siblings,
      openSibling,
      tell: tells(2),
      keep,
      signal,
      rowsInMemory,
      rowsJudged,
    });
    await within(async (tx) => {
      const ours = await beingChecked(tx, id, job);
      if (!ours) return;
      await placeFaults(tx, id);
      const cards = await readCards(tx, id, root, plan);
      const findings: CheckResult = { check: job, plan, rows: read.rows, judged, cards, joined };
      await writeImport(tx, id, { findings, state: 'checked', checking: null }, ours.record.version);
    }, longMs);
  } catch (error) {
    if (error !== over) throw error;
  } finally {
    // Another job that took its place begins with nothing held, and what that holds is not its own.
    const now = await within((tx) => beingChecked(tx, id));
    if (!now || now.checking.job === job) await forgetHeld(engine, acting, id);
  }
}

/** A million different faults are written, put in order and summed up within it. */
const longMs = 120_000;

type Begun = {
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly file: string;
  readonly siblings: readonly Sibling[];
  readonly root: PlanNode;
  readonly environment: ReturnType<typeof importEnvironment>;
};

async function begin(tx: RecordTx, id: string, job: string): Promise<Begun | undefined> {
  const known = await beingChecked(tx, id, job);
  if (!known) return undefined;
  const { record } = known;
  const analysis = record.values['analysis'] as Analysis & { readonly file: string };
  const plan = planShape.parse(record.values['plan']);
  await forgetSame(tx, id);
  return {
    plan,
    analysis,
    file: analysis.file,
    siblings: await siblingsOf(tx, record),
    root: compilePlan(tx, plan, analysis),
    environment: importEnvironment(tx, plan),
  };
}

/** Keys of the files that the plan refers to, which may be the file itself: each is read once. */
async function keysOfSiblings(
  { from }: Plan,
  siblings: readonly Sibling[],
  open: (sibling: Sibling) => OpenFile,
): Promise<KeysOf> {
  const keys = new Map<string, KnownKeys>();
  for (const id of new Set(from.map((one) => one.import))) {
    const sibling = siblingNamed(siblings, id);
    keys.set(id, await keysIn(sibling, open(sibling)));
  }
  return keys;
}

/** @throws malformedRequest */
function siblingNamed(siblings: readonly Sibling[], id: string): Sibling {
  const sibling = siblings.find((one) => one.id === id);
  if (!sibling) throw malformedRequest({ reason: noSibling }, { field: 'from' });
  return sibling;
}

const noSibling = {
  fa: 'این پرونده با پروندهٔ دیگری که به آن اشاره می‌کند نیامده است.',
  en: 'The file that this one refers to did not come in with it.',
};
