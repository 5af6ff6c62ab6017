import type { PoolClient, QueryResult } from 'pg';
import type { Door, RunOptions } from './database.ts';
import { compile, type Statement } from './sql.ts';

/** What only the opener of a door does with its transaction. */
export type Ending = {
  /** Sends what still waits, and commits. */
  commit(): Promise<void>;
  /** Does what waited for the commit. */
  committed(): void;
};

/**
 * A door over one connection's transaction. `opening` is the transaction's first answer, which may still be on its way:
 * nothing is told before it is there.
 */
export function openDoor(
  client: PoolClient,
  opening: Promise<unknown>,
): { readonly door: Door; readonly ending: Ending } {
  const afterwards: (() => void)[] = [];
  let waiting: Query[] = [];
  let before: Promise<unknown> | undefined = opening;
  opening.then(
    () => (before = undefined),
    () => undefined,
  );
  /** Several statements in one write to the socket; the first that failed is why the later ones did. */
  const send = async (last: Query): Promise<QueryResult> => {
    const first = waiting;
    waiting = [];
    if (first.length === 0 && !before) return client.query(last);
    const answers = await Promise.allSettled([
      before,
      ...inOneWrite(client, () => [...first, last].map((query) => client.query(query))),
    ]);
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    return (answers.at(-1) as PromiseFulfilledResult<QueryResult>).value;
  };
  return {
    door: {
      rows: async <Row>(statement: Statement<Row>, how: RunOptions = {}): Promise<Row[]> =>
        (await send(queryOf(statement, how))).rows as Row[],
      later: (statement, how = {}) => {
        waiting.push(queryOf(statement, how));
      },
      afterCommit: (deed) => {
        afterwards.push(deed);
      },
    },
    ending: {
      commit: async () => void (await send({ text: 'commit' })),
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

function queryOf(statement: Statement<unknown>, { prepared = false }: RunOptions): Query {
  const { sql, parameters } = compile(statement);
  const name = prepared ? statementName(sql) : undefined;
  return { text: sql, values: [...parameters], ...(name ? { name } : {}) };
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
