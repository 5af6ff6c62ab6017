import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMetrics } from './metrics.ts';

test('counters, gauges and histograms are written as Prometheus reads them', async () => {
  const metrics = openMetrics();
  const jobs = metrics.counter('jobs_total', 'Jobs that ended');
  jobs.add({ job: 'send', state: 'done' });
  jobs.add({ job: 'send', state: 'done' }, 2);
  const pool = metrics.gauge('pool', 'Connections');
  metrics.beforeRender(() => pool.set(3, { state: 'idle "x"\n' }));
  const took = metrics.histogram('took_seconds', 'How long', [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) took.observe(value);
  assert.equal(
    await metrics.render(),
    `# HELP jobs_total Jobs that ended
# TYPE jobs_total counter
jobs_total{job="send",state="done"} 3
# HELP pool Connections
# TYPE pool gauge
pool{state="idle \\"x\\"\\n"} 3
# HELP took_seconds How long
# TYPE took_seconds histogram
took_seconds_bucket{le="0.1"} 2
took_seconds_bucket{le="1"} 3
took_seconds_bucket{le="+Inf"} 4
took_seconds_sum 7.65
took_seconds_count 4
`,
  );
});

test('labels that come from outside cannot fill the memory', async () => {
  const metrics = openMetrics();
  const counter = metrics.counter('requests_total', 'Requests');
  for (let i = 0; i < 10_000; i += 1) counter.add({ route: `/${i}` });
  assert.ok((await metrics.render()).split('\n').length < 2_010);
});

test('a name is declared once', () => {
  const metrics = openMetrics();
  metrics.gauge('one', 'x');
  assert.throws(() => metrics.gauge('one', 'x'), /Two metrics/);
});
