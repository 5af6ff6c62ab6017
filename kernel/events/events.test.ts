import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { openLog } from '#kernel/log/log.ts';
import { openMetrics } from '#kernel/metrics/metrics.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { appendEvents } from './event.ts';
import { followEvents, readerLags } from './follow.ts';
import { ensureEventPartitions } from './partitions.ts';

let testing: TestDatabase;
let workspace: WorkspaceId;
before(async () => {
  testing = await testDatabase();
  workspace = await makeWorkspace(testing);
});
after(() => testing.drop());

const happen = (at = new Date()) => {
  const recordId = newId();
  const context = systemContext(workspace, 'test', { now: () => at });
  return testing.database
    .transact(context, async (tx) =>
      appendEvents(tx, [{ kind: 'created', object: 'party', recordId, recordVersion: 1 }]),
    )
    .then(() => recordId);
};

test('a commit wakes every reader, and one that fails holds no other back', async () => {
  const lines: string[] = [];
  const seen = Promise.withResolvers<string>();
  const failing = Promise.withResolvers<void>();
  const metrics = openMetrics();
  const following = await followEvents({
    database: testing.database,
    metrics,
    log: openLog('debug', {
      write: (line: string) => {
        lines.push(line);
        if (line.includes('a reader of the log failed')) failing.resolve();
      },
    }),
    config: { readerLagWarningSeconds: 60 },
    // Only the waking counts here.
    tickMs: 600_000,
    readers: [
      {
        name: 'broken',
        read: () => Promise.reject(new Error('مریم')),
      },
      {
        name: 'sound',
        read: async (_door, events) => {
          for (const event of events) if (event.workspace === workspace) seen.resolve(event.recordId);
        },
      },
    ],
  });
  const id = await happen(new Date(Date.now() - 120_000));
  assert.equal(await seen.promise, id);
  await failing.promise;
  const text = await metrics.render();
  await following.stop();
  assert.match(text, /peyvand_reader_lag_seconds\{reader="broken"\} 1[12]\d/);
  assert.match(text, /peyvand_reader_failures_total\{reader="broken"\} [1-9]/);
  assert.match(lines.join(''), /"reader":"broken".*a reader of the log is late/);
  assert.doesNotMatch(lines.join(''), /مریم/);
  const lags = await readerLags(testing.database);
  assert.ok((lags.find(({ reader }) => reader === 'broken')?.seconds ?? 0) >= 120);
});

test('months get partitions of their own, and what lay in the default one moves along', async () => {
  const early = await happen(new Date('2031-02-10T08:00:00Z'));
  const now = new Date('2031-01-31T23:59:59Z');
  const made = await Promise.all([
    ensureEventPartitions(testing.access.owner, now, 2),
    ensureEventPartitions(testing.access.owner, now, 2),
  ]);
  assert.deepEqual(made.flat().sort(), ['event_2031_01', 'event_2031_02', 'event_2031_03']);
  await happen(new Date('2031-03-31T23:59:59.999Z'));
  await happen(new Date('2031-04-01T00:00:00Z'));
  const places = await testing.asOwner<{ place: string; record_id: string }>(
    `select tableoid::regclass::text as place, record_id from event where at >= '2031-01-01' order by at`,
  );
  assert.deepEqual(
    places.map(({ place }) => place),
    ['event_2031_02', 'event_2031_03', 'event_other'],
  );
  assert.equal(places[0]?.record_id, early);
  assert.deepEqual(await ensureEventPartitions(testing.access.owner, now, 2), []);
});
