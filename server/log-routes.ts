import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { addDays } from '#persian/jalali/civil.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { defineDeed } from '#kernel/context/deeds.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { notAllowed } from '#kernel/problems/common.ts';
import { zoneOf } from '#records/query/civil.ts';
import { readLog } from '#records/query/log.ts';
import type { Parts } from './parts.ts';

/** Looking through everything that happened in the workspace. */
export const readLogDeed = defineDeed('log.read', {
  label: { fa: 'دیدن رویدادها', en: 'Read the log' },
  hint: { fa: 'چه کسی کی چه کرد، در همهٔ فضای کار', en: 'Who did what and when, in the whole workspace' },
});

/** A day that can be reckoned with in every zone. */
const day = z.iso.date().refine((date) => date >= '1000' && date < '9000');

const queryShape = z.strictObject({
  object: z.string().max(60).optional(),
  kind: z.enum(['created', 'updated', 'removed', 'restored', 'erased', 'fact']).optional(),
  /** A member's id, or `system`. */
  by: z.union([z.uuid(), z.literal('system')]).optional(),
  /** Civil days of the workspace, both included. */
  from: day.optional(),
  to: day.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z
    .string()
    .regex(/^\d{1,16}$/)
    .optional(),
});

/** Who did what, when and to what, over the whole workspace. */
export function logRoutes(app: FastifyInstance, { engine }: Pick<Parts, 'engine'>): void {
  app.get(
    '/log',
    route('member', { fa: 'رویدادهای فضای کار', en: 'The log of the workspace' }, { query: queryShape }),
    ({ context, query }) => {
      const { from, to, object, kind, by, cursor, limit } = read(queryShape, query);
      return engine.transact(
        context,
        (tx) => {
          const { actor } = tx.context;
          if (actor.kind !== 'member' || !mayDeed(actor.grants, readLogDeed)) throw notAllowed();
          const zone = zoneOf(tx);
          return readLog(tx, {
            limit,
            ...(object ? { object } : {}),
            ...(kind ? { kind } : {}),
            ...(by ? { by } : {}),
            ...(cursor ? { cursor } : {}),
            ...(from ? { from: instantOf(from, '00:00', zone) } : {}),
            ...(to ? { to: instantOf(addDays(to, 1), '00:00', zone) } : {}),
          });
        },
        { readOnly: true },
      );
    },
  );
}
