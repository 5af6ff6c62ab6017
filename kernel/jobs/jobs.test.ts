import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { openMetrics } from '#kernel/metrics/metrics.ts';
import { silentLog } from '#kernel/log/log.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { newId } from '#kernel/id.ts';
import { notFound } from '#kernel/problems/common.ts';
import { enqueue, enqueueFor } from './enqueue.ts';
import { failedJobs, retryFailedJob } from './failed-jobs.ts';
import { defineJob, type AnyJob, type JobRun } from './job.ts';
import { ensureQueues } from './queues.ts';
import { startWorker } from './worker.ts';

let testing: TestDatabase;
let workspace: WorkspaceId;
let other: WorkspaceId;
before(async () => {
  testing = await testDatabase();
  [workspace, other] = await Promise.all([makeWorkspace(testing), makeWorkspace(testing)]);
});
after(() => testing.drop());

type Seen = { note(name: string, payload: { id: string }, run: JobRun): Promise<void> };
const payload = z.object({ id: z.string() });
const quick = { times: 1, afterSeconds: 0 };
const jobNamed = (name: string, retry = quick, merges = false) =>
  defineJob({ name, payload, retry, merges, run: (seen: Seen, given, run) => seen.note(name, given, run) });

const system = (of: WorkspaceId): Context => systemContext(of, 'test');

const start = (
  jobs: readonly AnyJob<Seen>[],
  note: Seen['note'],
  config = { jobConcurrency: 2, jobsPerWorkspace: 2 },
) =>
  startWorker({
    access: testing.access,
    database: testing.database,
    log: silentLog,
    metrics: openMetrics(),
    config,
    jobs,
    services: { note },
    superviseSeconds: 1,
  });

/** Resolves when `count` calls have come. */
function gathering(count: number) {
  const all: { id: string; run: JobRun }[] = [];
  const gathered = Promise.withResolvers<typeof all>();
  return {
    all,
    gathered: gathered.promise,
    note: async (_name: string, { id }: { id: string }, run: JobRun) => {
      all.push({ id, run });
      if (all.length === count) gathered.resolve(all);
    },
  };
}

const stateOf = async (name: string): Promise<string[]> =>
  (
    await testing.asOwner<{ state: string }>('select state::text from jobs.job_common where name = $1', [
      name,
    ])
  ).map(({ state }) => state);

