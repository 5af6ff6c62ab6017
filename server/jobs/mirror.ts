import { z } from 'zod';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { fieldsToMirror, mirrorField } from '#records/runtime/mirror.ts';
import type { Parts } from '../parts.ts';

/** Gives fields made on screen their own keys where their object has grown too large to be scanned. */
export const mirrorJob = defineJob({
  name: 'fields.mirror',
  label: { fa: 'آماده کردن فیلدها برای فهرست‌های بزرگ', en: 'Preparing fields for large lists' },
  payload: z.object({}),
  merges: true,
  expiresInSeconds: 3_600,
  run: async ({ engine }: Parts, _payload, { context }) => {
    const open = await engine.transact(context, fieldsToMirror, { timeoutMs: 60_000 });
    for (const { object, field } of open) await mirrorField(engine, context, object, field);
  },
});

const dayMs = 86_400_000;

/** Looks once a day, in every workspace that has fields of its own. */
export function followGrowth({ database, log }: Parts): { stop(): void } {
  const look = (): Promise<void> =>
    database.asSystem('workspaces with fields of their own', async (door) => {
      const rows = await door.rows<{ workspace_id: WorkspaceId }>(
        sql`select distinct workspace_id from custom_field where removed_at is null`,
      );
      for (const { workspace_id } of rows) await enqueueFor(door, workspace_id, mirrorJob, [{}]);
    });
  const timer = setInterval(
    () =>
      void look().catch((error: unknown) =>
        log.warn('fields that have grown could not be looked for', {}, error),
      ),
    dayMs,
  ).unref();
  return { stop: () => clearInterval(timer) };
}
