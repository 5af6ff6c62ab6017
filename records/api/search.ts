import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { findEverywhere } from '../query/find.ts';
import type { RecordEngine } from '../records.ts';

const queryShape = z.strictObject({ q: z.string().max(200).default('') });

/** `GET /search?q=…`: records of every object by a text, best first, at most five of each. */
export function searchRoute(app: FastifyInstance, engine: RecordEngine): void {
  app.get(
    '/search',
    route('member', { fa: 'جستجو در همهٔ رکوردها', en: 'Search all records' }, { query: queryShape }),
    ({ context, query }) => {
      const { q } = read(queryShape, query);
      return engine.transact(context, async (tx) => ({ found: await findEverywhere(tx, q) }), {
        readOnly: true,
      });
    },
  );
}
