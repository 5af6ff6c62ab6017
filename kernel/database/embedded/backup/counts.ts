import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, type PoolConfig } from 'pg';
import { listTables } from '../upgrade/tables.ts';

/** Rows by table, quoted with its schema. */
export type Rows = Readonly<Record<string, number>>;

/** Counts every table that holds rows of ours, within one moment. */
export async function countRows(owner: PoolConfig): Promise<Rows> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const counts: Record<string, number> = {};
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query<{ count: string }>(`select count(*) as count from ${name}`);
      counts[name] = Number(rows[0]?.count ?? 0);
    }
    return counts;
  } finally {
    await client.end();
  }
}

/** Tables whose counts differ, with both. What only the later one has is new and no matter. */
export const differences = (before: Rows, after: Rows): string[] =>
  Object.entries(before).flatMap(([table, count]) =>
    after[table] === count ? [] : [`${table}: ${count} → ${after[table] ?? '—'}`],
  );

/** The files that the database names, and how many of them a folder lacks. */
export async function countFiles(
  owner: PoolConfig,
  folder: string,
): Promise<{ count: number; bytes: number; missing: number }> {
  const client = new Client(owner);
  await client.connect();
  try {
    const known = await client.query<{ there: boolean }>(
      `select to_regclass('stored_file') is not null as there`,
    );
    if (!known.rows[0]?.there) return { count: 0, bytes: 0, missing: 0 };
    const { rows } = await client.query<{ workspace_id: number; sha256: string; bytes: string }>(
      'select workspace_id, sha256, bytes from stored_file',
    );
    let missing = 0;
    for (const { workspace_id, sha256, bytes } of rows) {
      const path = join(folder, String(workspace_id), sha256.slice(0, 2), sha256);
      const found = await stat(path).catch(() => undefined);
      if (found?.size !== Number(bytes)) missing += 1;
    }
    return { count: rows.length, bytes: rows.reduce((sum, one) => sum + Number(one.bytes), 0), missing };
  } finally {
    await client.end();
  }
}
