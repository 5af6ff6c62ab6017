import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Puts a new database's folder in the place of the old one, which is kept under another name. Two renames cannot be
 * one step, so a note says what is under way; a start that finds the note completes it.
 */
export async function swapFolders(place: string, made: string, keptAs: string): Promise<void> {
  await writeFile(noteOf(place), JSON.stringify({ made, keptAs }), { flush: true });
  await finishSwap(place);
}

/** Completes a swap that was cut short. Call only under the folder's lock, while no server runs. */
export async function finishSwap(place: string): Promise<void> {
  const note = await readFile(noteOf(place), 'utf8').catch(() => null);
  if (note === null) return;
  const { made, keptAs } = JSON.parse(note) as { made: string; keptAs: string };
  if (existsSync(made)) {
    if (existsSync(join(place, 'PG_VERSION'))) await rename(place, keptAs);
    await rename(made, place);
  }
  const folder = await open(dirname(place), 'r').catch(() => null);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
  await rm(noteOf(place));
}

const noteOf = (place: string): string => `${place}.swap`;
