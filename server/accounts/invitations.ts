import { workspaceName } from '#kernel/workspace/name.ts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sessionCookie } from '#kernel/auth/cookie.ts';
import { addMembership, createIdentity, findIdentity } from '#kernel/auth/identity.ts';
import { hint, parseIdentifier, readIdentifier, type Identifier } from '#kernel/auth/identifier.ts';
import {
  closeInvitations,
  createLink,
  readLink,
  reopenInvitations,
  spendLink,
  type Link,
} from '#kernel/auth/link.ts';
import { checkNewPassword, hashPassword } from '#kernel/auth/password.ts';
import { linkSpent, signInFirst } from '#kernel/auth/problems.ts';
import { callerOf, giveSession } from '#kernel/auth/routes.ts';
import { findPerson, openSession, type OpenedSession } from '#kernel/auth/session.ts';
import type { Door } from '#kernel/database/database.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { actorMemberId, type WorkspaceId } from '#kernel/context/context.ts';
import type { RecordId } from '#kernel/id.ts';
import { notFound } from '#kernel/problems/common.ts';
import type { RecordTx } from '#records/records.ts';
import { memberBehind, memberToHelp, setAccess, type MemberAccess } from './member-access.ts';
import type { AccountParts } from './parts.ts';
import { canSignIn, inactiveMember, noIdentifier } from './problems.ts';

const inviteShape = z.strictObject({ identifier: z.string().max(254).optional() });
const token = z.string().max(100);
const tokenShape = z.strictObject({ token });
const acceptShape = z.strictObject({ token, password: z.string().min(1).max(1_000).optional() });

