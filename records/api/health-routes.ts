import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { measureHealth, usualFields } from '../quality/health/measure.ts';
import type { RecordEngine } from '../records.ts';

const healthShape = z.strictObject({
  variant: z.string().max(60).optional(),
  by: z.string().max(60).optional(),
});

/** How complete, valid, fresh and unique the records are that the caller sees. */
export function healthRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get<{ Params: { readonly object: string } }>(
    '/records/:object/health',
    route(
      'member',
      {
        fa: 'کیفیت داده: چند رکورد کامل، درست، تازه و یکتاست؛ به تفکیک مسئول یا نحوهٔ آشنایی',
        en: 'Quality of data: how many records are complete, valid, fresh and unique, by owner or source',
      },
      { query: healthShape },
    ),
    ({ context, params, query }) => {
      const asked = read(healthShape, query);
      return engine.transact(
        context,
        async (tx) => {
          const { object } = tx.recordsOf(params.object);
          return { ...(await measureHealth(tx, object, asked)), usual: usualFields(object) };
        },
        { readOnly: true },
      );
    },
  );
}
