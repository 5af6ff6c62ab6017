import { Pool, types, type PoolClient, type PoolConfig } from 'pg';
import { actorMemberId, type Context } from '../context/context.ts';
import { compile, sql, type Statement } from './sql.ts';
import { workspaceGone } from './problems.ts';

/** How to reach the database in each of its three roles. */
export type DatabaseAccess = {
  /** Owns the tables; only migrations and the embedded server's upkeep use it. */
  readonly owner: PoolConfig;
  /** Restricted: sees one workspace, the one set in its transaction, by row-level security. */
  readonly app: PoolConfig;
  /** Sees all workspaces, owns nothing: sign-in, readers of the log, jobs. */
  readonly system: PoolConfig;
};

/** What every transaction in a workspace is told of it in the same round trip that opens it. */
export type WorkspaceState = {
  readonly schemaVersion: number;
  readonly accessVersion: number;
  readonly settings: Readonly<Record<string, unknown>>;
};

/** The only thing that runs SQL. */
export type Door = {
  rows<Row>(statement: Statement<Row>, how?: RunOptions): Promise<Row[]>;
  /** Work that must wait for the commit (waking others); never runs after a rollback. */
  afterCommit(deed: () => void): void;
};

export type RunOptions = {
  /** Prepare it once a connection under a name: for the few hot statements. */ readonly prepared?: boolean;
};

/** A transaction in one workspace under the restricted role. */
export type Tx = Door & { readonly context: Context; readonly workspace: WorkspaceState };

export type Database = {
  transact<T>(context: Context, deed: (tx: Tx) => Promise<T>, options?: TransactOptions): Promise<T>;
  /** A transaction over all workspaces under the system role; `purpose` says why, for who reads the code. */
  asSystem<T>(purpose: string, deed: (door: Door) => Promise<T>, options?: TransactOptions): Promise<T>;
  /** A connection of its own that only listens; ends with `close`. */
  listen(
    channel: string,
    onMessage: (payload: string) => void,
    onGap: () => void,
  ): Promise<() => Promise<void>>;
  /** Connections in use and waiting, for the metrics page. */
  load(): { readonly total: number; readonly idle: number; readonly waiting: number };
  close(): Promise<void>;
};

export type TransactOptions = {
  readonly timeoutMs?: number;
  readonly readOnly?: boolean;
  /** All its statements see one moment; for what is read over minutes and must agree with itself. Only with `readOnly`. */
  readonly oneMoment?: boolean;
};

const defaultTimeoutMs = 10_000;

// int8 fits a number up to 2^53, which no count of ours reaches; a date is a civil date and stays text.
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.DATE, (text) => text);

// Sessions speak UTC, so that nearly every instant has this shape, which JavaScript reads without a pattern of fifteen groups.
const utcInstant = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00$/;
const parseInstant: (text: string) => Date = types.getTypeParser(types.builtins.TIMESTAMPTZ, 'text');
types.setTypeParser(types.builtins.TIMESTAMPTZ, (text) =>
  utcInstant.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : parseInstant(text),
);

export type DatabaseOptions = {
  readonly poolSize?: number;
  /** After how long one statement is stopped, unless its transaction says otherwise. */
  readonly timeoutMs?: number;
};

export function openDatabase(access: DatabaseAccess, options: DatabaseOptions = {}): Database {
  const { timeoutMs = defaultTimeoutMs } = options;
  const app = pool({ max: options.poolSize ?? 10, ...access.app });
  const system = pool({ max: 4, ...access.system });
  return {
    transact: (context, deed, how = {}) => inTransaction(app, context, deed, { timeoutMs, ...how }),
    asSystem: (_purpose, deed, how = {}) => inSystemTransaction(system, deed, { timeoutMs, ...how }),
    listen: (channel, onMessage, onGap) => listen(access.system, channel, onMessage, onGap),
    load: () => ({ total: app.totalCount, idle: app.idleCount, waiting: app.waitingCount }),
    close: async () => {
      await Promise.all([app.end(), system.end()]);
    },
  };
}

function pool(config: PoolConfig): Pool {
  const made = new Pool({ idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000, ...config });
  // Without a listener a connection that breaks while idle ends the process; the pool itself replaces it.
  made.on('error', () => undefined);
  return made;
}

