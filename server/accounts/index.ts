import type { FastifyInstance, FastifyRequest, onResponseHookHandler } from 'fastify';
import { authenticator, type Authenticator, type ResolveActor } from '#kernel/auth/authenticate.ts';
import { keepAnswers } from '#kernel/auth/claim.ts';
import { limitRates, standardRates, type Rates } from '#kernel/auth/rate-limit.ts';
import { accountRoutes } from '#kernel/auth/routes.ts';
import { requireSameOrigin } from '#kernel/auth/same-origin.ts';
import type { Accounts } from '#kernel/auth/accounts.ts';
import type { Log } from '#kernel/log/log.ts';
import { actorResolver } from '#records/access/resolve.ts';
import { apiKeyRoutes } from './api-keys.ts';
import { handOverRoutes } from './hand-over.ts';
import { invitationRoutes } from './invitations.ts';
import { meRoutes } from './me.ts';
import type { AccountParts } from './parts.ts';
import { resetRoutes } from './resets.ts';
import { setupRoutes, type SetupOptions } from './setup-routes.ts';
import { workspaceRoutes } from './workspace.ts';
import { workspacesRoutes } from './workspaces.ts';

export type AccountGate = Authenticator & {
  /** For `makeApp`: asked of every request before anything else. */
  readonly guard: (request: FastifyRequest) => void;
  /** Adds what must stand between authentication and the routes: limits and idempotency. */
  readonly install: (app: FastifyInstance, rates?: Rates) => void;
};

/** The gate that every request passes: who speaks, from where, how often, and whether for the second time. */
export function accountGate(
  accounts: Accounts,
  resolve: ResolveActor = actorResolver(accounts.database),
): AccountGate {
  const { identify, authenticate, renew } = authenticator(accounts, resolve);
  let countStranger: (request: FastifyRequest) => void = () => undefined;
  // Who is refused counts as a stranger, so that guessing at tokens ends in waiting.
  const counted = async <T>(request: FastifyRequest, answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      countStranger(request);
      throw error;
    }
  };
  return {
    guard: requireSameOrigin,
    identify: (request) => counted(request, identify(request)),
    authenticate: (request) => counted(request, authenticate(request)),
    renew,
    install: (app, rates = standardRates) => {
      countStranger = limitRates(app, rates, () => performance.now());
      keepAnswers(app, accounts.database);
      neverCached(app);
    },
  };
}

/** What the API answers is somebody's own (OWASP ASVS 14.3.2); a shared computer's browser keeps nothing of it. */
function neverCached(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      void reply.header('cache-control', 'no-store');
    done(null, payload);
  });
}

/** Every route of accounts, under the API's prefix. */
export function addAccountRoutes(api: FastifyInstance, parts: AccountParts, setup: SetupOptions): void {
  void api.register((routes, _options, done) => {
    routes.addHook('onResponse', logChange(parts.log));
    accountRoutes(routes, parts.accounts);
    meRoutes(routes, parts);
    workspaceRoutes(routes, parts);
    apiKeyRoutes(routes, parts);
    invitationRoutes(routes, parts);
    resetRoutes(routes, parts);
    handOverRoutes(routes, parts);
    setupRoutes(routes, parts, setup);
    workspacesRoutes(routes, parts, setup);
    done();
  });
}

/** Each attempt at an account and its outcome, for who looks into an incident (OWASP ASVS 16.3): by ids, never by names. */
const logChange =
  (log: Log): onResponseHookHandler =>
  (request, reply, done) => {
    const { method, context, routeOptions } = request;
    if (method !== 'GET' && method !== 'HEAD')
      log.info('an account was used or changed', {
        requestId: request.id,
        method,
        route: routeOptions.url ?? 'none',
        status: reply.statusCode,
        ...(context?.actor.kind === 'member'
          ? { workspace: context.workspace, memberId: context.actor.memberId }
          : {}),
      });
    done();
  };
