import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { undoSince } from '../undo.ts';

/** Removes what has run out: sessions, links, revoked keys, guesses of yesterday, kept answers. Cheap; safe to run anywhere, any time. */
export const sweepAccounts = (database: Database, now: Date): Promise<void> =>
  database.asSystem('remove what has run out', async (door) => {
    const yesterday = new Date(now.getTime() - 86_400_000);
    await door.rows(sql`delete from auth.session where expires_at < ${now}`);
    await door.rows(sql`delete from auth.link where expires_at < ${now} or withdrawn_at < ${undoSince(now)}`);
    await door.rows(sql`delete from auth.api_key where revoked_at < ${undoSince(now)}`);
    await door.rows(sql`delete from auth.guess where at < ${yesterday} and free_at < ${now}`);
    await door.rows(sql`delete from request_claim where claimed_at < ${yesterday}`);
  });
