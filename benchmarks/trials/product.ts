import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { attachOrStart } from '#kernel/database/embedded/embedded.ts';
import { makePlace, type Place } from '../place.ts';
import { startServer, type Server } from '../server.ts';

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
  killServer(): Promise<void>;
  killPostgres(): Promise<void>;
  end(): Promise<void>;
};

const patienceMs = 180_000;

/** @param within the folder in which its data are made */
export async function tryProduct(within?: string): Promise<Tried> {
  const place = await makePlace(
    { name: 'trial', parties: 1 },
    () => undefined,
    within === undefined ? {} : { within },
  );
  // Warnings of what befalls it are no news; what nobody foresaw is.
  const start = (): Promise<Server> => startServer(place.folder, { LOG_LEVEL: 'error' });
  let server = await start();
  const postgres = async (): Promise<{ pid: number; client: () => Client }> => {
    const attached = await attachOrStart({ folder: place.folder, log: () => undefined });
    return { pid: attached.pid, client: () => new Client(attached.access().owner) };
  };
  return {
    place,
    pid: () => server.pid,
    port: () => server.port,
    ask: (method, path, body) => asked(() => server, place.keys.admin, method, path, body),
    count: async (text) => {
      const client = (await postgres()).client();
      await client.connect();
      try {
        const { rows } = await client.query<{ count: number }>(text);
        return Number(rows[0]?.count);
      } finally {
        await client.end();
      }
    },
    revive: async () => {
      if (server.isAlive()) return false;
      server = await start();
      return true;
    },
    killServer: async () => {
      await server.kill();
      server = await start();
    },
    killPostgres: async () => {
      process.kill((await postgres()).pid, 'SIGKILL');
    },
    end: async () => {
      if (server.isAlive()) await server.stop();
      await place.discard();
    },
  };
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
