import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import type { PageQuery } from '#records/query/query.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { call, meeting, task } from './index.ts';

/** The order in which lists of work stand unless one asks otherwise is read along an index, page by page. */
const { engine, testing } = await testEngine();
after(() => testing.drop());
const count = 20_000;
let admin: Context;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  const at = `timestamptz '2026-01-01' + n * interval '7 minutes'`;
  const common = `workspace_id, id, created_at, updated_at`;
  const made = `$1::integer, gen_random_uuid(), timestamptz '2026-01-01' + (n * 7919 % ${count}) * interval '1 minute', now()`;
  for (const statement of [
    `insert into task (${common}, title, kind, priority, done, due_at)
      select ${made}, 'کار ' || n, 'task', 'normal', n % 3 = 0, case when n % 50 <> 1 then ${at} end from generate_series(1, ${count}) as n`,
    `insert into call (${common}, subject, direction, at) select ${made}, 'تماس ' || n, 'outgoing', ${at} from generate_series(1, ${count}) as n`,
    `insert into meeting (${common}, subject, state, manner, at) select ${made}, 'جلسه ' || n, 'planned', 'office', ${at} from generate_series(1, ${count}) as n`,
  ])
    await testing.asOwner(statement, [workspace]);
  await testing.asOwner('vacuum analyze task');
  await testing.asOwner('vacuum analyze call');
  await testing.asOwner('vacuum analyze meeting');
});

const read = (name: string, query: PageQuery) =>
  explained(testing, admin, (tx) => tx.recordsOf(name).page(query));
const orderOf = ({ descriptor }: { readonly descriptor: { readonly order?: PageQuery['sort'] } }) => ({
  sort: [...(descriptor.order ?? [])],
});

for (const [name, definition, index, filter] of [
  ['call', call, /^call_at$/, undefined],
  ['meeting', meeting, /^meeting_at$/, undefined],
  ['task', task, /^task_order$/, undefined],
  ['task', task, /^task_order$/, { field: 'done', op: 'eq', value: false }],
] as const)
  test(`${name}s stand in their order along an index${filter ? ', those that are open as well' : ''}`, async () => {
    const query: PageQuery = { ...orderOf(definition), limit: 50, ...(filter ? { filter } : {}) };
    const first = await read(name, query);
    const further = await read(name, { ...query, cursor: first.found.next ?? '' });
    const last = await read(name, { ...query, back: true });
    for (const { nodes, found } of [first, further, last]) {
      assert.equal(found.records.length, 50);
      const ways = nodes.flatMap((node) =>
        node['Relation Name'] === name ? [node['Index Name'] ?? node['Node Type']] : [],
      );
      assert.ok(
        ways.every((way) => index.test(way) || way === `${name}_pk`),
        ways.join(),
      );
      assert.ok(ways.some((way) => index.test(way)));
    }
  });

const ofTask = ({ values }: { readonly values: Readonly<Record<string, unknown>> }): string =>
  `${values['done'] ? 1 : 0} ${typeof values['dueAt'] === 'string' ? values['dueAt'] : '9'}`;

for (const filter of [undefined, { field: 'title', op: 'filled' } as const])
  test(`tasks: what is open by its due day, then what has none, and then what is done${filter ? ', under a filter' : ''}`, async () => {
    const told: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await engine.transact(admin, (tx) =>
        tx.recordsOf('task').page({
          ...orderOf(task),
          limit: 200,
          fields: ['done', 'dueAt'],
          ...(filter ? { filter } : {}),
          ...(cursor ? { cursor } : {}),
        }),
      );
      told.push(...page.records.map(ofTask));
      cursor = page.next;
    } while (cursor !== null);
    assert.equal(told.length, count);
    assert.deepEqual(told, told.toSorted());
    const end = await engine.transact(admin, (tx) =>
      tx.recordsOf('task').page({ ...orderOf(task), limit: 200, fields: ['done', 'dueAt'], back: true }),
    );
    assert.deepEqual(end.records.map(ofTask), told.slice(-200));
  });

test('deep among the open tasks a page reads as few rows as the first', async () => {
  const { found } = await read('task', { ...orderOf(task), limit: 200 });
  const { nodes } = await read('task', { ...orderOf(task), limit: 50, cursor: found.next ?? '' });
  const conditions = nodes.flatMap((node) =>
    node['Index Name'] === 'task_order' ? [node['Index Cond']] : [],
  );
  assert.ok(
    conditions.some((condition) => /ROW\(due_at, id\) >/.test(condition ?? '')),
    conditions.join(),
  );
});
