import { z } from 'zod';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { forgetSettled } from '#records/quality/import/settled.ts';
import { restoringMember, runBringBack, tellEnd } from '#records/write/bring-back.ts';
import { emptyBin, forgetDeletions } from '#records/write/empty-bin.ts';
import type { Parts } from '../parts.ts';
import { memberContext } from './member-context.ts';
import { reasonOf } from './reason.ts';

const dayMs = 86_400_000;
/** Of one object in one run; the next day takes the rest. */
const mostRounds = 50;

/** A record takes with it what stands beside it, which of an import may be a hundred thousand rows. */
const longestMs = 60_000;

/** Erases what has lain in a workspace's bin beyond its term, in small transactions. What of one object fails keeps no other. */
export const emptyBinJob = defineJob({
  name: 'bin.empty',
  label: { fa: 'خالی کردن بازیافت', en: 'Emptying the bin' },
  payload: z.object({}),
  merges: true,
  expiresInSeconds: 3_600,
  run: async ({ engine }: Parts, _payload, { context, signal }) => {
    const [names, term] = await engine.transact(context, (tx) =>
      Promise.resolve([[...tx.schema.objects.keys()], termOf(tx)] as const),
    );
    await forgetSettled(engine, context, term);
    const failures: unknown[] = [];
    for (const name of names)
      await emptyOf(engine, context, name, signal).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
});

async function emptyOf(
  engine: RecordEngine,
  context: Context,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  for (let round = 0; round < mostRounds && !signal.aborted; round += 1) {
    const gone = await engine.transact(
      context,
      (tx) => {
        const object = tx.schema.objects.get(name);
        return object ? emptyBin(tx, object, termOf(tx)) : Promise.resolve(0);
      },
      { timeoutMs: longestMs },
    );
    if (gone === 0) break;
  }
  await engine.transact(context, async (tx) => {
    const object = tx.schema.objects.get(name);
    if (object) await forgetDeletions(tx, object, termOf(tx));
  });
}

/** What went before this instant has lain in the bin for its term. */
const termOf = (tx: RecordTx): Date =>
  new Date(tx.context.now().getTime() - workspaceSettings(tx.workspace.settings).binDays * dayMs);

/** Brings back what went in one deed, with the rights of who asked for it. */
export const bringBackJob = defineJob({
  name: 'bin.restore',
  label: { fa: 'بازگرداندن از بازیافت', en: 'Bringing back from the bin' },
  payload: z.object({ deletion: z.uuid() }),
  retry: { times: 6, afterSeconds: 5, atMostSeconds: 300 },
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { deletion: id }, { context, isLast, signal }) => {
    const { engine } = parts;
    const by = await restoringMember(engine, context, id);
    if (by === undefined) return;
    try {
      await runBringBack(engine, await memberContext(parts, context, by), id, signal);
    } catch (error) {
      if (isLast || error instanceof Problem)
        await tellEnd(engine, context, id, { state: 'failed', failure: reasonOf(error, again) });
      throw error;
    }
  },
});

const again = {
  fa: 'آنچه بازگشته سر جای خود است؛ دوباره بازگردانید تا بقیه هم بیاید.',
  en: 'What came back is in place; restore again for the rest.',
};

/** At start: what was being brought back when the process died goes on where it stopped. */
export const resumeBringingBack = (parts: Parts): Promise<void> =>
  parts.database.asSystem('deletions whose bringing back a stop cut off', async (door) => {
    const rows = await door.rows<{ workspace_id: WorkspaceId; id: string }>(
      sql`select workspace_id, id from deletion where state = 'restoring'`,
    );
    for (const { workspace_id, id } of rows)
      await enqueueFor(door, workspace_id, bringBackJob, [{ deletion: id }]);
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
