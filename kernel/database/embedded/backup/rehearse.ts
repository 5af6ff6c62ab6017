import { migrate, type Migration } from '../../migrate.ts';
import { readManifest } from './backup.ts';
import { countRows, differences } from './counts.ts';
import { tryCopy } from './trial.ts';

/** What a rehearsal found: how many migrations ran, and which tables lost or gained rows by them. */
export type Rehearsal = { readonly applied: number; readonly differences: readonly string[] };

/**
 * Runs this version's migrations on a copy of a backup, as its first start would, and compares counts. The backup and
 * the running Peyvand are not touched. @throws what the migration itself throws: then the upgrade is not to be made
 */
export async function rehearseUpgrade(backup: string, migrations: readonly Migration[]): Promise<Rehearsal> {
  await readManifest(backup);
  return tryCopy(backup, async (server) => {
    const { owner } = server.access();
    const before = await countRows(owner);
    const { applied } = await migrate({ owner, migrations, log: () => undefined });
    const after = await countRows(owner);
    // The list of migrations grows by the migrations themselves.
    const found = differences(before, after).filter((line) => !line.startsWith('"public"."migration":'));
    return { applied, differences: found };
  });
}
