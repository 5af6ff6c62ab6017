/** Runs the tests of the whole project, or those whose path contains an argument: `npm test -- persian`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CLUSTER_VARIABLE, startTestCluster } from '#testing/cluster.ts';
import { provideChromium } from '#testing/chromium.ts';
import { beginLifetime } from './lifetime.ts';
import { tell } from './tell.ts';
import { FILES_VARIABLE, isScreen } from './test-lane.ts';
import { buildWeb } from './web-build.ts';

const project = join(import.meta.dirname, '..');
const lifetime = beginLifetime();
/** Bytes; a whole run says a hundredth of it, and no one needs more of a run that fails everywhere. */
const heldOutput = 64 * 2 ** 20;
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
  const [{ cluster }] = await Promise.all([
    lifetime.keep(startTestCluster(), (started) => started.discard()),
    files.some(isScreen) ? lifetime.keep(buildWeb(building.signal), () => building.abort()) : null,
  ]);
  const variables = { [CLUSTER_VARIABLE]: JSON.stringify(cluster), CHROMIUM: chromium };
  return runLanes(lanesOf(files), variables);
}

async function testFiles(wanted: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  // At the top only: a folder `data` further down holds code.
  const exclude = ['{node_modules,dist,data}', '.*'];
  for await (const file of glob('**/*.test.{ts,tsx}', { cwd: project, exclude })) found.push(file);
  return found
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .sort((a, b) => a.localeCompare(b, 'en'));
}

/**
 * What lies beneath the screens and then the generic ones; the trials, which wait more than they work; the screens of the app
 * and its modules. The first and the last take about as long as each other.
 */
function lanesOf(files: readonly string[]): readonly (readonly string[])[] {
  const trials = files.filter((file) => file.startsWith('benchmarks'));
  const [screens, rest] = [files.filter(isScreen), files.filter((file) => !isScreen(file))];
  const generic = screens.filter((file) => /^web[/\\]records[/\\]/.test(file));
  return [
    [...rest.filter((file) => !trials.includes(file)), ...generic],
    trials,
    screens.filter((file) => !generic.includes(file)),
  ];
}

/**
 * Runs each lane in a process, side by side. What a lane says is held back until those before it have ended, so that what
 * breaks beneath the screens is read first.
 */
async function runLanes(
  lanes: readonly (readonly string[])[],
  variables: Record<string, string>,
): Promise<number> {
  const running = lanes.filter((files) => files.length > 0).map((files) => runNode(files, variables));
  const codes: number[] = [];
  for (const { output, ended } of running) {
    await pipeline(output, process.stdout, { end: false });
    codes.push(await ended);
  }
  return Math.max(...codes);
}

/** One process for all files: 120 of them took 1 s so, and 55 s in a process each. */
function runNode(
  files: readonly string[],
  variables: Record<string, string>,
): { readonly output: Readable; readonly ended: Promise<number> } {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--test',
    '--test-isolation=none',
    '--test-reporter=spec',
    // A test that hangs fails, and a handle that a test forgot does not keep the run from ending.
    '--test-timeout=120000',
    '--test-force-exit',
    join(import.meta.dirname, 'test-files.ts'),
  ];
  const child = spawn(process.execPath, args, {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', ...variables, [FILES_VARIABLE]: JSON.stringify(files) },
  });
  lifetime.keep(Promise.resolve(child), (running) => running.kill('SIGKILL'));
  // A pipe holds 64 KB; what lies beyond must not stop a lane that is not yet read.
  const output = child.stdout.pipe(new PassThrough({ highWaterMark: heldOutput }));
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  return { output, ended };
}
