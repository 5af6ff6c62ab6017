import type { Config } from '#kernel/config/config.ts';
import type { DatabaseAccess } from '#kernel/database/database.ts';
import type { DataFolders } from '#kernel/database/embedded/embedded.ts';
import { replayErasures } from './person/replay.ts';
import { openParts } from './parts.ts';
import { startWeb, type WebAddress, type WebProcess } from './web-process.ts';
import { startWork } from './worker-process.ts';

export type ProcessOptions = {
  readonly access: DatabaseAccess;
  readonly folders: Pick<DataFolders, 'files' | 'secrets' | 'erasures'>;
  readonly config: Config;
} & WebAddress;

/** Web and work in one process: what `npm start` runs. Requests are answered before the work behind them has begun. */
export async function startInOneProcess({
  config,
  access,
  folders,
  ...at
}: ProcessOptions): Promise<WebProcess> {
  const parts = await openParts(config, access, folders);
  try {
    await replayErasures(parts);
    const web = await startWeb(parts, at);
    const work = startWork(parts);
    // Its failure must not go unheard until the stop: without work nothing is sent and no import runs.
    work.catch((error: unknown) => {
      parts.log.error('the work behind requests did not start', {}, error);
      process.exitCode = 1;
    });
    return {
      ...web,
      close: async () => {
        await web.close();
        await work.then((started) => started.stop()).catch(() => undefined);
        await parts.close();
      },
    };
  } catch (error) {
    await parts.close();
    throw error;
  }
}
