import type { Config } from './config/config.ts';
import type { Database, DatabaseAccess } from './database/database.ts';
import { followEvents } from './events/follow.ts';
import type { EventReader } from './events/reader.ts';
import { startEventUpkeep } from './events/upkeep.ts';
import { sweepFiles } from './files/quota.ts';
import type { FileStore } from './files/store.ts';
import type { AnyJob } from './jobs/job.ts';
import { startWorker } from './jobs/worker.ts';
import type { Log } from './log/log.ts';
import type { Metrics } from './metrics/metrics.ts';
import { deliveriesJob, followDeliveries } from './outgoing/deliveries.ts';
import { resealChannels } from './outgoing/reseal.ts';
import { sendMessageJob, type OutgoingServices } from './outgoing/send.ts';

export type BackgroundParts<Services extends OutgoingServices> = {
  readonly access: DatabaseAccess;
  readonly database: Database;
  readonly config: Config;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly files: FileStore;
  /** What the modules' jobs ask for; the kernel's own are among them. */
  readonly services: Services;
  /** The modules' jobs and readers; the kernel adds its own. */
  readonly jobs: readonly AnyJob<Services>[];
  readonly readers: readonly EventReader[];
};

/** The kernel's own jobs; whoever enqueues without a worker beside it makes their queues with `ensureQueues`. */
export const kernelJobs: readonly AnyJob<OutgoingServices>[] = [sendMessageJob, deliveriesJob];

const dayMs = 86_400_000;

/**
 * Everything that goes on behind the requests: jobs, readers of the log, deliveries, upkeep. In the web process of a
 * small installation, or in processes of its own; any number may run beside each other.
 */
export async function startBackground<Services extends OutgoingServices>(
  parts: BackgroundParts<Services>,
): Promise<{ stop(): Promise<void> }> {
  const { access, database, config, log, metrics, files, services, readers } = parts;
  // Closed in the opposite order, also when a later part does not start.
  const started: { stop(): unknown }[] = [];
  const stop = async (): Promise<void> => {
    for (const one of started.toReversed()) await one.stop();
  };
  try {
    started.push(await startEventUpkeep(access, log));
    await resealChannels(database, services.seals);
    started.push(
      await startWorker({
        access,
        database,
        config,
        log,
        metrics,
        services,
        jobs: [...kernelJobs, ...parts.jobs],
      }),
    );
    started.push(await followEvents({ database, config, log, metrics, readers }));
    started.push(followDeliveries(database, log));
    started.push(
      daily(log, async () => {
        const count = await sweepFiles(files, database);
        if (count > 0) log.info('files that nobody keeps were swept', { count });
      }),
    );
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function daily(log: Log, deed: () => Promise<void>): { stop(): void } {
  const timer = setInterval(
    () => void deed().catch((error: unknown) => log.warn('daily upkeep failed', {}, error)),
    dayMs,
  );
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
