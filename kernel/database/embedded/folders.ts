import { chmod, chown, lstat, mkdir, mkdtemp, readdir, readlink, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canReach, chooseAccount, type Account } from './account.ts';
import { SYSTEM_FOLDER } from './binaries.ts';
import { EmbeddedDatabaseError } from './failures.ts';

/** What stands in the data folder. Everything the firm owns is under it, so that one copy is a whole one. */
export type DataFolders = {
  readonly data: string;
  /** PostgreSQL's own folder; may be a link to a place that its unprivileged user can reach. */
  readonly postgres: string;
  readonly files: string;
  readonly secrets: string;
  readonly backups: string;
  /** Who was erased, by id: no restore may bring them back, so it stays where it is when one is put in place. */
  readonly erasures: string;
};

export const foldersIn = (data: string): DataFolders => ({
  data: resolve(data),
  postgres: join(resolve(data), 'postgres'),
  files: join(resolve(data), 'files'),
  secrets: join(resolve(data), 'secrets'),
  backups: join(resolve(data), 'backups'),
  erasures: join(resolve(data), 'erasures'),
});

/** Makes what is missing, closed to other users. */
export async function makeFolders(data: string): Promise<DataFolders> {
  const folders = foldersIn(data);
  // Root's PostgreSQL runs as somebody else, who has to pass through.
  await mkdir(folders.data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  for (const folder of [folders.files, folders.secrets, folders.backups, folders.erasures]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  }
  return folders;
}

/** Where PostgreSQL's files really are, and who runs it. */
export type ClusterPlace = {
  readonly folder: string;
  readonly account: Account | null;
  readonly moved: boolean;
};

/**
 * Decides once where the database stands: in the data folder, or, when root's project lies where no other user may
 * pass (such as /root), under /var/lib/peyvand with a link to it.
 */
export async function placeCluster(folders: DataFolders): Promise<ClusterPlace> {
  const link = folders.postgres;
  const found = await lstat(link).catch(() => null);
  const folder = found?.isSymbolicLink() ? resolve(dirname(link), await readlink(link)) : link;
  const account = await chooseAccount(folder);
  // The folder itself is made, or mended, to be his.
  if (await canReach(dirname(folder), account)) return { folder, account, moved: folder !== link };
  if (found) {
    throw new EmbeddedDatabaseError({
      fa: `کاربر ${account?.name} که صاحب پایگاه داده است به پوشهٔ «${folder}» راه ندارد. پوشهٔ داده را جایی بگذارید که راه داشته باشد (PEYVAND_DATA).`,
      en: `The user ${account?.name}, who owns the database, cannot reach "${folder}". Move the data folder to where he can (PEYVAND_DATA).`,
    });
  }
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const home = await mkdtemp(join(SYSTEM_FOLDER, 'data-'));
  await chmod(home, 0o711);
  await symlink(join(home, 'postgres'), link);
  return { folder: join(home, 'postgres'), account, moved: true };
}

/** A database that was copied back may belong to root and be open to others; PostgreSQL refuses both. */
export async function mendOwnership(place: ClusterPlace): Promise<void> {
  const found = await stat(place.folder).catch(() => null);
  if (!found) return;
  if ((found.mode & 0o077) !== 0) await chmod(place.folder, 0o700);
  if (!place.account || found.uid === place.account.uid) return;
  for (const path of await readdir(place.folder, { recursive: true })) {
    await chown(join(place.folder, path), place.account.uid, place.account.gid);
  }
  // Last, for it is the sign that all of it is done.
  await chown(place.folder, place.account.uid, place.account.gid);
}

/** A new empty folder that only the account (and root) may enter. */
export async function makePrivateFolder(folder: string, account: Account | null): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  return folder;
}

/** A new folder under a temporary folder that the account can reach, whatever TMPDIR says. */
export async function makeTemporaryFolder(account: Account | null): Promise<string> {
  for (const place of [tmpdir(), '/tmp', '/var/tmp']) {
    if (!(await canReach(place, account))) continue;
    const folder = await mkdtemp(join(place, TEMPORARY_PREFIX)).catch(() => null);
    if (folder) return makePrivateFolder(folder, account);
  }
  throw new EmbeddedDatabaseError({
    fa: 'پوشهٔ موقتی که بتوان در آن نوشت پیدا نشد؛ آن را در TMPDIR بگذارید.',
    en: 'No temporary folder can be written; name one in TMPDIR.',
  });
}

export const TEMPORARY_PREFIX = 'peyvand-';