async function untilStates(name: string, wanted: readonly string[]): Promise<void> {
  const patience = AbortSignal.timeout(20_000);
  while ((await stateOf(name)).join() !== wanted.join()) {
    patience.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('the library finds its schema as its version wants it', async () => {
  const boss = new PgBoss({
    ...testing.access.owner,
    password: '',
    schema: 'jobs',
    migrate: false,
    supervise: false,
  });
  await boss.start();
  const drift = await boss.detectSchemaDrift();
  await boss.stop();
  const unexpected = Object.entries(drift).filter(([, found]) => Array.isArray(found) && found.length > 0);
  // The one index that is ours.
  assert.deepEqual(unexpected, [['extraIndexes', [{ name: 'job_common_failed', table: 'job_common' }]]]);
});

test('a job that is enqueued in a transaction runs after its commit, and never after a rollback', async () => {
  const job = jobNamed('runs-after-commit');
  const seen = gathering(1);
  const worker = await start([job], seen.note);
  const rolledBack = testing.database.transact(system(workspace), async (tx) => {
    await enqueue(tx, job, [{ id: 'never' }]);
    throw new Error('stop');
  });
  await assert.rejects(rolledBack, /stop/);
  await testing.database.transact(system(workspace), (tx) => enqueue(tx, job, [{ id: 'once' }]));
  const [only] = await seen.gathered;
  await worker.stop();
  assert.equal(only?.id, 'once');
  assert.equal(only?.run.workspace, workspace);
  assert.equal(only?.run.context.cause.kind, 'job');
  assert.deepEqual(await stateOf(job.name), ['completed']);
});

/** The library itself, which only asks and answers. */
async function library(): Promise<PgBoss> {
  const boss = new PgBoss({
    ...testing.access.system,
    password: '',
    schema: 'jobs',
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  return boss;
}

test('our row is what the library would have written', async () => {
  const boss = await library();
  for (const merges of [false, true]) {
    const job = jobNamed(`same-row-${merges}`, { times: 3, afterSeconds: 7 }, merges);
    await ensureQueues(testing.database, [job]);
    const rowOf = async (write: () => Promise<unknown>): Promise<unknown> => {
      await write();
      const rows = await testing.asOwner(
        `delete from jobs.job_common as j where name = $1
          returning to_jsonb(j) - '{id,created_on,start_after,keep_until}'::text[] as same, keep_until - start_after as kept`,
        [job.name],
      );
      assert.equal(rows.length, 1);
      return rows[0];
    };
    const ours = await rowOf(() =>
      testing.database.asSystem('test', (door) => enqueueFor(door, workspace, job, [{ id: 'x' }])),
    );
    const data = { id: 'x', workspace };
    const key = merges ? { singletonKey: JSON.stringify(data) } : {};
    const theirs = await rowOf(() =>
      boss.insert(job.name, [{ data, group: { id: String(workspace) }, ...key }]),
    );
    assert.deepEqual(ours, theirs);
  }
  await boss.stop();
});

test('what does a whole anew waits once however often it is asked for, and follows one that runs', async () => {
  const job = jobNamed('merges', quick, true);
  await ensureQueues(testing.database, [job]);
  const ask = (id: string, of = workspace) =>
    testing.database.transact(system(of), (tx) => enqueue(tx, job, [{ id }, { id }]));
  for (let time = 0; time < 10; time += 1) await ask('whole');
  await ask('other');
  await ask('whole', other);
  assert.equal((await stateOf(job.name)).length, 3);
  await testing.asOwner(`delete from jobs.job_common where name = $1 and data->>'id' = 'other'`, [job.name]);

  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const seen = gathering(3);
  let running = 0;
  const worker = await start([job], async (name, given, run) => {
    if (run.workspace !== workspace) return seen.note(name, given, run);
    running += 1;
    assert.equal(running, 1, 'one workspace does one at a time');
    begun.resolve();
    await gate.promise;
    running -= 1;
    await seen.note(name, given, run);
  });
  await begun.promise;
  for (let time = 0; time < 3; time += 1) await ask('whole');
  gate.resolve();
  const all = await seen.gathered;
  await worker.stop();
  assert.equal(all.length, 3);
  assert.deepEqual(await stateOf(job.name), ['completed', 'completed', 'completed']);
});

test('what asked for a job is seen by it: one that began before the commit is followed by another', async () => {
  const job = jobNamed('merged-open', quick, true);
  await ensureQueues(testing.database, [job]);
  const boss = await library();
  const taken = async (): Promise<number> => (await boss.fetch(job.name)).length;
  const ask = (meanwhile: () => Promise<void>) =>
    testing.database.transact(system(workspace), async (tx) => {
      await enqueue(tx, job, [{ id: 'a' }]);
      await meanwhile();
    });
  await ask(async () => assert.equal(await taken(), 0, 'what is not committed does not begin'));
  await ask(async () => assert.equal(await taken(), 1));
  assert.equal(await taken(), 1);
  await boss.stop();
});

test('transactions that ask for the same jobs in opposite orders do not wait for each other', async () => {
  const [one, other] = [jobNamed('merges-one', quick, true), jobNamed('merges-other', quick, true)];
  await ensureQueues(testing.database, [one, other]);
  const ask = (jobs: readonly (typeof one)[], ids: readonly string[], both: () => Promise<void>) =>
    testing.database.transact(system(workspace), async (tx) => {
      const [first, ...rest] = jobs.flatMap((job) => ids.map((id) => ({ job, id })));
      assert.ok(first);
      await enqueue(tx, first.job, [{ id: first.id }]);
      // Only now that each has asked for its first do they go on.
      await both();
      for (const { job, id } of rest) await enqueue(tx, job, [{ id }]);
    });
  const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  await Promise.all([
    ask([one, other], ['x', 'y'], () => {
      begun[0].resolve();
      return begun[1].promise;
    }),
    ask([other, one], ['y', 'x'], () => {
      begun[1].resolve();
      return begun[0].promise;
    }),
  ]);
  assert.deepEqual([...(await stateOf(one.name)), ...(await stateOf(other.name))], Array(4).fill('created'));
});

test('a job that a failed part of a deed asked for is not there', async () => {
  const job = jobNamed('merges-part', quick, true);
  await ensureQueues(testing.database, [job]);
  await testing.database.transact(system(workspace), async (tx) => {
    await enqueue(tx, job, [{ id: 'kept' }]);
    const part = tx.attempt(async () => {
      await enqueue(tx, job, [{ id: 'gone' }]);
      throw new Error('stop');
    });
    await assert.rejects(part, /stop/);
  });
  assert.deepEqual(await stateOf(job.name), ['created']);
});

test('a request cannot enqueue for, or see, another workspace', async () => {
  const job = jobNamed('own-workspace');
  await ensureQueues(testing.database, [job]);
  await testing.database.transact(system(other), (tx) => enqueue(tx, job, [{ id: 'theirs' }]));
  const forAnother = testing.database.transact(system(workspace), (tx) =>
    enqueueFor(tx, other, job, [{ id: 'x' }]),
  );
  await assert.rejects(forAnother, /row-level security/);
  assert.deepEqual(await stateOf(job.name), ['created']);
  assert.deepEqual(await failedJobs(testing.database, system(workspace)), []);
});

test('a failure is stored without its values, can be seen by those who may, and retried', async () => {
  const job = jobNamed('fails-first');
  let broken = true;
  const done = Promise.withResolvers<JobRun>();
  const worker = await start([job], async (_name, _payload, run) => {
    if (broken) throw new Error('Key (email)=(maryam@example.ir) already exists', { cause: notFound() });
    done.resolve(run);
  });
  await testing.database.transact(system(workspace), (tx) => enqueue(tx, job, [{ id: 'a' }]));
  await untilStates(job.name, ['failed']);
  const member: Context = {
    ...system(workspace),
    actor: {
      kind: 'member',
      memberId: newId(),
      teamId: undefined,
      teamMemberIds: [],
      grants: { admin: false, objects: {}, deeds: [] },
    },
  };
  await assert.rejects(failedJobs(testing.database, member), { slug: 'not-allowed' });
  await assert.rejects(retryFailedJob(testing.database, member, 'x'), { slug: 'not-allowed' });
  const [failed] = await failedJobs(testing.database, system(workspace));
  assert.ok(failed);
  assert.equal(failed.job, job.name);
  assert.equal(failed.attempts, 2);
  assert.deepEqual(failed.payload, { id: 'a' });
  assert.doesNotMatch(JSON.stringify(await testing.asOwner('select * from jobs.job_common')), /maryam/);
  await assert.rejects(retryFailedJob(testing.database, system(other), failed.id), { slug: 'not-found' });
  broken = false;
  await retryFailedJob(testing.database, system(workspace), failed.id);
  assert.equal((await done.promise).attempt, 3);
  await worker.stop();
  await assert.rejects(retryFailedJob(testing.database, system(workspace), failed.id), { slug: 'not-found' });
});

test('a company with a thousand jobs leaves room for another’s one', async () => {
  const job = jobNamed('fair');
  await ensureQueues(testing.database, [job]);
  const many = Array.from({ length: 1_000 }, (_, i) => ({ id: `a${i}` }));
  await testing.database.transact(system(workspace), (tx) => enqueue(tx, job, many));
  await testing.database.transact(system(other), (tx) => enqueue(tx, job, [{ id: 'b' }]));
  const gate = Promise.withResolvers<void>();
  const theirs = Promise.withResolvers<void>();
  let taken = 0;
  let held: (() => void)[] = [];
  const worker = await start(
    [job],
    async (_name, { id }) => {
      if (id === 'b') return theirs.resolve();
      taken += 1;
      // Runners that begin at one moment may all take the first company's jobs once; after that the limit holds.
      const full = new Promise<void>((resolve) => held.push(resolve));
      if (held.length === 3) for (const release of held.splice(0)) release();
      await Promise.race([full, gate.promise]);
    },
    { jobConcurrency: 3, jobsPerWorkspace: 1 },
  );
  await theirs.promise;
  assert.ok(taken < 100, `${taken} of a thousand went before it`);
  held = [];
  gate.resolve();
  await worker.stop();
});

test('stopping waits for what runs and takes nothing more', async () => {
  const job = jobNamed('drains');
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let ended = 0;
  const worker = await start(
    [job],
    async () => {
      begun.resolve();
      await gate.promise;
      ended += 1;
    },
    { jobConcurrency: 1, jobsPerWorkspace: 1 },
  );
  await testing.database.transact(system(workspace), (tx) => enqueue(tx, job, [{ id: '1' }, { id: '2' }]));
  await begun.promise;
  const stopping = worker.stop();
  gate.resolve();
  await stopping;
  assert.equal(ended, 1);
  assert.deepEqual((await stateOf(job.name)).sort(), ['completed', 'created']);
});

test('a payload from another version fails at once', async () => {
  const job = jobNamed('changed', { times: 9, afterSeconds: 60 });
  await ensureQueues(testing.database, [job]);
  await testing.database.asSystem('test', (door) =>
    enqueueFor(
      door,
      workspace,
      defineJob({ name: 'changed', payload: z.object({ other: z.number() }), run: async () => undefined }),
      [{ other: 1 }],
    ),
  );
  const worker = await start([job], () => Promise.reject(new Error('not reached')));
  await untilStates(job.name, ['failed']);
  await worker.stop();
  const failed = await failedJobs(testing.database, system(workspace));
  assert.equal(failed.find((one) => one.job === 'changed')?.failure.code, 'payload-unknown');
});

test('what a killed process was running is taken up again long before it expires', async () => {
  const job = jobNamed('orphaned', { times: 2, afterSeconds: 0 });
  await ensureQueues(testing.database, [job]);
  await testing.database.transact(system(workspace), (tx) => enqueue(tx, job, [{ id: 'cut off' }]));
  await testing.asOwner(
    `update jobs.job_common set state = 'active', started_on = now() - interval '2 minutes', heartbeat_on = now() - interval '2 minutes' where name = $1`,
    [job.name],
  );
  const taken = Promise.withResolvers<JobRun>();
  const worker = await start([job], async (_name, _payload, run) => taken.resolve(run));
  assert.equal((await taken.promise).attempt, 2);
  await worker.stop();
});
