import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase } from '#kernel/database/database.ts';
import type { Migration } from '#kernel/database/migrate.ts';
import { allMigrations } from '#server/migrations.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { readiness } from './health.ts';
import { openMetrics } from './metrics.ts';
import { meterHttp, meterProcess } from './process.ts';

let testing: TestDatabase;
let migrations: Migration[];
before(async () => {
  testing = await testDatabase();
  migrations = await allMigrations();
});
after(() => testing.drop());

const config = { readerLagWarningSeconds: 60 };

test('a process with its migrations applied is ready', async () => {
  const health = await readiness({ database: testing.database, migrations, config });
  assert.deepEqual(health, {
    ready: true,
    checks: [
      { name: 'database', ok: true },
      { name: 'migrations', ok: true },
      { name: 'readers', ok: true },
    ],
  });
});

test('one that waits for a migration is not, and a late reader is told', async () => {
  await testing.asOwner(`insert into event_reader (name) values ('late')`);
  await testing.asOwner(`insert into event (workspace_id, at, kind, object, record_id, record_version, actor_kind, cause, request_id)
    values (1, now() - interval '1 hour', 'created', 'party', gen_random_uuid(), 1, 'system', '{}', 'r')`);
  const newer = [...migrations, { source: 'kernel', name: '9999_new.sql', sql: '', checksum: 'x' }];
  const health = await readiness({ database: testing.database, migrations: newer, config });
  assert.equal(health.ready, false);
  assert.deepEqual(
    health.checks.map(({ ok }) => ok),
    [true, false, false],
  );
});

test('without a database it is not ready, and the metrics page still answers', async () => {
  const nowhere = { host: '127.0.0.1', port: 1 };
  const database = openDatabase({ owner: nowhere, app: nowhere, system: nowhere });
  assert.deepEqual(await readiness({ database, migrations, config }), {
    ready: false,
    checks: [{ name: 'database', ok: false }],
  });
  const metrics = openMetrics();
  const meter = meterProcess(metrics, database);
  meterHttp(metrics).observe('/api/v1/:object', 'GET', 200, 0.02);
  const text = await metrics.render();
  meter.stop();
  assert.match(
    text,
    /peyvand_http_seconds_bucket\{route="\/api\/v1\/:object",method="GET",status="2xx",le="0.025"\} 1/,
  );
  assert.match(text, /peyvand_memory_bytes [1-9]/);
  await database.close();
});

test('waiting jobs are counted', async () => {
  await testing.asOwner(`insert into jobs.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds, retention_seconds, deletion_seconds, partition, table_name)
    values ('counted', 'standard', 1, 1, true, 1, 1, 1, false, 'job_common')`);
  await testing.asOwner(
    `insert into jobs.job_common (name, data, group_id) values ('counted', '{}', '1'), ('counted', '{}', '2')`,
  );
  const metrics = openMetrics();
  const meter = meterProcess(metrics, testing.database);
  assert.match(await metrics.render(), /peyvand_jobs\{job="counted",state="created"\} 2/);
  await testing.asOwner(`delete from jobs.job_common`);
  assert.match(await metrics.render(), /peyvand_jobs\{job="counted",state="created"\} 0/);
  meter.stop();
});
