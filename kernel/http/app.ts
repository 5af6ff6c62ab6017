import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Locale } from '#persian/bilingual.ts';
import type { Person } from '../auth/accounts.ts';
import type { Context } from '../context/context.ts';
import { notFound, notSignedIn } from '../problems/common.ts';
import type { Problem } from '../problems/problem.ts';
import { toProblem } from './failure.ts';
import { parseJsonBody } from './json-body.ts';
import { preferredLocale } from './locale.ts';
import { problemDetails } from './problem-details.ts';
import type { RouteWords } from './route.ts';
import { securityHeaders } from './security-headers.ts';

/** Who may call a route. There is no default: a route that does not say it fails at start-up. */
export type RouteAccess =
  | 'public'
  /** A person who is signed in, in a workspace or not. */
  | 'person'
  | 'member';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
    summary?: RouteWords['summary'];
    body?: RouteWords['body'];
    query?: RouteWords['query'];
    secretAnswer?: boolean;
  }
  interface FastifyRequest {
    /** Who asks; set on every `member` route before its handler runs. */
    context: Context;
    /** Whose session it is; set on `person` routes, and on `member` routes where no API key speaks. */
    person: Person;
    locale: Locale;
  }
}

export type Route = { readonly method: string; readonly url: string; readonly access: RouteAccess };

const routesOf = new WeakMap<FastifyInstance, Route[]>();

/** Every route that was added to an app of `makeApp`, for tests that hold all of them to one rule. */
export const allRoutes = (app: FastifyInstance): readonly Route[] => routesOf.get(app) ?? [];

export type AppOptions = {
  /** Asked of every request before anything else; throws a problem to refuse it. */
  readonly guard?: (request: FastifyRequest) => void;
  /** Whose session it is. @throws notSignedIn */
  readonly identify?: (request: FastifyRequest) => Promise<Person>;
  /** Who speaks, and in which workspace. @throws notSignedIn */
  readonly authenticate: (request: FastifyRequest) => Promise<Context>;
  /** Told of every failure that is not a declared problem; never sent to the caller. */
  readonly onFailure: (error: unknown, request: FastifyRequest) => void;
  /** Whether a reverse proxy stands before it, whose word on addresses is believed. */
  readonly trustProxy?: boolean;
  /** The largest JSON body; streams have limits of their own. */
  readonly bodyMaxBytes?: number;
};

// A thousand records of about 4 KB.
const standardBody = 4 * 1024 * 1024;
// A slow line may take a quarter of an hour for a large file; who says nothing for two minutes is gone. Live streams say
// something oftener than that.
const longestRequestMs = 15 * 60_000;
const longestSilenceMs = 120_000;

/** An HTTP server that answers JSON and problem details, and lets nobody past a route that did not say who may. */
export function makeApp({
  guard = () => undefined,
  identify = () => Promise.reject(notSignedIn()),
  authenticate,
  onFailure,
  trustProxy = false,
  bodyMaxBytes = standardBody,
}: AppOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: bodyMaxBytes,
    // One hop: what stands further left in X-Forwarded-For is whatever the caller wrote there.
    trustProxy: trustProxy ? (_address, hop) => hop === 0 : false,
    requestTimeout: longestRequestMs,
    connectionTimeout: longestSilenceMs,
    // Failures before any route, e.g. an address that is no UTF-8, answer like all others.
    frameworkErrors: (error, request, reply) => {
      request.locale = preferredLocale(request);
      void reply.headers({ ...securityHeaders, 'x-request-id': request.id });
      sendProblem(toProblem(error, request.id, bodyMaxBytes), request, reply as unknown as Reply);
    },
    logger: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    return503OnClosing: true,
    forceCloseConnections: true,
  });
  // JSON.stringify is faster than compiled serialisers on our wide, sparse records (9.4k against 3.5k requests/s).
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  app.decorateRequest('locale', 'fa');
  app.decorateRequest('context', null as unknown as Context);
  app.decorateRequest('person', null as unknown as Person);
  const routes: Route[] = [];
  routesOf.set(app, routes);
  app.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access;
    if (access === undefined) throw new Error(`${String(method)} ${url} does not say who may call it`);
    for (const one of [method].flat()) routes.push({ method: one, url, access });
  });
  app.addHook('onRequest', async (request, reply) => {
    request.locale = preferredLocale(request);
    void reply.header('x-request-id', request.id);
    guard(request);
    const { access } = request.routeOptions.config;
    if (access === 'person') request.person = await identify(request);
    if (access === 'member') request.context = await authenticate(request);
  });
  app.setNotFoundHandler({}, (request, reply) => sendProblem(notFound(), request, reply));
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = toProblem(error, request.id, bodyMaxBytes);
    if (problem.status >= 500) onFailure(error, request);
    return sendProblem(problem, request, reply);
  });
  return app;
}

type Reply = {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  type(type: string): Reply;
  send(body: unknown): unknown;
};

function sendProblem(problem: Problem, request: FastifyRequest, reply: Reply): unknown {
  const { retryAfterSeconds } = problem.extras;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds));
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .header('content-language', request.locale)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemDetails(problem, request.locale, request.id)));
}
