import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { explainFileFailure } from './failures.ts';

export type SnapshotOptions = {
  /** PostgreSQL's own folder. */
  readonly cluster: string;
  /** The owner's way to the running server. */
  readonly owner: PoolConfig;
  /** Where copies are kept. */
  readonly backups: string;
  /** What it is for; the copy's name begins so, and only copies of that name are counted. */
  readonly purpose: string;
  /** How many copies of this purpose stay. */
  readonly keep: number;
};

/**
 * Copies the running database's folder as a base backup: put in the place of `postgres` it starts and recovers by
 * itself. The copy appears whole or not at all; where the file system can share blocks it costs next to nothing.
 * @returns the copy's folder
 * @throws EmbeddedDatabaseError where there is no room for it
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<string> {
  const { backups, purpose, keep } = options;
  const name = `${purpose}-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  const half = join(backups, `${name}${HALF}`);
  await mkdir(half, { recursive: true, mode: 0o700 });
  try {
    await copyRunning(options, half);
    await settle(half);
    await rename(half, join(backups, name));
    await settle(backups);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw explainFileFailure(error, backups);
  }
  await dropOld(backups, purpose, keep);
  return join(backups, name);
}

/** https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP */
async function copyRunning({ cluster, owner }: SnapshotOptions, target: string): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    // Holds back the log that the copy will need, until this connection ends.
    const slot = `peyvand_snapshot_${process.pid}`;
    await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [slot]);
    await client.query(`SELECT pg_backup_start('peyvand', fast => true)`);
    await copyFolder(cluster, target, isLeftOut);
    const ended = await client.query<{ labelfile: string }>(
      'SELECT labelfile FROM pg_backup_stop(wait_for_archive => false)',
    );
    await writeFile(join(target, 'backup_label'), ended.rows[0]?.labelfile ?? '', { flush: true });
    await copyFolder(join(cluster, 'pg_wal'), join(target, 'pg_wal'), () => false);
  } finally {
    await client.end();
  }
}

/** What belongs to the running server rather than to the data, by the same list as pg_basebackup's. */
function isLeftOut(path: string): boolean {
  const top = path.split('/')[0] ?? '';
  if (EMPTIED.has(top)) return path !== top;
  return ['postmaster.pid', 'postmaster.opts'].includes(top) || basename(path).startsWith('pgsql_tmp');
}

const EMPTIED = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

async function copyFolder(
  from: string,
  to: string,
  leftOut: (path: string) => boolean,
  under = '',
): Promise<void> {
  await mkdir(join(to, under), { recursive: true, mode: 0o700 });
  const entries = await readdir(join(from, under), { withFileTypes: true });
  for (const entry of entries) {
    const path = under ? `${under}/${entry.name}` : entry.name;
    if (leftOut(path)) continue;
    if (entry.isDirectory()) await copyFolder(from, to, leftOut, path);
    else if (entry.isFile()) await copyPresent(join(from, path), join(to, path));
  }
}

/** A file that vanishes meanwhile belonged to a dropped table; recovery knows of that. */
async function copyPresent(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

async function dropOld(backups: string, purpose: string, keep: number): Promise<void> {
  const names = (await readdir(backups)).filter((name) => name.startsWith(`${purpose}-`)).sort();
  const whole = names.filter((name) => !name.endsWith(HALF));
  const halves = names.filter((name) => name.endsWith(HALF));
  for (const name of [...whole.slice(0, -keep), ...halves]) {
    await rm(join(backups, name), { recursive: true, force: true });
  }
}

const HALF = '.making';

async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
