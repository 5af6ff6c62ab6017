import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readMigrations, type Migration } from '#kernel/database/migrate.ts';

const project = join(import.meta.dirname, '..');

/** Every migration of the product in the order in which they are applied: the kernel's first, the modules' last. */
export async function allMigrations(): Promise<Migration[]> {
  const modules = existsSync(join(project, 'modules'))
    ? (await readdir(join(project, 'modules'))).sort()
    : [];
  const folders = ['kernel', 'records', ...modules.map((name) => `modules/${name}`)];
  const sources = folders
    .map((name) => ({ name, folder: join(project, name, 'migrations') }))
    .filter(({ folder }) => existsSync(folder));
  return readMigrations(sources);
}
