import { join } from 'node:path';
import { openAccounts, type Accounts } from '#kernel/auth/accounts.ts';
import { standardRates } from '#kernel/auth/rate-limit.ts';
import { sweepAccounts } from '#kernel/auth/sweep.ts';
import type { Config } from '#kernel/config/config.ts';
import { openDatabase, type Database, type DatabaseAccess } from '#kernel/database/database.ts';
import type { DataFolders } from '#kernel/database/embedded/embedded.ts';
import { makeApp } from '#kernel/http/app.ts';
import { servePages } from '#kernel/http/pages.ts';
import { addSecurityHeaders } from '#kernel/http/security-headers.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import { openKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { liveRoute } from '#records/api/live.ts';
import { recordRoutes } from '#records/api/routes.ts';
import { openRecords } from '#records/records.ts';
import { fixedSchema } from '#records/runtime/schema-source.ts';
import { accountGate, addAccountRoutes } from './accounts/index.ts';
import { lettersBy } from './accounts/letters.ts';
import { isSetupNeeded, makeSetupLink } from './accounts/setup.ts';
import { isLoopback } from './accounts/setup-routes.ts';
import { allObjects } from './product.ts';
import { addSampleData } from './sample/sample.ts';
import { seedWorkspace } from './seed/workspace.ts';

export type WebOptions = {
  readonly access: DatabaseAccess;
  readonly folders: DataFolders;
  readonly config: Config;
  readonly port: number;
  readonly host: string;
};

export type WebProcess = {
  readonly address: string;
  /** The page of the first set-up with its token, while nobody has set up. */
  readonly setupPath: string | undefined;
  close(): Promise<void>;
};

/** The process that answers browsers and programs: stateless, so that many may run beside each other. */
export async function startWeb({ access, folders, config, port, host }: WebOptions): Promise<WebProcess> {
  const database = openDatabase(access, { poolSize: config.databasePool });
  const seals = openSeals(await openKeyring(folders.secrets, config.secretKey));
  const accounts = await openAccounts({ database, seals });
  const engine = openRecords(database, fixedSchema(allObjects.map(({ descriptor }) => descriptor)));
  const hub = await openLiveHub(database);
  const gate = accountGate(accounts);
  const app = makeApp({ ...gate, onFailure: tellFailure, trustProxy: config.trustProxy === 'yes' });
  gate.install(app, {
    ...standardRates,
    speaker: { ...standardRates.speaker, perMinute: config.requestsPerMinute },
  });
  addSecurityHeaders(app, { secure: config.publicUrl?.startsWith('https:') ?? false });
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      liveRoute(api, engine, hub);
      addAccountRoutes(
        api,
        { accounts, engine, sendLetter: lettersBy({ seals, config }), onFailure: tellFailure },
        {
          seed: async (tx, settings) => (await seedWorkspace(tx, settings)).roles,
          addSampleData: (workspace, member) => addSampleData(engine, workspace, { member }),
          isLocal: isLoopback(host),
        },
      );
      done();
    },
    { prefix: '/api/v1' },
  );
  await servePages(app, join(import.meta.dirname, '../dist/web'), []);
  const address = await app.listen({ port, host });
  const stopSweeping = sweepHourly(database, accounts);
  return {
    address,
    setupPath: (await isSetupNeeded(database)) ? await makeSetupLink(accounts) : undefined,
    close: async () => {
      stopSweeping();
      await app.close();
      await hub.close();
      await accounts.close();
      await database.close();
    },
  };
}

const tellFailure = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
};

function sweepHourly(database: Database, accounts: Accounts): () => void {
  const sweep = (): void => void sweepAccounts(database, accounts.now()).catch(tellFailure);
  const timer = setInterval(sweep, 3_600_000).unref();
  return () => clearInterval(timer);
}
