import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { EmbeddedDatabaseError } from './failures.ts';

export type FolderLock = { release(): void };

/**
 * Takes the data folder for this process alone. Node has no file locks of its own; SQLite's exclusive transaction is
 * one, kept by the operating system, so that it ends with the process however that ends: there is no stale lock.
 * @throws EmbeddedDatabaseError naming the process that holds the folder
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const lock = await patiently(() => tryLock(join(folder, 'lock')));
  const pidFile = join(folder, 'lock.pid');
  if (!lock) {
    const pid = (await readFile(pidFile, 'utf8').catch(() => '')).trim() || '?';
    throw new FolderInUseError(folder, pid);
  }
  await writeFile(pidFile, `${process.pid}\n`);
  return lock;
}

/** Another Peyvand works in the folder. */
export class FolderInUseError extends EmbeddedDatabaseError {
  constructor(folder: string, pid: string) {
    super({
      fa: `پیوند دیگری (فرایند ${pid}) در پوشهٔ «${folder}» کار می‌کند. همان را به کار ببرید، یا آن را ببندید و دوباره آغاز کنید.`,
      en: `Another Peyvand (process ${pid}) is at work in "${folder}". Use that one, or stop it and start again.`,
    });
  }
}

/** One that is just ending, or was just killed, holds the folder for a moment yet: up to 3 s are given to it. */
async function patiently<T>(attempt: () => T | null): Promise<T | null> {
  for (let tries = 1; tries < 30; tries += 1) {
    const got = attempt();
    if (got) return got;
    await pause(100);
  }
  return attempt();
}

function tryLock(file: string): FolderLock | null {
  const database = new DatabaseSync(file);
  try {
    // A journal in memory leaves no second file behind, whenever the process is killed.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
