import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedServer } from '../embedded.ts';
import { makeFolders, placeCluster } from '../folders.ts';
import { copyWhole, removeCluster } from './copy.ts';

/**
 * Starts a copy of a backup in a folder of its own, so that the backup stays as it was taken, and removes it again.
 * The disk has to hold it for as long, but for what the file system shares.
 */
export async function tryCopy<T>(backup: string, deed: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-trial-'));
  // Root's PostgreSQL runs as somebody else, who has to pass through.
  await chmod(folder, 0o711);
  try {
    await putCluster(backup, folder);
    const server = await startEmbedded({ folder, log: () => undefined });
    try {
      return await deed(server);
    } finally {
      await server.stop();
    }
  } finally {
    await removeCluster(join(folder, 'postgres'));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Puts the database of a backup and the secrets by which its roles sign in into a data folder. */
export async function putCluster(backup: string, folder: string): Promise<void> {
  const folders = await makeFolders(folder);
  const place = await placeCluster(folders);
  await copyWhole(join(backup, 'postgres'), place.folder);
  await copyWhole(join(backup, 'secrets'), folders.secrets);
}
