import { createHmac, randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeLiteral, type ClientConfig } from 'pg';

/** Owns the tables and runs migrations; nothing that serves a request connects as this role. */
export const DATABASE_OWNER = 'peyvand_owner';
/** The restricted role of the application: owns nothing and cannot pass by row-level security. */
export const DATABASE_APP = 'peyvand_app';
export const DATABASE_NAME = 'peyvand';

/** Makes the product's database and its restricted role where they are missing. Safe to run at each start. */
export async function prepareDatabase(owner: ClientConfig, appPassword: string): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    const found = await client.query<{ role: boolean; database: boolean }>(
      `SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role,
              EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database`,
      [DATABASE_APP, DATABASE_NAME],
    );
    if (!found.rows[0]?.role) {
      await client.query(
        `CREATE ROLE ${DATABASE_APP} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS
         PASSWORD ${escapeLiteral(appPassword)}`,
      );
    }
    if (!found.rows[0]?.database) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  } finally {
    await client.end();
  }
}

/** The password of a role, derived from the one secret in the data folder; asked for only over TCP. */
export const rolePassword = (secret: string, role: string): string =>
  createHmac('sha256', secret).update(role).digest('base64url');

/** The secret that the passwords of the embedded database derive from, made on first use. */
export async function databaseSecret(secrets: string): Promise<string> {
  const file = join(secrets, 'database');
  const found = await readFile(file, 'utf8').catch(() => null);
  if (found) return found.trim();
  // Written whole under another name first: a secret cut short by a kill must never be taken for one.
  const half = `${file}.${process.pid}`;
  await writeFile(half, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  await link(half, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(half);
  return (await readFile(file, 'utf8')).trim();
}
