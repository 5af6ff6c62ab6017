import type { FastifyInstance } from 'fastify';
import type { RouteAccess } from './app.ts';
import type { RouteWords } from './route.ts';

/** One route as it was registered: `/api/v1/imports/:id/run`. */
export type ListedRoute = Partial<Omit<RouteWords, 'secretAnswer'>> & {
  readonly method: string;
  readonly url: string;
  readonly access: RouteAccess;
};

/** Every route that is registered on the app from now on, for the reference and for tests that walk them all. */
export function listRoutes(app: FastifyInstance): readonly ListedRoute[] {
  const routes: ListedRoute[] = [];
  app.addHook('onRoute', (route) => {
    const { access = 'member', summary, body, query } = route.config ?? {};
    const told = { ...(summary ? { summary } : {}), ...(body ? { body } : {}), ...(query ? { query } : {}) };
    for (const method of [route.method].flat())
      if (method !== 'HEAD' && method !== 'OPTIONS') routes.push({ method, url: route.url, access, ...told });
  });
  return routes;
}
