import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine } from '#records/records.ts';
import { readMissed } from './read.ts';

const missedShape = z.strictObject({
  kind: z.string().max(60).optional(),
  /** A member's id, or `nobody`. */
  owner: z.union([z.uuid(), z.literal('nobody')]).optional(),
});

/** Chances that nobody takes care of. */
export function missedRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/sales/missed',
    route(
      'member',
      {
        fa: 'فرصت‌های رو به از دست رفتن: شمار هر گونه و ردیف‌های یکی، دیرینه‌ترین نخست',
        en: 'Missed opportunities: how many of each kind, and the rows of one, the oldest first',
      },
      { query: missedShape },
    ),
    ({ context, query }) => {
      const { kind, owner } = read(missedShape, query);
      return engine.transact(context, (tx) => readMissed(tx, kind, owner), { readOnly: true });
    },
  );
}
