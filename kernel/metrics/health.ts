import type { Config } from '../config/config.ts';
import type { Database } from '../database/database.ts';
import type { Migration } from '../database/migrate.ts';
import { sql } from '../database/sql.ts';
import { readerLags } from '../events/follow.ts';

export type HealthCheck = { readonly name: 'database' | 'migrations' | 'readers'; readonly ok: boolean };

/** `ready`: send requests here. A late reader alone does not take a process out of service. */
export type Health = { readonly ready: boolean; readonly checks: readonly HealthCheck[] };

export type HealthParts = {
  readonly database: Database;
  /** Those that this version brings. */
  readonly migrations: readonly Migration[];
  readonly config: Pick<Config, 'readerLagWarningSeconds'>;
};

const patienceMs = 2_000;

/**
 * Whether this process can serve. That it lives at all needs no function: it answers. Tells states only, no versions
 * or addresses, for anybody on the network may ask.
 */
export async function readiness({ database, migrations, config }: HealthParts): Promise<Health> {
  try {
    const applied = await database.asSystem(
      'readiness',
      (door) =>
        door.rows<{ source: string; name: string; checksum: string }>(
          sql`select source, name, checksum from migration`,
        ),
      { readOnly: true, timeoutMs: patienceMs },
    );
    const known = new Set(applied.map((one) => `${one.source}/${one.name}/${one.checksum}`));
    // A newer version may have applied more: old and new serve side by side while an update rolls out.
    const current = migrations.every((one) => known.has(`${one.source}/${one.name}/${one.checksum}`));
    const lags = await readerLags(database);
    const readers = lags.every(({ seconds }) => seconds <= config.readerLagWarningSeconds);
    return {
      ready: current,
      checks: [
        { name: 'database', ok: true },
        { name: 'migrations', ok: current },
        { name: 'readers', ok: readers },
      ],
    };
  } catch {
    return { ready: false, checks: [{ name: 'database', ok: false }] };
  }
}
