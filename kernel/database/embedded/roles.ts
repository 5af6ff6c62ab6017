import { createHmac, randomBytes } from 'node:crypto';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, escapeLiteral, type ClientConfig } from 'pg';

/** Owns the tables and runs migrations; nothing that serves a request connects as this role. */
export const DATABASE_OWNER = 'peyvand_owner';
/** The restricted role of requests: owns nothing and cannot pass by row-level security. */
export const DATABASE_APP = 'peyvand_app';
/** Sees all workspaces and owns nothing: sign-in, readers of the log, jobs. */
export const DATABASE_SYSTEM = 'peyvand_system';
export const DATABASE_NAME = 'peyvand';

/**
 * Makes the product's database and its roles where they are missing. Safe to run at each start. The roles get
 * their passwords here, which migrations cannot know; what they may do is for the migrations to say.
 */
export async function prepareDatabase(owner: ClientConfig, secret: string): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    const found = await client.query<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles WHERE rolname IN ($1, $2)
       UNION ALL SELECT datname FROM pg_database WHERE datname = $3`,
      [DATABASE_APP, DATABASE_SYSTEM, DATABASE_NAME],
    );
    const missing = (name: string): boolean => !found.rows.some((row) => row.name === name);
    for (const role of [DATABASE_APP, DATABASE_SYSTEM].filter(missing)) {
      await client.query(
        `CREATE ROLE ${role} LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS PASSWORD ${escapeLiteral(rolePassword(secret, role))}`,
      );
    }
    if (missing(DATABASE_NAME)) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
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
