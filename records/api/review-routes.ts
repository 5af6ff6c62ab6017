import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseJson } from '#kernel/http/json-body.ts';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { listByRule } from '../quality/merge/by-rule.ts';
import { judgePair, readQueue } from '../quality/review/queue.ts';
import { checkMayRule, readSweepState, writeRule } from '../quality/review/rules.ts';
import type { Filter } from '../query/query.ts';
import type { RecordEngine, RecordTx } from '../records.ts';

type Path = { readonly Params: { readonly object: string } };

const queueShape = z.strictObject({
  cursor: z.string().max(4_000).optional(),
  /** JSON, as in lists: pairs of which at least one record is such. */
  filter: z.string().max(20_000).optional(),
  variant: z.string().max(60).optional(),
});
const verdictShape = z.strictObject({
  one: z.string().max(60),
  other: z.string().max(60),
  verdict: z.enum(['different', 'later', 'open']),
});
const ruleShape = z.strictObject({ mergeFrom: z.number().min(0.9).max(1).nullable() });
const reading = { readOnly: true };

export type ReviewServices = {
  readonly engine: RecordEngine;
  /** Sets a sweep over one object going. */
  readonly sweep: (tx: RecordTx, object: string) => Promise<void>;
};

/** The queue of likely duplicates over the whole base: pairs, verdicts, the sweep behind them and its rule. */
export function reviewRoutes(app: FastifyInstance, { engine, sweep }: ReviewServices): void {
  app.get<Path>(
    '/records/:object/duplicates',
    route(
      'member',
      {
        fa: 'جفت‌هایی که به گمان قوی یکی‌اند، محتمل‌ترین نخست',
        en: 'Pairs that are likely one, likeliest first',
      },
      { query: queueShape },
    ),
    ({ context, params, query }) =>
      engine.transact(
        context,
        async (tx) => {
          const { object } = tx.recordsOf(params.object);
          const { filter, ...rest } = read(queueShape, query);
          const queue = await readQueue(tx, object, {
            ...rest,
            ...(filter === undefined ? {} : { filter: parseJson(filter, 'filter') as Filter }),
          });
          return { ...queue, sweep: await readSweepState(tx, object) };
        },
        reading,
      ),
  );

  app.get<Path>(
    '/records/:object/duplicates/by-rule',
    route('member', {
      fa: 'آنچه قاعده بی‌پرسش ادغام کرده است، تازه‌ترین نخست',
      en: 'What the rule merged unasked, newest first',
    }),
    ({ context, params }) =>
      engine.transact(
        context,
        async (tx) => ({ merges: await listByRule(tx, tx.recordsOf(params.object).object) }),
        reading,
      ),
  );

  app.post<Path>(
    '/records/:object/duplicates/verdict',
    route(
      'member',
      {
        fa: 'نظر دربارهٔ یک جفت: دو نفرند، بعداً، یا باز',
        en: 'What somebody says of a pair: two, later, or open',
      },
      { body: verdictShape },
    ),
    async ({ context, params, body }, reply) => {
      const { verdict, ...pair } = read(verdictShape, body);
      await engine.transact(context, (tx) =>
        judgePair(tx, tx.recordsOf(params.object).object, pair, verdict),
      );
      return reply.code(204).send();
    },
  );

  app.post<Path>(
    '/records/:object/duplicates/sweep',
    route('member', { fa: 'جستجوی تکراری‌ها در همهٔ رکوردها', en: 'Look for duplicates among all records' }),
    async ({ context, params }, reply) => {
      await engine.transact(context, async (tx) => {
        const { object } = tx.recordsOf(params.object);
        checkMayRule(tx, object);
        await sweep(tx, object.name);
      });
      return reply.code(202).send({ queued: true });
    },
  );

  app.put<Path>(
    '/records/:object/duplicates/rule',
    route(
      'member',
      {
        fa: 'از چه امتیازی جفت‌ها بی‌پرسش ادغام شوند',
        en: 'From which score on pairs are merged without asking',
      },
      { body: ruleShape },
    ),
    ({ context, params, body }) =>
      engine.transact(context, async (tx) => {
        const { object } = tx.recordsOf(params.object);
        await writeRule(tx, object, read(ruleShape, body).mergeFrom);
        return readSweepState(tx, object);
      }),
  );
}
