import { availableParallelism } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { read } from '#kernel/http/read.ts';
import { route } from '#kernel/http/route.ts';
import { turns } from '#kernel/http/turns.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { RecordEngine, RecordTx } from '#records/records.ts';
import { readView, viewShape, type View } from '../reports/view.ts';
import { readBackTest, readForecast } from './forecast.ts';
import { readKept } from './keep.ts';

/** Of which pipeline, and whose. */
const forecastShape = viewShape.pick({ pipeline: true, of: true });

/** What the months ahead will bring; each part a question of its own, so that a slow one keeps no other waiting. */
export function forecastRoutes(app: FastifyInstance, engine: RecordEngine): void {
  // Each reads the moves of all deals of fifteen months.
  const inTurn = turns(availableParallelism());
  const ask = (
    path: string,
    summary: Phrase,
    deed: (tx: RecordTx, view: View, of: string | undefined) => Promise<unknown>,
  ) =>
    app.get(path, route('member', summary, { query: forecastShape }), ({ context, query }) =>
      inTurn(() =>
        engine.transact(
          context,
          async (tx) => {
            const wish = read(forecastShape, query);
            return deed(tx, await readView(tx, { ...wish, period: 'month' }), wish.of);
          },
          { readOnly: true },
        ),
      ),
    );
  ask(
    '/sales/forecast',
    {
      fa: 'پیش‌بینی فروش این ماه و دو ماه پس از آن: به وزن مرحله، به اطمینان، و آماری با بازه',
      en: 'What this month and the two after it will bring: by stage, by category, and statistical with its interval',
    },
    readForecast,
  );
  ask(
    '/sales/forecast/back-test',
    {
      fa: 'آزمون شیوه‌های پیش‌بینی بر ماه‌های گذشته، با خطای هر یک',
      en: 'The ways of forecasting tried on the months that are over, with the error of each',
    },
    readBackTest,
  );
  ask(
    '/sales/forecast/kept',
    {
      fa: 'آنچه در آغاز هر ماه پیش‌بینی شده بود در برابر آنچه شد',
      en: 'What was foretold at the beginning of each month beside what came',
    },
    async (tx, view, of) => ({ months: await readKept(tx, view, of) }),
  );
}
