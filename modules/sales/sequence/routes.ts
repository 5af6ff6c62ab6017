import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordEngine } from '#records/records.ts';
import { calledObjects } from '../contract/script.ts';
import { enrol, readSequences } from './enrol.ts';
import { takeBackStop } from './take-back.ts';

const enrolShape = z.strictObject({
  object: z.enum(calledObjects),
  filter: z.unknown().optional(),
  variant: z.string().max(80).optional(),
});

/** Sequences and who is in them. */
export function sequenceRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/sales/sequences',
    route('member', {
      fa: 'توالی‌های پیگیری و شمار کسانی که در هر یک هستند',
      en: 'Sequences, and how many are where in each',
    }),
    ({ context }) =>
      engine.transact(context, async (tx) => ({ sequences: await readSequences(tx) }), { readOnly: true }),
  );
  app.post<{ Params: { readonly id: string } }>(
    '/sales/sequences/:id/enrolments',
    route(
      'member',
      {
        fa: 'گذاشتن آنچه یک نما یا انتخاب دارد در توالی؛ هر کس یک بار',
        en: 'Enrol what a view or a selection holds, each once',
      },
      { body: enrolShape },
    ),
    async ({ context, params, body }, reply) => {
      const { object, filter, variant } = read(enrolShape, body);
      const enrolled = await engine.transact(context, (tx) =>
        enrol(tx, params.id, {
          object,
          ...(filter === undefined ? {} : { filter: filter as Filter }),
          ...(variant === undefined ? {} : { variant }),
        }),
      );
      return reply.code(201).send(enrolled);
    },
  );
  app.delete<{ Params: { readonly id: string } }>(
    '/sales/sequence-enrolments/:id/stop',
    route('member', {
      fa: 'واگرد توقف یک پیگیری که به دست متوقف شده است',
      en: 'Take back that an enrolment was stopped by hand',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => takeBackStop(tx, params.id));
      return reply.code(204).send();
    },
  );
}
