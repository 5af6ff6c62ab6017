import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { openAccounts } from '#kernel/auth/accounts.ts';
import { createKey } from '#kernel/auth/api-key.ts';
import { readConfig } from '#kernel/config/config.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import type { DatabaseAccess } from '#kernel/database/database.ts';
import { startEmbedded } from '#kernel/database/embedded/embedded.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { sql } from '#kernel/database/sql.ts';
import { defaultSettings } from '#kernel/workspace/settings.ts';
import type { RecordTx } from '#records/records.ts';
import { allMigrations } from '#server/migrations.ts';
import { openParts, type Parts } from '#server/parts.ts';
import { seedWorkspace } from '#server/seed/workspace.ts';
import { makeOwnFields } from './data/own-fields.ts';
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
 * @param at `kept`: a folder that stays when the run is over, and serves again as it is when it already holds the scale;
 *   `within`: the folder in which one is made that goes with the run
 */
export async function makePlace(
  scale: Scale,
  log: (line: string) => void,
  { kept, within = tmpdir() }: { readonly kept?: string | undefined; readonly within?: string } = {},
): Promise<Place> {
  const root = kept ? resolve(kept) : await mkdtemp(join(within, 'peyvand-bench-'));
  await mkdir(root, { recursive: true });
  // Root's PostgreSQL runs as somebody else, who has to pass through.
  await chmod(root, 0o711);
  const folder = join(root, 'data');
  const discard = async (): Promise<void> =>
    kept ? undefined : rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  const memory = join(root, `${scale.name}.json`);
  const known = await readFile(memory, 'utf8').catch(() => undefined);
  if (known !== undefined) return { folder, discard, ...(JSON.parse(known) as Filled) };
  try {
    const filled = await fillPlace(folder, scale, log);
    if (kept) await writeFile(memory, JSON.stringify(filled), { mode: 0o600 });
    return { folder, discard, ...filled };
  } catch (error) {
    await discard();
    throw error;
  }
}

type Filled = Omit<Place, 'folder' | 'discard'>;

/**
 * The readers of the log stand at its end, as they do in a firm that has lived with its data: else they would read
 * millions of generated rows while the lists are measured.
 */
export async function passLog(folder: string): Promise<void> {
  const server = await startEmbedded({ folder, log: () => undefined });
  const owner = new Client(server.access().owner);
  try {
    await owner.connect();
    await owner.query(`update event_reader set (transaction, sequence) =
      (select transaction, sequence from event order by transaction desc, sequence desc limit 1)`);
  } finally {
    await owner.end();
    await server.stop();
  }
}

async function fillPlace(folder: string, scale: Scale, log: (line: string) => void): Promise<Filled> {
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
  const { roles } = await engine.transact(systemContext(row.id, 'bench'), async (tx) => {
    const seeded = await seedWorkspace(tx, defaultSettings);
    await makeBigBoard(tx);
    await makeOwnFields(tx);
    return seeded;
  });
  return { workspace: row.id, staff: await makeStaff(engine, row.id, roles) };
}

/** A second pipeline, which generated deals fill to the size of a big board. */
async function makeBigBoard(tx: RecordTx): Promise<void> {
  const [id = null] = await tx.recordsOf('pipeline').create([{ name: 'تختهٔ بزرگ', position: 2 }]);
  await tx.recordsOf('stage').create(
    ['open', 'open', 'open', 'open', 'won', 'lost'].map((kind, index) => ({
      pipeline: id,
      name: `مرحلهٔ ${index + 1}`,
      kind,
      position: index + 1,
      probability: 20,
    })),
  );
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
