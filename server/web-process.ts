import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import { openAccounts, type Accounts } from '#kernel/auth/accounts.ts';
import { standardRates } from '#kernel/auth/rate-limit.ts';
import { sweepAccounts } from '#kernel/auth/sweep.ts';
import type { Database } from '#kernel/database/database.ts';
import { makeApp } from '#kernel/http/app.ts';
import { servePages } from '#kernel/http/pages.ts';
import { addSecurityHeaders } from '#kernel/http/security-headers.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import type { Log } from '#kernel/log/log.ts';
import { importRoutes } from '#records/api/import-routes.ts';
import { liveRoute } from '#records/api/live.ts';
import { recordRoutes } from '#records/api/routes.ts';
import { accountGate, addAccountRoutes } from './accounts/index.ts';
import { lettersBy } from './accounts/letters.ts';
import { isSetupNeeded, makeSetupLink } from './accounts/setup.ts';
import { isLoopback } from './accounts/setup-routes.ts';
import { importJob } from './jobs/import.ts';
import { jobRoutes, operationRoutes } from './operations.ts';
import { pages } from './pages.ts';
import type { Parts } from './parts.ts';
import { addSampleData } from './sample/sample.ts';
import { seedWorkspace } from './seed/workspace.ts';

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
  const { config, database, engine, seals, log, importFiles } = parts;
  const accounts = await openAccounts({ database, seals });
  const hub = await openLiveHub(database);
  const gate = accountGate(accounts);
  const failed = failureLog(log);
  const app = makeApp({ ...gate, onFailure: failed, trustProxy: config.trustProxy === 'yes' });
  gate.install(app, {
    ...standardRates,
    speaker: { ...standardRates.speaker, perMinute: config.requestsPerMinute },
  });
  addSecurityHeaders(app, { secure: config.publicUrl?.startsWith('https:') ?? false });
  const meters = await operationRoutes(app, parts);
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      liveRoute(api, engine, hub);
      jobRoutes(api, parts);
      importRoutes(api, {
        engine,
        files: importFiles,
        enqueue: (tx, id) => enqueue(tx, importJob, [{ import: id }]),
      });
      addAccountRoutes(
        api,
        { accounts, engine, sendLetter: lettersBy({ seals, config }), onFailure: failed },
        {
          seed: async (tx, settings) => (await seedWorkspace(tx, settings)).roles,
          addSampleData: (workspace, member) => addSampleData(engine, workspace, { member }),
          isLocal: isLoopback(at.host),
        },
      );
      done();
    },
    { prefix: '/api/v1' },
  );
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

/** What failed, without what the caller sent: the route's pattern, never its address. */
const failureLog =
  (log: Log) =>
  (error: unknown, request?: FastifyRequest): void =>
    log.error(
      'a request failed',
      request
        ? { requestId: request.id, method: request.method, route: request.routeOptions.url ?? 'none' }
        : {},
      error,
    );

function sweepHourly(database: Database, accounts: Accounts, log: Log): () => void {
  const sweep = (): void =>
    void sweepAccounts(database, accounts.now()).catch((error: unknown) =>
      log.warn('old sessions could not be swept', {}, error),
    );
  const timer = setInterval(sweep, 3_600_000).unref();
  return () => clearInterval(timer);
}
