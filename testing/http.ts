import type { FastifyInstance } from 'fastify';
import type { Context } from '#kernel/context/context.ts';
import { makeApp } from '#kernel/http/app.ts';
import { openLiveHub, type LiveHub } from '#kernel/live/hub.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import { liveRoute } from '#records/api/live.ts';
import { recordRoutes } from '#records/api/routes.ts';
import type { RecordEngine } from '#records/records.ts';

/** The record API over an engine, where the header `x-test-actor` names one of the contexts that the test registers; `more` adds the routes under trial. */
export async function testApi(
  engine: RecordEngine,
  more?: (api: FastifyInstance, engine: RecordEngine) => void,
): Promise<{ app: FastifyInstance; hub: LiveHub; actors: Map<string, Context>; close: () => Promise<void> }> {
  const actors = new Map<string, Context>();
  const hub = await openLiveHub(engine.database);
  const app = makeApp({
    authenticate: (request) => {
      const context = actors.get(String(request.headers['x-test-actor']));
      return context
        ? Promise.resolve({ ...context, locale: request.locale, requestId: request.id })
        : Promise.reject(notSignedIn());
    },
    onFailure: (error) => {
      console.error(error);
    },
  });
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      liveRoute(api, engine, hub);
      more?.(api, engine);
      done();
    },
    { prefix: '/api/v1' },
  );
  return {
    app,
    hub,
    actors,
    close: async () => {
      await app.close();
      await hub.close();
    },
  };
}
