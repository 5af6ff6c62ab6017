import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Accounts } from '#kernel/auth/accounts.ts';
import { standardRates, type Rates } from '#kernel/auth/rate-limit.ts';
import { makeApp } from '#kernel/http/app.ts';
import { listRoutes } from '#kernel/http/route-list.ts';
import { addSecurityHeaders } from '#kernel/http/security-headers.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import type { LiveHub } from '#kernel/live/hub.ts';
import type { Log } from '#kernel/log/log.ts';
import { exportRoutes } from '#records/api/export-routes.ts';
import { healthRoutes } from '#records/api/health-routes.ts';
import { importRoutes } from '#records/api/import-routes.ts';
import { liveRoute } from '#records/api/live.ts';
import { mergeRoutes } from '#records/api/merge-routes.ts';
import { openApiRoute } from '#records/api/openapi/route.ts';
import { reviewRoutes } from '#records/api/review-routes.ts';
import { recordRoutes } from '#records/api/routes.ts';
import { schemaRoutes } from '#records/api/schema-routes.ts';
import { vocabularyRoutes } from '#records/api/vocabulary-routes.ts';
import { storyRoutes } from '#records/api/story-routes.ts';
import { archiveRoutes } from './archive/routes.ts';
import { accountGate, addAccountRoutes } from './accounts/index.ts';
import { lettersBy } from './accounts/letters.ts';
import type { SendLetter } from './accounts/parts.ts';
import { binRoutes } from './bin-routes.ts';
import { moduleTools } from './module-tools.ts';
import { workspacePictures } from './accounts/workspace-pictures.ts';
import { fileRoutes } from './files.ts';
import { duplicatesJob } from './jobs/duplicates.ts';
import { mergeAlongJob } from './jobs/merge.ts';
import { exportJob } from './jobs/export.ts';
import { logRoutes } from './log-routes.ts';
import { importCheckJob, importJob, importUndoJob } from './jobs/import.ts';
import { personRoutes } from './person/routes.ts';
import { reportAccessRoutes } from './reports/routes.ts';
import { jobRoutes, operationRoutes } from './operations.ts';
import { noticeParts, notificationRoutes } from './notifications/index.ts';
import { channelRoutes } from './outgoing/channels.ts';
import { messageRoutes } from './outgoing/messages.ts';
import { messageTextRoutes } from './outgoing/texts.ts';
import type { Parts } from './parts.ts';
import { modules } from './product.ts';
import { sampleRoutes } from './sample/routes.ts';
import { addSampleData } from './sample/sample.ts';
import { seedWorkspace } from './seed/workspace.ts';

export type WebAppOptions = {
  readonly accounts: Accounts;
  readonly hub: LiveHub;
  /** Whether it listens to this machine alone. */
  readonly isLocal: () => boolean;
  readonly rates?: Rates;
  readonly sendLetter?: SendLetter;
};

/** Every route of the product with the gate before them, not yet listening. */
export async function webApp(
  parts: Parts,
  { accounts, hub, isLocal, rates, sendLetter }: WebAppOptions,
): Promise<{ readonly app: FastifyInstance; readonly meters: { stop(): void } }> {
  const { config, engine, seals, log, importFiles } = parts;
  const gate = accountGate(accounts, parts.resolveActor);
  const failed = failureLog(log);
  const app = makeApp({
    ...gate,
    onFailure: failed,
    trustProxy: config.trustProxy === 'yes',
    bodyMaxBytes: config.bodyMaxBytes,
  });
  const routes = listRoutes(app);
  gate.install(app, rates ?? ratesBy(config.requestsPerMinute));
  addSecurityHeaders(app, { secure: config.publicUrl?.startsWith('https:') ?? false });
  const meters = await operationRoutes(app, parts);
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      storyRoutes(api, engine);
      mergeRoutes(api, engine, (tx, merge) => enqueue(tx, mergeAlongJob, [{ merge }]));
      healthRoutes(api, engine);
      reviewRoutes(api, {
        engine,
        sweep: (tx, object) => enqueue(tx, duplicatesJob, [{ object }]),
      });
      schemaRoutes(api, engine);
      vocabularyRoutes(api, engine);
      liveRoute(api, engine, hub, { renew: gate.renew });
      openApiRoute(api, engine, routes);
      jobRoutes(api, parts);
      importRoutes(api, {
        engine,
        files: importFiles,
        enqueue: (tx, id) => enqueue(tx, importJob, [{ import: id }]),
        enqueueCheck: (tx, id) => enqueue(tx, importCheckJob, [{ import: id }]),
        enqueueUndo: (tx, id) => enqueue(tx, importUndoJob, [{ import: id }]),
      });
      exportRoutes(api, {
        engine,
        files: parts.files,
        enqueue: (tx, id) => enqueue(tx, exportJob, [{ export: id }]),
      });
      for (const { routes: ownRoutes } of modules) ownRoutes?.(api, engine, moduleTools(parts));
      sampleRoutes(api, engine);
      fileRoutes(api, parts);
      workspacePictures(api, parts);
      channelRoutes(api, parts);
      messageRoutes(api, parts);
      messageTextRoutes(api, parts);
      logRoutes(api, parts);
      binRoutes(api, parts);
      personRoutes(api, parts);
      reportAccessRoutes(api, parts);
      archiveRoutes(api, { ...parts, accounts });
      notificationRoutes(api, noticeParts(parts));
      addAccountRoutes(
        api,
        {
          accounts,
          engine,
          log,
          sendLetter: sendLetter ?? lettersBy({ seals, config }),
          onFailure: failed,
        },
        {
          seed: async (tx, settings) => (await seedWorkspace(tx, settings)).roles,
          addSampleData: (workspace, member) => addSampleData(engine, workspace, { member }),
          isLocal,
        },
      );
      done();
    },
    { prefix: '/api/v1' },
  );
  return { app, meters };
}

const ratesBy = (perMinute: number): Rates => ({
  ...standardRates,
  // A screen asks for a dozen things at once; a quarter of a minute's worth may come together.
  speaker: { perMinute, burst: Math.max(10, Math.floor(perMinute / 4)) },
});

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
