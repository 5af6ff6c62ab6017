import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createKey, listKeys, restoreKey, revokeKey } from '#kernel/auth/api-key.ts';
import type { Context, MemberActor } from '#kernel/context/context.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { txOver } from '#kernel/database/tx-over.ts';
import { appendEvents } from '#kernel/events/event.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { parseId, type RecordId } from '#kernel/id.ts';
import { notAllowed, notFound } from '#kernel/problems/common.ts';
import { member, role } from '#records/access/objects.ts';
import { badLink } from '#records/problems.ts';
import type { RecordTx } from '#records/records.ts';
import type { AccountParts } from './parts.ts';

/** Making keys for programs, and ending those of others. */
export const manageKeys = defineDeed('api.keys', {
  label: { fa: 'کلیدهای API', en: 'API keys' },
  hint: { fa: 'ساختن کلید و باطل کردن کلید دیگران', en: 'Make keys, and revoke those of others' },
});

const keyShape = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.uuid().nullish(),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
});

/** Keys by which programs speak for the member who made them; their text is shown once. */
export function apiKeyRoutes(app: FastifyInstance, parts: AccountParts): void {
  const { accounts, engine } = parts;
  app.get('/api-keys', route('member', { fa: 'کلیدهای API', en: 'API keys' }), ({ context }) =>
    engine.transact(context, async (tx) => {
      const { actor, workspace } = tx.context;
      const keys = await listKeys(accounts, workspace, ownOnly(actor));
      return { keys: await withNames(tx, keys) };
    }),
  );

  app.post(
    '/api-keys',
    route(
      'member',
      {
        fa: 'ساختن کلید API؛ متن آن همین یک بار داده می‌شود',
        en: 'Make an API key; its text is given this once',
      },
      { body: keyShape, secretAnswer: true },
    ),
    async ({ context, body }, reply) => {
      const { name, role: roleId, expiresAt } = read(keyShape, body);
      const until = expiresAt ? new Date(expiresAt) : undefined;
      const made = await engine.transact(context, async (tx) => {
        const { actor, workspace } = tx.context;
        // A key that could make keys would outlive its own end.
        if (actor.kind !== 'member' || actor.keyId || !mayDeed(actor.grants, manageKeys)) throw notAllowed();
        if (roleId) await requireRole(tx, roleId);
        return createKey(accounts, {
          workspace,
          memberId: actor.memberId,
          name,
          roleId: roleId ? parseId(roleId) : undefined,
          expiresAt: until,
        });
      });
      return reply.code(201).send({ ...made, name, expiresAt: until ?? null });
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/api-keys/:id',
    route('member', { fa: 'باطل کردن یک کلید', en: 'Revoke a key' }),
    async ({ context, params }, reply) => {
      await changeForce(parts, context, params.id, revokeKey, 'api-key.revoked');
      return reply.code(204).send();
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api-keys/:id/restoration',
    route('member', {
      fa: 'بازگرداندن کلیدی که خودتان دقیقه‌هایی پیش باطل کرده‌اید',
      en: 'Bring back a key that you revoked minutes ago',
    }),
    async ({ context, params }, reply) => {
      // A key that could bring keys back would outlive its own end, as one that makes them.
      if (context.actor.kind !== 'member' || context.actor.keyId) throw notAllowed();
      await changeForce(parts, context, params.id, restoreKey, 'api-key.restored');
      return reply.code(204).send();
    },
  );
}

/** Ends a key or puts it in force again, and says so in the log of whom it speaks for. @throws notFound */
const changeForce = (
  { accounts, engine }: AccountParts,
  context: Context,
  key: string,
  change: typeof revokeKey,
  fact: string,
): Promise<void> =>
  accounts.database.asSystem('an API key is revoked or restored', async (door) => {
    const tx = await engine.over(await txOver(door, context));
    const { actor, workspace } = tx.context;
    const id = parseId(key);
    if (actor.kind !== 'member' || !id) throw notFound();
    const memberId = await change(accounts, door, {
      workspace,
      id,
      by: actor.memberId,
      memberId: ownOnly(actor),
    });
    if (!memberId) throw notFound();
    await logOfMember(tx, memberId, fact);
  });

async function logOfMember(tx: RecordTx, memberId: RecordId, fact: string): Promise<void> {
  const found = await tx.bySystem('whose API key it is').records(member).find(memberId);
  if (!found) return;
  appendEvents(tx, [
    {
      kind: 'fact',
      fact,
      object: member.descriptor.name,
      recordId: memberId,
      recordVersion: found.version,
    },
  ]);
}

/** Whose keys the actor deals with: his own, or all. */
const ownOnly = (actor: RecordTx['context']['actor']): MemberActor['memberId'] | undefined =>
  actor.kind === 'member' && !mayDeed(actor.grants, manageKeys) ? actor.memberId : undefined;

async function requireRole(tx: RecordTx, id: string): Promise<void> {
  if (!(await tx.records(role).find(id))) throw badLink({ field: role.descriptor.one }, { field: 'role' });
}

type Listed = Awaited<ReturnType<typeof listKeys>>[number];

/** With the names that the reader may see; a role may be hidden from him. */
async function withNames(tx: RecordTx, keys: readonly Listed[]) {
  const members = new Map<string, unknown>();
  for (const { memberId } of keys)
    if (!members.has(memberId))
      members.set(memberId, (await tx.records(member).find(memberId))?.values['name'] ?? null);
  return keys.map(({ memberId, roleId, ...key }) => ({
    ...key,
    member: { id: memberId, name: members.get(memberId) },
    roleId,
  }));
}
