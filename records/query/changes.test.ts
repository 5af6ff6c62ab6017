import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { task } from '#modules/work/index.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace } from '#testing/seeded.ts';
import { grantsOf, makeMember } from '#testing/workspace.ts';
import { readChanges } from './changes.ts';
import { readColleagues } from './colleagues.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const since = () => new Date(Date.now() - 3_600_000).toISOString();

test('what others did to my records is told by record, with what was put into my hands', async () => {
  const seeded = await makeSeededWorkspace(engine, testing);
  const { admin } = seeded;
  const seller = await makeColleague(engine, seeded, 'seller');
  const [given = '', kept = '', own = ''] = await engine.transact(admin, (tx) =>
    tx.recordsOf('deal').create([
      { title: 'سپرده', owner: seeded.adminId },
      { title: 'تغییرکرده', owner: seller.memberId },
      { title: 'بی‌خبر', owner: seller.memberId },
    ]),
  );
  await engine.transact(admin, (tx) =>
    tx.recordsOf('deal').update([
      { id: given, values: { owner: seller.memberId } },
      { id: kept, values: { description: 'تماس بگیرید' } },
    ]),
  );
  await engine.transact(seller.context, (tx) =>
    tx.recordsOf('deal').update([{ id: own, values: { description: 'خودم' } }]),
  );
  const told = await engine.transact(seller.context, (tx) => readChanges(tx, { since: since() }));
  assert.deepEqual(
    new Map(told.map(({ title, assigned }) => [title, assigned])),
    // The last one was touched by its owner since: that is no news to him.
    new Map([
      ['سپرده', true],
      ['تغییرکرده', false],
    ]),
  );
  const changed = told.find(({ id }) => id === kept);
  assert.deepEqual(changed?.entries[0]?.changes, [
    { field: 'description', before: null, after: 'تماس بگیرید' },
  ]);
  assert.equal(changed?.entries[0]?.by?.id, seeded.adminId);
});

test('nobody learns of records beyond his rights, nor of another workspace', async () => {
  const seeded = await makeSeededWorkspace(engine, testing);
  const other = await makeSeededWorkspace(engine, testing);
  const [one, two] = [
    await makeColleague(engine, seeded, 'seller'),
    await makeColleague(engine, seeded, 'seller'),
  ];
  await engine.transact(seeded.admin, (tx) =>
    tx.records(task).create([{ title: 'از آن دیگری', owner: two.memberId }]),
  );
  const read = (context: typeof one.context, owner?: string) =>
    engine.transact(context, (tx) => readChanges(tx, { since: since(), ...(owner ? { owner } : {}) }));
  assert.deepEqual(await read(one.context, two.memberId), []);
  assert.deepEqual(await read(other.admin, two.memberId), []);
  assert.deepEqual(await read(one.context, 'no id'), []);
  assert.equal((await read(seeded.admin, two.memberId)).length, 1);
});

test('changes are not read from the beginning of time', async () => {
  const { admin } = await makeSeededWorkspace(engine, testing);
  await assert.rejects(
    engine.transact(admin, (tx) => readChanges(tx, { since: '2001-01-01T00:00:00Z' })),
    (error) => error instanceof Problem && error.slug === 'bad-filter',
  );
});

test('colleagues are those whose work one may see', async () => {
  const seeded = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, seeded, 'seller');
  const mate = await makeColleague(engine, seeded, 'seller');
  const leader = await makeColleague(engine, seeded, 'manager', {
    teamMemberIds: [mate.memberId],
  });
  const ids = async (context: typeof seller.context) =>
    (await engine.transact(context, (tx) => readColleagues(tx))).map(({ id }) => id).toSorted();
  assert.deepEqual(await ids(seller.context), [seller.memberId]);
  assert.deepEqual(await ids(leader.context), [leader.memberId, mate.memberId].toSorted());
  assert.equal((await ids(seeded.admin)).length, 4);
  // Who reads nothing that stands in a calendar sees nobody's days.
  const clerk = await makeMember(engine, seeded.workspace, grantsOf({ party: { read: 'all' } }));
  assert.deepEqual(await ids(clerk.context), []);
});
