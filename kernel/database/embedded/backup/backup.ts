import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';
import { attachOrStart, EmbeddedDatabaseError } from '../embedded.ts';
import { takeSnapshot } from '../snapshot.ts';
import { copyWhole } from './copy.ts';
import { countFiles, countRows, type Rows } from './counts.ts';
import { tryCopy } from './trial.ts';

/** What a backup says of itself, found when its copy was started. */
export type Manifest = {
  readonly format: 1;
  /** When it was taken, ISO. */
  readonly at: string;
  /** The major version of PostgreSQL whose files these are. */
  readonly postgres: number;
  readonly rows: Rows;
  readonly files: { readonly count: number; readonly bytes: number };
};

export type BackupOptions = {
  /** The data folder. */
  readonly folder: string;
  /** Where backups are kept; `backups` in the data folder where absent. */
  readonly into?: string | undefined;
  /** How many whole backups stay. */
  readonly keep: number;
  readonly log: (line: Phrase) => void;
};

const prefix = 'whole-';
const half = '.making';

/**
 * Copies everything the firm owns while people go on working: the database as of one moment, then the files, which never
 * change, and the secrets. Then a copy of the copy is started and counted; only what has stood that trial gets its name.
 * @returns the backup's folder
 * @throws EmbeddedDatabaseError where the copy does not start or lacks files that its database names
 */
export async function takeBackup({ folder, into, keep, log }: BackupOptions): Promise<string> {
  const server = await attachOrStart({ folder, log: () => undefined });
  const { folders } = server;
  const home = into ?? folders.backups;
  const at = new Date().toISOString();
  const name = `${prefix}${at.replaceAll(/[-:]|\.\d+/g, '')}`;
  const making = join(home, `${name}${half}`);
  await mkdir(making, { recursive: true, mode: 0o700 });
  try {
    log({ fa: 'پایگاه داده رونوشت می‌شود…', en: 'Copying the database…' });
    const snapshot = await takeSnapshot({
      cluster: await realpath(folders.postgres),
      owner: server.access().owner,
      backups: making,
      purpose: 'postgres',
      keep: 1,
    });
    await rename(snapshot, join(making, 'postgres'));
    log({ fa: 'پرونده‌ها رونوشت می‌شوند…', en: 'Copying the files…' });
    for (const part of ['files', 'secrets'] as const) await copyWhole(folders[part], join(making, part));
    log({ fa: 'رونوشت آزموده می‌شود…', en: 'Trying the copy…' });
    const manifest = await tryBackup(making, at);
    await writeFile(join(making, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    await rename(making, join(home, name));
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  } finally {
    await server.stop();
  }
  await dropOld(home, keep);
  return join(home, name);
}

/** Starts a copy of the backup and counts what is in it. */
const tryBackup = (backup: string, at: string): Promise<Manifest> =>
  tryCopy(backup, async (server) => {
    const { owner } = server.access();
    const files = await countFiles(owner, join(backup, 'files'));
    if (files.missing > 0)
      throw new EmbeddedDatabaseError({
        fa: `${formatNumber(files.missing, 'fa')} پرونده در رونوشت نیست. رونوشتی نگه داشته نشد؛ دوباره بکوشید.`,
        en: `${files.missing} files are not in the copy. No backup was kept; try again.`,
      });
    return {
      format: 1,
      at,
      postgres: server.majorVersion,
      rows: await countRows(owner),
      files: { count: files.count, bytes: files.bytes },
    };
  });

/** @throws EmbeddedDatabaseError where the folder is no whole backup */
export async function readManifest(backup: string): Promise<Manifest> {
  const text = await readFile(join(backup, 'manifest.json'), 'utf8').catch(() => '{}');
  const manifest = JSON.parse(text) as Partial<Manifest>;
  if (manifest.format === 1) return manifest as Manifest;
  throw new EmbeddedDatabaseError({
    fa: `«${backup}» پشتیبان کاملی نیست: manifest.json ندارد. پوشه‌ای را بدهید که npm run backup ساخته است.`,
    en: `"${backup}" is no whole backup: it has no manifest.json. Name a folder that npm run backup has made.`,
  });
}

async function dropOld(home: string, keep: number): Promise<void> {
  const names = (await readdir(home)).filter((name) => name.startsWith(prefix)).sort();
  const whole = names.filter((name) => !name.endsWith(half));
  for (const name of whole.slice(0, Math.max(0, whole.length - keep)))
    await rm(join(home, name), { recursive: true, force: true });
}
