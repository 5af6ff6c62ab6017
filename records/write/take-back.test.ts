import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party, tag } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { sweep, type Change, type Swept } from './sweep.ts';
import { takeBack } from './take-back.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

let admin: Context;
let seller: Context;
const tags: string[] = [];

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  const grants = grantsOf({ party: { read: 'all', update: 'own' }, tag: { read: 'all' } });
  seller = (await makeMember(engine, workspace, grants)).context;
  await engine.transact(admin, async (tx) => {
    tags.push(...(await tx.records(tag).create([{ name: 'نمایشگاه' }, { name: 'همکار' }])));
  });
});

const make = (prefix: string, count: number): Promise<readonly string[]> =>
  engine.transact(admin, (tx) =>
    tx.records(party).create(
      Array.from({ length: count }, (_, at) => ({
        kind: 'person' as const,
        name: `${prefix} ${at}`,
        jobTitle: `سمت ${at % 2}`,
      })),
    ),
  );
const sweepOver = (ids: readonly string[], deed: Change): Promise<Swept> =>
  engine.transact(admin, (tx) =>
    sweep(tx, 'party', { filter: { field: 'id', op: 'in', value: [...ids] }, deed }),
  );
const back = async ({ deed, changed }: Swept, who = admin): Promise<number> => {
  assert.ok(deed);
  const records = changed.map(({ id, before: held }) => ({ id, before: { ...held } }));
  return (await engine.transact(who, (tx) => takeBack(tx, 'party', { deed, records }))).left;
};
const held = async (ids: readonly string[], field: string): Promise<unknown[]> => {
  const found = await engine.transact(admin, (tx) => tx.recordsOf('party').some(ids));
  return ids.map((id) => found.get(id)?.values[field]);
};

test('what was changed, deleted or refused since stays, and keeps no other from going back', async () => {
  const ids = await make('بازگشتنی', 6);
  const swept = await sweepOver(ids, { set: { jobTitle: '  مدير خريد ' } });
  assert.deepEqual(swept.deed, { set: { jobTitle: 'مدیر خرید' } }, 'as it came to stand');
  const [byHand = '', deleted = '', ...others] = ids;
  await engine.transact(admin, async (tx) => {
    await tx.recordsOf('party').update([{ id: byHand, values: { jobTitle: 'مدیر فروش' } }]);
    await tx.recordsOf('party').remove([deleted]);
  });
  assert.equal(await back(swept), 2);
  assert.deepEqual(await held(others, 'jobTitle'), ['سمت 0', 'سمت 1', 'سمت 0', 'سمت 1']);
  assert.deepEqual(await held([byHand], 'jobTitle'), ['مدیر فروش']);
  assert.equal(await back(swept), 2, 'done twice it is as done once');

  const again = await sweepOver(others, { set: { jobTitle: 'مدیر خرید' } });
  const tooLong = {
    ...again,
    changed: again.changed.map((one, at) =>
      at === 1 ? { ...one, before: { jobTitle: 'س'.repeat(5_000) } } : one,
    ),
  };
  assert.equal(await back(tooLong), 1, 'one is refused');
  assert.equal((await held(others, 'jobTitle')).filter((title) => title === 'مدیر خرید').length, 1);
});

test('deeds are taken back from the last to the first, additions too', async () => {
  const ids = await make('افزودنی', 3);
  const [first = '', second = ''] = tags;
  const one = await sweepOver(ids, { add: { tags: [first] } });
  const two = await sweepOver(ids, { add: { tags: [second] } });
  const three = await sweepOver(ids, { take: { tags: [first] } });
  assert.deepEqual([await back(three), await back(two), await back(one)], [0, 0, 0]);
  const tagsOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);
  assert.deepEqual((await held(ids, 'tags')).map(tagsOf), [0, 0, 0]);
});

test('nobody takes back what he may not change', async () => {
  const ids = await make('دیگران', 2);
  const swept = await sweepOver(ids, { set: { jobTitle: 'مدیر خرید' } });
  const stranger = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  assert.equal(await back(swept, seller), 2);
  assert.equal(await back(swept, stranger), 2);
  assert.deepEqual(await held(ids, 'jobTitle'), ['مدیر خرید', 'مدیر خرید']);
  await assert.rejects(
    engine.transact(admin, (tx) =>
      takeBack(tx, 'party', {
        deed: { set: { nothing: 'x' } },
        records: [{ id: ids[0] ?? '', before: { nothing: 'y' } }],
      }),
    ),
    (error) => error instanceof Problem,
  );
});
