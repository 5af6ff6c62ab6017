import type { WorkspaceId } from '../context/context.ts';
import type { Door, Tx } from '../database/database.ts';
import { sql, type Statement } from '../database/sql.ts';
import { newId } from '../id.ts';
import type { Job } from './job.ts';

export type EnqueueOptions = {
  /** Not before this instant. */
  readonly at?: Date;
  /** Higher ones first; 0 unless said. */
  readonly priority?: number;
};

/**
 * Enqueues in the caller's own transaction: if it rolls back there is no job, and a worker wakes at the commit.
 * Workspace and payload are checked by the database's policy too.
 */
export const enqueue = <Payload>(
  tx: Tx,
  job: Job<Payload, never>,
  payloads: readonly Payload[],
  options: EnqueueOptions = {},
): Promise<void> => insert(tx, tx.context.workspace, job, payloads, options);

/** The same from a transaction over all workspaces, for readers of the log and for upkeep. */
export const enqueueFor = <Payload>(
  door: Door,
  workspace: WorkspaceId,
  job: Job<Payload, never>,
  payloads: readonly Payload[],
  options: EnqueueOptions = {},
): Promise<void> => insert(door, workspace, job, payloads, options);

/**
 * Into what merges, transactions would come one after the other, and in different orders wait for each other for ever: such
 * jobs are written right before the commit, in one order of all.
 */
async function insert<Payload>(
  door: Door,
  workspace: WorkspaceId,
  { name, merges }: Job<Payload, never>,
  payloads: readonly Payload[],
  options: EnqueueOptions,
): Promise<void> {
  if (payloads.length === 0) return;
  const data = payloads.map((payload) => JSON.stringify({ ...payload, workspace }));
  const queue = sql<{ queue: string }>`select name as queue from jobs.queue where name = ${name}`;
  const rows = merges
    ? await door.rows<{ queue: string }>(queue, { prepared: true })
    : await door.rows<{ queue: string }>(insertion(name, workspace, data, options, false), {
        prepared: true,
      });
  if (rows.length === 0)
    throw new Error(`No worker has started since the job ${name} was declared, so its queue is not there`);
  if (merges)
    for (const one of new Set(data))
      door.lastly(`${name} ${one}`, insertion(name, workspace, [one], options, true), { prepared: true });
}

/**
 * Writes what pg-boss' own `insert` writes (a test compares them column by column), without asking every web process
 * for an instance of it, and without reading rows back, which requests may do only for their own workspace. Unlike the
 * library it touches the waiting job into which another merges: locked until the commit, it cannot begin before what asked
 * for it can be seen; one that began before then is followed by another.
 */
function insertion(
  name: string,
  workspace: WorkspaceId,
  data: readonly string[],
  { at, priority = 0 }: EnqueueOptions,
  merges: boolean,
): Statement<{ queue: string }> {
  const ids = data.map(() => newId());
  return sql`with written as (
      insert into jobs.job_common (id, name, data, priority, start_after, created_on, singleton_key, group_id, expire_seconds,
        deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, heartbeat_seconds)
      select j.id, q.name, j.data::jsonb, ${priority}::integer, s.start_after, jobs.job_now(), case when ${merges} then j.data end,
        ${String(workspace)}, q.expire_seconds, q.deletion_seconds, s.start_after + q.retention_seconds * interval '1 second', q.retry_limit, q.retry_delay, q.retry_backoff,
        q.retry_delay_max, q.policy, q.heartbeat_seconds
      from jobs.queue as q, unnest(${ids}::uuid[], ${data}::text[]) as j (id, data),
        lateral (select coalesce(${at ?? null}::timestamptz, jobs.job_now()) as start_after) as s
      where q.name = ${name}
      on conflict (name, coalesce(singleton_key, '')) where state = 'created' and policy = 'short' do update
        set priority = greatest(job_common.priority, excluded.priority), start_after = least(job_common.start_after, excluded.start_after)
    )
    select q.name as queue,
      case when coalesce(${at ?? null}::timestamptz <= jobs.job_now(), true)
        then pg_notify('pgboss_' || left(encode(sha224('jobs'::bytea), 'hex'), 24), q.name) end
    from jobs.queue as q where q.name = ${name}`;
}
