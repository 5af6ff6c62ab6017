import { PgBoss, type JobResult, type JobWithMetadata, type WorkOptions } from 'pg-boss';
import type { Config } from '../config/config.ts';
import type { Database, DatabaseAccess } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { failureOf } from './failure.ts';
import { PayloadError, type AnyJob } from './job.ts';
import { ensureQueues } from './queues.ts';

export type WorkerParts<Services> = {
  readonly access: DatabaseAccess;
  readonly database: Database;
  readonly config: Pick<Config, 'jobConcurrency' | 'jobsPerWorkspace'>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly jobs: readonly AnyJob<Services>[];
  readonly services: Services;
  /** How often it looks for jobs whose process has died. */
  readonly superviseSeconds?: number;
};

/**
 * Runs jobs in this process. Each kind has its own few runners, so that a slow kind holds no other back; and of each kind a
 * workspace has at most `jobsPerWorkspace` running at once, over all processes, so that ten thousand jobs of one
 * company leave room for one of another.
 * @returns `stop`, which takes no more jobs and waits for those that run; what does not end in time is tried again later
 */
export async function startWorker<Services>(
  parts: WorkerParts<Services>,
): Promise<{ stop(patienceMs?: number): Promise<void> }> {
  const { access, database, config, log, jobs, superviseSeconds = 20 } = parts;
  await ensureQueues(database, jobs);
  const boss = new PgBoss({
    ...access.system,
    password: access.system.password ?? '',
    schema: 'jobs',
    // The schema is a migration of ours, made by the owner; this role may not change it.
    migrate: false,
    createSchema: false,
    schedule: false,
    reindex: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    useListenNotify: true,
    max: 4,
  });
  boss.on('error', (error) => log.warn('the queue has trouble', {}, error));
  boss.on('warning', () => log.warn('the queue warns'));
  await boss.start();
  const perWorkspace = Math.min(config.jobsPerWorkspace, config.jobConcurrency);
  const perform = performer(parts);
  for (const job of jobs) {
    for (let runner = 0; runner < config.jobConcurrency; runner += 1)
      await startRunner(boss, job, job.merges ? 1 : perWorkspace, perform);
  }
  return {
    stop: async (patienceMs = 15_000) => {
      // The library first closes its listener; runners that were not told yet would take more meanwhile.
      await Promise.all(jobs.map(({ name }) => boss.offWork(name, { wait: false })));
      await boss.stop({ graceful: true, timeout: patienceMs });
    },
  };
}

// Said as literals, for the library chooses the handler's shape by them.
type RunnerOptions = WorkOptions & { includeMetadata: true; perJobResults: true };

type Perform<Services> = (job: AnyJob<Services>, stored: JobWithMetadata<unknown>) => Promise<JobResult>;

async function startRunner<Services>(
  boss: PgBoss,
  job: AnyJob<Services>,
  groupConcurrency: number,
  perform: Perform<Services>,
): Promise<void> {
  let runner: string | undefined;
  runner = await boss.work<unknown, unknown, RunnerOptions>(
    job.name,
    // Besides waking by NOTIFY it looks by itself, for retries and for what was enqueued while the connection was away.
    {
      includeMetadata: true,
      perJobResults: true,
      groupConcurrency,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 2,
    },
    async (stored) => {
      const results = await Promise.all(stored.map((one) => perform(job, one)));
      // Without it the runner would sleep after each job, however many wait.
      if (runner) boss.notifyWorker(runner);
      return results;
    },
  );
}

function performer<Services>({ services, log, metrics }: WorkerParts<Services>): Perform<Services> {
  const ended = metrics.counter('peyvand_jobs_total', 'Jobs that ended, by kind and outcome.');
  const seconds = metrics.histogram('peyvand_job_seconds', 'How long jobs ran.', [0.01, 0.1, 1, 10, 60, 600]);
  return async (job, stored) => {
    const attempt = stored.retryCount + 1;
    const isLast = stored.retryCount >= stored.retryLimit;
    const started = performance.now();
    const about = { job: job.name, jobId: stored.id, attempt };
    try {
      await job.perform(services, stored.data, { id: stored.id, attempt, isLast, signal: stored.signal });
      ended.add({ job: job.name, outcome: 'done' });
      return { id: stored.id, status: 'completed' };
    } catch (error) {
      const hopeless = error instanceof PayloadError || failureOf(error).code === 'workspace-gone';
      ended.add({ job: job.name, outcome: hopeless || isLast ? 'failed' : 'retried' });
      log.warn('a job failed', about, error);
      return { id: stored.id, status: hopeless ? 'deadletter' : 'failed', output: failureOf(error) };
    } finally {
      seconds.observe((performance.now() - started) / 1_000, { job: job.name });
    }
  };
}
