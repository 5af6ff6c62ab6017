import { constants } from 'node:fs';
import { cp, realpath, rm, stat } from 'node:fs/promises';

/** Copies a folder, sharing blocks where the file system can. A file that vanishes meanwhile was no longer needed. */
export async function copyWhole(from: string, to: string): Promise<void> {
  await cp(from, to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    preserveTimestamps: true,
    filter: async (path) => (await stat(path).catch(() => undefined)) !== undefined,
  });
}

/** Removes a database's folder, wherever a link in its place leads. */
export async function removeCluster(postgres: string): Promise<void> {
  const real = await realpath(postgres).catch(() => undefined);
  if (real) await rm(real, { recursive: true, force: true });
  await rm(postgres, { recursive: true, force: true });
}
