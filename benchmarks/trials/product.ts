import { setTimeout as wait } from 'node:timers/promises';
import { Client, type PoolConfig } from 'pg';
import { attachOrStart, startEmbedded, type EmbeddedServer } from '#kernel/database/embedded/embedded.ts';
import { makePlace, type Place } from '../place.ts';
import { launch, startServer, type Launched, type Server } from '../server.ts';

/** The product in a process of its own, to be killed and started anew over the same folder. */
export type Tried = {
  readonly place: Place;
  readonly pid: () => number;
  readonly port: () => number;
  /** Asks the API as its administrator; waits where the server or its database is away. */
  ask<Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  /** One number by SQL, past every policy. */
  count(text: string): Promise<number>;
  /** Starts it again where it has ended by itself. @returns whether it had */
  revive(): Promise<boolean>;
  /** What answers, and with it the work behind it, unless that has a process of its own. */
  killServer(): Promise<void>;
  killWorker(): Promise<void>;
  killPostgres(): Promise<void>;
  end(): Promise<void>;
};

const patienceMs = 180_000;

type Trying = {
  /** The folder in which its data are made. */
  readonly within?: string;
  /** Whether the work behind requests has a process of its own, as it has in a firm that grew out of one. */
  readonly apart?: true;
};

export async function tryProduct({ within, apart }: Trying = {}): Promise<Tried> {
  const place = await makePlace(
    { name: 'trial', parties: 1 },
    () => undefined,
    within === undefined ? {} : { within },
  );
  const embedded = { folder: place.folder, log: () => undefined };
  // Two processes share a PostgreSQL that is neither's own.
  const shared = apart && (await startEmbedded(embedded));
  const postgres = (): Promise<Pick<EmbeddedServer, 'pid' | 'access'>> =>
    shared ? Promise.resolve(shared) : attachOrStart(embedded);
  // Warnings of what befalls it are no news; what nobody foresaw is.
  const quiet = { LOG_LEVEL: 'error' };
  const one = (process: string): Readonly<Record<string, string>> =>
    shared ? { ...quiet, PEYVAND_PROCESS: process, DATABASE_URL: urlOf(shared.access().owner) } : quiet;
  const start = (): Promise<Server> => startServer(place.folder, one('web'));
  let isEnding = false;
  // As a supervisor of services does: it also ends by itself, where the database is just away.
  const startWorker = (): Launched => {
    const launched = launch(place.folder, one('worker'));
    void launched.ended.then(() => (worker = isEnding ? worker : startWorker()));
    return launched;
  };
  let server = await start();
  let worker = shared && startWorker();
  // Where it listens stays, however often it is killed; to be attached anew takes seconds.
  const { access } = await postgres();
  return {
    place,
    pid: () => server.pid,
    port: () => server.port,
    ask: (method, path, body) => asked(() => server, place.keys.admin, method, path, body),
    count: (text) => countedBy(access().owner, text),
    revive: async () => {
      if (server.isAlive()) return false;
      server = await start();
      return true;
    },
    killServer: async () => {
      await server.kill();
      server = await start();
    },
    killWorker: async () => {
      if (!worker) throw new Error('The work has no process of its own');
      await worker.kill();
    },
    killPostgres: async () => {
      process.kill((await postgres()).pid, 'SIGKILL');
      // A server that begins without it ends at once, which no trial of it expects.
      if (shared) await isBack(shared);
    },
    end: async () => {
      isEnding = true;
      if (worker?.isAlive()) await worker.stop();
      if (server.isAlive()) await server.stop();
      await shared?.stop();
      await place.discard();
    },
  };
}

async function countedBy(owner: PoolConfig, text: string): Promise<number> {
  const client = new Client(owner);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(text);
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

async function isBack({ access }: EmbeddedServer): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    await wait(100);
    try {
      await countedBy(access().owner, 'select 1 as count');
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
    }
  }
}

/** As an address of the kind that firms with a PostgreSQL of their own give. */
function urlOf({ host, port, user, password, database }: PoolConfig): string {
  const url = new URL(`postgres://at/${database}`);
  url.username = user ?? '';
  url.password = typeof password === 'string' ? password : '';
  url.searchParams.set('host', host ?? '');
  url.searchParams.set('port', String(port));
  return url.href.replace('@at/', '@/');
}

async function asked<Answer>(
  server: () => Server,
  key: string,
  method: string,
  path: string,
  body: unknown,
): Promise<Answer> {
  const bytes = Buffer.isBuffer(body);
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${server().port}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined
            ? {}
            : { 'content-type': bytes ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      if (answer.ok) return (await answer.json()) as Answer;
      // 503: the database is away for a moment.
      if (answer.status !== 503) throw new Refused(answer.status, await answer.text());
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    if (performance.now() > until || !server().isAlive()) throw new NotAnswered(`${method} ${path}`);
    await wait(100);
  }
}

/** The server is gone, or does not answer for long. */
export class NotAnswered extends Error {}

/** The server said no. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, body: string) {
    super(`${status} ${body.slice(0, 500)}`);
    this.name = 'Refused';
    this.status = status;
  }
}

type ImportState = {
  readonly values: {
    readonly state: string;
    readonly failure: { readonly en: string } | null;
    readonly progress: { readonly done: number; readonly created: number; readonly ms: number } | null;
    readonly findings: { readonly rows: number } | null;
    readonly undo: { readonly removed: number } | null;
  };
};

/** Where an import stands. */
export const importOf = (tried: Tried, id: string): Promise<ImportState['values']> =>
  tried.ask<ImportState>('GET', `/records/import/${id}`).then(({ values }) => values);

/** Checks its file against a mapping; `meanwhile` befalls it. @returns the rows that were read */
export async function importChecked(
  tried: Tried,
  id: string,
  plan: object,
  meanwhile?: () => Promise<void>,
): Promise<number> {
  await tried.ask('POST', `/imports/${id}/check`, plan);
  await meanwhile?.();
  const { state, failure, findings } = await importEnds(tried, id);
  if (state !== 'checked') throw new Error(`The import is ${state}: ${failure?.en}`);
  return findings?.rows ?? 0;
}

/** Waits until it is no longer at work. */
export async function importEnds(tried: Tried, id: string): Promise<ImportState['values']> {
  for (;;) {
    const values = await importOf(tried, id);
    if (!['checking', 'running', 'undoing'].includes(values.state)) return values;
    await wait(100);
  }
}
