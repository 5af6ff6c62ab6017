import { z } from 'zod';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { emptyBin } from '#records/write/empty-bin.ts';
import type { Parts } from '../parts.ts';

const dayMs = 86_400_000;
/** Of one object in one run; the next day takes the rest. */
const mostRounds = 50;

/** Erases what has lain in a workspace's bin beyond its term, in small transactions. */
export const emptyBinJob = defineJob({
  name: 'bin.empty',
  label: { fa: 'خالی کردن بازیافت', en: 'Emptying the bin' },
  payload: z.object({}),
  merges: true,
  expiresInSeconds: 3_600,
  run: async ({ engine }: Parts, _payload, { context, signal }) => {
    const names = await engine.transact(context, (tx) => Promise.resolve([...tx.schema.objects.keys()]));
    for (const name of names)
      for (let round = 0; round < mostRounds && !signal.aborted; round += 1) {
        const gone = await engine.transact(context, (tx) => {
          const object = tx.schema.objects.get(name);
          const { binDays } = workspaceSettings(tx.workspace.settings);
          const until = new Date(tx.context.now().getTime() - binDays * dayMs);
          return object ? emptyBin(tx, object, until) : Promise.resolve(0);
        });
        if (gone === 0) break;
      }
  },
});

/** Once a day, in every workspace. */
export function followBins({ database, log }: Pick<Parts, 'database' | 'log'>): { stop(): void } {
  const look = (): Promise<void> =>
    database.asSystem('workspaces whose bin has a term', async (door) => {
      const rows = await door.rows<{ id: WorkspaceId }>(
        sql`select id from workspace where deleted_at is null`,
      );
      for (const { id } of rows) await enqueueFor(door, id, emptyBinJob, [{}]);
    });
  const timer = setInterval(
    () => void look().catch((error: unknown) => log.warn('bins could not be looked into', {}, error)),
    dayMs,
  ).unref();
  return { stop: () => clearInterval(timer) };
}
