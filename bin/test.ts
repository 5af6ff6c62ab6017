/** Runs the tests of the whole project, or those whose path contains an argument: `npm test -- persian`. */
import { spawn } from 'node:child_process';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { CLUSTER_VARIABLE, startTestCluster } from '#testing/cluster.ts';
import { provideChromium } from '#testing/chromium.ts';
import { beginLifetime } from './lifetime.ts';
import { tell } from './tell.ts';
import { buildWeb } from './web-build.ts';

const project = join(import.meta.dirname, '..');
const lifetime = beginLifetime();
try {
  await lifetime.end(await runTests(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  await lifetime.end(1);
}

async function runTests(wanted: readonly string[]): Promise<number> {
  const files = await testFiles(wanted);
  if (files.length === 0) {
    tell({ fa: 'آزمونی با این نام نیست.', en: `No test's path contains: ${wanted.join(', ')}` });
    return 1;
  }
  const chromium = provideChromium((line) => process.stdout.write(`${line}\n`));
  if (!chromium) {
    tell({
      fa: 'آزمون صفحه‌ها Chromium می‌خواهد. آن را نصب کنید (Debian و Ubuntu: «sudo apt-get install chromium») و دوباره اجرا کنید.',
      en: 'The screens are tested in Chromium. Install it (Debian, Ubuntu: "sudo apt-get install chromium") and run this again.',
    });
    return 1;
  }
  const building = new AbortController();
  const hasScreens = files.some((file) => file.endsWith('.screen.test.ts'));
  const [{ cluster }] = await Promise.all([
    lifetime.keep(startTestCluster(), (started) => started.discard()),
    hasScreens ? lifetime.keep(buildWeb(building.signal), () => building.abort()) : null,
  ]);
  return runNode(files, { [CLUSTER_VARIABLE]: JSON.stringify(cluster), CHROMIUM: chromium });
}

/** Screens last: they are slow, and what breaks beneath them is better read first. */
async function testFiles(wanted: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  // At the top only: a folder `data` further down holds code.
  const exclude = ['{node_modules,dist,data}', '.*'];
  for await (const file of glob('**/*.test.{ts,tsx}', { cwd: project, exclude })) found.push(file);
  const isScreen = (file: string): number => Number(file.endsWith('.screen.test.ts'));
  return found
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .sort((a, b) => isScreen(a) - isScreen(b) || a.localeCompare(b, 'en'));
}

/** One process for all files: 120 of them took 1 s so, and 55 s in a process each. */
function runNode(files: readonly string[], variables: Record<string, string>): Promise<number> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    // A test that hangs fails, and a handle that a test forgot does not keep the run from ending.
    '--test-timeout=120000',
    '--test-force-exit',
    ...files,
  ];
  const child = spawn(process.execPath, args, {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', ...variables },
  });
  lifetime.keep(Promise.resolve(child), (running) => running.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
