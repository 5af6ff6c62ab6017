import type { PoolClient, QueryResult } from 'pg';
import type { Door, RunOptions } from './database.ts';
import { compile, type Statement } from './sql.ts';
import { statementName } from './statement-names.ts';

/** What only the opener of a door does with its transaction. After either the door is shut. */
export type Ending = {
  /** Sends what still waits, and commits. @throws why nothing was kept, where the deed went on after a failure */
  commit(): Promise<void>;
  rollback(): Promise<void>;
  /** Does what waited for the commit. */
  committed(): void;
};

// By their letters' numbers: every process has to have the same order.
const inOrder = (one: { readonly key: string }, other: { readonly key: string }): number =>
  one.key < other.key ? -1 : Number(one.key > other.key);

const commit = { text: 'commit' };
const savepoint = { text: 'savepoint attempt' };
const release = { text: 'release savepoint attempt' };
const back = { text: 'rollback to savepoint attempt; release savepoint attempt' };

/**
 * A door over one connection's transaction. `opening` is the transaction's first answer, which may still be on its way:
 * nothing is told before it is there.
 */
export function openDoor(
  client: PoolClient,
  opening: Promise<unknown>,
  readOnly: boolean,
): { readonly door: Door; readonly ending: Ending } {
  const afterwards: (() => void)[] = [];
  let waiting: Query[] = [];
  const last: { readonly key: string; readonly query: Query }[] = [];
  let before: Promise<unknown> | undefined = opening;
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  opening.then(
    () => (before = undefined),
    () => undefined,
  );
  /** After a failure PostgreSQL says of every statement only that there was one, until a savepoint is gone back to. */
  const ask = async (query: Query): Promise<QueryResult> => {
    try {
      const answer = await client.query(query);
      if (query !== commit) failure = undefined;
      return answer;
    } catch (error) {
      failure ??= { error };
      throw failure.error;
    }
  };
  /** Several statements in one write to the socket. */
  const send = async (last: Query): Promise<QueryResult> => {
    requireOpen();
    const first = waiting;
    waiting = [];
    if (first.length === 0 && !before) return ask(last);
    const answers = await Promise.allSettled([
      before,
      ...inOneWrite(client, () => [...first, last].map(ask)),
    ]);
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    return (answers.at(-1) as PromiseFulfilledResult<QueryResult>).value;
  };
  // The connection may serve another workspace by then: what a deed left running must not reach it.
  const requireOpen = (): void => {
    if (isOver) throw new Error('The transaction is over');
  };
  const requireWriting = (): void => {
    requireOpen();
    // Nobody waits for the end of a transaction that only reads.
    if (readOnly) throw new Error('Nothing is written in a transaction that only reads');
  };
  return {
    door: {
      rows: async <Row>(statement: Statement<Row>, how: RunOptions = {}): Promise<Row[]> =>
        (await send(queryOf(client, statement, how))).rows as Row[],
      later: (statement, how = {}) => {
        requireWriting();
        waiting.push(queryOf(client, statement, how));
      },
      lastly: (key, statement, how = {}) => {
        requireWriting();
        last.push({ key, query: queryOf(client, statement, how) });
      },
      attempt: async (part) => {
        const known = afterwards.length;
        const lastKnown = last.length;
        await send(savepoint);
        try {
          const result = await part();
          await send(release);
          return result;
        } catch (error) {
          // Sent, it would be taken back as well, but might fail first in the place of what is told here.
          waiting = [];
          afterwards.length = known;
          last.length = lastKnown;
          await send(back);
          throw error;
        }
      },
      afterCommit: (deed) => {
        afterwards.push(deed);
      },
    },
    ending: {
      commit: async () => {
        waiting.push(...last.toSorted(inOrder).map(({ query }) => query));
        const sent = send(commit);
        isOver = true;
        const { command } = await sent;
        // PostgreSQL ends a transaction in which something failed without a word, and keeps nothing of it.
        if (command !== 'COMMIT' && !readOnly) throw failure?.error ?? new Error('Nothing was kept');
      },
      rollback: async () => {
        isOver = true;
        await client.query('rollback');
      },
      committed: () => {
        for (const deed of afterwards) deed();
      },
    },
  };
}

/** What is sent before this turn of the loop ends leaves in one system call, which costs more than what it carries. */
export function inOneWrite<T>(client: PoolClient, deed: () => T): T {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  return deed();
}

type Query = { readonly text: string; readonly values?: unknown[]; readonly name?: string };

function queryOf(client: PoolClient, statement: Statement<unknown>, { prepared = false }: RunOptions): Query {
  const { sql, parameters } = compile(statement);
  const name = prepared ? statementName(client, sql) : undefined;
  return { text: sql, values: [...parameters], ...(name ? { name } : {}) };
}
