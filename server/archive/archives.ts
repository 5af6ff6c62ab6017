import { Readable } from 'node:stream';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { sql } from '#kernel/database/sql.ts';
import { fileGone } from '#kernel/files/problems.ts';
import { keepFile } from '#kernel/files/quota.ts';
import { parseFileKey, type FileKey, type StoredFile } from '#kernel/files/store.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { parseId } from '#kernel/id.ts';
import { undoMinutes } from '#kernel/undo.ts';
import { toLatinDigits } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import {
  archiveObject,
  archiveProgressShape,
  type ArchiveProgress,
} from '#records/quality/archive-object.ts';
import { zip } from '#records/quality/export/zip.ts';
import { recordNotFound } from '#records/problems.ts';
import { todayOf } from '#records/query/civil.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { eraseRecords } from '#records/write/erase.ts';
import type { Parts } from '../parts.ts';
import { archiveEntries, type OnProgress } from './write.ts';

export const archiveDeed = defineDeed('workspace.archive', {
  label: { fa: 'گرفتن همهٔ داده‌ها', en: 'Take all data out' },
  hint: {
    fa: 'خروجی کامل فضای کار، آنچه خود نمی‌بیند هم',
    en: 'The whole workspace in one file, beyond their own reach as well',
  },
});

/** So long an archive waits to be fetched. */
export const archiveDays = 7;
const dayMs = 86_400_000;
const longestMs = 6 * 3_600_000;

/** @throws notAllowed; a key that is kept within a role is no administrator's either */
export function requireArchiveDeed({ actor }: Context): void {
  if (actor.kind !== 'member' || actor.keyRoleId !== undefined || !mayDeed(actor.grants, archiveDeed))
    throw notAllowed();
}

/** Puts work on an archive into the queue of jobs, in the transaction that asks for it; not before an instant, where one is named. */
export type EnqueueArchive = (tx: RecordTx, id: string, at?: Date) => Promise<void>;

/** Begins the writing of everything into one file, in the background. @throws notAllowed */
export const beginArchive = (
  { engine }: Pick<Parts, 'engine'>,
  context: Context,
  enqueue: EnqueueArchive,
): Promise<Stored> =>
  engine.transact(context, async (tx) => {
    requireArchiveDeed(tx.context);
    const id = await createArchive(tx, {
      fileName: await fileNameOf(tx),
      direction: 'out',
      state: 'running',
      progress: { done: 0, of: 0, into: null },
    });
    await enqueue(tx, id);
    return ownArchives(tx).get(id);
  });

/** Writes it, as one moment of the workspace, in steady memory. */
export async function runArchive(parts: Parts, context: Context, id: string): Promise<void> {
  const { engine, database, files } = parts;
  const record = await engine.transact(context, (tx) => ownArchives(tx).find(id));
  if (record?.values['state'] !== 'running' || record.values['direction'] !== 'out') return;
  const stored = await database.transact(
    context,
    async (tx) => {
      const moment = await engine.over(tx);
      const entries = archiveEntries(moment.bySystem('archive'), files, tellProgress(parts, context, id));
      return files.put(
        context.workspace,
        Readable.from(zip(entries, { large: true })),
        Number.MAX_SAFE_INTEGER,
      );
    },
    { readOnly: true, oneMoment: true, timeoutMs: longestMs },
  );
  await engine.transact(context, async (tx) => {
    await keepArchiveFile(tx, stored);
    await settleArchive(tx, id, { state: 'done', file: stored.key, bytes: stored.bytes });
  });
}

/** Keeps an archive's file beyond the quota: whoever has filled it must still get his data out. */
export const keepArchiveFile = (tx: RecordTx, stored: StoredFile): Promise<void> =>
  keepFile(tx, stored, Number.MAX_SAFE_INTEGER);

const toldEveryMs = 2_000;

/** Keeps with the archive how far it has come, every two seconds. */
export function tellProgress(
  { engine }: Pick<Parts, 'engine'>,
  context: Context,
  id: string,
  into: number | null = null,
): OnProgress {
  let told = Date.now();
  return async (done, of) => {
    if (Date.now() - told < toldEveryMs) return;
    told = Date.now();
    await engine.transact(context, (tx) => settleArchive(tx, id, { progress: { done, of, into } }));
  };
}

