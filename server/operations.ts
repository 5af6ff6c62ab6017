import type { FastifyInstance } from 'fastify';
import { route } from '#kernel/http/route.ts';
import { failedJobs, retryFailedJob } from '#kernel/jobs/failed-jobs.ts';
import { parseId } from '#kernel/id.ts';
import { isFromThisMachine } from '#kernel/http/nearby.ts';
import { readiness } from '#kernel/metrics/health.ts';
import { metricsType } from '#kernel/metrics/metrics.ts';
import { meterHttp, meterProcess } from '#kernel/metrics/process.ts';
import { notFound } from '#kernel/problems/common.ts';
import { allMigrations } from './migrations.ts';
import type { Parts } from './parts.ts';

/** Health and figures of the process, for whoever runs it; figures are told to this machine alone. */
export async function operationRoutes(app: FastifyInstance, parts: Parts): Promise<{ stop(): void }> {
  const { config, database, metrics } = parts;
  const migrations = await allMigrations();
  const meter = meterHttp(metrics);
  app.addHook('onResponse', (request, reply, done) => {
    meter.observe(
      request.routeOptions.url ?? 'none',
      request.method,
      reply.statusCode,
      reply.elapsedTime / 1_000,
    );
    done();
  });
  app.get(
    '/health/live',
    route('public', { fa: 'آیا فرایند زنده است', en: 'Whether the process lives' }),
    () => ({ live: true }),
  );
  app.get(
    '/health/ready',
    route('public', { fa: 'آیا آمادهٔ پاسخ است', en: 'Whether it is ready to answer' }),
    async (_request, reply) => {
      const health = await readiness({ database, migrations, config });
      return reply.code(health.ready ? 200 : 503).send(health);
    },
  );
  app.get(
    '/metrics',
    route('public', {
      fa: 'سنجه‌های فرایند، تنها برای همین رایانه',
      en: 'Figures of the process, for this machine alone',
    }),
    async (request, reply) => {
      if (!isFromThisMachine(request)) throw notFound();
      return reply.type(metricsType).send(await metrics.render());
    },
  );
  return meterProcess(metrics, database);
}

/** What failed in the background and may be tried again, for administrators. */
export function jobRoutes(api: FastifyInstance, { database }: Parts): void {
  api.get(
    '/jobs/failed',
    route('member', { fa: 'کارهای پس‌زمینه که انجام نشدند', en: 'Background jobs that failed' }),
    async ({ context }) => ({ jobs: await failedJobs(database, context) }),
  );
  api.post<{ Params: { id: string } }>(
    '/jobs/failed/:id/retry',
    route('member', { fa: 'تلاش دوباره برای یک کار ناموفق', en: 'Try a failed job again' }),
    async ({ context, params }, reply) => {
      const id = parseId(params.id);
      if (!id) throw notFound();
      await retryFailedJob(database, context, id);
      return reply.code(202).send({ id: params.id });
    },
  );
}
