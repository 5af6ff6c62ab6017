import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import type { Filter, Page } from './query.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const old = 3_600;
const newer = 12_000;
let admin: Context;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  await testing.asOwner(
    `insert into party (workspace_id, id, kind, name, sector, created_at, updated_at)
     select $1::integer, gen_random_uuid(), 'person', name || ' ' || n, case when n % 36 = 0 then 'فولاد' end, at, at
     from generate_series(1, ${old + newer}) as n,
       lateral (select case when n <= ${old} then 'رضا' else 'مریم' end as name, timestamptz '2026-01-01' + n * interval '1 minute' as at) as given`,
    [workspace],
  );
  await testing.asOwner('vacuum analyze party');
});

const page = (filter: Filter, cursor?: string | null, back = false): Promise<Page> =>
  engine.transact(admin, (tx) => tx.records(party).page({ filter, ...(cursor ? { cursor } : {}), back }), {
    readOnly: true,
  });
const names = ({ records }: Page): unknown[] => records.map(({ values }) => values['name']);
const downFrom = (name: string, first: number): string[] =>
  Array.from({ length: 50 }, (_, at) => `${name} ${first - at}`);

test('a common word is found newest first, page by page and back, wherever in the list it stands', async () => {
  for (const [name, newest] of [
    ['رضا', old],
    ['مریم', old + newer],
  ] as const) {
    const first = await page({ search: name });
    assert.deepEqual(names(first), downFrom(name, newest));
    const second = await page({ search: name }, first.next);
    assert.deepEqual(names(second), downFrom(name, newest - 50));
    assert.deepEqual(names(await page({ search: name }, second.previous, true)), downFrom(name, newest));
  }
});

test('what else the filter asks holds for what was found by words', async () => {
  const found = await page({ and: [{ search: 'رضا' }, { field: 'sector', op: 'eq', value: 'فولاد' }] });
  assert.deepEqual(names(found).slice(0, 2), ['رضا 3600', 'رضا 3564']);
  assert.equal(found.records.length, 50);
  assert.deepEqual(names(await page({ search: 'رضا 3600' })), ['رضا 3600']);
  assert.equal((await page({ search: '   ' })).records.length, 50);
  assert.deepEqual(names(await page({ and: [{ search: 'رضا' }, { search: 'مریم' }] })), []);
});
