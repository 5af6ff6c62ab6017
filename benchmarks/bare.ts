import { Client, type PoolConfig } from 'pg';

/** SQL with its parameters: what a program written by hand for this one page would send. */
export type BareSql = { readonly text: string; readonly values: readonly unknown[] };

/** A bare driver under the same restricted role and the same policies, its statements prepared. */
export type Bare = {
  run(statement: BareSql): Promise<unknown>;
  /** Several statements as one durable transaction. */
  transact(statements: readonly BareSql[]): Promise<void>;
  close(): Promise<void>;
};

export async function openBare(app: PoolConfig, workspace: number): Promise<Bare> {
  const client = new Client(app);
  await client.connect();
  await client.query(`select set_config('peyvand.workspace', $1, false)`, [String(workspace)]);
  const names = new Map<string, string>();
  const run = ({ text, values }: BareSql): Promise<unknown> => {
    const name = names.get(text) ?? `bare_${names.size}`;
    names.set(text, name);
    return client.query({ name, text, values: [...values] });
  };
  return {
    run,
    transact: async (statements) => {
      await client.query('begin');
      for (const statement of statements) await run(statement);
      await client.query('commit');
    },
    close: () => client.end(),
  };
}
