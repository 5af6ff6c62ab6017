import type { Database, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { fileQuotaReached } from './problems.ts';
import type { FileKey, FileStore, StoredFile } from './store.ts';

/** How many bytes the workspace may still store; ask before an upload, and give it to `put` as its limit. */
export async function roomForFiles(tx: Tx, quotaBytes: number): Promise<number> {
  const [row] = await tx.rows<{ used: number }>(
    sql`select coalesce(sum(bytes), 0)::bigint as used from stored_file where workspace_id = ${tx.context.workspace}`,
  );
  return Math.max(0, quotaBytes - (row?.used ?? 0));
}

/**
 * Counts a stored content to the workspace; call it in the transaction that writes the file's record. Without it the
 * content is swept away. The same content twice counts once.
 * @throws fileQuotaReached
 */
export async function keepFile(tx: Tx, { key, bytes }: StoredFile, quotaBytes: number): Promise<void> {
  const { workspace } = tx.context;
  // Two uploads at once must not both take the last room.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('stored_file'), ${workspace}::integer)`);
  await tx.rows(
    sql`insert into stored_file (workspace_id, sha256, bytes) values (${workspace}, ${key}, ${bytes}) on conflict do nothing`,
  );
  const [row] = await tx.rows<{ over: boolean }>(
    sql`select sum(bytes) > ${quotaBytes}::bigint as over from stored_file where workspace_id = ${workspace}`,
  );
  if (row?.over) throw fileQuotaReached({ quotaBytes });
}

/** Lets a content go that no record names any more; the next sweep takes it. */
export const releaseFile = async (tx: Tx, key: FileKey): Promise<void> => {
  await tx.rows(
    sql`delete from stored_file where workspace_id = ${tx.context.workspace} and sha256 = ${key}`,
  );
};

const dayMs = 86_400_000;

/**
 * Removes contents that no workspace keeps: uploads whose transaction failed, and files that were let go.
 * @returns how many were removed
 */
export async function sweepFiles(
  store: FileStore,
  database: Database,
  now: Date = new Date(),
): Promise<number> {
  let removed = 0;
  for await (const { workspace, key } of store.list(new Date(now.getTime() - dayMs))) {
    const kept = await database.asSystem('sweep of files', (door) =>
      door.rows(sql`select from stored_file where workspace_id = ${workspace} and sha256 = ${key}`, {
        prepared: true,
      }),
    );
    if (kept.length > 0) continue;
    await store.remove(workspace, key);
    removed += 1;
  }
  return removed;
}
