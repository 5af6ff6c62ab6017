import { z } from 'zod';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { mergeByRule } from '#records/quality/review/merge-by-rule.ts';
import { sweepDuplicates, sweptObjects } from '#records/quality/review/sweep.ts';
import type { Parts } from '../parts.ts';

/** Looks over the whole base for records that are likely one, and merges those that the workspace's rule is sure of. */
export const duplicatesJob = defineJob({
  name: 'duplicates.sweep',
  label: { fa: 'جستجوی تکراری‌ها', en: 'Looking for duplicates' },
  payload: z.object({ object: z.string().max(60).optional() }),
  merges: true,
  retry: { times: 2, afterSeconds: 60 },
  expiresInSeconds: 3_600,
  run: async ({ engine }: Parts, { object: only }, { context, signal }) => {
    const names = await engine.transact(context, (tx) =>
      Promise.resolve(sweptObjects(tx.schema).map(({ name }) => name)),
    );
    for (const name of names.filter((one) => only === undefined || one === only)) {
      await sweepDuplicates(engine, context, name, signal);
      await mergeByRule(engine, context, name, signal);
    }
  },
});

const hourMs = 3_600_000;

/** Every hour it sets going those workspaces whose last look is more than a day ago. */
export function followDuplicates({ database, log }: Parts): { stop(): void } {
  const look = (): Promise<void> =>
    database.asSystem('workspaces that were not looked over for a day', async (door) => {
      const rows = await door.rows<{ id: WorkspaceId }>(sql`select w.id from workspace as w
        where w.deleted_at is null and not exists (select from duplicate_sweep as s
          where s.workspace_id = w.id and s.started_at > now() - interval '1 day')`);
      for (const { id } of rows) await enqueueFor(door, id, duplicatesJob, [{}]);
    });
  const timer = setInterval(
    () => void look().catch((error: unknown) => log.warn('duplicates could not be looked for', {}, error)),
    hourMs,
  ).unref();
  return { stop: () => clearInterval(timer) };
}
