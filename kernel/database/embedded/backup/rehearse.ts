import { Client, type PoolConfig } from 'pg';
import { migrate, type Migration } from '../../migrate.ts';
import { readManifest } from './backup.ts';
import { countRows, differences } from './counts.ts';
import { tryCopy } from './trial.ts';

/** What a rehearsal found. Only where all three lists are empty the upgrade may be made without a look. */
export type Rehearsal = {
  /** How many migrations ran. */
  readonly applied: number;
  /** Tables that lost or gained rows by them. */
  readonly differences: readonly string[];
  /** Migrations that the data have gone through and this version does not know: it is older than the data. */
  readonly unknown: readonly string[];
  /** What a migration failed with. */
  readonly failed: readonly string[];
};

/**
 * Runs this version's migrations on a copy of a backup, as its first start would, and compares counts. The backup and
 * the running Peyvand are not touched.
 */
export async function rehearseUpgrade(backup: string, migrations: readonly Migration[]): Promise<Rehearsal> {
  await readManifest(backup);
  return tryCopy(backup, async (server) => {
    const { owner } = server.access();
    const before = await countRows(owner);
    const unknown = await unknownIn(owner, migrations);
    const ran: string[] = [];
    const failed = await migrate({ owner, migrations, log: (name) => ran.push(name) }).then(
      () => [],
      (error: unknown) => [error instanceof Error ? error.message : String(error)],
    );
    const after = await countRows(owner);
    // The list of migrations grows by the migrations themselves.
    const found = differences(before, after).filter((line) => !line.startsWith('"public"."migration":'));
    return { applied: ran.length, differences: found, unknown, failed };
  });
}

async function unknownIn(owner: PoolConfig, migrations: readonly Migration[]): Promise<string[]> {
  const known = new Set(migrations.map(({ source, name }) => `${source}/${name}`));
  const client = new Client(owner);
  await client.connect();
  try {
    const { rows: there } = await client.query<{ there: boolean }>(
      `select to_regclass('migration') is not null as there`,
    );
    if (!there[0]?.there) return [];
    const { rows } = await client.query<{ name: string }>(
      `select source || '/' || name as name from migration order by 1`,
    );
    return rows.map(({ name }) => name).filter((name) => !known.has(name));
  } finally {
    await client.end();
  }
}
