import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';

/** A folder of numbered `.sql` files. Sources are applied in order, each one's files by name. */
export type MigrationSource = { readonly name: string; readonly folder: string };

export type Migration = {
  readonly source: string;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

export type MigrateOptions = {
  readonly owner: PoolConfig;
  readonly migrations: readonly Migration[];
  readonly log: (line: string) => void;
  /** Runs once before the first change to a database that already holds data: the embedded folder's backup. */
  readonly beforeChange?: () => Promise<void>;
};

// One number for all processes of all versions: whoever holds it migrates, the others wait and then find nothing to do.
const lockNumber = 727_300_114;

/** Reads every source's files. Pure input: the same files give the same list. */
export async function readMigrations(sources: readonly MigrationSource[]): Promise<Migration[]> {
  const lists = await Promise.all(
    sources.map(async ({ name: source, folder }) => {
      const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
      return Promise.all(
        files.map(async (name) => {
          const sql = await readFile(join(folder, name), 'utf8');
          return { source, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
        }),
      );
    }),
  );
  return lists.flat();
}

/**
 * Brings the database to the newest shape. Several processes may call it at once. Each file is one transaction
 * with its own record, so a kill in the middle leaves whole steps.
 * @throws where a file that was applied has changed since, or a file fails (the message names it).
 */
export async function migrate({
  owner,
  migrations,
  log,
  beforeChange,
}: MigrateOptions): Promise<{ applied: number }> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await client.query(`create table if not exists migration (
      source text not null, name text not null, checksum text not null, applied_at timestamptz(3) not null default now(),
      constraint migration_pk primary key (source, name))`);
    const done = await client.query<{ source: string; name: string; checksum: string }>(
      'select source, name, checksum from migration',
    );
    const before = new Map(done.rows.map((row) => [`${row.source}/${row.name}`, row.checksum]));
    const open = migrations.filter((one) => !isApplied(one, before));
    if (open.length > 0 && before.size > 0) await beforeChange?.();
    if (open.length > 0) await client.query(dropReportViews);
    for (const one of open) {
      await apply(client, one);
      log(`${one.source}/${one.name}`);
    }
    return { applied: open.length };
  } finally {
    await client.end();
  }
}

/** Views of reporting tools hang on tables that a migration may change; whoever made them makes them anew at the start. */
const dropReportViews = `do $$
declare one regclass;
begin
  for one in select c.oid from pg_class c join pg_roles r on r.oid = c.relowner
    where c.relkind = 'v' and r.rolname = 'peyvand_reports'
  loop
    execute format('drop view if exists %s cascade', one);
  end loop;
end $$`;

function isApplied(one: Migration, before: ReadonlyMap<string, string>): boolean {
  const checksum = before.get(`${one.source}/${one.name}`);
  if (checksum === undefined) return false;
  if (checksum !== one.checksum)
    throw new Error(
      `Migration ${one.source}/${one.name} was changed after it was applied: write a new one instead`,
    );
  return true;
}

async function apply(client: Client, one: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(one.sql);
    await client.query('insert into migration (source, name, checksum) values ($1, $2, $3)', [
      one.source,
      one.name,
      one.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(
      `Migration ${one.source}/${one.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
  }
}
