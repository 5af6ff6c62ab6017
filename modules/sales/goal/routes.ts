import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordEngine } from '#records/records.ts';
import { day } from '../reports/view.ts';
import { readLeaders } from './leaders.ts';
import { readGoals } from './progress.ts';

const shape = z.strictObject({
  /** A day of their periods; today where it is not said. */
  on: day.optional(),
  /** Whose alone: a member's id, or `me`. */
  owner: z.string().max(60).optional(),
});
const leadersShape = shape.pick({ on: true });
const reading = { readOnly: true };

/** How far goals are, and who is ahead. */
export function goalRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/sales/goals',
    route(
      'member',
      {
        fa: 'هدف‌های دوره با پیشرفت و جایی که با این آهنگ می‌رسند',
        en: 'Goals of the period with their progress and where this pace leads',
      },
      { query: shape },
    ),
    ({ context, query }) =>
      engine.transact(
        context,
        async (tx) => {
          const { on, owner } = read(shape, query);
          const mine = owner === undefined ? [] : [{ field: 'owner', op: 'eq' as const, value: owner }];
          return { goals: await readGoals(tx, on ?? todayOf(tx), mine) };
        },
        reading,
      ),
  );
  app.get(
    '/sales/leaders',
    route(
      'member',
      {
        fa: 'هر کس چند درصد از هدف‌های خود را برآورده است، اگر شرکت آن را نشان دهد',
        en: 'What share of his goals everybody has reached, where the firm shows it',
      },
      { query: leadersShape },
    ),
    ({ context, query }) =>
      engine.transact(context, (tx) => readLeaders(tx, read(leadersShape, query).on ?? todayOf(tx)), reading),
  );
}
