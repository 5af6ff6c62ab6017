import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../database/database.ts';
import { countJobs } from '../jobs/failed-jobs.ts';
import type { Metrics } from './metrics.ts';

export type HttpMeter = {
  /** @param route its pattern, never the URL, which would make a series of every record */
  observe(route: string, method: string, status: number, seconds: number): void;
};

/** How long requests take, by route. */
export function meterHttp(metrics: Metrics): HttpMeter {
  const seconds = metrics.histogram(
    'peyvand_http_seconds',
    'Duration of requests by route.',
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  );
  return {
    observe: (route, method, status, took) =>
      seconds.observe(took, { route, method, status: `${Math.trunc(status / 100)}xx` }),
  };
}

/** Gauges of this process and of the work that waits; asked for when the page is rendered. */
export function meterProcess(metrics: Metrics, database: Database): { stop(): void } {
  const pool = metrics.gauge('peyvand_database_connections', 'Connections of the pool of requests.');
  const waiting = metrics.gauge('peyvand_database_waiting', 'Requests that wait for a connection.');
  const jobs = metrics.gauge('peyvand_jobs', 'Jobs that are not done, by kind and state.');
  const memory = metrics.gauge('peyvand_memory_bytes', 'Memory of the process.');
  const delay = metrics.gauge(
    'peyvand_event_loop_delay_seconds',
    'How late the event loop is, 99th percentile since the last look.',
  );
  const loop = monitorEventLoopDelay();
  loop.enable();
  const seen = new Set<string>();
  metrics.beforeRender(async () => {
    const load = database.load();
    pool.set(load.total - load.idle, { state: 'used' });
    pool.set(load.idle, { state: 'idle' });
    waiting.set(load.waiting);
    memory.set(process.memoryUsage.rss());
    delay.set(loop.percentile(99) / 1e9);
    loop.reset();
    // The page answers even while the database does not: that is when it is looked at.
    const counts = await countJobs(database).catch(() => undefined);
    if (!counts) return;
    const now = new Map(counts.map(({ job, state, count }) => [JSON.stringify({ job, state }), count]));
    for (const labels of now.keys()) seen.add(labels);
    for (const labels of seen)
      jobs.set(now.get(labels) ?? 0, JSON.parse(labels) as { job: string; state: string });
  });
  return { stop: () => loop.disable() };
}
