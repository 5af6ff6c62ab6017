import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { meeting, task } from '#modules/work/index.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { readChanges } from './changes.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const tasks = 30_000;
const people = 40;

test('one person’s day, what he left, and his meetings are found by index, whoever asks', async () => {
  const workspace = await makeWorkspace(testing);
  const admin = (await makeMember(engine, workspace, adminGrants)).context;
  const members = [];
  for (let made = 0; made < people; made++)
    members.push((await makeMember(engine, workspace, adminGrants)).memberId);
  const [me = ''] = members;
  for (const [object, columns, values] of [
    ['task', 'title, kind, priority, done, due_at', `'کار', 'task', 'normal', n % 50 > 0,`],
    ['meeting', 'subject, manner, state, at', `'جلسه', 'visit', 'held',`],
  ] as const)
    await testing.asOwner(
      `insert into ${object} (workspace_id, id, created_at, updated_at, owner_id, ${columns})
       select $1::integer, gen_random_uuid(), timestamptz '2026-01-01', timestamptz '2026-01-01', ($2::uuid[])[1 + n % ${people}],
         ${values} timestamptz '2026-01-01' + n * interval '20 minutes'
       from generate_series(1, ${tasks}) as n`,
      [workspace, members],
    );
  await testing.asOwner('vacuum analyze task, meeting');
  const waysOf = async (deed: Parameters<typeof explained<unknown>>[2], table: string) => {
    const { nodes } = await explained(testing, admin, deed);
    const ways = nodes
      .filter((node) => node['Relation Name'] === table || node['Index Name']?.startsWith(`${table}_`))
      .map((node) => node['Index Name'] ?? node['Node Type'])
      .filter((way) => way !== 'Bitmap Heap Scan' && !way.endsWith('_pk'));
    return [...new Set(ways)];
  };
  const own = { field: 'owner', op: 'in', value: [me] } as const;
  const range = [
    { field: 'dueAt', op: 'gte', value: '2026-11-21T20:30:00Z' },
    { field: 'dueAt', op: 'lt', value: '2026-11-22T20:30:00Z' },
  ] as const;
  const sort = [{ field: 'dueAt', direction: 'asc' }] as const;
  // A single day of a firm is little as well: both are its indexes.
  const day = await waysOf((tx) => tx.records(task).page({ filter: { and: [own, ...range] }, sort }), 'task');
  assert.deepEqual(
    day.filter((way) => way !== 'task_due_at' && way !== 'task_calendar'),
    [],
  );
  // Open tasks of the firm up to a day, and all of one person's, are about as few.
  const left = await waysOf(
    (tx) =>
      tx.records(task).page({
        filter: { and: [own, range[1], { field: 'done', op: 'eq', value: false }] },
        sort,
      }),
    'task',
  );
  assert.equal(left.length, 1);
  assert.match(left[0] ?? '', /^task_(calendar|order)$/);
  const attended = { field: 'colleagues', op: 'hasAny', value: [me] } as const;
  const at = [
    { field: 'at', op: 'gte', value: '2026-11-21T20:30:00Z' },
    { field: 'at', op: 'lt', value: '2026-12-22T20:30:00Z' },
  ] as const;
  assert.deepEqual(
    await waysOf(
      (tx) =>
        tx
          .records(meeting)
          .page({ filter: { and: [attended, ...at] }, sort: [{ field: 'at', direction: 'asc' }] }),
      'meeting',
    ),
    // From whom he takes part with to the meeting by its key: nothing of `meeting` is searched.
    [],
  );
  const changes = await waysOf(
    (tx) => readChanges(tx, { since: new Date(Date.now() - 86_400_000).toISOString(), owner: me }),
    'task',
  );
  assert.deepEqual(changes, ['task_recent']);
});
