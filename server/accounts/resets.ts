import { workspaceName } from '#kernel/workspace/name.ts';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Accounts } from '#kernel/auth/accounts.ts';
import { countGuess } from '#kernel/auth/guesses.ts';
import { findIdentity, identifiersOf, workspacesOf } from '#kernel/auth/identity.ts';
import { parseIdentifier, type Identifier } from '#kernel/auth/identifier.ts';
import { createLink, readLink, spendLink, withdrawLinks } from '#kernel/auth/link.ts';
import { checkNewPassword, hashPassword } from '#kernel/auth/password.ts';
import { linkSpent } from '#kernel/auth/problems.ts';
import { removeSecondFactor } from '#kernel/auth/second-factor.ts';
import { endAll } from '#kernel/auth/session.ts';
import { systemContext } from '#kernel/context/context.ts';
import type { Door } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordId } from '#kernel/id.ts';
import { memberBehind, memberToHelp } from './member-access.ts';
import type { AccountParts } from './parts.ts';
import { noSignIn, sharedIdentity } from './problems.ts';

const forgottenShape = z.strictObject({ identifier: z.string().min(1).max(254) });
const completionShape = z.strictObject({ token: z.string().max(100), password: z.string().max(1_000) });

/** Ways back in for who forgot his password or lost his second factor. */
export function resetRoutes(app: FastifyInstance, parts: AccountParts): void {
  const { accounts, engine } = parts;

  app.post<{ Params: { id: string } }>(
    '/members/:id/password-reset',
    route(
      'member',
      { fa: 'پیوند گذرواژهٔ تازه برای یک همکار', en: 'A link to a new password for a member' },
      { secretAnswer: true },
    ),
    async ({ context, params }, reply) => {
      const made = await accounts.database.asSystem('a member gets a new password', async (door) => {
        const tx = await engine.over(await txOver(door, context));
        const helped = await memberToHelp(tx, params.id);
        const identityId = await ownIdentity(door, context.workspace, helped.id);
        const [to] = await identifiersOf(door, identityId);
        const link = await createLink(accounts, door, {
          kind: 'reset',
          identityId,
          workspace: context.workspace,
          memberId: helped.id,
          grants: helped.grants,
        });
        const name = await workspaceName(door, context.workspace);
        const sent = to
          ? await parts.sendLetter(tx, {
              kind: 'reset',
              to,
              path: link.path,
              locale: context.locale,
              workspaceName: name,
              from: name,
              expiresAt: link.expiresAt,
            })
          : false;
        return { sent, path: sent ? null : link.path, expiresAt: link.expiresAt };
      });
      return reply.code(201).send(made);
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/members/:id/second-factor',
    route('member', { fa: 'برداشتن ورود دومرحله‌ای یک همکار', en: 'Remove a member’s second factor' }),
    async (request, reply) => {
      const { context, params } = request;
      await accounts.database.asSystem('a member lost his second factor', async (door) => {
        const helped = await memberToHelp(await engine.over(await txOver(door, context)), params.id);
        const identityId = await ownIdentity(door, context.workspace, helped.id);
        await removeSecondFactor(accounts, door, identityId);
        await endAll(accounts, door, identityId);
      });
      return reply.code(204).send();
    },
  );

  // The same answer, whether there is such an account and whether anything could be sent.
  app.post(
    '/password-resets',
    route('public', { fa: 'درخواست گذرواژهٔ تازه', en: 'Ask for a new password' }, { body: forgottenShape }),
    async (request, reply) => {
      const { identifier: typed } = read(forgottenShape, request.body);
      const identifier = parseIdentifier(typed);
      const name = `reset ${identifier?.value ?? typed}`;
      await countGuess(
        accounts.database,
        [
          { of: 'account', name },
          { of: 'address', name: request.ip },
        ],
        accounts.now(),
      );
      // Not waited for: the time that a letter takes would tell that the account exists.
      if (identifier) void sendReset(parts, identifier, request.id).catch(parts.onFailure);
      return reply.code(202).send({});
    },
  );

  app.post(
    '/password-resets/completion',
    route(
      'public',
      { fa: 'گذاشتن گذرواژهٔ تازه با پیوند', en: 'Set a new password by a link' },
      { body: completionShape },
    ),
    async ({ body }, reply) => {
      const { token, password } = read(completionShape, body);
      await resetPassword(accounts, token, password);
      return reply.code(204).send();
    },
  );
}

/** Spends a link to a new password. All sessions end; the second factor stays as it is. @throws linkSpent, weakPassword */
export async function resetPassword(accounts: Accounts, token: string, password: string): Promise<void> {
  // Judged before the link is spent: a weak password does not cost it.
  await accounts.database.asSystem('a new password by a link', async (door) => {
    const { identityId } = await readLink(accounts, door, 'reset', token);
    const own = identityId ? await identifiersOf(door, identityId) : [];
    checkNewPassword(
      password,
      own.map(({ value }) => value),
    );
  });
  const hash = await hashPassword(password, accounts.passwordCost);
  await accounts.database.asSystem('a new password by a link', async (door) => {
    const link = await spendLink(accounts, door, 'reset', token);
    const { identityId } = link;
    if (!identityId) throw linkSpent();
    if (link.grants) await memberBehind(door, link);
    await withdrawLinks(door, { kind: 'reset', identityId });
    await door.rows(
      sql`update auth.identity set password_hash = ${hash}, password_changed_at = ${accounts.now()} where id = ${identityId}`,
    );
    await endAll(accounts, door, identityId);
  });
}

/**
 * The account of a member, where this workspace is its only one: otherwise its administrators would hold a door to
 * another workspace. @throws noSignIn, sharedIdentity
 */
async function ownIdentity(door: Door, workspace: number, memberId: RecordId): Promise<RecordId> {
  const rows = await door.rows<{ identity_id: RecordId; workspace_id: number }>(
    sql`select o.identity_id, o.workspace_id from auth.membership m join auth.membership o on o.identity_id = m.identity_id
      where m.workspace_id = ${workspace} and m.member_id = ${memberId}::uuid`,
  );
  const [first] = rows;
  if (!first) throw noSignIn();
  if (rows.some((row) => row.workspace_id !== workspace)) throw sharedIdentity();
  return first.identity_id;
}

/** Sends a link to the person himself, through a workspace of his that can. */
const sendReset = (
  { accounts, engine, sendLetter }: AccountParts,
  identifier: Identifier,
  requestId: string,
): Promise<void> =>
  accounts.database.asSystem('a person forgot his password', async (door) => {
    const identity = await findIdentity(door, identifier);
    if (!identity) return;
    // Anybody may ask; that must not spoil a link that an administrator has just handed over.
    const asked = { kind: 'reset', identityId: identity.id } as const;
    const link = await createLink(accounts, door, asked, { keepsEarlier: true });
    const workspaces = await workspacesOf(door, identity.id);
    for (const workspace of workspaces) {
      const context = systemContext(workspace.id, 'password reset', { requestId, now: accounts.now });
      const sent = await sendLetter(await engine.over(await txOver(door, context)), {
        kind: 'reset',
        to: identifier,
        path: link.path,
        locale: 'fa',
        workspaceName: workspace.name,
        from: workspace.name,
        expiresAt: link.expiresAt,
        // His account opens the others as well, which is no affair of this one's administrators.
        ownChannel: workspaces.length === 1,
      });
      if (sent) return;
    }
  });
