import type { Phrase } from '#persian/bilingual.ts';
import type { Context } from '../context/context.ts';
import { defineDeed } from '../context/deeds.ts';
import { mayDeed } from '../context/grants.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { parseId } from '../id.ts';
import { notAllowed, notFound } from '../problems/common.ts';
import type { JobFailure } from './failure.ts';
import { jobLabel } from './job.ts';

/** A job of the workspace that failed for good, for the administrator's screen. */
export type FailedJob = {
  readonly id: string;
  readonly job: string;
  /** What it is called. */
  readonly label: Phrase;
  /** The ids it was given. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly failure: JobFailure;
  readonly attempts: number;
  readonly enqueuedAt: Date;
  readonly failedAt: Date;
};

/** The deed that a role needs to see and retry failed jobs. */
export const retryJobsDeed = defineDeed('jobs.retry', {
  label: { fa: 'کارهای ناموفق', en: 'Failed jobs' },
  hint: { fa: 'دیدن و دوباره آزمودن کارهای پس‌زمینه', en: 'See and retry work behind the scenes' },
});

type Row = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  output: JobFailure | null;
  retry_count: number;
  created_on: Date;
  completed_on: Date;
};

/** The newest failed jobs of the caller's workspace. @throws notAllowed */
export async function failedJobs(database: Database, context: Context, limit = 100): Promise<FailedJob[]> {
  requireDeed(context);
  const rows = await database.transact(
    context,
    (tx) =>
      tx.rows<Row>(sql`select id, name, data, output, retry_count, created_on, completed_on from jobs.job_common
        where group_id = ${String(context.workspace)} and state = 'failed' order by completed_on desc limit ${limit}`),
    { readOnly: true },
  );
  return rows.map(({ id, name, data, output, retry_count, created_on, completed_on }) => ({
    id,
    job: name,
    label: jobLabel(name),
    payload: Object.fromEntries(Object.entries(data).filter(([key]) => key !== 'workspace')),
    failure: output && 'code' in output ? output : interrupted,
    attempts: retry_count + 1,
    enqueuedAt: created_on,
    failedAt: completed_on,
  }));
}

/** The process ended or the time ran out, so nobody was left to say why. */
const interrupted: JobFailure = {
  code: 'interrupted',
  title: { fa: 'نیمه‌کاره ماند', en: 'It was interrupted' },
  at: [],
};

/**
 * Lets a failed job run once more.
 * @throws notFound where no failed job of the workspace has this id, e.g. because somebody else retried it · notAllowed
 */
export async function retryFailedJob(database: Database, context: Context, id: string): Promise<void> {
  requireDeed(context);
  const known = parseId(id);
  if (!known) throw notFound();
  const rows = await database.asSystem('retry of a failed job', (door) =>
    door.rows<{ name: string }>(sql`with again as (
        update jobs.job_common set state = 'retry', retry_limit = retry_count + 1, start_after = jobs.job_now(), completed_on = null,
          keep_until = jobs.job_now() + interval '14 days'
        where id = ${known}::uuid and state = 'failed' and group_id = ${String(context.workspace)} returning name)
      select name, pg_notify('pgboss_' || left(encode(sha224('jobs'::bytea), 'hex'), 24), name) from again`),
  );
  if (rows.length === 0) throw notFound();
}

function requireDeed({ actor }: Context): void {
  if (actor.kind === 'member' && !mayDeed(actor.grants, retryJobsDeed)) throw notAllowed();
}

/** Jobs by kind and state over all workspaces, for the metrics page. */
export const countJobs = (database: Database): Promise<{ job: string; state: string; count: number }[]> =>
  database.asSystem(
    'counts of jobs',
    (door) =>
      door.rows(
        sql`select name as job, state::text, count(*)::int as count from jobs.job_common where state <> 'completed' group by 1, 2`,
      ),
    { readOnly: true },
  );
