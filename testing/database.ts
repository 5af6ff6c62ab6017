import { createHash } from 'node:crypto';
import { Client, escapeIdentifier, type PoolConfig, type QueryResultRow } from 'pg';
import { openDatabase, type Database, type DatabaseAccess } from '#kernel/database/database.ts';
import { migrate, type Migration } from '#kernel/database/migrate.ts';
import { ensureQueues } from '#kernel/jobs/queues.ts';
import { testCluster, type TestCluster } from './cluster.ts';
import { allMigrations } from '#server/migrations.ts';
import { modules } from '#server/product.ts';

/** A database of its own for one test file. */
export type TestDatabase = {
  readonly access: DatabaseAccess;
  /** The door that the product itself uses, under the restricted roles. */
  readonly database: Database;
  /** Runs SQL as the owner, past every policy: for arranging and for looking behind the scenes. */
  asOwner<Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Closes and removes it: `after(() => testing.drop())`. */
  drop(): Promise<void>;
};

/**
 * A new database with every migration applied, cloned from a template that is made once a run.
 * @param migrations others than the product's own, for tests of migrations
 */
export async function testDatabase(migrations?: readonly Migration[]): Promise<TestDatabase> {
  const cluster = await testCluster();
  const template = await templateFor(cluster, migrations ?? (await allMigrations()));
  const name = `test_${process.pid}_${(count += 1)}`;
  await query(cluster.owner, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const access = {
    owner: { ...cluster.owner, database: name },
    app: { ...cluster.app, database: name },
    system: { ...cluster.system, database: name },
  };
  const database = openDatabase(access, { poolSize: 5 });
  // What modules leave to the background waits there for a test to do it.
  if (migrations === undefined)
    await ensureQueues(
      database,
      modules.flatMap((module) => module.jobs ?? []),
    );
  return {
    access,
    database,
    asOwner: (sql, parameters) => query(access.owner, sql, parameters),
    async drop() {
      await database.close();
      await query(cluster.owner, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
let count = 0;

const templates = new Map<string, Promise<string>>();

function templateFor(cluster: TestCluster, migrations: readonly Migration[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16);
  const name = `template_${hash}`;
  const made = templates.get(name) ?? makeTemplate(cluster.owner, name, migrations);
  templates.set(name, made);
  return made;
}

async function makeTemplate(
  owner: PoolConfig,
  name: string,
  migrations: readonly Migration[],
): Promise<string> {
  const client = new Client(owner);
  await client.connect();
  try {
    // Test files may run in processes of their own: one makes the template, the others wait for it.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount) return name;
    const half = `${name}_half`;
    await client.query(`DROP DATABASE IF EXISTS ${half}`);
    await client.query(`CREATE DATABASE ${half}`);
    await migrate({ owner: { ...owner, database: half }, migrations, log: () => undefined });
    await client.query(`ALTER DATABASE ${escapeIdentifier(half)} RENAME TO ${escapeIdentifier(name)}`);
    return name;
  } finally {
    await client.end();
  }
}

async function query<Row extends QueryResultRow>(
  config: PoolConfig,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client(config);
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
