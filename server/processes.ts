import type { Config } from '#kernel/config/config.ts';
import { kernelJobs } from '#kernel/background.ts';
import type { DatabaseAccess } from '#kernel/database/database.ts';
import type { DataFolders } from '#kernel/database/embedded/embedded.ts';
import { ensureQueues } from '#kernel/jobs/queues.ts';
import { jobs } from './jobs/index.ts';
import { replayErasures } from './person/replay.ts';
import { openParts, type Parts } from './parts.ts';
import { startWeb, type WebAddress, type WebProcess } from './web-process.ts';
import { startWork } from './worker-process.ts';

export type ProcessOptions = {
  readonly access: DatabaseAccess;
  readonly folders: Pick<DataFolders, 'files' | 'secrets' | 'erasures'>;
  readonly config: Config;
};

/**
 * Answers browsers and, unless other processes do (`PEYVAND_PROCESS`), does the work behind them: what `npm start` runs.
 * Requests are answered before that work has begun.
 */
export const startServing = (options: ProcessOptions, at: WebAddress): Promise<WebProcess> =>
  withParts(options, async (parts) => {
    const web = await startWeb(parts, at);
    const work = options.config.process === 'web' ? undefined : startWork(parts);
    // Its failure must not go unheard until the stop: without work nothing is sent and no import runs.
    work?.catch((error: unknown) => {
      parts.log.error('the work behind requests did not start', {}, error);
      process.exitCode = 1;
    });
    return {
      ...web,
      close: async () => {
        await web.close();
        await work?.then((started) => started.stop()).catch(() => undefined);
      },
    };
  });

/** The background work alone, beside processes that answer browsers. */
export const startWorking = (options: ProcessOptions): Promise<{ close(): Promise<void> }> =>
  withParts(options, async (parts) => ({ close: (await startWork(parts)).stop }));

async function withParts<Started extends { close(): Promise<void> }>(
  { config, access, folders }: ProcessOptions,
  start: (parts: Parts) => Promise<Started>,
): Promise<Started> {
  const parts = await openParts(config, access, folders);
  try {
    // A request may ask for work before any worker has started.
    await Promise.all([ensureQueues(parts.database, [...kernelJobs, ...jobs]), replayErasures(parts)]);
    const started = await start(parts);
    return {
      ...started,
      close: async () => {
        await started.close();
        await parts.close();
      },
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
}
