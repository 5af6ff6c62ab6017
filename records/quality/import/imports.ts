import type { Readable } from 'node:stream';
import type { Context } from '#kernel/context/context.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { grantFor } from '../../access/visible.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { analyse, type Analysis } from './analyse.ts';
import { checkImport, type CheckResult } from './check.ts';
import { importEnvironment } from './environment.ts';
import type { Decision } from './issues.ts';
import { recallDecisions, rememberDecisions } from './memory.ts';
import { leftOutTable, rowsAt, type FileRow } from './file-rows.ts';
import { readLeftOut } from './left-out.ts';
import { importObject } from './object.ts';
import { asTextTable } from './read/sheet.ts';
import { compilePlan, planShape } from './plan.ts';
import { recognise } from './recognise.ts';
import type { LeftOut } from './write-rows.ts';
import { importable, suggestPlan, type Suggestion } from './suggest.ts';

/** Where the files of imports are kept while they are needed. */
export type ImportFiles = {
  /** Keeps the file whole and answers its key. */
  save(context: Context, bytes: Readable): Promise<string>;
  open(context: Context, key: string): Promise<Readable>;
};

export type ImportServices = {
  readonly engine: RecordEngine;
  readonly files: ImportFiles;
  /** Puts the run into the queue of jobs, in the transaction that starts it. */
  readonly enqueue: (tx: RecordTx, id: string) => Promise<void>;
  /** The same for its undoing. */
  readonly enqueueUndo: (tx: RecordTx, id: string) => Promise<void>;
};

export const wrongImportState = defineProblem<{ state: string }>({
  slug: 'import-wrong-state',
  status: 409,
  title: { fa: 'این کار اکنون ممکن نیست', en: 'This cannot be done now' },
  detail: ({ state }) => ({
    fa: `این ورود داده در وضعیت «${state}» است.`,
    en: `This import is in the state “${state}”.`,
  }),
});

const mostGuesses = 40;
const leftOutPage = 50;
const mostLeftOut = 100_000;

/** Takes a file in, reads it once and tells what it is. */
export async function beginImport(
  { engine, files }: ImportServices,
  context: Context,
  fileName: string,
  bytes: Readable,
): Promise<Stored> {
  await engine.transact(context, (tx) => Promise.resolve(mayImport(tx)));
  const file = await files.save(context, await asTextTable(bytes));
  const analysis = await analyse(() => files.open(context, file));
  return engine.transact(context, async (tx) => {
    const [id] = await tx
      .bySystem('import')
      .records(importObject)
      .create([
        {
          fileName: fileName.slice(0, 255),
          analysis: { ...analysis, file, guesses: recognise(tx, analysis, fileName).slice(0, mostGuesses) },
          owner: actorMemberId(context.actor) ?? null,
        },
      ]);
    return tx.records(importObject).get(id ?? '');
  });
}

/** A first mapping for an object. */
export const suggest = (
  services: ImportServices,
  context: Context,
  id: string,
  object: string,
  variant: string | undefined,
): Promise<Suggestion> =>
  services.engine.transact(context, async (tx) => {
    const { analysis } = await readImport(tx, id);
    return suggestPlan(tx, importable(tx, object), variant, analysis);
  });

