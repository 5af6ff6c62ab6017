import { Readable } from 'node:stream';
import { say, type Phrase } from '#persian/bilingual.ts';
import { todayOf, zoneOf } from '../../query/civil.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { toLatinDigits } from '#persian/digits.ts';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { grantFor } from '../../access/visible.ts';
import type { ObjectDescriptor } from '../../define/descriptor.ts';
import { recordNotFound } from '../../problems.ts';
import { compileFilter } from '../../query/filter.ts';
import { countBounded, readValues } from '../../query/page.ts';
import type { Filter, PageQuery, Stored } from '../../query/query.ts';
import { rowSet } from '../../query/row-set.ts';
import type { RecordEngine, RecordTx } from '../../records.ts';
import { eraseRecords } from '../../write/erase.ts';
import type { Cell } from './cell.ts';
import { exportColumns, type ExportColumn } from './columns.ts';
import { csvText } from './csv.ts';
import { exportShape, type ExportRequest, type Look } from './look.ts';
import { exportObject } from './object.ts';
import { xlsxBytes } from './xlsx.ts';

/** Where files wait until they are fetched. */
export type ExportFiles = {
  /** Keeps the file whole and answers its key. */
  save(context: Context, bytes: Readable): Promise<string>;
};

export type ExportServices = {
  readonly engine: RecordEngine;
  /** Puts the writing into the queue of jobs, in the transaction that asks for it. */
  readonly enqueue: (tx: RecordTx, id: string) => Promise<void>;
};

/** Rows of one transaction: a page of a thousand is read in some 40 ms. */
const pageRows = 1_000;
const keptDays = 7;

export type Begun = {
  readonly record: Stored;
  /** Too many rows to wait for: a job writes them, and the file is fetched when it is ready. */
  readonly later: boolean;
};

/**
 * Begins an export: judges it and keeps who takes what. A list of up to 10,000 rows is written at once.
 * @throws notAllowed without the right to export the object; unknownField, badFilter
 */
export const beginExport = (
  { engine, enqueue }: ExportServices,
  context: Context,
  objectName: string,
  request: ExportRequest,
): Promise<Begun> =>
  engine.transact(context, async (tx) => {
    const { object } = tx.recordsOf(objectName);
    const { actor } = tx.context;
    if (!grantFor(actor, object).export) throw notAllowed();
    const look = lookOf(tx, request);
    exportColumns(tx, object, request.columns, look);
    // What is wrong with a group is said now and not in the middle of the file.
    for (const { query } of stretchesOf(request))
      if (query.filter) compileFilter(rowSet(tx, object), query.filter);
    const { more } = await countBounded(tx, object, queryOf(request));
    // The job acts with all rights of its member; a key that is kept within a role must not set them free.
    if (more && actor.kind === 'member' && actor.keyRoleId !== undefined) throw notAllowed();
    await dropOld(tx);
    const system = tx.bySystem('export').records(exportObject);
    const [id = ''] = await system.create([
      {
        fileName: fileNameOf(tx, object, request),
        object: object.name,
        request,
        owner: actorMemberId(actor) ?? null,
      },
    ]);
    if (more) await enqueue(tx, id);
    return { record: await system.get(id), later: more };
  });

/** The bytes of an export, page by page, with the rights of the context; its end is kept with it. */
export async function* exportBytes(
  engine: RecordEngine,
  context: Context,
  record: Stored,
): AsyncGenerator<Uint8Array> {
  const request = exportShape.parse(record.values['request']);
  const plan = await engine.transact(context, (tx) => planOf(tx, String(record.values['object']), request), {
    readOnly: true,
  });
  const { object, look, columns } = plan;
  const counted = { rows: 0 };
  const rows = tableRows(engine, context, object.name, request, columns, counted);
  if (request.format === 'csv')
    for await (const text of csvText(
      columns.map(({ head }) => head),
      rows,
      look,
    ))
      yield Buffer.from(text);
  else yield* xlsxBytes(say(object.many, look.locale), columns, rows, look);
  await settle(engine, context, record.id, { state: 'done', rows: counted.rows });
}

/** What is written, as its reader may take it now. @throws notAllowed, unknownField */
function planOf(tx: RecordTx, objectName: string, request: ExportRequest) {
  const { object } = tx.recordsOf(objectName);
  if (!grantFor(tx.context.actor, object).export) throw notAllowed();
  const look = lookOf(tx, request);
  return Promise.resolve({ object, look, columns: exportColumns(tx, object, request.columns, look) });
}

/** Writes a large export into its file, to be fetched. @throws what stopped it, which the export then tells */
export async function runExport(
  engine: RecordEngine,
  files: ExportFiles,
  context: Context,
  id: string,
): Promise<void> {
  const record = await engine.transact(context, (tx) => tx.bySystem('export').records(exportObject).get(id));
  if (record.values['state'] !== 'running') return;
  const file = await files.save(context, Readable.from(exportBytes(engine, context, record)));
  await settle(engine, context, id, { file });
}

export const failExport = (
  engine: RecordEngine,
  context: Context,
  id: string,
  failure: Phrase,
): Promise<void> => settle(engine, context, id, { state: 'failed', failure });

/**
 * One's own export whose file may still be taken: as the right to export and the fields' rules stand now. It was written with
 * all rights of its member, so a key that is kept within a role does not get at it.
 * @throws recordNotFound, notAllowed, unknownField
 */