async function inTransaction<T>(
  from: Pool,
  context: Context,
  deed: (tx: Tx) => Promise<T>,
  { timeoutMs = defaultTimeoutMs, readOnly = false, oneMoment = false }: TransactOptions,
): Promise<T> {
  // Simple protocol: begin, the settings and the workspace's state cost one round trip. Both values are integers.
  const id = Math.trunc(context.workspace);
  const opening = `begin${oneMoment ? ' isolation level repeatable read' : ''}${readOnly ? ' read only' : ''};
    select set_config('peyvand.workspace', '${id}', true), set_config('statement_timeout', '${Math.trunc(timeoutMs)}', true);
    select schema_version, access_version, settings from workspace where id = ${id} and deleted_at is null`;
  return withClient(from, opening, readOnly, async (client, opened) => {
    const state = (opened as { rows: StateRow[] }[])[2]?.rows[0];
    if (!state) throw workspaceGone();
    const { door, committed } = makeDoor(client);
    const tx: Tx = {
      ...door,
      context,
      workspace: {
        schemaVersion: state.schema_version,
        accessVersion: state.access_version,
        settings: state.settings,
      },
    };
    const result = await deed(tx);
    if (context.claim !== undefined && !readOnly) await markClaim(tx, context.claim);
    return { result, committed };
  });
}

/** The deed and the knowledge that it was done are one commit: a repeated request finds both or neither. */
const markClaim = ({ rows, context }: Tx, claim: string): Promise<unknown[]> =>
  rows(sql`update request_claim set done = true
    where workspace_id = ${context.workspace} and member_id = ${actorMemberId(context.actor) ?? null}::uuid and key = ${claim}`);

type StateRow = { schema_version: number; access_version: number; settings: Record<string, unknown> };

async function inSystemTransaction<T>(
  from: Pool,
  deed: (door: Door) => Promise<T>,
  { timeoutMs = defaultTimeoutMs, readOnly = false }: TransactOptions,
): Promise<T> {
  const opening = `begin${readOnly ? ' read only' : ''}; select set_config('statement_timeout', '${Math.trunc(timeoutMs)}', true)`;
  return withClient(from, opening, readOnly, async (client) => {
    const { door, committed } = makeDoor(client);
    return { result: await deed(door), committed };
  });
}

async function withClient<T>(
  from: Pool,
  opening: string,
  readOnly: boolean,
  deed: (client: PoolClient, opened: unknown) => Promise<{ result: T; committed: () => void }>,
): Promise<T> {
  const client = await from.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  const release = (): void => {
    client.off('error', onError);
    client.release(broken);
  };
  let outcome: { result: T; committed: () => void };
  try {
    outcome = await deed(client, await client.query(opening));
    if (!readOnly) await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(onError);
    release();
    throw error;
  }
  // Reading has nothing to lose: its answer goes out while the transaction ends, a round trip sooner.
  if (readOnly) void client.query('commit').catch(onError).then(release);
  else release();
  outcome.committed();
  return outcome.result;
}

function makeDoor(client: PoolClient): { door: Door; committed: () => void } {
  const waiting: (() => void)[] = [];
  return {
    door: {
      rows: async <Row>(statement: Statement<Row>, how: RunOptions = {}): Promise<Row[]> => {
        const { sql, parameters } = compile(statement);
        const result = await client.query({
          text: sql,
          values: [...parameters],
          ...(how.prepared ? { name: statementName(sql) } : {}),
        });
        return result.rows as Row[];
      },
      afterCommit: (deed) => {
        waiting.push(deed);
      },
    },
    committed: () => {
      for (const deed of waiting) deed();
    },
  };
}

// PostgreSQL cuts names at 63 bytes, so texts are numbered rather than named by themselves.
const names = new Map<string, string>();
const mostNames = 500;

function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= mostNames) return undefined;
  const name = `peyvand_${names.size}`;
  names.set(text, name);
  return name;
}

async function listen(
  config: PoolConfig,
  channel: string,
  onMessage: (payload: string) => void,
  onGap: () => void,
): Promise<() => Promise<void>> {
  const closing = new AbortController();
  let current: PoolClient | undefined;
  const own = pool({ ...config, max: 1, idleTimeoutMillis: 0 });
  const connect = async (): Promise<void> => {
    const client = await own.connect();
    current = client;
    client.on('notification', (message) => onMessage(message.payload ?? ''));
    client.on('error', (error) => {
      // A connection that is being closed may fail as well; it has been given back by then.
      if (current !== client) return;
      current = undefined;
      client.release(error);
      void reconnect();
    });
    await client.query(`listen ${channel}`);
  };
  const reconnect = async (): Promise<void> => {
    for (let wait = 100; !closing.signal.aborted; wait = Math.min(wait * 2, 5_000)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        await connect();
        onGap();
        return;
      } catch {
        // The server is still away: the next turn waits longer.
      }
    }
  };
  await connect();
  return async () => {
    closing.abort();
    const last = current;
    current = undefined;
    last?.release(true);
    await own.end();
  };
}
