import { beginning } from '#persian/beginning.ts';
import type { Readable } from 'node:stream';
import type { Context } from '#kernel/context/context.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { newId } from '#kernel/id.ts';
import { defineProblem, Problem } from '#kernel/problems/problem.ts';
import { grantFor } from '../../access/visible.ts';
import type { Stored } from '../../query/query.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { analyse, emptyFile, type Analysis } from './analyse.ts';
import { readIssues, type PlacedIssue } from './cards.ts';
import type { CheckResult } from './check.ts';
import { countLeftOut } from './decide.ts';
import { knownKinds } from './mappings.ts';
import { leftOutTable, rowsAt, type FileRow } from './file-rows.ts';
import { readJoined, type KeptJoin } from './joined.ts';
import { readLeftOut } from './left-out.ts';
import { importObject, releaseImportFile } from './object.ts';
import { compilePlan, planShape } from './plan.ts';
import { textTables } from './read/sheet.ts';
import { recognise, type Guess } from './recognise.ts';
import type { Decisions } from './resolve-links.ts';
import { siblingsOf, type Sibling } from './siblings.ts';
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
  /** The same for the check before it, and for its undoing. */
  readonly enqueueCheck: (tx: RecordTx, id: string) => Promise<void>;
  readonly enqueueUndo: (tx: RecordTx, id: string) => Promise<void>;
  /** Of so many rows of a file a check remembers in memory what they tell, if not the usual number. */
  readonly rowsInMemory?: number;
  /** Of a file that refers to others a check has so many rows judged by the rules, if not the usual number. */
  readonly rowsJudged?: number;
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

/**
 * Takes a file in, reads it once and tells what it is. Of a workbook each sheet with rows is an import of its own, and they
 * come in together; answered is the first.
 * @param together the mark of the set that the file belongs to, where it does not come alone
 */
export async function beginImport(
  { engine, files }: ImportServices,
  context: Context,
  fileName: string,
  bytes: Readable,
  together?: string,
): Promise<Stored> {
  await engine.transact(context, (tx) => Promise.resolve(mayImport(tx)));
  const tables = await readTables({ engine, files }, context, bytes);
  const set = together ?? (tables.length > 1 ? newId() : null);
  return engine.transact(context, async (tx) => {
    const known = await knownKinds(tx, tables);
    const ids = await tx
      .bySystem('import')
      .records(importObject)
      .create(
        tables.map((table, at) => ({
          fileName: beginning(fileName, 255),
          analysis: { ...table, guesses: guessesOf(tx, table, fileName, known[at]) },
          together: set,
          owner: actorMemberId(context.actor) ?? null,
        })),
      );
    return tx.records(importObject).get(ids[0] ?? '');
  });
}

type ReadTable = Analysis & { readonly file: string; readonly sheet?: string };

/** Saves and reads every table of a file. What no import will keep does not take the workspace's room. @throws emptyFile */
async function readTables(
  { engine, files }: Pick<ImportServices, 'engine' | 'files'>,
  context: Context,
  bytes: Readable,
): Promise<readonly ReadTable[]> {
  const tables: ReadTable[] = [];
  let empty: unknown = emptyFile();
  const letGo = (...unkept: readonly string[]): Promise<void> =>
    engine.transact(context, async (tx) => {
      for (const file of unkept) await releaseImportFile(tx, file);
    });
  try {
    for await (const { sheet, table } of textTables(bytes)) {
      const file = await files.save(context, table);
      try {
        const analysis = await analyse(() => files.open(context, file));
        const name = typeof sheet === 'object' ? sheet[context.locale] : sheet;
        tables.push({ ...analysis, file, ...(name === undefined ? {} : { sheet: name }) });
      } catch (error) {
        await letGo(file);
        // A sheet of notes or pictures beside the tables is no reason to refuse them.
        if (!(error instanceof Problem)) throw error;
        empty = error;
      }
    }
  } catch (error) {
    await letGo(...tables.map(({ file }) => file));
    throw error;
  }
  if (tables.length === 0) throw empty;
  return tables;
}

/** What it may hold: what such columns came in as before, else by their names, its own, and that of its sheet. */
function guessesOf(
  tx: RecordTx,
  table: ReadTable,
  fileName: string,
  known: Pick<Guess, 'object' | 'variant'> | undefined,
): Guess[] {
  const all = recognise(tx, table, table.sheet ?? fileName);
  const before = all.find((one) => one.object === known?.object && one.variant === known.variant);
  return (before ? [before, ...all.filter((one) => one !== before)] : all).slice(0, mostGuesses);
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
    const { analysis, record } = await readImport(tx, id);
    const siblings = typeof record.values['together'] === 'string' ? await siblingsOf(tx, record) : [];
    const open =
      ({ analysis: { file } }: Sibling) =>
      () =>
        services.files.open(context, file);
    return suggestPlan(tx, importable(tx, object), variant, analysis, { id, siblings, open });
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

/** A page of what its check found to decide, of one card; `from` counts from 0. Nothing, where nothing was checked yet. */
export const readIssuesOf = (
  { engine }: Pick<ImportServices, 'engine'>,
  context: Context,
  id: string,
  card: string,
  from: number,
): Promise<readonly PlacedIssue[]> =>
  engine.transact(context, async (tx) => {
    const { record, analysis } = await readImport(tx, id);
    if (!record.values['findings']) return [];
    const plan = planShape.parse(record.values['plan']);
    return readIssues(tx, id, { root: compilePlan(tx, plan, analysis), plan }, card, from);
  });

/** How many rows will be left out by what is decided so far. */
export const countLeftOutOf = (
  { engine }: Pick<ImportServices, 'engine'>,
  context: Context,
  id: string,
  given: Decisions,
): Promise<number> =>
  engine.transact(context, async (tx) => {
    const { record, analysis } = await readImport(tx, id);
    const findings = record.values['findings'] as CheckResult | null;
    if (!findings) return 0;
    const plan = planShape.parse(record.values['plan']);
    const root = compilePlan(tx, plan, analysis);
    return Math.min(findings.rows, await countLeftOut(tx, id, { root, plan, cards: findings.cards, given }));
  });

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
  return withCells(services, context, id, rows);
}

/** A row that was joined with an earlier one, as it stands in the file. */
export type JoinedRow = KeptJoin & Pick<FileRow, 'cells'> & { readonly title: string | null };

/** A page of the rows that a run joined with earlier ones, with their texts. */
export async function readJoinedOf(
  services: ImportServices,
  context: Context,
  id: string,
  after: number,
): Promise<JoinedRow[]> {
  const rows = await services.engine.transact(context, async (tx) => {
    const { record } = await readImport(tx, id);
    const { object } = planShape.parse(record.values['plan']);
    return readJoined(tx, id, object, { after, limit: leftOutPage });
  });
  return withCells(services, context, id, rows);
}

/** Rows with their texts, as far as the file is still there. */
async function withCells<Row extends { readonly row: number }>(
  services: ImportServices,
  context: Context,
  id: string,
  rows: readonly Row[],
): Promise<(Row & Pick<FileRow, 'cells'>)[]> {
  const numbers = rows.map(({ row }) => row);
  const texts = rows.length === 0 ? [] : await readRowsOf(services, context, id, numbers);
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

/** @throws notAllowed */
export function mayImport(tx: RecordTx): void {
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
