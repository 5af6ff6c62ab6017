import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { moduleTools } from './module-tools.ts';
import type { Parts } from './parts.ts';
import { modules } from './product.ts';

const minuteMs = 60_000;
const deeds = modules.flatMap((module) => module.everyMinute ?? []);

/** Does once a minute, in every workspace, what modules leave to time. Any number of processes may do it beside each other. */
export function startMinutes(parts: Parts): { stop(): Promise<void> } {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    for (const workspace of await livingWorkspaces(parts))
      for (const deed of deeds) {
        if (stopped) return;
        await passMinute(parts, workspace, deed).catch((error: unknown) =>
          parts.log.warn('what time brings could not be done', { workspace }, error),
        );
      }
  };
  const timer = setInterval(() => {
    running = running.then(round).catch((error: unknown) => parts.log.warn('a round failed', {}, error));
  }, minuteMs).unref();
  return {
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

const livingWorkspaces = ({ database }: Parts): Promise<WorkspaceId[]> =>
  database.asSystem(
    'workspaces in which time passes',
    async (door) =>
      (
        await door.rows<{ id: WorkspaceId }>(
          sql`select id from workspace where deleted_at is null order by id`,
        )
      ).map(({ id }) => id),
    { readOnly: true },
  );

/** One process at a time: who comes second finds it being done. */
const passMinute = (parts: Parts, workspace: WorkspaceId, deed: (typeof deeds)[number]): Promise<void> =>
  parts.engine.transact(systemContext(workspace, 'the clock'), async (tx) => {
    const [turn] = await tx.rows<{ mine: boolean }>(
      sql`select pg_try_advisory_xact_lock(hashtext('peyvand.minute'), ${workspace}::integer) as mine`,
    );
    if (turn?.mine) await deed(tx, moduleTools(parts));
  });
