import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { findDuplicates } from '../quality/duplicates/find.ts';
import type { RecordEngine } from '../records.ts';

const draftShape = z.strictObject({
  /** As the record would be written; what is not yet a value of its field is passed over. */
  values: z.record(z.string().max(60), z.unknown()).default({}),
  /** The record itself, where it exists already. */
  except: z.string().max(60).optional(),
});

const likely = route(
  'member',
  {
    fa: 'رکوردهایی که به گمان قوی همین‌اند؛ هنگام نوشتن',
    en: 'Records that are likely the same, while one is being written',
  },
  { body: draftShape },
);

/** `POST /records/:object/duplicates`: what a form warns of before something is made twice. */
export function duplicateRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.post<{ Params: { readonly object: string } }>(
    '/records/:object/duplicates',
    likely,
    ({ context, params, body }) => {
      const { values, except } = read(draftShape, body ?? {});
      return engine.transact(
        context,
        async (tx) => ({
          duplicates: await findDuplicates(tx, tx.recordsOf(params.object).object, values, except),
        }),
        { readOnly: true },
      );
    },
  );
}
