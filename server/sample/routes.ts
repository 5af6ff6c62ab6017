import type { FastifyInstance } from 'fastify';
import { route } from '#kernel/http/route.ts';
import { actorMemberId } from '#kernel/context/context.ts';
import type { RecordEngine } from '#records/records.ts';
import { hasSampleData } from './marks.ts';
import { addSampleData, mayChangeSample, refuseUnlessAllowed, removeSampleData } from './sample.ts';

/** Sample data of the caller's workspace: whether there are any, and the two deeds of who may change them. */
export function sampleRoutes(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/sample-data',
    route('member', { fa: 'آیا دادهٔ نمونه هست', en: 'Whether there are sample data' }),
    ({ context }) =>
      engine.transact(
        context,
        async (tx) => ({ present: await hasSampleData(tx), mayChange: mayChangeSample(context) }),
        { readOnly: true },
      ),
  );

  app.post(
    '/sample-data',
    route('member', { fa: 'افزودن دادهٔ نمونه', en: 'Add sample data' }),
    async ({ context }, reply) => {
      refuseUnlessAllowed(context);
      const member = actorMemberId(context.actor);
      await addSampleData(engine, context.workspace, member ? { member } : {});
      return reply.code(201).send({ present: true, mayChange: true });
    },
  );

  app.delete(
    '/sample-data',
    route('member', { fa: 'برداشتن همهٔ دادهٔ نمونه', en: 'Remove all sample data' }),
    async ({ context }, reply) => {
      await removeSampleData(engine, context);
      return reply.code(204).send();
    },
  );
}
