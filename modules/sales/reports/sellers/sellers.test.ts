import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { systemContext } from '#kernel/context/context.ts';
import type { Filter } from '#records/query/query.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import type { RecordTx } from '#records/records.ts';
import { stage } from '../../index.ts';
import { convertLead } from '../../lead/convert.ts';
import { readView, viewShape } from '../view.ts';
import { readSellers } from './sellers.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const now = () => new Date('2026-11-21T08:30:00Z');
let seeded: SeededWorkspace;
let admin: Context;
let hunter: { context: Context; memberId: string };
let closer: { context: Context; memberId: string };

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now };
  [hunter, closer] = [
    await makeColleague(engine, seeded, 'seller'),
    await makeColleague(engine, seeded, 'seller'),
  ];
  const { records } = await engine.transact(admin, (tx) => tx.records(stage).page({}));
  const stageOf = (kind: string): string => records.find(({ values }) => values['kind'] === kind)?.id ?? '';
  const deals = (owner: string, kind: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({ title: `${kind} ${index}`, owner, stage: stageOf(kind) }));
  const leads = (owner: string, status: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `${status} ${index}`,
      owner,
      status,
      ...(status === 'junk' ? { junkReason: 'no-need' } : {}),
    }));
  await engine.transact(admin, (tx) =>
    tx
      .recordsOf('deal')
      .create([
        ...deals(closer.memberId, 'won', 60),
        ...deals(closer.memberId, 'lost', 20),
        ...deals(hunter.memberId, 'won', 10),
        ...deals(hunter.memberId, 'lost', 70),
        ...deals(hunter.memberId, 'open', 3),
        ...deals(seeded.adminId, 'won', 1),
      ]),
  );
  // As if by conversions, which alone may write this.
  await engine.transact({ ...systemContext(seeded.workspace, 'test'), now }, (tx) =>
    tx
      .recordsOf('lead')
      .create([
        ...leads(hunter.memberId, 'converted', 50),
        ...leads(hunter.memberId, 'junk', 20),
        ...leads(closer.memberId, 'converted', 8),
        ...leads(closer.memberId, 'junk', 60),
        ...leads(closer.memberId, 'new', 4),
      ]),
  );
});

const ask = (context: Context, wish: object = {}) =>
  engine.transact({ ...context, now }, async (tx) =>
    readSellers(tx, await readView(tx, viewShape.parse(wish))),
  );

test('who is proven is told from who was lucky, and each figure opens to its rows', async () => {
  const { sellers, team } = await ask(admin);
  assert.deepEqual(
    new Map(sellers.map(({ id, kind }) => [id, kind])),
    new Map([
      [closer.memberId, 'closer'],
      [hunter.memberId, 'attractor'],
      [seeded.adminId, 'undecided'],
    ]),
  );
  assert.equal(team.closing, 71 / 161);
  assert.equal(team.attracting, 58 / 138);
  const countOf = (object: string, filter: Filter): Promise<number> =>
    engine.transact(admin, async (tx) => (await tx.recordsOf(object).count({ filter })).count);
  for (const { attracting, closing } of sellers) {
    if (attracting) assert.equal(await countOf('lead', attracting.rows), attracting.tries);
    if (closing) assert.equal(await countOf('deal', closing.rows), closing.tries);
  }
});

test('leads go to who attracts and deals to who closes, exactly those that are open', async () => {
  const { handOvers } = await ask(admin);
  assert.deepEqual(
    handOvers.map(({ object, from, to, count }) => [object, from, to, count]),
    [
      ['lead', closer.memberId, hunter.memberId, 4],
      ['deal', hunter.memberId, closer.memberId, 3],
    ],
  );
  for (const { object, rows, count } of handOvers) {
    const found = await engine.transact(admin, (tx) => tx.recordsOf(object).count({ filter: rows }));
    assert.equal(found.count, count);
  }
});

test('a seller is held against nobody but himself, and a quiet period tells nothing', async () => {
  const own = await ask(hunter.context);
  assert.deepEqual(
    own.sellers.map(({ id, kind }) => [id, kind]),
    [[hunter.memberId, 'undecided']],
  );
  assert.deepEqual(own.handOvers, []);
  const quiet = await ask(admin, { on: '2020-05-05' });
  assert.deepEqual(quiet.team, { attracting: null, closing: null });
});

test('where the firm has it so, leads go to who attracts and what is made of them to who closes', async () => {
  const inTx = <T>(deed: (tx: RecordTx) => Promise<T>) => engine.transact(admin, deed);
  const create = async (object: string, values: Record<string, unknown>): Promise<string> =>
    (await inTx((tx) => tx.recordsOf(object).create([values as never])))[0] ?? '';
  const ownerOf = async (object: string, id: string) =>
    ((await inTx((tx) => tx.recordsOf(object).get(id))).values['owner'] as { id: string }).id;
  const team = await create('team', { name: 'همهٔ فروش' });
  const ids = [hunter.memberId, closer.memberId, seeded.adminId];
  await inTx((tx) => tx.recordsOf('member').update(ids.map((id) => ({ id, values: { team } }))));
  await create('lead_assignment_rule', { name: 'جذب', team, way: 'attractor', acquaintance: false });
  const lead = await create('lead', { name: 'سرنخ تازه', owner: null });
  assert.equal(await ownerOf('lead', lead), hunter.memberId);

  const convert = (id: string) => inTx((tx) => convertLead(tx, id, { deal: {} }));
  const kept = await convert(lead);
  assert.deepEqual([kept.givenTo, await ownerOf('deal', kept.deal ?? '')], [null, hunter.memberId]);
  await create('sales_policy', { dealsToClosers: true });
  const another = await create('lead', { name: 'سرنخ دیگر', owner: hunter.memberId });
  const given = await convert(another);
  assert.equal(given.givenTo?.id, closer.memberId);
  assert.deepEqual(
    [await ownerOf('deal', given.deal ?? ''), await ownerOf('lead', another)],
    [closer.memberId, hunter.memberId],
  );
  const own = await convert(await create('lead', { name: 'از فروشنده', owner: closer.memberId }));
  assert.deepEqual([own.givenTo, await ownerOf('deal', own.deal ?? '')], [null, closer.memberId]);
});
