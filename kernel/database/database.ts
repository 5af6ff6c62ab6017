import { types, type PoolConfig } from 'pg';
import type { Context } from '../context/context.ts';
import { listen } from './listen.ts';
import { pool } from './pool.ts';
import type { Statement } from './sql.ts';
import { workspaceTransactions, inSystemTransaction } from './transaction.ts';

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
  /**
   * A write whose answer nobody reads: it goes out before the next statement or the commit, in the same round trip. Where
   * it fails, that next one does with its error.
   */
  later(statement: Statement<unknown>, how?: RunOptions): void;
  /**
   * The same right before the commit, those of a transaction in the order of their keys: what many transactions lock is then
   * locked by each in one order, and for a moment, so that no two of them wait for each other.
   */
  lastly(key: string, statement: Statement<unknown>, how?: RunOptions): void;
  /**
   * Part of a deed whose failure takes back that part alone: what it has written, what of it still waits, and what was to
   * happen after the commit. @throws what the part throws
   */
  attempt<T>(part: () => Promise<T>): Promise<T>;
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
  const transact = workspaceTransactions(app);
  return {
    transact: (context, deed, how = {}) => transact(context, deed, { timeoutMs, ...how }),
    asSystem: (_purpose, deed, how = {}) => inSystemTransaction(system, deed, { timeoutMs, ...how }),
    listen: (channel, onMessage, onGap) => listen(access.system, channel, onMessage, onGap),
    load: () => ({ total: app.totalCount, idle: app.idleCount, waiting: app.waitingCount }),
    close: async () => {
      await Promise.all([app.end(), system.end()]);
    },
  };
}
