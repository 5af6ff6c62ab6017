import { startBackground } from '#kernel/background.ts';
import { followDuplicates } from './jobs/duplicates.ts';
import { resumeImports } from './jobs/import.ts';
import { followGrowth } from './jobs/mirror.ts';
import { jobs } from './jobs/index.ts';
import type { Parts } from './parts.ts';

/** The process that does what is slow or goes outward; by default it shares the web's process. */
export async function startWork(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const background = await startBackground({ ...parts, services: parts, jobs, readers: [] });
  await resumeImports(parts);
  const growth = followGrowth(parts);
  const duplicates = followDuplicates(parts);
  return {
    stop: async () => {
      growth.stop();
      duplicates.stop();
      await background.stop();
    },
  };
}
