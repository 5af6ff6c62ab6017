import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Phrase } from '#persian/bilingual.ts';
import { EmbeddedDatabaseError, startEmbedded } from '../embedded.ts';
import { makeFolders } from '../folders.ts';
import { FolderInUseError, lockFolder } from '../lock.ts';
import { readManifest, type Manifest } from './backup.ts';
import { copyWhole, removeCluster } from './copy.ts';
import { countRows, differences } from './counts.ts';
import { putCluster } from './trial.ts';

export type RestoreOptions = {
  /** A folder that `takeBackup` has made. */
  readonly backup: string;
  /** The data folder. */
  readonly folder: string;
  readonly log: (line: Phrase) => void;
};

const parts = ['postgres', 'files', 'secrets'] as const;

/**
 * Puts a backup in the place of what stands in the data folder, starts it once and compares its counts. What stood there
 * is kept beside it; where the backup does not hold what it should, everything is as before.
 * @returns the backup's manifest and where the former data are kept
 * @throws EmbeddedDatabaseError where Peyvand runs in the folder, or the backup is not whole
 */
export async function restoreBackup({
  backup,
  folder,
  log,
}: RestoreOptions): Promise<{ manifest: Manifest; keptAs: string }> {
  const manifest = await readManifest(backup);
  const folders = await makeFolders(folder);
  const lock = await lockFolder(folders.data).catch(atWork);
  const keptAs = join(
    folders.data,
    `before-restore-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
  );
  try {
    await mkdir(keptAs, { mode: 0o700 });
    for (const part of parts) await moveAway(folders[part], join(keptAs, part));
  } finally {
    lock.release();
  }
  try {
    log({ fa: 'پشتیبان بازگردانده می‌شود…', en: 'Putting the backup back…' });
    await putCluster(backup, folder);
    await copyWhole(join(backup, 'files'), folders.files);
    log({ fa: 'بازگردانده آزموده می‌شود…', en: 'Trying what was put back…' });
    await compareWith(manifest, folder);
  } catch (error) {
    await removeCluster(folders.postgres);
    for (const part of parts) {
      await rm(folders[part], { recursive: true, force: true });
      await moveAway(join(keptAs, part), folders[part]);
    }
    await rm(keptAs, { recursive: true, force: true });
    throw error;
  }
  return { manifest, keptAs };
}

/** @throws what says that Peyvand has to be stopped */
function atWork(error: unknown): never {
  if (!(error instanceof FolderInUseError)) throw error;
  throw new EmbeddedDatabaseError({
    fa: 'پیوند در این پوشه در کار است. نخست آن را ببندید، سپس بازگردانید؛ به چیزی دست نخورده است.',
    en: 'Peyvand is at work in this folder. Stop it first, then restore; nothing has been touched.',
  });
}

/** A link is moved as a link: the database behind it stays where it is. */
const moveAway = (from: string, to: string): Promise<void> =>
  rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });

async function compareWith(manifest: Manifest, folder: string): Promise<void> {
  const server = await startEmbedded({ folder, log: () => undefined });
  try {
    const wrong = differences(manifest.rows, await countRows(server.access().owner));
    if (wrong.length === 0) return;
    throw new EmbeddedDatabaseError({
      fa: `شمار ردیف‌ها با پشتیبان نمی‌خواند و چیزی بازگردانده نشد:\n${wrong.join('\n')}`,
      en: `The counts of rows do not agree with the backup, and nothing was put back:\n${wrong.join('\n')}`,
    });
  } finally {
    await server.stop();
  }
}
