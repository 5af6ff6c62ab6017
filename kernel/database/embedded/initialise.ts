import { spawn } from 'node:child_process';
import { chown, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { EmbeddedDatabaseError, explainFailure } from './failures.ts';
import { makePrivateFolder, type ClusterPlace } from './folders.ts';
import { DATABASE_OWNER } from './roles.ts';

/**
 * Makes the database's folder when there is none. It is made beside its place and moved there when whole, so that
 * a start that was killed leaves nothing half-made behind.
 * @returns whether it was made now
 * @throws EmbeddedDatabaseError when the folder is of another PostgreSQL version
 */
export async function initialiseCluster(
  place: ClusterPlace,
  binaries: Binaries,
  ownerPassword: string,
): Promise<boolean> {
  const found = await clusterVersion(place.folder);
  if (found === binaries.majorVersion) return false;
  if (found !== null) throw otherVersion(found, binaries.majorVersion);
  await sweepHalves(place.folder);
  const half = await makePrivateFolder(`${place.folder}${HALF}${process.pid}-${Date.now()}`, place.account);
  const passwordFile = `${half}.password`;
  try {
    await writeFile(passwordFile, ownerPassword, { mode: 0o600 });
    if (place.account) await chown(passwordFile, place.account.uid, place.account.gid);
    await run(binaries.initdb, [...INITDB_OPTIONS, `--pwfile=${passwordFile}`, '-D', half], place.account);
    await rename(half, place.folder);
    await settle(dirname(place.folder));
    return true;
  } finally {
    await rm(passwordFile, { force: true });
    await rm(half, { recursive: true, force: true });
  }
}

/** The major version a folder was made by, or null where there is no database. */
export async function clusterVersion(folder: string): Promise<number | null> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return version === null ? null : Number.parseInt(version, 10);
}

/** What order and search need does not depend on the system: the built-in C.UTF-8 knows letters and never changes. */
const INITDB_OPTIONS = [
  `--username=${DATABASE_OWNER}`,
  '--auth-local=trust',
  '--auth-host=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C.UTF-8',
];

const HALF = '.making-';

async function sweepHalves(folder: string): Promise<void> {
  const parent = dirname(folder);
  const halves = (await readdir(parent)).filter((name) => name.startsWith(basename(folder) + HALF));
  for (const name of halves) {
    // An initdb that outlived its killed parent for a moment may still write there; the next start sweeps again.
    await rm(join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function run(program: string, args: string[], account: Account | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: dirname(program),
      env: cleanEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(account && { uid: account.uid, gid: account.gid }),
    });
    let written = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (written += text));
    child.once('error', (error) => reject(explainFailure(String(error))));
    child.once('close', (code) => (code === 0 ? resolve() : reject(explainFailure(written))));
  });
}

/** PostgreSQL reads PG* variables, which may speak of quite another server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

/** Makes the move itself survive a power cut. */
async function settle(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

const otherVersion = (found: number, ours: number): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError({
    fa: `پایگاه داده با PostgreSQL ${found} ساخته شده و این پیوند ${ours} دارد. نخست «npm run upgrade-database» را اجرا کنید.`,
    en: `The database was made by PostgreSQL ${found}, and this Peyvand carries ${ours}. Run "npm run upgrade-database" first.`,
  });