/** Checks the whole file against a mapping, keeps both, and tells what there is to decide. Nothing is brought in. */
export async function check(
  services: ImportServices,
  context: Context,
  id: string,
  input: unknown,
): Promise<CheckResult> {
  const { engine, files } = services;
  const plan = planShape.parse(input);
  // Reading a large file takes longer than a transaction may; its rows do not change meanwhile.
  return engine.transact(
    context,
    async (tx) => {
      const { analysis, state, file } = await readImport(tx, id);
      if (state !== 'uploaded' && state !== 'checked') throw wrongImportState({ state });
      const memory = await recallDecisions(tx, plan.object);
      const result = await checkImport(
        tx,
        analysis,
        plan,
        () => files.open(context, file),
        importEnvironment(tx, plan),
        memory,
      );
      await tx
        .bySystem('import')
        .records(importObject)
        .update([{ id, values: { plan, findings: result, state: 'checked', decisions: {} } }]);
      return result;
    },
    { timeoutMs: 60_000 },
  );
}

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
    if (state !== 'checked') throw wrongImportState({ state });
    const plan = planShape.parse(record.values['plan']);
    compilePlan(
      tx,
      plan,
      analysis.columns.map((column) => column.name),
    );
    const { issues, rows } = record.values['findings'] as CheckResult;
    const decided = issues.map((issue) => ({ issue, decision: given[issue.key] ?? issue.suggested }));
    await rememberDecisions(
      tx,
      plan.object,
      decided.filter(({ issue }) => !issue.notice || given[issue.key] !== undefined),
    );
    await tx
      .bySystem('import')
      .records(importObject)
      .update([
        {
          id,
          values: {
            decisions: Object.fromEntries(decided.map(({ issue, decision }) => [issue.key, decision])),
            progress: {
              pass: 1,
              done: 0,
              rows,
              created: 0,
              updated: 0,
              unchanged: 0,
              skipped: 0,
              linked: 0,
              ms: 0,
              log: null,
            },
            state: 'running',
          },
        },
      ]);
    await services.enqueue(tx, id);
    return tx.records(importObject).get(id);
  });

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
    await tx
      .bySystem('import')
      .records(importObject)
      .update([
        { id, values: { state: paused ? 'paused' : isUndone ? 'undoing' : 'running', failure: null } },
      ]);
    if (!paused) await (isUndone ? services.enqueueUndo : services.enqueue)(tx, id);
    return tx.records(importObject).get(id);
  });

/** Ends an import where it has come to; what came in stays, and can be undone. */
export const cancel = (services: ImportServices, context: Context, id: string): Promise<Stored> =>
  services.engine.transact(context, async (tx) => {
    const { state } = await readImport(tx, id);
    if (!['running', 'paused', 'failed'].includes(state)) throw wrongImportState({ state });
    await tx
      .bySystem('import')
      .records(importObject)
      .update([{ id, values: { state: 'cancelled', failure: null } }]);
    return tx.records(importObject).get(id);
  });

/** Rows of the file as they stand there, for those who look at what is wrong with them. */
export async function readRowsOf(
  { engine, files }: ImportServices,
  context: Context,
  id: string,
  numbers: readonly number[],
): Promise<FileRow[]> {
  const { analysis, file } = await engine.transact(context, (tx) => readImport(tx, id));
  return rowsAt(() => files.open(context, file), analysis, new Set(numbers));
}

/** A row that was left out, as it stands in the file. */
export type LeftOutRow = LeftOut & Pick<FileRow, 'cells'>;

/** A page of the rows that were left out, with their texts. */
export async function readLeftOutOf(
  services: ImportServices,
  context: Context,
  id: string,
  after: number,
): Promise<LeftOutRow[]> {
  const rows = await services.engine.transact(context, async (tx) => {
    await readImport(tx, id);
    return readLeftOut(tx, id, after, leftOutPage);
  });
  const texts = await readRowsOf(
    services,
    context,
    id,
    rows.map(({ row }) => row),
  );
  const cells = new Map(texts.map((one) => [one.row, one.cells]));
  return rows.map((one) => ({ ...one, cells: cells.get(one.row) ?? [] }));
}

/** All rows that were left out as a table to be mended, piece by piece. */
export async function writeLeftOutOf(
  { engine, files }: ImportServices,
  context: Context,
  id: string,
): Promise<AsyncIterable<string>> {
  const { analysis, file, rows } = await engine.transact(context, async (tx) => ({
    ...(await readImport(tx, id)),
    rows: await readLeftOut(tx, id, 0, mostLeftOut),
  }));
  return leftOutTable(await files.open(context, file), analysis, rows, context.locale);
}

function mayImport(tx: RecordTx): void {
  const object = tx.schema.objects.get(importObject.name);
  if (!object || !grantFor(tx.context.actor, object).create) throw notAllowed();
}

export async function readImport(
  tx: RecordTx,
  id: string,
): Promise<{ record: Stored; analysis: Analysis; state: string; file: string }> {
  mayImport(tx);
  const record = await tx.records(importObject).get(id);
  // An import runs with its starter's rights, so that who may only read it may not say what it does.
  await tx.records(importObject).update([{ id, values: {} }]);
  const analysis = record.values['analysis'] as Analysis & { file: string };
  return { record, analysis, state: String(record.values['state']), file: analysis.file };
}
