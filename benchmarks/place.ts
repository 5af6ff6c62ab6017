import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAccounts } from '#kernel/auth/accounts.ts';
import { createKey } from '#kernel/auth/api-key.ts';
import { readConfig } from '#kernel/config/config.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import type { DatabaseAccess } from '#kernel/database/database.ts';
import { startEmbedded } from '#kernel/database/embedded/embedded.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { sql } from '#kernel/database/sql.ts';
import { defaultSettings } from '#kernel/workspace/settings.ts';
import { allMigrations } from '#server/migrations.ts';
import { openParts, type Parts } from '#server/parts.ts';
import { seedWorkspace } from '#server/seed/workspace.ts';
import { makeRecords } from './data/records.ts';
import type { Scale } from './data/scale.ts';
import { makeStaff, personas, type Persona, type Staff } from './data/staff.ts';

/** A data folder as `npm start` would find it, with a firm's data in it. */
export type Place = {
  readonly folder: string;
  readonly workspace: WorkspaceId;
  readonly staff: Staff;
  /** API keys: a measurement speaks for any member without signing in. */
  readonly keys: Readonly<Record<Persona, string>>;
  discard(): Promise<void>;
};

/**
 * Makes the folder with the embedded PostgreSQL as it is shipped (durable: fsync and synchronous_commit on), and fills it.
 * @param within the folder in which it is made
 */
export async function makePlace(
  scale: Scale,
  log: (line: string) => void,
  within: string = tmpdir(),
): Promise<Place> {
  const root = await mkdtemp(join(within, 'peyvand-bench-'));
  // Root's PostgreSQL runs as somebody else, who has to pass through.
  await chmod(root, 0o711);
  const folder = join(root, 'data');
  const discard = (): Promise<void> =>
    rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  try {
    return { folder, discard, ...(await fillPlace(folder, scale, log)) };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function fillPlace(
  folder: string,
  scale: Scale,
  log: (line: string) => void,
): Promise<Omit<Place, 'folder' | 'discard'>> {
  const server = await startEmbedded({ folder, log: () => undefined });
  try {
    const access: DatabaseAccess = server.access();
    await migrate({ owner: access.owner, migrations: await allMigrations(), log: () => undefined });
    const parts = await openParts(readConfig({ LOG_LEVEL: 'silent' }), access, server.folders);
    try {
      const { workspace, staff } = await makeFirm(parts);
      const keys = await makeKeys(parts, workspace, staff);
      await makeRecords(access.owner, workspace, staff, scale, log);
      return { workspace, staff, keys };
    } finally {
      await parts.close();
    }
  } finally {
    await server.stop();
  }
}

async function makeFirm({ database, engine }: Parts): Promise<{ workspace: WorkspaceId; staff: Staff }> {
  const [row] = await database.asSystem('the measured workspace', (door) =>
    door.rows<{ id: WorkspaceId }>(sql`insert into workspace (key, name, settings)
      values ('bench', 'آوند', ${JSON.stringify(defaultSettings)}::jsonb) returning id`),
  );
  if (!row) throw new Error('The workspace was not made');
  const { roles } = await engine.transact(systemContext(row.id, 'bench'), (tx) =>
    seedWorkspace(tx, defaultSettings),
  );
  return { workspace: row.id, staff: await makeStaff(engine, row.id, roles) };
}

async function makeKeys(
  { database, seals }: Parts,
  workspace: WorkspaceId,
  staff: Staff,
): Promise<Place['keys']> {
  const accounts = await openAccounts({ database, seals });
  try {
    const made = await Promise.all(
      personas.map(async (persona) => {
        const { key } = await createKey(accounts, {
          workspace,
          memberId: staff.personas[persona],
          name: persona,
        });
        return [persona, key] as const;
      }),
    );
    return Object.fromEntries(made) as Record<Persona, string>;
  } finally {
    await accounts.close();
  }
}
