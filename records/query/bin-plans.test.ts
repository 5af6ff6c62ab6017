import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { readDeletion } from '../write/bring-back.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { readBin } from './bin.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

/** All that a colleague deleted in one deed; between these the seller's own few, which went one by one or with the rest. */
const count = 20_000;
const deed = newId();
let seller: Context;
let manager: Context;
let stranger: Context;
let own: readonly string[];

before(async () => {
  const workspace = await makeWorkspace(testing);
  const grants = (scope: 'own' | 'team') => grantsOf({ task: { read: scope, remove: scope } });
  const me = await makeMember(engine, workspace, grants('own'));
  const other = await makeMember(engine, workspace, grants('own'));
  const idle = await makeMember(engine, workspace, grants('own'));
  [seller, stranger] = [me.context, idle.context];
  manager = (
    await makeMember(engine, workspace, grants('team'), { teamMemberIds: [me.memberId, idle.memberId] })
  ).context;
  await testing.asOwner(
    `insert into task (workspace_id, id, title, kind, priority, done, owner_id, created_at, updated_at, deleted_at)
     select $1, gen_random_uuid(), 'کار ' || n, 'task', 'normal', false, case when n % 4000 = 0 then $2::uuid else $3::uuid end,
       timestamptz '2026-01-01', timestamptz '2026-01-01',
       case when n = $4 then timestamptz '2026-02-01' else timestamptz '2026-03-01' end
     from generate_series(1, $4::integer) as n`,
    [workspace, me.memberId, other.memberId, count],
  );
  await testing.asOwner(
    `insert into deletion (workspace_id, id, object, at, by_id, count) values ($1, $2, 'task', '2026-03-01', $3, $4)`,
    [workspace, deed, other.memberId, count - 1],
  );
  own = (
    await testing.asOwner<{ id: string }>(
      `select id from task where owner_id = $1 order by deleted_at desc, id desc`,
      [me.memberId],
    )
  ).map(({ id }) => id);
  await testing.asOwner('vacuum analyze task');
});

const waysOf = (nodes: readonly { readonly 'Index Name'?: string }[]): readonly string[] => [
  ...new Set(nodes.flatMap((node) => node['Index Name'] ?? []).filter((name) => name.startsWith('task_'))),
];

test('who sees his own alone passes over nothing that others deleted', async () => {
  for (const [context, entries, inside] of [
    [seller, 2, own.length - 1],
    [manager, 2, own.length - 1],
    [stranger, 0, 0],
  ] as const) {
    const bin = await explained(testing, context, (tx) => readBin(tx, { object: 'task', limit: 50 }));
    assert.deepEqual([bin.found.entries.length, waysOf(bin.nodes)], [entries, ['task_bin_of']]);
    const rows = await explained(testing, context, (tx) => readBin(tx, { deletion: deed, limit: 50 }));
    assert.deepEqual([rows.found.entries.length, waysOf(rows.nodes)], [inside, ['task_bin_of']]);
  }
  const told = await explained(testing, seller, (tx) => readDeletion(tx, deed));
  assert.deepEqual(waysOf(told.nodes), ['task_bin_of']);
});

test('pages of one’s own follow each other, a deed being one entry', async () => {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const at: string | undefined = cursor;
    const page = await engine.transact(seller, (tx) =>
      readBin(tx, { object: 'task', limit: 1, ...(at === undefined ? {} : { cursor: at }) }),
    );
    ids.push(...page.entries.map(({ id }) => id));
    cursor = page.next;
  }
  assert.deepEqual(ids, [own[0], own.at(-1)]);
});
