import { z } from 'zod';
import { analyzeTables } from '#kernel/database/analyze.ts';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob, type JobRun } from '#kernel/jobs/job.ts';
import { isDiskFull } from '#kernel/database/passing.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { takeUpCheck } from '#records/quality/import/being-checked.ts';
import { runCheck } from '#records/quality/import/checking.ts';
import { forgetSettled } from '#records/quality/import/settled.ts';
import { importObject, type Checking } from '#records/quality/import/object.ts';
import { runUndo } from '#records/quality/import/undo/undo.ts';
import { runTogether } from '#records/quality/import/together.ts';
import type { Parts } from '../parts.ts';
import { allObjects } from '../product.ts';
import { memberContext } from './member-context.ts';
import { reasonOf } from './reason.ts';

const tables = allObjects.flatMap(({ descriptor: { storage } }) =>
  storage.in === 'table' ? [storage.table] : [],
);

/**
 * A killed process is noticed by its heartbeat, a database that is away for longer than a run waits comes back: the next
 * try goes on where the last one stopped. After the last one a person sets it going again.
 */
const retry = { times: 6, afterSeconds: 5, atMostSeconds: 300 };

/** Checks a file before it comes in, with the rights of who asked for it. */
export const importCheckJob = defineJob({
  name: 'import.check',
  label: { fa: 'بررسی ورود داده', en: 'Checking an import' },
  payload: z.object({ import: z.uuid() }),
  retry,
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { import: id }, run) => {
    const services = { engine: parts.engine, files: parts.importFiles };
    try {
      await orTellWhy(parts, run, id, 'checking', async () => {
        const checking = await takeUpCheck(parts.engine, run.context, id, run.id, run.attempt > 1);
        if (!checking) return;
        const member = await memberContext(parts, run.context, checking.by);
        await runCheck(services, { ...member, locale: checking.locale }, id, run.id, run.signal);
      });
    } finally {
      // One that was stopped, or failed for good, leaves nothing to decide.
      await forgetSettled(parts.engine, run.context);
    }
  },
});

/** Runs an import with the rights of who started it. What fails for good says so in the import. */
export const importJob = defineJob({
  name: 'import.run',
  label: { fa: 'ورود داده', en: 'Bringing in data' },
  payload: z.object({ import: z.uuid() }),
  retry,
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { import: id }, run) => {
    const { engine, importFiles } = parts;
    const record = await engine.transact(run.context, (tx) => tx.records(importObject).get(id));
    const owner = record.values['owner'] as { id: string } | null;
    await orTellWhy(parts, run, id, 'running', async () => {
      const acting = await memberContext(parts, run.context, owner?.id);
      await runTogether(engine, acting, id, (file) => importFiles.open(acting, file), run.signal);
      await analyzeTables(parts.access, tables);
    });
    await forgetSettled(engine, run.context);
  },
});

/** Walks back through what an import wrote, with the rights of who asked for it. */
export const importUndoJob = defineJob({
  name: 'import.undo',
  label: { fa: 'واگرد ورود داده', en: 'Undoing an import' },
  payload: z.object({ import: z.uuid() }),
  retry,
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { import: id }, run) => {
    const record = await parts.engine.transact(run.context, (tx) => tx.records(importObject).get(id));
    const { by } = (record.values['undo'] ?? {}) as { readonly by?: string };
    await orTellWhy(parts, run, id, 'undoing', async () => {
      await runUndo(parts.engine, await memberContext(parts, run.context, by), id, run.signal);
      await analyzeTables(parts.access, tables);
    });
  },
});

/** What may pass leaves the import running, for the next try; what does not, or has not, stops it and says what to do. */
async function orTellWhy(
  { engine }: Parts,
  { id: job, context, isLast, signal }: JobRun,
  id: string,
  state: 'checking' | 'running' | 'undoing',
  deed: () => Promise<void>,
): Promise<void> {
  try {
    await deed();
  } catch (error) {
    if (!isLast && (signal.aborted || !(error instanceof Problem || isDiskFull(error)))) throw error;
    await engine.transact(context, async (tx) => {
      const imports = tx.records(importObject);
      const values = (await imports.find(id))?.values;
      const isAnothers = ![job, null, undefined].includes((values?.['checking'] as Checking | null)?.job);
      // Who has cancelled it meanwhile, or checks it by another mapping, is not told that it failed.
      if (values?.['state'] === state && !isAnothers)
        await imports.update([{ id, values: stopped(state, error) }]);
    });
    throw error;
  }
}

/** Of a check that failed nothing came: the import is what it was before it, and says why. */
const stopped = (state: 'checking' | 'running' | 'undoing', error: unknown): Record<string, unknown> =>
  state === 'checking'
    ? { state: 'uploaded', checking: null, failure: reasonOf(error, checkAgain) }
    : { state: 'failed', failure: reasonOf(error, goOn) };

const checkAgain = { fa: 'پرونده را دوباره بررسی کنید.', en: 'Check the file again.' };

const goOn = {
  fa: 'آنچه وارد شده سر جای خود است؛ کار را از همان‌جا ادامه دهید.',
  en: 'What came in is in place; let it go on from there.',
};

const jobFor = { checking: importCheckJob, running: importJob, undoing: importUndoJob };

/** At start: imports that were at work when the process died go on where they stopped; a check begins anew. */
export const resumeImports = (parts: Parts): Promise<void> =>
  parts.database.asSystem('imports that a stop cut off', async (door) => {
    const rows = await door.rows<{ workspace_id: WorkspaceId; id: string; state: keyof typeof jobFor }>(
      sql`select workspace_id, id, state from import where state in ('checking', 'running', 'undoing') and deleted_at is null`,
    );
    for (const { workspace_id, id, state } of rows)
      await enqueueFor(door, workspace_id, jobFor[state], [{ import: id }]);
  });
