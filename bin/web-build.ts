import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressAssets } from './compress-assets.ts';
import { tell } from './tell.ts';

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');
const built = join(dist, 'web');

/**
 * Builds the screens into dist/web unless they were built from exactly these sources.
 * @param signal ends a build that is under way
 * @throws with Vite's own words when it fails
 */
export async function buildWeb(signal?: AbortSignal): Promise<void> {
  const sources = await hashSources();
  const stamp = await readFile(join(built, STAMP), 'utf8').catch(() => '');
  if (stamp === sources) return;
  tell({ fa: 'ساختن صفحه‌ها…', en: 'Building the screens…' });
  await sweep();
  const folder = join(dist, `making-${process.pid}`);
  try {
    await runVite(folder, signal);
    await compressAssets(folder);
    await writeFile(join(folder, STAMP), sources);
    const old = join(dist, `making-${process.pid}-old`);
    if (existsSync(built)) await rename(built, old);
    await rename(folder, built);
    await rm(old, { recursive: true, force: true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  tell({ fa: 'صفحه‌ها ساخته شد.', en: 'The screens are built.' });
}

const STAMP = '.sources';

/** Everything that may end up in the browser. Contents, not times: a clone has new times on old files. */
async function hashSources(): Promise<string> {
  const files: string[] = [];
  const patterns = [
    '{web,modules,persian,records,kernel}/**/*.{ts,tsx,js,css,html,svg,json,webmanifest,woff2,png}',
    'vite.config.ts',
  ];
  for await (const file of glob([...patterns, 'package-lock.json'], { cwd: project })) {
    if (!/\.test\.tsx?$/.test(file)) files.push(file);
  }
  const contents = await Promise.all(files.sort().map((file) => readFile(join(project, file))));
  const hash = createHash('sha256');
  contents.forEach((content, index) => hash.update(`${files[index]}\0${content.length}\0`).update(content));
  return hash.digest('hex');
}

/** Removes what builds that were killed left behind. */
async function sweep(): Promise<void> {
  for (const name of await readdir(dist).catch(() => [])) {
    const pid = /^making-(\d+)/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(dist, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function runVite(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: project,
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
        ...(signal && { signal }),
      },
    );
    let words = '';
    const listen = (text: Buffer): void => {
      words += text.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The screens could not be built:\n${words}`)),
    );
  });
}
