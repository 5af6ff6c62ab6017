import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import type { Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import type { LoggedEvent } from '#kernel/events/event.ts';
import type { EventReader } from '#kernel/events/reader.ts';
import type { NoticeParts } from './parts.ts';
import { raise } from './raise.ts';

/** After a long standstill nobody wants to be told of what is old news. */
const oldNewsMs = 3 * 86_400_000;

/** Follows the log and tells members of what concerns them. */
export const notificationReader = (parts: NoticeParts): EventReader => ({
  name: 'notifications',
  read: async (door, events) => {
    const living = await livingWorkspaces(door, events);
    for (const [workspace, all] of Map.groupBy(events, (event) => event.workspace)) {
      if (!living.has(workspace)) continue;
      const context = systemContext(workspace as WorkspaceId, 'notifications');
      const since = context.now().getTime() - oldNewsMs;
      const news = all.filter(({ at }) => at.getTime() > since);
      if (news.length === 0) continue;
      const tx = await parts.engine.over(await txOver(door, context));
      for (const kind of parts.kinds) {
        if (!('log' in kind.source)) continue;
        const occasions = await kind.source.log(tx, news);
        if (occasions.length > 0) await raise(parts, tx, kind, occasions);
      }
    }
  },
});

async function livingWorkspaces(door: Door, events: readonly LoggedEvent[]): Promise<ReadonlySet<number>> {
  const ids = [...new Set(events.map(({ workspace }) => workspace))];
  const rows = await door.rows<{ id: number }>(
    sql`select id from workspace where id = any(${ids}::integer[]) and deleted_at is null`,
  );
  return new Set(rows.map(({ id }) => id));
}
