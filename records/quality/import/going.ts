import type { Context } from '#kernel/context/context.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordTx } from '../../records.ts';
import { importFileGone } from './analyse.ts';
import { stopCheck } from './being-checked.ts';
import type { CheckResult } from './check.ts';
import { readImport, wrongImportState, type ImportServices } from './imports.ts';
import { readingRules, withReadings } from './dates.ts';
import { decide, withoutOverruled } from './decide.ts';
import type { Decision } from './issues.ts';
import { choicesToMake, makeChoices } from './make-choices.ts';
import { keepMapping } from './mappings.ts';
import { rememberDecisions } from './memory.ts';
import { beforeReady, beforeRun, importObject } from './object.ts';
import { writeImport } from './write-import.ts';
import { compilePlan, type Plan } from './plan.ts';
import { sameRowKey } from './rule-keys.ts';
import { siblingsOf, type Sibling } from './siblings.ts';

/** Starts the run with what was decided; whatever was not decided goes by the suggestion that was shown. */
export const start = (
  services: ImportServices,
  context: Context,
  id: string,
  given: Readonly<Record<string, Decision>>,
): Promise<Stored> =>
  services.engine.transact(context, async (tx) => {
    const { record, analysis, state } = await readImport(tx, id);
    const { actor } = tx.context;
    // The run acts with all rights of its member; a key that is kept within a role must not set them free.
    if (actor.kind === 'member' && actor.keyRoleId !== undefined) throw notAllowed();
    if (state !== 'checked' && state !== 'ready') throw wrongImportState({ state });
    const { plan: checked, cards, rows } = record.values['findings'] as CheckResult;
    const rules = readingRules(
      withoutOverruled(given, cards),
      checked.columns.map(({ target }) => target),
    );
    const plan = withSameRows(withReadings(checked, rules), given[sameRowKey()]);
    const root = compilePlan(tx, plan, analysis);
    const { decided, decisions } = await decide(tx, id, { root, plan, cards, given });
    await makeChoices(tx, root, [...decided, ...(await choicesToMake(tx, id, root, decisions))]);
    await keepMapping(tx, analysis, String(record.values['fileName']), plan);
    await rememberDecisions(
      tx,
      plan.object,
      decided.filter(
        ({ issue, decision }) =>
          // Of what is merely told only what somebody said is remembered, and not taken back again.
          (!issue.notice || (given[issue.key] !== undefined && decision !== issue.suggested)) &&
          // What 03/04 meant in one file tells nothing of another.
          !issue.proposals.some(({ reason }) => reason === 'reading'),
      ),
    );
    await writeImport(tx, id, {
      plan,
      decisions,
      progress: {
        pass: 1,
        done: 0,
        rows,
        created: 0,
        updated: 0,
        unchanged: 0,
        skipped: 0,
        joined: 0,
        apart: 0,
        linked: 0,
        ms: 0,
        locale: tx.context.locale,
        log: null,
      },
      state: 'ready',
    });
    await startReady(tx, services, record);
    return tx.records(importObject).get(id);
  });

/** What was decided about all rows that are surely one holds for those beyond the groups that were shown. */
const withSameRows = (plan: Plan, decision: Decision | undefined): Plan => {
  const { match } = plan;
  if (!match || (decision?.action !== 'apart' && decision?.action !== 'keep')) return plan;
  const { apart: _, ...rest } = match;
  return { ...plan, match: decision.action === 'apart' ? { ...rest, apart: true } : rest };
};

/** A set starts as one, when the last of its files is ready or left aside; one that came alone at once. */
async function startReady(tx: RecordTx, services: ImportServices, record: Stored): Promise<void> {
  const siblings = await siblingsOf(tx, record);
  const waiting = siblings.some(({ id, state }) => id !== record.id && beforeReady.includes(state));
  const going = siblings.filter(({ id, state }) => id === record.id || state === 'ready');
  const [first] = going;
  if (waiting || !first) return;
  await tx
    .bySystem('import')
    .records(importObject)
    .update(going.map(({ id }) => ({ id, values: { state: 'running' } })));
  await services.enqueue(tx, first.id);
}

