import { Client, escapeIdentifier } from 'pg';
import type { DatabaseAccess } from './database.ts';

/**
 * Tells the planner what tables hold after many rows came at once: until autovacuum has looked (a minute or more) a
 * condition through a link took 10 s on 10,000 new rows, and 26 ms after this.
 */
export async function analyzeTables(access: DatabaseAccess, tables: readonly string[]): Promise<void> {
  const client = new Client(access.owner);
  // Without a listener a database that is killed meanwhile would end the process; the query in hand tells it anyway.
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const table of tables) await client.query(`analyze ${escapeIdentifier(table)}`);
  } finally {
    await client.end();
  }
}
