import type { FastifyInstance, FastifyRequest } from 'fastify';
import { callerOf, giveSession } from '#kernel/auth/routes.ts';
import type { WorkspaceId } from '#kernel/context/context.ts';
import type { RecordId } from '#kernel/id.ts';
import { isFromThisMachine } from '#kernel/http/nearby.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { AccountParts } from './parts.ts';
import type { SeedWorkspace } from './new-workspace.ts';
import { isSetupNeeded, setupShape, setUp } from './setup.ts';

export type SetupOptions = {
  readonly seed: SeedWorkspace;
  /** Adds sample data to a new workspace, a good part of it in its administrator's hands. */
  readonly addSampleData: (workspace: WorkspaceId, administrator: RecordId) => Promise<void>;
  /** Whether this process listens on this machine alone. */
  readonly isLocal: () => boolean;
};

/** The first visit: company, administrator and a few choices. */
export function setupRoutes(app: FastifyInstance, parts: AccountParts, options: SetupOptions): void {
  // Once true, never again: nobody asks the database for it on every visit.
  let done = false;
  app.get(
    '/setup',
    route('public', {
      fa: 'آیا راه‌اندازی نخستین مانده است',
      en: 'Whether the first set-up is still to be done',
    }),
    async (request) => {
      done ||= !(await isSetupNeeded(parts.accounts.database));
      return { needed: !done, needsToken: !done && needsToken(request, options) };
    },
  );

  app.post(
    '/setup',
    route(
      'public',
      { fa: 'راه‌اندازی نخستین: شرکت و مدیر آن', en: 'The first set-up: company and administrator' },
      { body: setupShape },
    ),
    async (request, reply) => {
      const asked = read(setupShape, request.body);
      const { workspace, administrator, session } = await setUp(parts, options.seed, asked, {
        ...callerOf(request),
        requestId: request.id,
        needsToken: needsToken(request, options),
      });
      // The workspace is there in any case; without the sample it is a real one, to which it can be added later.
      if (asked.sampleData) await options.addSampleData(workspace, administrator).catch(parts.onFailure);
      giveSession(request, reply, session);
      return reply.code(201).send({ next: 'done' });
    },
  );
}

/**
 * Whoever reaches a fresh installation first owns it. On this machine alone that is its user; a name that leads here from
 * elsewhere (a proxy, a rebound name) needs the printed link, as any network does.
 */
const needsToken = (request: FastifyRequest, { isLocal }: SetupOptions): boolean =>
  !isLocal() || !isFromThisMachine(request);
