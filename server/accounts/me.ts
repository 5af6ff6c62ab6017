import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '#kernel/context/context.ts';
import { identifiersOf, workspacesOf } from '#kernel/auth/identity.ts';
import type { Person } from '#kernel/auth/accounts.ts';
import { countRecoveryCodes } from '#kernel/auth/second-factor.ts';
import { enterWorkspace } from '#kernel/auth/session.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { notFound } from '#kernel/problems/common.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { sql } from '#kernel/database/sql.ts';
import { member } from '#records/access/objects.ts';
import type { AccountParts } from './parts.ts';

const choiceShape = z.strictObject({ key: z.string().max(60) });

/** Who I am, where, and what I may do there. */
export function meRoutes(app: FastifyInstance, parts: AccountParts): void {
  app.get(
    '/me',
    route('member', { fa: 'من که هستم، کجا، و چه می‌توانم', en: 'Who I am, where, and what I may do' }),
    async ({ context, person }) => ({
      ...(await inWorkspace(parts, context)),
      person: person ? await aboutPerson(parts, person) : null,
    }),
  );

  // Also for one who is signed in and, for now, in no workspace.
  app.get(
    '/me/person',
    route('person', { fa: 'حساب من، جدا از فضای کار', en: 'My account, apart from any workspace' }),
    ({ person }) => aboutPerson(parts, person),
  );

  app.put(
    '/me/workspace',
    route(
      'person',
      { fa: 'رفتن به فضای کار دیگری که عضو آنم', en: 'Go to another workspace of mine' },
      { body: choiceShape },
    ),
    async ({ person, body }, reply) => {
      const { key } = read(choiceShape, body);
      const all = await parts.accounts.database.asSystem('the workspaces of a person', (door) =>
        workspacesOf(door, person.identityId),
      );
      const chosen = all.find((one) => one.key === key);
      if (!chosen) throw notFound(undefined, { field: 'key' });
      await enterWorkspace(parts.accounts, person, chosen.id);
      return reply.code(204).send();
    },
  );
}

const inWorkspace = ({ engine }: AccountParts, context: Context) =>
  engine.transact(
    context,
    async (tx) => {
      const { actor } = tx.context;
      if (actor.kind !== 'member') throw notFound();
      const { values } = await tx.records(member).get(actor.memberId);
      const [workspace] = await tx.rows<{ key: string; name: string }>(
        sql`select key, name from workspace where id = ${context.workspace}`,
      );
      return {
        member: {
          id: actor.memberId,
          name: values['name'],
          jobTitle: values['jobTitle'] ?? null,
          teamId: actor.teamId ?? null,
        },
        standsInFor: [...(await tx.records(member).some(actor.standsInFor ?? []))].map(([id, one]) => ({
          id,
          name: one.values['name'],
        })),
        workspace: {
          id: context.workspace,
          key: workspace?.key,
          name: workspace?.name,
          settings: workspaceSettings(tx.workspace.settings),
        },
        abilities: { admin: actor.grants.admin, deeds: actor.grants.deeds },
      };
    },
    { readOnly: true },
  );

const aboutPerson = ({ accounts }: AccountParts, { identityId, preferences, secondFactor }: Person) =>
  accounts.database.asSystem('a person about himself', async (door) => ({
    identifiers: await identifiersOf(door, identityId),
    preferences,
    secondFactor,
    recoveryCodesLeft: secondFactor ? await countRecoveryCodes(door, identityId) : 0,
    workspaces: (await workspacesOf(door, identityId)).map(({ key, name }) => ({ key, name })),
  }));
