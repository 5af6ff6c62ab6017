import { startEventUpkeep } from '#kernel/events/upkeep.ts';
import { sweepFiles } from '#kernel/files/quota.ts';
import { startWorker } from '#kernel/jobs/worker.ts';
import { followDeliveries } from '#kernel/outgoing/deliveries.ts';
import { jobs } from './jobs/index.ts';
import { resumeImports } from './jobs/import.ts';
import type { Parts } from './parts.ts';

const dayMs = 86_400_000;

/** The process that does what is slow or goes outward; by default it shares the web's process. */
export async function startWork(parts: Parts): Promise<{ stop(): Promise<void> }> {
  const { access, database, config, log, metrics, files } = parts;
  await resumeImports(parts);
  const [worker, upkeep] = await Promise.all([
    startWorker({ access, database, config, log, metrics, jobs, services: parts }),
    startEventUpkeep(access, log),
  ]);
  const deliveries = followDeliveries(database, log);
  const sweeping = setInterval(() => {
    sweepFiles(files, database).catch((error: unknown) => log.warn('files could not be swept', {}, error));
  }, dayMs);
  sweeping.unref();
  return {
    stop: async () => {
      clearInterval(sweeping);
      deliveries.stop();
      upkeep.stop();
      await worker.stop();
    },
  };
}
