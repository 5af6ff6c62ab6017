import { startBackground } from '#kernel/background.ts';
import { followDuplicates } from './jobs/duplicates.ts';
import { resumeImports } from './jobs/import.ts';
import { followBins, resumeBringingBack } from './jobs/bin.ts';
import { resumeMovingAlong } from './jobs/merge.ts';
import { followGrowth } from './jobs/mirror.ts';
import { noticeParts, notificationReader, startNotices } from './notifications/index.ts';
import { jobs } from './jobs/index.ts';
import { startMinutes } from './minutes.ts';
import { followReportViews } from './reports/follow.ts';
import type { Parts } from './parts.ts';
import { catchUpWorkspaces } from './seed/catch-up.ts';

/** The process that does what is slow or goes outward; by default it shares the web's process. */
export async function startWork(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const told = noticeParts(parts);
  const background = await startBackground({
    ...parts,
    services: parts,
    jobs,
    readers: [notificationReader(told)],
  });
  await catchUpWorkspaces(parts);
  await Promise.all([resumeImports(parts), resumeBringingBack(parts), resumeMovingAlong(parts)]);
  const growth = followGrowth(parts);
  const duplicates = followDuplicates(parts);
  const bins = followBins(parts);
  const reports = followReportViews(parts);
  const notices = startNotices(told);
  const minutes = startMinutes(parts);
  return {
    stop: async () => {
      growth.stop();
      duplicates.stop();
      bins.stop();
      await reports.stop();
      await notices.stop();
      await minutes.stop();
      await background.stop();
    },
  };
}
