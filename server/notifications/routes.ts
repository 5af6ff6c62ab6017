import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { sql } from '#kernel/database/sql.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { newId, parseId, type RecordId } from '#kernel/id.ts';
import { channelIsOpen } from '#kernel/outgoing/channels.ts';
import { notAllowed, notFound } from '#kernel/problems/common.ts';
import { zoneOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import { reachOf } from './as-member.ts';
import type { NoticeParts } from './parts.ts';
import { wake } from './raise.ts';
import { countUnread, markAllRead, markRead, readNotices, takeBackReading } from './read.ts';
import { effectiveWishes, leavesAt, wishesShape, type Wishes } from './wishes.ts';

const listShape = z.strictObject({
  unread: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  cursor: z.string().max(2_000).optional(),
});
const allShape = z.strictObject({ until: z.iso.datetime({ offset: true }) });
const takeBackShape = z.strictObject({ reading: z.uuid() });
const oneShape = z.strictObject({ read: z.boolean() });

type Path = { readonly Params: { readonly id: string } };

/** What one is told of, and how one wants to be told. Everything here is about the caller alone, but the defaults. */
export function notificationRoutes(app: FastifyInstance, parts: NoticeParts): void {
  const { engine } = parts;

  app.get(
    '/notifications',
    route('member', { fa: 'اعلان‌های من', en: 'My notifications' }, { query: listShape }),
    ({ context, query }) => {
      const { unread, limit, cursor } = read(listShape, query);
      return engine.transact(
        context,
        (tx) => readNotices(parts, tx, { unread: unread === 'true', limit, ...(cursor ? { cursor } : {}) }),
        { readOnly: true },
      );
    },
  );

  app.get(
    '/notifications/count',
    route('member', {
      fa: 'شمار اعلان‌های نخوانده، تا ۱۰۰، و اینکه ساعت سکوت است یا نه',
      en: 'How many unread notifications, up to 100, and whether these are quiet hours',
    }),
    ({ context }) =>
      engine.transact(
        context,
        async (tx) => ({ unread: await countUnread(parts, tx), quiet: await isQuiet(parts, tx) }),
        { readOnly: true },
      ),
  );

  app.post(
    '/notifications/reading',
    route(
      'member',
      {
        fa: 'همه را تا یک لحظه خواندم؛ با `reading` پس گرفته می‌شود',
        en: 'I have read all up to a moment; `reading` takes it back',
      },
      { body: allShape },
    ),
    async ({ context, body }) => {
      const { until } = read(allShape, body);
      const reading = newId();
      return { ...(await changed(context, (tx) => markAllRead(tx, new Date(until), reading))), reading };
    },
  );

  app.delete(
    '/notifications/reading',
    route(
      'member',
      { fa: 'آنچه یک‌جا خواندم نخوانده شود', en: 'What I read all at once is unread again' },
      { body: takeBackShape },
    ),
    async ({ context, body }) => {
      const { reading } = read(takeBackShape, body);
      return changed(context, (tx) => takeBackReading(tx, reading));
    },
  );

  app.patch<Path>(
    '/notifications/:id',
    route('member', { fa: 'خوانده یا نخوانده', en: 'Read or unread' }, { body: oneShape }),
    async ({ context, params, body }, reply) => {
      const id = parseId(params.id);
      const wanted = read(oneShape, body).read;
      if (!id) throw notFound();
      await changed(context, async (tx) => {
        const own = await tx.rows(sql`select from notification
          where workspace_id = ${tx.context.workspace} and id = ${id} and member_id = ${myId(tx)}::uuid`);
        if (own.length === 0) throw notFound();
        return markRead(tx, [id], wanted);
      });
      return reply.code(204).send();
    },
  );

  /** Other pages of the same person follow. */
  const changed = (context: Context, deed: (tx: RecordTx) => Promise<number>) =>
    engine.transact(context, async (tx) => {
      const count = await deed(tx);
      const id = myId(tx);
      if (count > 0 && id) await wake(tx, [id]);
      return { changed: count };
    });

  settingRoutes(app, parts);
}

const myId = (tx: RecordTx): RecordId | null => actorMemberId(tx.context.actor) ?? null;

function settingRoutes(app: FastifyInstance, parts: NoticeParts): void {
  const { engine } = parts;

  app.get(
    '/notifications/settings',
    route('member', { fa: 'چگونه باخبر می‌شوم', en: 'How I am told' }),
    ({ context }) => engine.transact(context, (tx) => present(parts, tx), { readOnly: true }),
  );

  app.put(
    '/notifications/settings',
    route('member', { fa: 'خواست‌های من', en: 'My wishes' }, { body: wishesShape }),
    ({ context, body }) => {
      const wishes = known(parts, read(wishesShape, body));
      return engine.transact(context, async (tx) => {
        const id = myId(tx);
        if (!id) throw notAllowed();
        await save(tx, id, wishes);
        return present(parts, tx);
      });
    },
  );

  app.put(
    '/notifications/defaults',
    route('member', { fa: 'پیش‌فرض همهٔ همکاران', en: 'What everybody begins with' }, { body: wishesShape }),
    ({ context, body }) => {
      if (context.actor.kind === 'member' && !context.actor.grants.admin) throw notAllowed();
      const wishes = known(parts, read(wishesShape, body));
      return engine.transact(context, async (tx) => {
        await save(tx, null, wishes);
        return present(parts, tx);
      });
    },
  );
}

/** Kinds that are no longer declared fall away. */
const known = ({ kinds }: NoticeParts, wishes: Wishes): Wishes => ({
  ...wishes,
  kinds: Object.fromEntries(
    Object.entries(wishes.kinds).filter(([name]) => kinds.some((kind) => kind.name === name)),
  ),
});

const save = (tx: RecordTx, member: RecordId | null, wishes: Wishes): Promise<unknown[]> =>
  tx.rows(sql`insert into notification_wish (workspace_id, member_id, wishes)
    values (${tx.context.workspace}, ${member}::uuid, ${JSON.stringify(wishes)}::jsonb)
    on conflict (workspace_id, member_id) do update set wishes = excluded.wishes`);

async function saidBy(tx: RecordTx) {
  const rows = await tx.rows<{ member_id: RecordId | null; wishes: Wishes }>(sql`select member_id, wishes
    from notification_wish where workspace_id = ${tx.context.workspace} and (member_id is null or member_id = ${myId(tx)}::uuid)`);
  return {
    own: rows.find(({ member_id }) => member_id !== null)?.wishes ?? null,
    common: rows.find(({ member_id }) => member_id === null)?.wishes ?? null,
  };
}

/** Whether the caller wants to be left in peace now. */
async function isQuiet({ kinds }: NoticeParts, tx: RecordTx): Promise<boolean> {
  const { own, common } = await saidBy(tx);
  const now = tx.context.now();
  return leavesAt(now, effectiveWishes(kinds, own, common), zoneOf(tx)) > now;
}

async function present(parts: NoticeParts, tx: RecordTx) {
  const id = myId(tx);
  const { own, common } = await saidBy(tx);
  const reach = id ? (await reachOf(parts, tx, [id])).get(id) : undefined;
  return {
    kinds: parts.kinds.map(({ name, label, hint }) => ({ name, label, hint: hint ?? null })),
    own: own ?? { kinds: {} },
    common: common ?? { kinds: {} },
    defaults: effectiveWishes(parts.kinds, common),
    effective: effectiveWishes(parts.kinds, own, common),
    // Where it would go, and whether it can leave at all.
    mail: { open: await channelIsOpen(parts, tx, 'mail'), to: reach?.mail ?? null },
    sms: { open: await channelIsOpen(parts, tx, 'sms'), to: reach?.sms ?? null },
  };
}
