import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actorMemberId } from '#kernel/context/context.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { LiveHub } from '#kernel/live/hub.ts';
import { tellPresence } from '#kernel/live/presence.ts';
import type { RecordEngine } from '../records.ts';

const markShape = z.strictObject({
  /** Made by the page itself, so that it can leave while another page of the same member stays. */
  page: z.string().regex(/^[\w-]{1,40}$/),
  /** The field that is being written in. */
  field: z
    .string()
    .regex(/^\w{1,60}$/)
    .nullable()
    .default(null),
  gone: z.literal(true).optional(),
});

const here = route(
  'member',
  {
    fa: 'من روی این رکوردم، و در کدام فیلد؛ پاسخ می‌گوید چه کسانی دیگر هستند',
    en: 'I am at this record, and in which field; the answer says who else is',
  },
  { body: markShape },
);

/** The name of a record among places. */
export const placeOf = (object: string, id: string): string => `${object}/${id}`;

/**
 * `POST /records/:object/:id/presence`: said every ten seconds by an open page. Only who may read the record is told who is
 * there, for he has to be there himself, and is asked for his right each time.
 */
export function presenceRoute(app: FastifyInstance, engine: RecordEngine, hub: LiveHub): void {
  app.post<{ Params: { readonly object: string; readonly id: string } }>(
    '/records/:object/:id/presence',
    here,
    async ({ context, params, body }) => {
      const { gone, ...mark } = read(markShape, body ?? {});
      const member = actorMemberId(context.actor);
      if (member === undefined) return { present: [] };
      const place = await engine.transact(context, async (tx) => {
        const { id } = await tx.recordsOf(params.object).get(params.id);
        const known = placeOf(params.object, id);
        await tellPresence(tx, context.workspace, {
          ...mark,
          place: known,
          member,
          ...(gone ? { gone } : {}),
        });
        return known;
      });
      return {
        present: hub.presence.at(context.workspace, place).filter((one) => one.member !== member),
      };
    },
  );
}
