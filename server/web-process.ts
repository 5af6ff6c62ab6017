import { join } from 'node:path';
import { openAccounts, type Accounts } from '#kernel/auth/accounts.ts';
import { sweepAccounts } from '#kernel/auth/sweep.ts';
import type { Database } from '#kernel/database/database.ts';
import { isLoopback } from '#kernel/http/nearby.ts';
import { servePages } from '#kernel/http/pages.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import type { Log } from '#kernel/log/log.ts';
import { isSetupNeeded, makeSetupLink } from './accounts/setup.ts';
import { pages } from './pages.ts';
import type { Parts } from './parts.ts';
import { webApp } from './web-app.ts';

export type WebProcess = {
  readonly address: string;
  /** The page of the first set-up with its token, while nobody has set up. */
  readonly setupPath: string | undefined;
  close(): Promise<void>;
};

/** The process that answers browsers and programs: stateless, so that many may run beside each other. */
export async function startWeb(
  parts: Parts,
  at: { readonly port: number; readonly host: string },
): Promise<WebProcess> {
  const { database, seals, log } = parts;
  const accounts = await openAccounts({ database, seals });
  const hub = await openLiveHub(database);
  const { app, meters } = await webApp(parts, { accounts, hub, isLocal: () => isLoopback(at.host) });
  await servePages(app, join(import.meta.dirname, '../dist/web'), pages);
  const address = await app.listen(at);
  const stopSweeping = sweepHourly(database, accounts, log);
  return {
    address,
    setupPath: (await isSetupNeeded(database)) ? await makeSetupLink(accounts) : undefined,
    close: async () => {
      stopSweeping();
      meters.stop();
      await app.close();
      await hub.close();
      await accounts.close();
    },
  };
}

function sweepHourly(database: Database, accounts: Accounts, log: Log): () => void {
  const sweep = (): void =>
    void sweepAccounts(database, accounts.now()).catch((error: unknown) =>
      log.warn('old sessions could not be swept', {}, error),
    );
  const timer = setInterval(sweep, 3_600_000).unref();
  return () => clearInterval(timer);
}
