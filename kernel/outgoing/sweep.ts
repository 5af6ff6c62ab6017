import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { undoSince } from '../undo.ts';

/** Forgets the secrets of what was taken away and does not come back any more. Cheap; safe to run anywhere, any time. */
export const forgetTakenAway = (database: Database, now: Date): Promise<void> =>
  database.asSystem('forget what was taken away', async (door) => {
    const since = undoSince(now);
    await door.rows(sql`update outgoing_message set sealed = null, cancelled_from = null
      where cancelled_from is not null and settled_at < ${since}`);
    await door.rows(
      sql`delete from workspace_channel where sealed is null and (former is null or former_at < ${since})`,
    );
    await door.rows(sql`update workspace_channel set former = null, former_at = null, former_by = null
      where former_at < ${since}`);
  });
