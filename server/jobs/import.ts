import { z } from 'zod';
import { analyzeTables } from '#kernel/database/analyze.ts';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { enqueueFor } from '#kernel/jobs/enqueue.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { importObject } from '#records/quality/import/object.ts';
import { runUndo } from '#records/quality/import/undo/undo.ts';
import { runImport } from '#records/quality/import/run.ts';
import type { Analysis } from '#records/quality/import/analyse.ts';
import type { Parts } from '../parts.ts';
import { allObjects } from '../product.ts';
import { memberContext } from './member-context.ts';

const tables = allObjects.flatMap(({ descriptor: { storage } }) =>
  storage.in === 'table' ? [storage.table] : [],
);

/** Runs an import with the rights of who started it. What fails says so in the import, which can be set going again. */
export const importJob = defineJob({
  name: 'import.run',
  label: { fa: 'ورود داده', en: 'Bringing in data' },
  payload: z.object({ import: z.uuid() }),
  // A killed process is noticed by its heartbeat; the next try goes on where it stopped.
  retry: { times: 3, afterSeconds: 1 },
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { import: id }, { context }) => {
    const { engine, importFiles } = parts;
    const record = await engine.transact(context, (tx) => tx.records(importObject).get(id));
    const owner = record.values['owner'] as { id: string } | null;
    const { file } = record.values['analysis'] as Analysis & { file: string };
    try {
      const acting = await memberContext(parts, context, owner?.id);
      await runImport(engine, acting, id, () => importFiles.open(acting, file));
      await analyzeTables(parts.access, tables);
    } catch (error) {
      await keepFailure(parts, context, id, error);
      throw error;
    }
  },
});

/** Walks back through what an import wrote, with the rights of who asked for it. */
export const importUndoJob = defineJob({
  name: 'import.undo',
  label: { fa: 'واگرد ورود داده', en: 'Undoing an import' },
  payload: z.object({ import: z.uuid() }),
  retry: { times: 3, afterSeconds: 1 },
  expiresInSeconds: 86_000,
  run: async (parts: Parts, { import: id }, { context }) => {
    const record = await parts.engine.transact(context, (tx) => tx.records(importObject).get(id));
    const { by } = (record.values['undo'] ?? {}) as { readonly by?: string };
    try {
      await runUndo(parts.engine, await memberContext(parts, context, by), id);
      await analyzeTables(parts.access, tables);
    } catch (error) {
      await keepFailure(parts, context, id, error);
      throw error;
    }
  },
});

async function keepFailure({ engine }: Parts, context: Context, id: string, error: unknown): Promise<void> {
  const reason =
    error instanceof Problem
      ? error.detail.fa
      : 'خطایی پیش‌بینی‌نشده رخ داد. می‌توانید آن را از همان‌جا ادامه دهید.';
  await engine.transact(context, (tx) =>
    tx.records(importObject).update([{ id, values: { state: 'failed', failure: reason.slice(0, 300) } }]),
  );
}

/** At start: imports that were running when the process died go on where they stopped. */
export const resumeImports = (parts: Parts): Promise<void> =>
  parts.database.asSystem('imports that a stop cut off', async (door) => {
    const rows = await door.rows<{ workspace_id: WorkspaceId; id: string; state: string }>(
      sql`select workspace_id, id, state from import where state in ('running', 'undoing') and deleted_at is null`,
    );
    for (const { workspace_id, id, state } of rows)
      await enqueueFor(door, workspace_id, state === 'running' ? importJob : importUndoJob, [{ import: id }]);
  });
