import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party, tag } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { bringBack, readDeletion } from './bring-back.ts';
import { sweep, type Sweep, type Swept } from './sweep.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

let admin: Context;
let seller: Context;
let tagId = '';
const count = 1_003;
const sellersOwn = 3;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  const own = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'all', update: 'own' }, tag: { read: 'all' } }),
  );
  seller = own.context;
  await engine.transact(admin, async (tx) => {
    [tagId = ''] = await tx.records(tag).create([{ name: 'نمایشگاه' }]);
    await tx.records(party).create(
      Array.from({ length: count }, (_, at) => ({
        kind: 'person' as const,
        name: `شخص ${at}`,
        ...(at < sellersOwn ? { owner: own.memberId } : {}),
      })),
    );
  });
});

const run = (who: Context, asked: Sweep): Promise<Swept> =>
  engine.transact(who, (tx) => sweep(tx, 'party', asked));
const all = async (who: Context, asked: Sweep): Promise<readonly Swept[]> => {
  const steps = [await run(who, asked)];
  for (let next = steps[0]?.next ?? null; next !== null; next = steps.at(-1)?.next ?? null)
    steps.push(await run(who, { ...asked, cursor: next }));
  return steps;
};
const having = (filter: object): Promise<number> =>
  engine.transact(
    admin,
    async (tx) => (await tx.recordsOf('party').count({ filter: filter as never })).count,
  );

test('a deed reaches every record of a filter, a thousand at a time, and is done once', async () => {
  const tagged = { field: 'tags', op: 'hasAny', value: [tagId] };
  const steps = await all(admin, { filter: { search: 'شخص' }, deed: { add: { tags: [tagId] } } });
  assert.deepEqual(
    steps.map(({ changed }) => changed.length),
    [1_000, 3],
  );
  assert.deepEqual(steps[0]?.changed[0]?.before, { tags: [] });
  assert.equal(await having(tagged), count);
  const again = await all(admin, { filter: tagged, deed: { add: { tags: [tagId] } } });
  assert.equal(again.flatMap(({ changed }) => changed).length, 0);
  await all(admin, { filter: tagged, deed: { take: { tags: [tagId] } } });
  assert.equal(await having(tagged), 0);
});

test('who may change some of what he sees changes these alone', async () => {
  const steps = await all(seller, { deed: { set: { jobTitle: 'مدیر خرید' } } });
  assert.equal(steps.flatMap(({ changed }) => changed).length, sellersOwn);
  assert.equal(await having({ field: 'jobTitle', op: 'eq', value: 'مدیر خرید' }), sellersOwn);
  assert.equal((await all(seller, { deed: { remove: true } })).flatMap(({ changed }) => changed).length, 0);
  await assert.rejects(
    run(seller, { deed: { add: { jobTitle: ['x'] } } }),
    (error) => error instanceof Problem && error.slug === 'malformed-request',
  );
});

test('records are named by their ids, and removed ones come back by a batch', async () => {
  const page = await engine.transact(admin, (tx) => tx.recordsOf('party').page({ limit: 3 }));
  const ids = page.records.map(({ id }) => id);
  const [step] = await all(admin, { filter: { field: 'id', op: 'in', value: ids }, deed: { remove: true } });
  assert.deepEqual(
    step?.changed.map(({ id }) => id),
    ids,
  );
  assert.equal(await having({ field: 'name', op: 'filled' }), count - 3);
  await engine.transact(admin, (tx) => tx.recordsOf('party').restore(ids));
  assert.equal(await having({ field: 'name', op: 'filled' }), count);
});

test('what another workspace deleted is not there, neither to look at nor to bring back', async () => {
  const stranger = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const [step] = await all(admin, { filter: { search: 'شخص ۱۰' }, deed: { remove: true } });
  const id = step?.deletion ?? '';
  const isNotFound = (error: unknown) => error instanceof Problem && error.slug === 'not-found';
  await assert.rejects(
    engine.transact(stranger, (tx) => readDeletion(tx, id)),
    isNotFound,
  );
  await assert.rejects(
    engine.transact(stranger, (tx) => bringBack(tx, id, () => Promise.reject(new Error('set going')))),
    isNotFound,
  );
  assert.equal((await engine.transact(admin, (tx) => readDeletion(tx, id))).state, 'deleted');
});
