import type { DatabaseAccess } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { ensureEventPartitions } from './partitions.ts';

const sixHoursMs = 21_600_000;

/**
 * Keeps the log's partitions a few months ahead. What fails is logged and tried again: without a month's partition
 * events go into the default one, from which the next try takes them.
 */
export async function startEventUpkeep(access: DatabaseAccess, log: Log): Promise<{ stop(): void }> {
  const look = async (): Promise<void> => {
    try {
      const made = await ensureEventPartitions(access.owner);
      if (made.length > 0) log.info('partitions of the log were made', { count: made.length });
    } catch (error) {
      log.warn('partitions of the log could not be made', {}, error);
    }
  };
  await look();
  const timer = setInterval(() => void look(), sixHoursMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
