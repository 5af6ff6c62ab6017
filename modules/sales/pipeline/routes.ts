import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import type { RecordEngine } from '#records/records.ts';
import { demandsShape, setDemands } from '../stage/set-demands.ts';
import { dissolvePipeline, takeBackDissolution } from './dissolve.ts';

const dissolutionShape = z.strictObject({ stages: z.record(z.uuid(), z.uuid()).default({}) });

/** What is done with pipelines and their stages beyond keeping them. */
export function pipelineRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.post<{ Params: { readonly id: string } }>(
    '/pipelines/:id/dissolution',
    route(
      'member',
      {
        fa: 'برداشتن کاریز فروش؛ معامله‌های هر مرحله به مرحله‌ای از کاریزی دیگر می‌روند',
        en: 'Remove a pipeline; the deals of each stage go to a stage of another pipeline',
      },
      { body: dissolutionShape },
    ),
    ({ context, params, body }) =>
      engine.transact(context, async (tx) => ({
        moved: await dissolvePipeline(tx, params.id, read(dissolutionShape, body ?? {}).stages),
      })),
  );
  app.delete<{ Params: { readonly id: string } }>(
    '/pipelines/:id/dissolution',
    route('member', {
      fa: 'واگرد برداشتن کاریز فروش: با مرحله‌ها و معامله‌هایش بازمی‌گردد',
      en: 'Take the removal of a pipeline back: it returns with its stages and its deals',
    }),
    async ({ context, params }, reply) => {
      await engine.transact(context, (tx) => takeBackDissolution(tx, params.id));
      return reply.code(204).send();
    },
  );
  app.put<{ Params: { readonly id: string } }>(
    '/stages/:id/demands',
    route(
      'member',
      {
        fa: 'آنچه مرحله‌ای پیش از آمدن و رفتن از معامله می‌خواهد، یک‌جا',
        en: 'What a stage asks of deals before they enter and go on, in one go',
      },
      { body: demandsShape },
    ),
    async ({ context, params, body }, reply) => {
      await engine.transact(context, (tx) => setDemands(tx, params.id, read(demandsShape, body)));
      return reply.code(204).send();
    },
  );
}
