import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A process of the product's. */
export type Launched = {
  readonly pid: number;
  stop(): Promise<void>;
  /** Whether its process is still there. */
  isAlive(): boolean;
  /** `kill -9`: nothing is put away. */
  kill(): Promise<void>;
  /** When it has ended, however that came. */
  readonly ended: Promise<unknown>;
};

/** The product running as people run it: `bin/start.ts` in a process of its own, with its embedded PostgreSQL. */
export type Server = Launched & {
  readonly port: number;
  /** From the start of the process to the first page answered, in milliseconds. */
  readonly startMs: number;
};

/** What `npm start` tells Node. */
function serverFlags(): readonly string[] {
  const description = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return (JSON.parse(description) as { config: { serverFlags: string[] } }).config.serverFlags;
}

const patienceMs = 120_000;

/** @param env beside what a measurement wants */
export async function startServer(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const port = await freePort();
  const from = performance.now();
  const launched = launch(folder, { PORT: String(port), ...env });
  try {
    await firstPage(port, launched);
  } catch (error) {
    await launched.stop();
    throw error;
  }
  return { ...launched, port, startMs: performance.now() - from };
}

/** One process of the product, on its way. */
export function launch(folder: string, env: Readonly<Record<string, string>>): Launched {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', ...serverFlags(), join(import.meta.dirname, '../bin/start.ts')],
    {
      // Over the channel it learns at once when this process is gone, even if it was killed.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PEYVAND_DATA: folder,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        // A measurement is one speaker who asks as fast as he is answered.
        REQUESTS_PER_MINUTE: '1000000',
        ...env,
      },
    },
  );
  const ended = once(child, 'exit');
  return {
    pid: child.pid ?? 0,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function firstPage(port: number, launched: Launched): Promise<void> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (!launched.isAlive()) throw new Error('The server ended');
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } }).catch(
      () => undefined,
    );
    if (answer?.ok && (await answer.text()).includes('<html')) return;
    await wait(10);
  }
  throw new Error('The server did not answer');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
