import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Locale } from '#persian/bilingual.ts';
import type { Person } from '../auth/accounts.ts';
import type { Context } from '../context/context.ts';
import { malformedRequest, notFound, notSignedIn, tooSlow, unexpected } from '../problems/common.ts';
import { Problem } from '../problems/problem.ts';
import { preferredLocale } from './locale.ts';
import { problemDetails } from './problem-details.ts';
import type { RouteWords } from './route.ts';

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
  readonly trustProxy?: boolean;
};

// A thousand records of about 4 KB.
const largestBody = 4 * 1024 * 1024;

/** An HTTP server that answers JSON and problem details, and lets nobody past a route that did not say who may. */
export function makeApp({
  guard = () => undefined,
  identify = () => Promise.reject(notSignedIn()),
  authenticate,
  onFailure,
  trustProxy = false,
}: AppOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: largestBody,
    trustProxy,
    logger: false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    return503OnClosing: true,
    forceCloseConnections: true,
  });
  // JSON.stringify is faster than compiled serialisers on our wide, sparse records (9.4k against 3.5k requests/s).
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
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
    const problem = toProblem(error, request.id);
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

/** A failure as a problem: ours as it is, the server's own about the request by its code, all else unexpected. */
function toProblem(error: unknown, requestId: string): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code } = error as Partial<FastifyError>;
  if (code === '57014') return tooSlow();
  // What no text of PostgreSQL can hold: a zero byte, half a character.
  if (code === '22021' || code === '22P05') return malformedRequest({ reason: unstorable });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new Problem(
      malformed(code),
      statusCode,
      malformedRequest({ reason: refusals[malformed(code)] ?? unreadable }).title,
      refusals[malformed(code)] ?? unreadable,
      {},
    );
  return unexpected({ code: requestId });
}

const malformed = (code: string | undefined): string =>
  code === 'FST_ERR_CTP_BODY_TOO_LARGE'
    ? 'body-too-large'
    : code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE'
      ? 'wrong-media-type'
      : 'malformed-request';

const unstorable = {
  fa: 'درخواست نویسه‌ای دارد که نگه داشتنی نیست: بایت صفر یا نویسهٔ شکسته.',
  en: 'The request holds a character that cannot be stored: a zero byte or half a character.',
};
const unreadable = {
  fa: 'JSON درخواست شکسته است یا جایی کم دارد.',
  en: 'The JSON of the request is broken or incomplete.',
};
const refusals: Readonly<Record<string, { fa: string; en: string }>> = {
  'body-too-large': {
    fa: `درخواست بزرگ‌تر از ${(largestBody / 1024 / 1024).toLocaleString('fa-IR')} مگابایت است. آن را به چند بخش بفرستید.`,
    en: `The request is larger than ${largestBody / 1024 / 1024} MB. Send it in parts.`,
  },
  'wrong-media-type': { fa: 'بدنه باید application/json باشد.', en: 'The body must be application/json.' },
};