/** The files that come in together, in their order, for the screens. */
export const readSet = (
  { engine }: Pick<ImportServices, 'engine'>,
  context: Context,
  id: string,
): Promise<readonly SetMember[]> =>
  engine.transact(context, async (tx) => {
    const { record } = await readImport(tx, id);
    return (await siblingsOf(tx, record)).map(
      ({ id: one, fileName, sheet, state, object, variant, key, analysis }) => ({
        id: one,
        fileName,
        sheet,
        state,
        rows: analysis.rows,
        object: object ?? null,
        variant: variant ?? null,
        key: key ?? null,
        columns: analysis.columns.map(({ name }) => name),
      }),
    );
  });

/** One of several files that come in together. */
export type SetMember = Pick<Sibling, 'id' | 'fileName' | 'sheet' | 'state'> & {
  readonly rows: number;
  readonly object: string | null;
  readonly variant: string | null;
  readonly key: number | null;
  readonly columns: readonly string[];
};

/** Stops after the chunk in hand, or goes on where it stopped; an undoing that stopped goes on as well. */
export const setPaused = (
  services: ImportServices,
  context: Context,
  id: string,
  paused: boolean,
): Promise<Stored> =>
  services.engine.transact(context, async (tx) => {
    const { state, record } = await readImport(tx, id);
    const isUndone = Boolean(record.values['undo']);
    const from = paused ? ['running'] : isUndone ? ['failed'] : ['paused', 'failed'];
    if (!from.includes(state)) throw wrongImportState({ state });
    if (!paused && !isUndone) assertFile(record);
    await writeImport(tx, id, { state: paused ? 'paused' : isUndone ? 'undoing' : 'running', failure: null });
    if (!paused) await (isUndone ? services.enqueueUndo : services.enqueue)(tx, id);
    return tx.records(importObject).get(id);
  });

/**
 * Ends an import where it has come to; what came in stays, and can be undone. One of several files that come in together may
 * be left aside before it began. One that is being checked is left as it was before.
 */
export const cancel = (services: ImportServices, context: Context, id: string): Promise<Stored> =>
  services.engine.transact(context, async (tx) => {
    const { state, record } = await readImport(tx, id);
    if (state === 'checking') {
      await stopCheck(tx, id);
      return tx.records(importObject).get(id);
    }
    const isOfSet = typeof record.values['together'] === 'string';
    const from = ['running', 'paused', 'failed', ...(isOfSet ? beforeRun : [])];
    if (!from.includes(state)) throw wrongImportState({ state });
    await writeImport(tx, id, { state: 'cancelled', failure: null });
    if (isOfSet) await startWithout(tx, services, record);
    return tx.records(importObject).get(id);
  });

/**
 * Takes back that an import was ended: it is paused where it had come to, and goes on when asked. One of several files is
 * not taken back, for the others have gone on without it.
 */
export const takeBackCancel = ({ engine }: ImportServices, context: Context, id: string): Promise<Stored> =>
  engine.transact(context, async (tx) => {
    const { state, record } = await readImport(tx, id);
    const { together, undo } = record.values;
    if (state !== 'cancelled' || together !== null || undo) throw wrongImportState({ state });
    assertFile(record);
    await writeImport(tx, id, { state: 'paused' });
    return tx.records(importObject).get(id);
  });

/** @throws importFileGone where nothing is left to go on with */
function assertFile({ values }: Stored): void {
  if (!('file' in (values['analysis'] as object))) throw importFileGone();
}

/** The others need not wait for what was left aside, and those that wait for its rows go on without. */
async function startWithout(tx: RecordTx, services: ImportServices, record: Stored): Promise<void> {
  const others = (await siblingsOf(tx, record)).filter(({ id }) => id !== record.id);
  if (others.some(({ state }) => beforeReady.includes(state))) return;
  const ready = others.filter(({ state }) => state === 'ready');
  if (ready.length > 0)
    await tx
      .bySystem('import')
      .records(importObject)
      .update(ready.map(({ id }) => ({ id, values: { state: 'running' } })));
  const next = ready[0] ?? others.find(({ state }) => state === 'running');
  if (next) await services.enqueue(tx, next.id);
}
