import { z } from 'zod';
import { defineJob } from '#kernel/jobs/job.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { failExport, runExport } from '#records/quality/export/exports.ts';
import { exportObject } from '#records/quality/export/object.ts';
import type { Parts } from '../parts.ts';
import { memberContext } from './member-context.ts';
import { reasonOf } from './reason.ts';

/** Writes a large export with the rights of who asked for it. What fails for good says so in the export. */
export const exportJob = defineJob({
  name: 'export.run',
  label: { fa: 'ساختن خروجی', en: 'Making an export' },
  payload: z.object({ export: z.uuid() }),
  retry: { times: 2, afterSeconds: 2 },
  expiresInSeconds: 7_200,
  run: async (parts: Parts, { export: id }, { context, isLast }) => {
    const { engine, importFiles } = parts;
    const record = await engine.transact(context, (tx) => tx.records(exportObject).find(id));
    if (!record) return;
    const owner = record.values['owner'] as { readonly id: string } | null;
    try {
      await runExport(engine, importFiles, await memberContext(parts, context, owner?.id), id);
    } catch (error) {
      if (isLast || error instanceof Problem) await failExport(engine, context, id, reasonOf(error, again));
      throw error;
    }
  },
});

const again = { fa: 'دوباره خروجی بگیرید.', en: 'Take the export again.' };
