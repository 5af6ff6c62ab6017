import { join } from 'node:path';
import { openDatabase, type DatabaseAccess } from '#kernel/database/database.ts';
import type { DataFolders } from '#kernel/database/embedded/embedded.ts';
import { makeApp } from '#kernel/http/app.ts';
import { servePages } from '#kernel/http/pages.ts';
import { addSecurityHeaders } from '#kernel/http/security-headers.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import { liveRoute } from '#records/api/live.ts';
import { recordRoutes } from '#records/api/routes.ts';
import { openRecords } from '#records/records.ts';
import { fixedSchema } from '#records/runtime/schema-source.ts';
import { allObjects } from './product.ts';

export type WebOptions = {
  readonly access: DatabaseAccess;
  readonly folders: DataFolders;
  readonly port: number;
  readonly host: string;
};

export type WebProcess = { readonly address: string; close(): Promise<void> };

/** The process that answers browsers and programs: stateless, so that many may run beside each other. */
export async function startWeb({ access, port, host }: WebOptions): Promise<WebProcess> {
  const database = openDatabase(access);
  const engine = openRecords(database, fixedSchema(allObjects.map(({ descriptor }) => descriptor)));
  const hub = await openLiveHub(database);
  const app = makeApp({
    authenticate: () => Promise.reject(notSignedIn()),
    onFailure: (error) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    },
  });
  addSecurityHeaders(app, { secure: false });
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      liveRoute(api, engine, hub);
      done();
    },
    { prefix: '/api/v1' },
  );
  await servePages(app, join(import.meta.dirname, '../dist/web'), []);
  const address = await app.listen({ port, host });
  return {
    address,
    close: async () => {
      await app.close();
      await hub.close();
      await database.close();
    },
  };
}
