import { sql } from '../database/sql.ts';
import type { Door } from '../database/database.ts';
import { accountsChannel, forget, type Accounts, type Forgotten } from './accounts.ts';

/** Says at commit, to this process at once and to the others by message, what they must ask for anew. */
export async function announce(accounts: Accounts, door: Door, what: Forgotten): Promise<void> {
  await door.rows(sql`select pg_notify(${accountsChannel}, ${JSON.stringify(what)})`);
  door.afterCommit(() => forget(accounts, what));
}
