import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#kernel/config/config.ts';
import type { Context } from '#kernel/context/context.ts';
import { makeApp } from '#kernel/http/app.ts';
import { servePages } from '#kernel/http/pages.ts';
import { addSecurityHeaders } from '#kernel/http/security-headers.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import { silentLog } from '#kernel/log/log.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import { newKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { defaultSettings } from '#kernel/workspace/settings.ts';
import { member } from '#records/access/objects.ts';
import { actorResolver } from '#records/access/resolve.ts';
import { liveRoute } from '#records/api/live.ts';
import { recordRoutes } from '#records/api/routes.ts';
import { storyRoutes } from '#records/api/story-routes.ts';
import type { RecordEngine } from '#records/records.ts';
import { notificationRoutes } from '#server/notifications/index.ts';
import { notificationKinds } from '#server/product.ts';

export type StaffApp = {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  /** Who is signed in under which value of the cookie `actor`. */
  readonly actors: Map<string, Context>;
  /** The look of everyone's account, as `GET /me` tells it. */
  preferences: Record<string, unknown>;
  close(): Promise<void>;
};

/** The staff app as people use it, over an engine: built pages, the record API, live changes; the cookie `actor` signs in. */
export async function openStaffApp(
  engine: RecordEngine,
  more?: (api: FastifyInstance) => void,
): Promise<StaffApp> {
  const actors = new Map<string, Context>();
  const hub = await openLiveHub(engine.database);
  const app = makeApp({
    authenticate: (request) => {
      const actor = /(?:^|; )actor=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
      const context = actors.get(actor ?? '');
      return context
        ? Promise.resolve({ ...context, locale: request.locale, requestId: request.id })
        : Promise.reject(notSignedIn());
    },
    onFailure: (error) => {
      console.error(error);
    },
  });
  addSecurityHeaders(app, { secure: false });
  const opened: StaffApp = {
    origin: '',
    actors,
    preferences: { locale: 'fa' },
    close: async () => {
      await app.close();
      await hub.close();
    },
  };
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      storyRoutes(api, engine);
      liveRoute(api, engine, hub);
      notificationRoutes(api, {
        engine,
        database: engine.database,
        resolveActor: actorResolver(engine.database),
        seals: openSeals(newKeyring()),
        config: readConfig({}),
        log: silentLog,
        kinds: notificationKinds,
      });
      api.get('/me', { config: { access: 'member' } }, ({ context }) =>
        engine.transact(context, async (tx) => {
          const { actor } = tx.context;
          const own = actor.kind === 'member' ? await tx.records(member).get(actor.memberId) : undefined;
          return {
            member: { id: own?.id, name: own?.values['name'], jobTitle: null },
            standsInFor: [],
            workspace: { key: 'test', name: 'پیوند آزمایشی', settings: defaultSettings },
            person: {
              identifiers: [],
              preferences: opened.preferences,
              secondFactor: false,
              recoveryCodesLeft: 0,
              workspaces: [],
            },
            abilities: { admin: actor.kind === 'member' && actor.grants.admin, deeds: [] },
          };
        }),
      );
      more?.(api);
      done();
    },
    { prefix: '/api/v1' },
  );
  await servePages(app, join(import.meta.dirname, '../dist/web'), []);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  return Object.assign(opened, { origin });
}
