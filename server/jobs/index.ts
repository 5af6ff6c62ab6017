import type { AnyJob } from '#kernel/jobs/job.ts';
import type { Parts } from '../parts.ts';
import { modules } from '../product.ts';
import { archiveJob, eraseArchiveJob, removeWorkspaceJob } from '../archive/jobs.ts';
import { duplicatesJob } from './duplicates.ts';
import { exportJob } from './export.ts';
import { handBackJob, handOverJob } from '../accounts/hand-over-jobs.ts';
import { bringBackJob, emptyBinJob } from './bin.ts';
import { importCheckJob, importJob, importUndoJob } from './import.ts';
import { mergeAlongJob } from './merge.ts';
import { mirrorJob } from './mirror.ts';

/** The product's kinds of background work; the kernel adds its own. */
export const jobs: readonly AnyJob<Parts>[] = [
  duplicatesJob,
  mergeAlongJob,
  importCheckJob,
  importJob,
  importUndoJob,
  exportJob,
  mirrorJob,
  handOverJob,
  handBackJob,
  emptyBinJob,
  bringBackJob,
  archiveJob,
  removeWorkspaceJob,
  eraseArchiveJob,
  ...modules.flatMap((module) => module.jobs ?? []),
];