export const failArchive = (
  { engine }: Pick<Parts, 'engine'>,
  context: Context,
  id: string,
  error: unknown,
): Promise<void> =>
  engine.transact(context, (tx) =>
    settleArchive(tx, id, {
      state: 'failed',
      failure: error instanceof Problem ? error.detail : unexpected,
    }),
  );

const unexpected = {
  fa: 'خطایی پیش‌بینی‌نشده رخ داد. دوباره تلاش کنید؛ اگر باز هم نشد، گزارش سرور دلیلش را دارد.',
  en: 'Something unexpected went wrong. Try again; if it fails once more, the server’s log tells why.',
};

/** Archives of the last week, newest first. */
export const readArchives = async (tx: RecordTx): Promise<readonly Stored[]> =>
  (await ownArchives(tx).page({ limit: 50 })).records;

/** One archive whose file may still be fetched. @throws recordNotFound, fileGone */
export async function takenArchive(
  tx: RecordTx,
  id: string,
): Promise<{ readonly record: Stored; readonly key: FileKey }> {
  const record = await findArchive(tx, id);
  const key = parseFileKey(String(record.values['file']));
  if (!key || record.values['state'] !== 'done' || record.values['direction'] !== 'out') throw fileGone();
  return { record, key };
}

/** @throws recordNotFound */
export async function findArchive(tx: RecordTx, id: string): Promise<Stored> {
  const record = parseId(id) && (await ownArchives(tx).find(id));
  if (!record) throw recordNotFound({ object: archiveObject.descriptor.one });
  return record;
}

export const progressOf = ({ values }: Stored): ArchiveProgress =>
  archiveProgressShape.parse(values['progress']);

/** Lays an archive in the bin, where it stays as long as that can be undone. @throws recordNotFound */
export async function removeArchive(tx: RecordTx, id: string, erase: EnqueueArchive): Promise<void> {
  const record = await findArchive(tx, id);
  await ownArchives(tx).remove([record.id]);
  await erase(tx, record.id, new Date(tx.context.now().getTime() + undoMinutes * 60_000));
}

/** @throws recordNotFound where it is not in the bin (any more) */
export async function restoreArchive(tx: RecordTx, id: string): Promise<void> {
  const known = parseId(id);
  if (!known) throw recordNotFound({ object: archiveObject.descriptor.one });
  await ownArchives(tx).restore([known]);
}

/** Erases an archive that still lies in the bin, with its file. */
export async function eraseRemovedArchive(tx: RecordTx, id: string): Promise<void> {
  if (!(await ownArchives(tx).find(id))) await eraseArchives(tx, [id]);
}

/** Erases archives whose week is over, with their files. */
export async function dropArchives(tx: RecordTx): Promise<void> {
  const before = new Date(tx.context.now().getTime() - archiveDays * dayMs).toISOString();
  await eraseArchives(tx, await oldArchives(tx.bySystem('archive'), before));
}

async function eraseArchives(tx: RecordTx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await eraseRecords(tx.bySystem('archive'), new Map([[archiveObject.name, new Set(ids)]]), tx);
}

const oldArchives = async (tx: RecordTx, before: string): Promise<readonly string[]> =>
  (
    await ownArchives(tx).page({
      filter: { field: 'createdAt', op: 'lt', value: before },
      fields: [],
      limit: 100,
    })
  ).records.map(({ id }) => id);

export async function createArchive(tx: RecordTx, values: Record<string, unknown>): Promise<string> {
  const owner = actorMemberId(tx.context.actor) ?? null;
  const [id = ''] = await ownArchives(tx).create([{ ...values, owner }]);
  return id;
}

export async function settleArchive(
  tx: RecordTx,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await ownArchives(tx).update([{ id, values }]);
}

/** Its fields are nobody's to write but the program's; who asked stands in `owner`. */
const ownArchives = (tx: RecordTx) => tx.bySystem('archive', { signed: true }).recordsOf(archiveObject.name);

/** «آوند 1405-09-01.zip»: whose data, and of which day. */
async function fileNameOf(tx: RecordTx): Promise<string> {
  const [row] = await tx.rows<{ name: string }>(
    sql`select name from workspace where id = ${tx.context.workspace}`,
  );
  const { locale } = tx.context;
  const calendar = locale === 'fa' ? 'jalali' : 'gregorian';
  const day = toLatinDigits(formatDate(todayOf(tx), { style: 'short', calendar, locale })).replaceAll(
    '/',
    '-',
  );
  return `${(row?.name ?? 'peyvand').replaceAll(/[\\/:*?"<>|]/g, '-')} ${day}.zip`;
}
