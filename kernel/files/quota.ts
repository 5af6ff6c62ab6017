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
 * content is swept away. The same content twice takes room once, and is kept until both are released.
 * @throws fileQuotaReached
 */
export async function keepFile(tx: Tx, { key, bytes }: StoredFile, quotaBytes: number): Promise<void> {
  const { workspace } = tx.context;
  // Two uploads at once must not both take the last room.
  await tx.rows(sql`select pg_advisory_xact_lock(hashtext('stored_file'), ${workspace}::integer)`);
  await tx.rows(
    sql`insert into stored_file (workspace_id, sha256, bytes) values (${workspace}, ${key}, ${bytes}) 
      on conflict (workspace_id, sha256) do update set holds = stored_file.holds + 1`,
  );
  const [row] = await tx.rows<{ over: boolean }>(
    sql`select sum(bytes) > ${quotaBytes}::bigint as over from stored_file where workspace_id = ${workspace}`,
  );
  if (row?.over) throw fileQuotaReached({ quotaBytes });
}

/** One record less keeps a content; call it in the transaction that erases the record. When none does, the next sweep takes it. */
export async function releaseFile(tx: Tx, key: FileKey): Promise<void> {
  const own = sql`workspace_id = ${tx.context.workspace} and sha256 = ${key}`;
  const [row] = await tx.rows<{ holds: number }>(sql`select holds from stored_file where ${own} for update`);
  if (!row) return;
  await tx.rows(
    row.holds === 1
      ? sql`delete from stored_file where ${own}`
      : sql`update stored_file set holds = holds - 1 where ${own}`,
  );
}

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
