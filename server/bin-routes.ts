import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { enqueue } from '#kernel/jobs/enqueue.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { readBin, removable } from '#records/query/bin.ts';
import { bringBack, readDeletion } from '#records/write/bring-back.ts';
import { lockRows } from '#records/write/update.ts';
import { eraseFromBin } from '#records/write/empty-bin.ts';
import { bringBackJob } from './jobs/bin.ts';
import type { Parts } from './parts.ts';

/** Erasing what lies in the bin before its term. */
export const eraseDeed = defineDeed('bin.erase', {
  label: { fa: 'پاک کردن همیشگی', en: 'Erase for good' },
  hint: { fa: 'خالی کردن بازیافت، بی‌بازگشت', en: 'Empty the bin, past undoing' },
});

const listShape = z.strictObject({
  object: z.string().max(60).optional(),
  /** Only what went in this deed, record by record. */
  deletion: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(2_000).optional(),
});
type DeletionPath = { readonly id: string };

const eraseShape = z.strictObject({
  object: z.string().max(60),
  ids: z.array(z.uuid()).min(1).max(200),
});

/** The bin over all objects; restoring goes the way of every record. */
export function binRoutes(app: FastifyInstance, { engine }: Pick<Parts, 'engine'>): void {
  app.get(
    '/bin',
    route('member', { fa: 'آنچه در بازیافت است', en: 'What lies in the bin' }, { query: listShape }),
    ({ context, query }) => {
      const { object, deletion, limit, cursor } = read(listShape, query);
      return engine.transact(
        context,
        async (tx) => ({
          ...(await readBin(tx, {
            limit,
            ...(object ? { object } : {}),
            ...(deletion ? { deletion } : {}),
            ...(cursor ? { cursor } : {}),
          })),
          objects: removable(tx).map(({ name, many }) => ({ name, label: many })),
          days: workspaceSettings(tx.workspace.settings).binDays,
        }),
        { readOnly: true },
      );
    },
  );

  app.get<{ Params: DeletionPath }>(
    '/bin/deletions/:id',
    route('member', {
      fa: 'یک حذف گروهی و بازگرداندن آن',
      en: 'One deletion of many, and how far it is brought back',
    }),
    ({ context, params }) =>
      engine.transact(context, (tx) => readDeletion(tx, params.id), { readOnly: true }),
  );

  app.post<{ Params: DeletionPath }>(
    '/bin/deletions/:id/restoration',
    route('member', {
      fa: 'بازگرداندن همهٔ آنچه یک‌جا حذف شد، در پس‌زمینه',
      en: 'Bring back all that was deleted in one deed, in the background',
    }),
    async ({ context, params }, reply) => {
      const deletion = await engine.transact(context, (tx) =>
        bringBack(tx, params.id, (within, id) => enqueue(within, bringBackJob, [{ deletion: id }])),
      );
      return reply.code(202).send(deletion);
    },
  );

  app.post(
    '/bin/erasure',
    route('member', { fa: 'پاک کردن همیشگی', en: 'Erase for good' }, { body: eraseShape }),
    ({ context, body }) => {
      const { object: name, ids } = read(eraseShape, body);
      return engine.transact(context, async (tx) => {
        const { actor } = tx.context;
        if (actor.kind !== 'member' || !mayDeed(actor.grants, eraseDeed)) throw notAllowed();
        const { object } = tx.recordsOf(name);
        // Only what he might have removed himself.
        const own = await lockRows(tx, object, ids, 'remove', true);
        const erased = await eraseFromBin(tx, object, [...own.keys()]);
        return { erased, kept: ids.filter((id) => !erased.includes(id.toLowerCase())) };
      });
    },
  );
}