export const takenExport = async (engine: RecordEngine, context: Context, id: string): Promise<Stored> => {
  const record = await ownExport(engine, context, id);
  const request = exportShape.parse(record.values['request']);
  await engine.transact(
    context,
    (tx) => {
      const { actor } = tx.context;
      if (actor.kind === 'member' && actor.keyRoleId !== undefined)
        throw recordNotFound({ object: exportObject.descriptor.one });
      return planOf(tx, String(record.values['object']), request);
    },
    { readOnly: true },
  );
  return record;
};

/** One's own export; others' are nobody's business but an administrator's, who finds them in the log. @throws recordNotFound */
export const ownExport = (engine: RecordEngine, context: Context, id: string): Promise<Stored> =>
  engine.transact(
    context,
    async (tx) => {
      const record = await tx.bySystem('export').records(exportObject).find(id);
      const owner = record?.values['owner'] as { readonly id: string } | null | undefined;
      if (!record || !owner || owner.id !== actorMemberId(tx.context.actor))
        throw recordNotFound({ object: exportObject.descriptor.one });
      return record;
    },
    { readOnly: true },
  );

const settle = (
  engine: RecordEngine,
  context: Context,
  id: string,
  values: {
    readonly state?: 'done' | 'failed';
    readonly rows?: number;
    readonly file?: string;
    readonly failure?: Phrase;
  },
): Promise<void> =>
  engine.transact(context, async (tx) => {
    await tx.bySystem('export').records(exportObject).update([{ id, values }]);
  });

async function* tableRows(
  engine: RecordEngine,
  context: Context,
  objectName: string,
  request: ExportRequest,
  columns: readonly ExportColumn[],
  counted: { rows: number },
): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (const { query, except } of stretchesOf(request))
    for await (const all of pagesOf(
      engine,
      context,
      objectName,
      { ...query, fields: request.columns },
      except,
    )) {
      counted.rows += all.length;
      yield all.map((values) => columns.map(({ cell }) => cell(values)));
    }
}

/** Pages by keyset, each a transaction of its own: however long the list, a moment of memory and of a connection. */
async function* pagesOf(
  engine: RecordEngine,
  context: Context,
  objectName: string,
  query: PageQuery,
  except: readonly Filter[],
): AsyncGenerator<Awaited<ReturnType<typeof readValues>>['all']> {
  const read = (cursor?: string): ReturnType<typeof readValues> => {
    const page = engine.transact(
      context,
      (tx) =>
        readValues(
          tx,
          tx.recordsOf(objectName).object,
          { ...query, limit: pageRows, ...(cursor ? { cursor } : {}) },
          { largest: pageRows, except },
        ),
      { readOnly: true, timeoutMs: 30_000 },
    );
    // Whoever stops taking rows leaves a page behind that nobody awaits.
    page.catch(() => undefined);
    return page;
  };
  // The database reads a page while the one before it is written.
  for (let coming: ReturnType<typeof readValues> | undefined = read(); coming;) {
    const { all, next }: Awaited<typeof coming> = await coming;
    coming = next === null ? undefined : read(next);
    yield all;
  }
}

type Stretch = { readonly query: PageQuery; readonly except: readonly Filter[] };

/**
 * What is read one after the other: the groups, and at the end what stands in none of them, for a list knows no more than its
 * largest groups, and others have come since.
 */
function stretchesOf(request: ExportRequest): readonly Stretch[] {
  const whole = queryOf(request);
  const groups = request.groups as readonly Filter[];
  const within = (group: Filter): Filter => ({ and: [group, ...(whole.filter ? [whole.filter] : [])] });
  return [
    ...groups.map((group) => ({ query: { ...whole, filter: within(group) }, except: [] })),
    { query: whole, except: groups },
  ];
}

const queryOf = ({ filter, variant, sort }: ExportRequest): PageQuery => ({
  sort,
  ...(filter === undefined ? {} : { filter: filter as Filter }),
  ...(variant === undefined ? {} : { variant }),
});

const lookOf = (tx: RecordTx, { values, locale, digits, calendar }: ExportRequest): Look => ({
  values,
  locale,
  digits,
  calendar,
  unit: tx.workspace.settings['displayUnit'] === 'rial' ? 'rial' : 'toman',
  timeZone: zoneOf(tx),
});

/** «معامله‌ها ۱۴۰۵-۰۹-۰۱.xlsx»: what it is, and of which day. */
function fileNameOf(tx: RecordTx, object: ObjectDescriptor, request: ExportRequest): string {
  const { locale, calendar, format, variant, values } = request;
  const words = object.variants.find(({ name }) => name === variant)?.many ?? object.many;
  const day = toLatinDigits(formatDate(todayOf(tx), { style: 'short', calendar, locale })).replaceAll(
    '/',
    '-',
  );
  return `${values === 'plain' ? object.name : say(words, locale)} ${day}.${format}`;
}

/** Files wait a week: with the first export after that they are erased, and their room is free. */
async function dropOld(tx: RecordTx): Promise<void> {
  const system = tx.bySystem('old exports');
  const before = new Date(tx.context.now().getTime() - keptDays * 86_400_000).toISOString();
  const { records } = await system.recordsOf(exportObject.name).page({
    filter: { field: 'createdAt', op: 'lt', value: before },
    fields: [],
    limit: 100,
  });
  if (records.length > 0)
    await eraseRecords(system, new Map([[exportObject.name, new Set(records.map(({ id }) => id))]]));
}
