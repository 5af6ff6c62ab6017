import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine } from '#records/records.ts';
import { convertLead } from './convert.ts';

const id = z.string().max(60);
const conversionShape = z.strictObject({
  version: z.int32().min(1).optional(),
  party: id.optional(),
  employer: id.optional(),
  deal: z.record(z.string().max(60), z.unknown()).nullable().default({}),
});

/** What is done with leads beyond keeping them. */
export function leadRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.post<{ Params: { readonly id: string } }>(
    '/leads/:id/conversion',
    route(
      'member',
      {
        fa: 'تبدیل سرنخ به شخص و معامله؛ پیگیری‌ها با آن می‌روند',
        en: 'Convert a lead into a party and a deal; what happened with it goes along',
      },
      { body: conversionShape },
    ),
    async ({ context, params, body }, reply) => {
      const { version, party, employer, deal } = read(conversionShape, body ?? {});
      const converted = await engine.transact(context, (tx) =>
        convertLead(tx, params.id, {
          deal,
          ...(version === undefined ? {} : { version }),
          ...(party === undefined ? {} : { party }),
          ...(employer === undefined ? {} : { employer }),
        }),
      );
      return reply.code(201).send(converted);
    },
  );
}
