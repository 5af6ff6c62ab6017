import { z } from 'zod';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { defineJob } from '#kernel/jobs/job.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { Parts } from '../parts.ts';
import { eraseRemovedArchive, failArchive, runArchive } from './archives.ts';
import { runBringIn } from './bring-in.ts';
import { removeWorkspace } from './remove-workspace.ts';

/** Writes everything of a workspace into one file, or brings such a file in. */
export const archiveJob = defineJob({
  name: 'archive.run',
  label: { fa: 'پروندهٔ کامل فضای کار', en: 'Whole archive of the workspace' },
  payload: z.object({ archive: z.uuid() }),
  retry: { times: 2, afterSeconds: 5 },
  expiresInSeconds: 6 * 3_600,
  run: async (parts: Parts, { archive: id }, { context, isLast }) => {
    try {
      await runArchive(parts, context, id);
      await runBringIn(parts, context, id);
    } catch (error) {
      if (isLast || error instanceof Problem) await failArchive(parts, context, id, error);
      if (!(error instanceof Problem)) throw error;
    }
  },
});

/** Erases an archive that was deleted, unless that was undone meanwhile. */
export const eraseArchiveJob = defineJob({
  name: 'archive.erase',
  label: { fa: 'پاک کردن پروندهٔ کامل', en: 'Erasing a whole archive' },
  payload: z.object({ archive: z.uuid() }),
  expiresInSeconds: 600,
  run: ({ engine }: Parts, { archive }, { context }) =>
    engine.transact(context, (tx) => eraseRemovedArchive(tx, archive)),
});

/** Takes away what is left of a workspace that another took the place of. */
export const removeWorkspaceJob = defineJob({
  name: 'workspace.remove',
  label: { fa: 'برداشتن فضای کار خالی', en: 'Removing an empty workspace' },
  payload: z.object({ gone: z.int().min(1) }),
  expiresInSeconds: 3_600,
  run: ({ database }: Parts, { gone }) => removeWorkspace(database, gone as WorkspaceId),
});
