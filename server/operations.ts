import type { FastifyInstance } from 'fastify';
import { failedJobs, retryFailedJob } from '#kernel/jobs/failed-jobs.ts';
import { parseId } from '#kernel/id.ts';
import { readiness } from '#kernel/metrics/health.ts';
import { metricsType } from '#kernel/metrics/metrics.ts';
import { meterHttp, meterProcess } from '#kernel/metrics/process.ts';
import { notFound } from '#kernel/problems/common.ts';
import { allMigrations } from './migrations.ts';
import type { Parts } from './parts.ts';

const anybody = { config: { access: 'public' as const } };

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
  app.get('/health/live', anybody, () => ({ live: true }));
  app.get('/health/ready', anybody, async (_request, reply) => {
    const health = await readiness({ database, migrations, config });
    return reply.code(health.ready ? 200 : 503).send(health);
  });
  app.get('/metrics', anybody, async (request, reply) => {
    if (!isLoopback(request.ip)) throw notFound();
    return reply.type(metricsType).send(await metrics.render());
  });
  return meterProcess(metrics, database);
}

const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./.test(address);

/** What failed in the background and may be tried again, for administrators. */
export function jobRoutes(api: FastifyInstance, { database }: Parts): void {
  const access = { config: { access: 'member' as const } };
  api.get('/jobs/failed', access, async ({ context }) => ({ jobs: await failedJobs(database, context) }));
  api.post<{ Params: { id: string } }>(
    '/jobs/failed/:id/retry',
    access,
    async ({ context, params }, reply) => {
      const id = parseId(params.id);
      if (!id) throw notFound();
      await retryFailedJob(database, context, id);
      return reply.code(202).send({ id: params.id });
    },
  );
}
