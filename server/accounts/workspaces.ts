import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { identifiersOf } from '#kernel/auth/identity.ts';
import { enterWorkspace } from '#kernel/auth/session.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { noCompany } from '#kernel/workspace/company.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { member } from '#records/access/objects.ts';
import { makeWorkspace } from './new-workspace.ts';
import type { AccountParts } from './parts.ts';
import type { SetupOptions } from './setup-routes.ts';

/** Making further workspaces on this installation. */
export const makeWorkspaces = defineDeed('workspace.make', {
  label: { fa: 'ساختن فضای کار دیگر', en: 'Make further workspaces' },
  hint: {
    fa: 'برای شرکت یا شعبهٔ دیگر، جدا از این فضا',
    en: 'For another firm or branch, apart from this one',
  },
});

const shape = z.strictObject({
  name: z.string().trim().min(1).max(120),
  sampleData: z.boolean().default(false),
});

/** A further workspace: another firm or branch, whose members, records and rights are its own. */
export function workspacesRoutes(app: FastifyInstance, parts: AccountParts, options: SetupOptions): void {
  const { accounts, engine } = parts;

  app.post(
    '/workspaces',
    route(
      'member',
      { fa: 'ساختن فضای کار دیگر و رفتن به آن', en: 'Make a further workspace and go there' },
      { body: shape },
    ),
    async ({ context, person, body, id }, reply) => {
      const { name, sampleData } = read(shape, body);
      // Its administrator is a person; a key speaks for one within one workspace.
      if (!person) throw notAllowed();
      const { settings, administratorName } = await engine.transact(context, async (tx) => {
        const { actor } = tx.context;
        if (actor.kind !== 'member' || !mayDeed(actor.grants, makeWorkspaces)) throw notAllowed();
        const { values } = await tx.bySystem('one’s own name').records(member).get(actor.memberId);
        return {
          // Another firm has its own name on its papers, and its own pictures.
          settings: { ...workspaceSettings(tx.workspace.settings), company: noCompany },
          administratorName: String(values['name']),
        };
      });
      const made = await accounts.database.asSystem(
        'a further workspace',
        async (door) => {
          const [identifier] = await identifiersOf(door, person.identityId);
          return makeWorkspace(parts, options.seed, door, {
            name,
            settings,
            administrator: { name: administratorName, identifier, identityId: person.identityId },
            requestId: id,
          });
        },
        { timeoutMs: 30_000 },
      );
      if (sampleData) await options.addSampleData(made.workspace, made.administrator).catch(parts.onFailure);
      await enterWorkspace(accounts, person, made.workspace);
      return reply.code(201).send({ next: 'done' });
    },
  );
}
