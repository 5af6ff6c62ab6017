import { sql } from '#kernel/database/sql.ts';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { digestSections } from '../product.ts';
import { lookAtClock, workspacesToLookAt } from './clock.ts';
import { deliver, workspacesToDeliver } from './deliver.ts';
import { sendDigests } from './digest.ts';
import type { NoticeParts } from './parts.ts';

const clockMs = 60_000;
const roundMs = 15_000;
const keepDays = { notification: 180, occasion: 40 };

/**
 * What time brings: every minute reminders and whatever else is due, with each morning's digests; every quarter of a
 * minute what is to leave by mail or SMS. Any number of processes may do it beside each other.
 */
export function startNotices(parts: NoticeParts): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let swept = 0;
  const round = async (): Promise<void> => {
    const now = new Date();
    const look = await workspacesToLookAt(parts.database, new Date(now.getTime() - clockMs + 5_000));
    await each(look, async (workspace) => {
      await lookAtClock(parts, workspace);
      await sendDigests({ ...parts, sections: digestSections }, workspace);
    });
    await each(await workspacesToDeliver(parts, now), (workspace) => deliver(parts, workspace));
    if (now.getTime() - swept > 86_400_000) {
      swept = now.getTime();
      await sweep(parts);
    }
  };
  /** One workspace's trouble is not another's. */
  const each = async (
    workspaces: readonly WorkspaceId[],
    deed: (workspace: WorkspaceId) => Promise<unknown>,
  ): Promise<void> => {
    for (const workspace of workspaces) {
      if (stopped) return;
      await deed(workspace).catch((error: unknown) =>
        parts.log.warn('notifications of a workspace failed', { workspace }, error),
      );
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const go = (): void => {
    running = round()
      .catch((error: unknown) => parts.log.warn('a round of notifications failed', {}, error))
      .finally(() => {
        if (!stopped) timer = setTimeout(go, roundMs).unref();
      });
  };
  go();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** What is long past is forgotten: the log keeps what happened. */
const sweep = ({ database }: NoticeParts): Promise<unknown> =>
  database.asSystem('old notifications', async (door) => {
    await door.rows(
      sql`delete from notification where at < now() - ${keepDays.notification} * interval '1 day'`,
    );
    await door.rows(
      sql`delete from notification_occasion where at < now() - ${keepDays.occasion} * interval '1 day'`,
    );
  });
