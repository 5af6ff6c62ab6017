import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { explainFailure, isStillEnding } from './failures.ts';
import type { ClusterPlace } from './folders.ts';
import { cleanEnvironment } from './initialise.ts';
import { readServerFile } from './orphan.ts';

/** One running PostgreSQL, a child of this process. */
export type ServerProcess = {
  readonly pid: number;
  /** Settles when it has ended, with its last words. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
  /** Lets this process end while the server runs. */
  unref(): void;
};

/**
 * Starts PostgreSQL and waits until it takes connections, however long its recovery lasts.
 * @throws EmbeddedDatabaseError with the reason when it ends instead
 */
export async function startServer(
  binaries: Binaries,
  place: ClusterPlace,
  settings: Record<string, string>,
  unattended = false,
): Promise<ServerProcess> {
  for (let attempt = 1; ; attempt += 1) {
    const server = launch(binaries, place, settings);
    const failure = await untilReady(server, place.folder);
    if (failure === null) {
      if (unattended) server.unref();
      return server;
    }
    if (attempt === ATTEMPTS || !isStillEnding(failure)) throw explainFailure(failure);
    await pause(200);
  }
}

/** After a kill of the main process its others need a moment to notice and go: at most this often × 0.2 s. */
const ATTEMPTS = 50;

function launch(binaries: Binaries, place: ClusterPlace, settings: Record<string, string>): ServerProcess {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [...dyingWithUs(), binaries.postgres, '-D', place.folder, ...options];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: dirname(binaries.postgres),
    env: cleanEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C must reach us first, or requests in flight lose their database.
    detached: process.platform !== 'win32',
    windowsHide: true,
    ...(place.account && { uid: place.account.uid, gid: place.account.gid }),
  });
  const words = lastWords(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code, signal) => resolve(words() || `exit ${code ?? signal}`));
  });
  return {
    pid: child.pid ?? 0,
    ended,
    stop: () => stop(child, binaries, place.folder),
    unref: () => {
      child.unref();
      // A pipe is a socket underneath, which the type of a readable stream does not say.
      if (child.stderr instanceof Socket) child.stderr.unref();
    },
  };
}

/** Linux can end a child with its parent, even when that is killed. setpriv is part of util-linux. */
function dyingWithUs(): string[] {
  if (process.platform !== 'linux') return [];
  setprivWorks ??= spawnSync('setpriv', ['--pdeathsig', 'INT', 'true'], { stdio: 'ignore' }).status === 0;
  return setprivWorks ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
}
let setprivWorks: boolean | undefined;

function lastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4_000);
  });
  return () => words;
}

/** @returns null when ready, or its last words */
async function untilReady(server: ServerProcess, folder: string): Promise<string | null> {
  for (;;) {
    const said = await readServerFile(folder);
    if (said?.ready && said.pid === server.pid) return null;
    const words = await Promise.race([server.ended, pause(10, null)]);
    if (words !== null) return words;
  }
}

async function stop(child: ChildProcess, binaries: Binaries, folder: string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  if (process.platform === 'win32') {
    // Windows has no signals; a kill would mean recovery at the next start.
    await promisify(execFile)(binaries.pgCtl, ['stop', '-D', folder, '-m', 'fast', '-t', '30']);
  } else {
    child.kill('SIGINT');
  }
  const immediate = setTimeout(() => child.kill('SIGQUIT'), 30_000);
  await closed.finally(() => clearTimeout(immediate));
}