/** Letting members in: a link that works once, for a week. */
export function invitationRoutes(app: FastifyInstance, parts: AccountParts): void {
  const { accounts, engine } = parts;

  app.post<{ Params: { id: string } }>(
    '/members/:id/invitation',
    route(
      'member',
      { fa: 'دعوت یک همکار به ورود', en: 'Invite a member to sign in' },
      { body: inviteShape, secretAnswer: true },
    ),
    async ({ context, params, body }, reply) => {
      const { identifier: typed } = read(inviteShape, body ?? {});
      const made = await accounts.database.asSystem('a member is invited', async (door) => {
        const tx = await engine.over(await txOver(door, context));
        const invited = await memberToHelp(tx, params.id);
        if (invited.access === 'open') throw canSignIn();
        if (!invited.active) throw inactiveMember();
        const to = typed === undefined ? firstIdentifier(invited) : readIdentifier(typed);
        const { workspace } = tx.context;
        const link = await createLink(accounts, door, {
          kind: 'invitation',
          workspace,
          memberId: invited.id,
          identifier: to,
          grants: invited.grants,
        });
        if (invited.access !== 'invited') await setAccess(engine, door, context, invited.id, 'invited');
        const name = await workspaceName(door, workspace);
        const sent = await parts.sendLetter(tx, {
          kind: 'invitation',
          to,
          path: link.path,
          locale: context.locale,
          workspaceName: name,
          from: name,
          expiresAt: link.expiresAt,
        });
        return { identifier: to, sent, path: sent ? null : link.path, expiresAt: link.expiresAt };
      });
      return reply.code(201).send(made);
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/members/:id/invitation',
    route('member', { fa: 'پس گرفتن دعوت', en: 'Withdraw an invitation' }),
    async (request, reply) => {
      const { context, params } = request;
      await accounts.database.asSystem('an invitation is withdrawn', async (door) => {
        const tx = await engine.over(await txOver(door, context));
        const invited = await memberToHelp(tx, params.id);
        await closeInvitations(accounts, door, { ...inviter(tx), memberId: invited.id });
        if (invited.access === 'invited') await setAccess(engine, door, context, invited.id, 'none');
      });
      return reply.code(204).send();
    },
  );

  app.post<{ Params: { id: string } }>(
    '/members/:id/invitation/restoration',
    route('member', {
      fa: 'برقرار کردن دعوتی که خودتان دقیقه‌هایی پیش پس گرفته‌اید',
      en: 'Let an invitation stand that you withdrew minutes ago',
    }),
    async (request, reply) => {
      const { context, params } = request;
      await accounts.database.asSystem('a withdrawn invitation stands again', async (door) => {
        const tx = await engine.over(await txOver(door, context));
        const invited = await memberToHelp(tx, params.id);
        if (invited.access === 'open') throw canSignIn();
        if (!invited.active) throw inactiveMember();
        if (!(await reopenInvitations(accounts, door, { ...inviter(tx), memberId: invited.id })))
          throw notFound();
        await setAccess(engine, door, context, invited.id, 'invited');
      });
      return reply.code(204).send();
    },
  );

  // The token travels in the body, so that no log of addresses holds it.
  app.post(
    '/invitations/lookup',
    route('public', { fa: 'این دعوت از کجاست', en: 'What an invitation says' }, { body: tokenShape }),
    async ({ body }) => {
      const { token } = read(tokenShape, body);
      return accounts.database.asSystem('what an invitation says', async (door) => {
        const link = complete(await readLink(accounts, door, 'invitation', token));
        const invited = await memberBehind(door, link);
        return {
          workspace: { name: await workspaceName(door, link.workspace) },
          member: { name: invited.name },
          identifier: { kind: link.identifier.kind, hint: hint(link.identifier) },
          hasAccount: (await findIdentity(door, link.identifier)) !== undefined,
        };
      });
    },
  );

  app.post(
    '/invitations/acceptance',
    route('public', { fa: 'پذیرفتن دعوت', en: 'Accept an invitation' }, { body: acceptShape }),
    async (request, reply) => {
      const { token, password } = read(acceptShape, request.body);
      const cookie = sessionCookie(request);
      const person = cookie === undefined ? undefined : await findPerson(accounts, cookie);
      const opened = person
        ? await join(parts, request, token, () => Promise.resolve(person.identityId))
        : await joinAsNewcomer(parts, request, token, password ?? '');
      giveSession(request, reply, opened);
      return reply.code(201).send({ next: 'done' });
    },
  );
}

const inviter = ({ context: { workspace, actor } }: RecordTx) => ({ workspace, by: actorMemberId(actor) });

/** A link never takes over an account that is there: its owner signs in first. @throws signInFirst, weakPassword */
async function joinAsNewcomer(
  parts: AccountParts,
  request: FastifyRequest,
  token: string,
  password: string,
): Promise<OpenedSession> {
  const { accounts } = parts;
  // Looked at before, so that the transaction need not wait for the password's hash.
  await accounts.database.asSystem('an invitation is about to be accepted', async (door) => {
    const { identifier } = complete(await readLink(accounts, door, 'invitation', token));
    if (await findIdentity(door, identifier)) throw signInFirst();
    checkNewPassword(password, [identifier.value]);
  });
  const passwordHash = await hashPassword(password, accounts.passwordCost);
  const preferences = { locale: request.locale };
  return join(parts, request, token, (door, { identifier }) =>
    createIdentity(accounts, door, { identifier, passwordHash, preferences }),
  );
}

/** Uses the link up and makes its taker the member, all as one deed, and signs him in there. */
const join = (
  { accounts, engine }: AccountParts,
  request: FastifyRequest,
  token: string,
  taker: (door: Door, link: CompleteLink) => Promise<RecordId>,
): Promise<OpenedSession> =>
  accounts.database.asSystem('an invitation is accepted', async (door) => {
    const link = complete(await spendLink(accounts, door, 'invitation', token));
    const { workspace, memberId } = link;
    await memberBehind(door, link);
    const identityId = await taker(door, link);
    await addMembership(accounts, door, identityId, workspace, memberId);
    const { id: requestId, locale } = request;
    await setAccess(engine, door, { workspace, requestId, locale, now: accounts.now }, memberId, 'open');
    return openSession(
      accounts,
      door,
      { identityId, pending: false, workspace, from: callerOf(request) },
      sessionCookie(request),
    );
  });

type CompleteLink = Pick<Link, 'grants'> & {
  readonly workspace: WorkspaceId;
  readonly memberId: RecordId;
  readonly identifier: Identifier;
};

function complete({ workspace, memberId, identifier, grants }: Link): CompleteLink {
  if (workspace === undefined || !memberId || !identifier) throw linkSpent();
  return { workspace, memberId, identifier, grants };
}

/** What the member's record offers to sign in with: a mobile number first. @throws noIdentifier */
function firstIdentifier({ phones, emails }: MemberAccess): Identifier {
  for (const text of [...phones, ...emails]) {
    const identifier = parseIdentifier(text);
    if (identifier) return identifier;
  }
  throw noIdentifier(undefined, { field: 'identifier' });
}
