import { sql } from '../database/sql.ts';
import type { Database } from '../database/database.ts';
import type { AnyJob } from './job.ts';

const daySeconds = 86_400;

/**
 * A worker says this often (at half of it) that it still lives. Without, what a killed process was running would count
 * as running, and against its workspace's share, until it expires: a day for an import.
 */
const heartbeatSeconds = 60;

/**
 * Makes the queues of these jobs, or brings their settings up to date. Every process calls it before it serves: a job
 * may be enqueued before the first worker has started.
 */
export async function ensureQueues(
  database: Database,
  jobs: readonly Pick<AnyJob<never>, 'name' | 'retry' | 'expiresInSeconds' | 'merges'>[],
): Promise<void> {
  const rows = jobs.map(({ name, retry, expiresInSeconds, merges }) => ({
    name,
    // The library's word for «at most one of a key that has not begun».
    policy: merges ? 'short' : 'standard',
    retry_limit: retry.times,
    retry_delay: retry.afterSeconds,
    retry_delay_max: retry.atMostSeconds ?? null,
    expire_seconds: expiresInSeconds,
  }));
  await database.asSystem('queues of jobs', (door) =>
    door.rows(sql`
      insert into jobs.queue (name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds,
        retention_seconds, deletion_seconds, heartbeat_seconds, partition, table_name, notify)
      select name, policy, retry_limit, retry_delay, true, retry_delay_max, expire_seconds,
        ${14 * daySeconds}, ${30 * daySeconds}, ${heartbeatSeconds}, false, 'job_common', true
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as j (name text, policy text, retry_limit int, retry_delay int, retry_delay_max int, expire_seconds int)
      order by name
      on conflict (name) do update set policy = excluded.policy, retry_limit = excluded.retry_limit, retry_delay = excluded.retry_delay,
        retry_backoff = true, retry_delay_max = excluded.retry_delay_max, expire_seconds = excluded.expire_seconds, notify = true,
        deletion_seconds = excluded.deletion_seconds, heartbeat_seconds = excluded.heartbeat_seconds, updated_on = now()`),
  );
}
