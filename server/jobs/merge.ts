import { z } from 'zod';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { alongMember, failAlong, runAlong } from '#records/quality/merge/along.ts';
import type { Parts } from '../parts.ts';
import { memberContext } from './member-context.ts';
import { reasonOf } from './reason.ts';

/** Moves what was added since a merge along with those that parted, with the rights of who asked for it. */
export const mergeAlongJob = defineJob({
  name: 'merge.along',
  label: { fa: 'جابه‌جایی با رکوردهای جداشده', en: 'Moving along with unmerged records' },
  payload: z.object({ merge: z.uuid() }),
  retry: { times: 6, afterSeconds: 5, atMostSeconds: 300 },
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { merge }, { context, isLast, signal }) => {
    const { engine } = parts;
    const by = await alongMember(engine, context, merge);
    if (by === undefined) return;
    try {
      await runAlong(engine, await memberContext(parts, context, by), merge, signal);
    } catch (error) {
      if (isLast || error instanceof Problem) await failAlong(engine, context, merge, reasonOf(error, again));
      throw error;
    }
  },
});

const again = {
  fa: 'آنچه رفته سر جای خود است؛ کار را از همان‌جا ادامه دهید.',
  en: 'What went is in place; let it go on from there.',
};

/** At start: what was being moved when the process died goes on where it stopped. */
export const resumeMovingAlong = (parts: Parts): Promise<void> =>
  parts.database.asSystem('unmerges whose moving along a stop cut off', async (door) => {
    const rows = await door.rows<{ workspace_id: WorkspaceId; merge_id: string }>(
      sql`select distinct workspace_id, merge_id from merge_along where state = 'moving'`,
    );
    for (const { workspace_id, merge_id } of rows)
      await enqueueFor(door, workspace_id, mergeAlongJob, [{ merge: merge_id }]);
  });
