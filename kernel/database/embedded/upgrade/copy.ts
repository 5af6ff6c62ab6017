import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { EmbeddedDatabaseError } from '../failures.ts';
import type { Table } from './tables.ts';

/**
 * Moves all rows and the places of all sequences. Both servers are on this machine under one user, so each table
 * goes through one file in PostgreSQL's binary form, which never passes through this process.
 * @param folder where both servers may write
 * @returns how many rows were moved
 */
export async function copyRows(
  old: Client,
  target: Client,
  tables: readonly Table[],
  folder: string,
): Promise<number> {
  // Neither foreign keys nor triggers speak while rows arrive in whatever order; the old database vouches for them.
  await target.query('SET session_replication_role = replica');
  // The migrations may have written rows of their own, which the old database has as well.
  await target.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`);
  let total = 0;
  for (const table of tables) total += await copyTable(old, target, table, join(folder, 'table'));
  await copySequences(old, target);
  return total;
}

async function copyTable(old: Client, target: Client, table: Table, file: string): Promise<number> {
  const columns = table.columns.filter(({ computed }) => !computed).map(({ name }) => name);
  // A table without columns can still hold rows, but none of ours does.
  if (columns.length === 0) return 0;
  const names = columns.join(', ');
  const path = `'${file.replaceAll("'", "''")}'`;
  const sent = await old.query(`COPY (SELECT ${names} FROM ONLY ${table.name}) TO ${path} (FORMAT binary)`);
  await target.query(`COPY ${table.name} (${names}) FROM ${path} (FORMAT binary)`);
  await rm(file);
  const found = await target.query<{ count: string }>(
    `SELECT count(*)::text AS count FROM ONLY ${table.name}`,
  );
  const arrived = Number(found.rows[0]?.count);
  if (arrived !== sent.rowCount) throw miscounted(table.name, sent.rowCount ?? 0, arrived);
  return arrived;
}

async function copySequences(old: Client, target: Client): Promise<void> {
  const sequences = await old.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, sequencename) AS name FROM pg_sequences WHERE last_value IS NOT NULL`,
  );
  for (const { name } of sequences.rows) {
    const place = await old.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value::text, is_called FROM ${name}`,
    );
    const { last_value: last, is_called: called } = place.rows[0] ?? { last_value: '1', is_called: false };
    await target.query('SELECT setval($1::regclass, $2::bigint, $3)', [name, last, called]);
  }
}

const miscounted = (table: string, sent: number, arrived: number): EmbeddedDatabaseError =>
  new EmbeddedDatabaseError({
    fa: `از ${sent} ردیف جدول ${table} تنها ${arrived} ردیف رسید. پایگاه دادهٔ پیشین دست‌نخورده است.`,
    en: `Of ${sent} rows of ${table} only ${arrived} arrived. The old database is untouched.`,
  });
