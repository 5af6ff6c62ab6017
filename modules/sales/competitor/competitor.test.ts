import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { deal, dealCompetitor, stage } from '../index.ts';
import { readView, viewShape } from '../reports/view.ts';
import { readWinRates } from '../reports/win-rate.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

let seeded: SeededWorkspace;
let admin: Context;
let seller: { context: Context; memberId: string };
let [rival, other]: string[] = [];
let [won, lost, his]: string[] = [];

type Fields = Record<string, unknown>;
const create = (object: string, inputs: readonly Fields[], context = admin): Promise<string[]> =>
  engine.transact(context, (tx) => tx.recordsOf(object).create(inputs));
const rates = (context: Context, by: string) =>
  engine.transact(context, async (tx) => readWinRates(tx, await readView(tx, viewShape.parse({})), by));
const refused = (code: string) => (error: unknown) =>
  error instanceof Problem && error.extras.errors?.[0]?.code === code;

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  const now = (context: Context): Context => ({ ...context, now: () => new Date('2026-12-01T08:30:00Z') });
  admin = now(seeded.admin);
  const made = await makeColleague(engine, seeded, 'seller');
  seller = { ...made, context: now(made.context) };
  const stages = await engine.transact(admin, async (tx) => {
    const { records } = await tx.records(stage).page({});
    return new Map(records.map(({ id, values }) => [String(values['kind']), id]));
  });
  [rival, other] = await create('competitor', [{ name: 'رایان رقیب' }, { name: 'پارس رقیب' }]);
  const closed = { openedOn: '2026-11-01', closedOn: '2026-11-25' };
  [won, lost, his] = await create('deal', [
    { title: 'برده', stage: stages.get('won'), ...closed, owner: seeded.adminId },
    { title: 'باخته', stage: stages.get('lost'), ...closed, owner: seeded.adminId },
    { title: 'او', stage: stages.get('lost'), ...closed, owner: seller.memberId },
  ]);
  await create('deal_competitor', [
    { deal: won, competitor: rival, price: { amount: '900', currency: 'IRR' }, strength: 'behind' },
    { deal: lost, competitor: rival, gotIt: true, moves: 'ده درصد تخفیف داد' },
    { deal: lost, competitor: other },
    { deal: his, competitor: rival },
  ]);
});

test('the win rate against each competitor is of the deals on which it was met, and opens to them', async () => {
  const found = await rates(admin, 'competitor');
  assert.deepEqual(
    found.map(({ title, won, lost, winRate }) => [
      title,
      won.count,
      lost.count,
      Math.round((winRate ?? 0) * 100),
    ]),
    [
      ['رایان رقیب', 1, 2, 33],
      ['پارس رقیب', 0, 1, 0],
    ],
  );
  for (const { won, lost } of found)
    for (const { count, rows } of [won, lost]) {
      const { count: there } = await engine.transact(admin, (tx) =>
        tx.records(dealCompetitor).count({ filter: rows }),
      );
      assert.equal(there, count);
    }
  const mine = await rates(seller.context, 'competitor');
  assert.deepEqual(
    mine.map(({ won, lost }) => [won.count, lost.count]),
    [[0, 1]],
  );
});

test('a rate is told by any choice or link, and by nothing else', async () => {
  const owners = await rates(admin, 'owner');
  assert.deepEqual(new Set(owners.map(({ key }) => key)), new Set([seeded.adminId, seller.memberId]));
  await assert.rejects(
    rates(admin, 'amount'),
    (error: unknown) => error instanceof Problem && error.status === 400,
  );
  await assert.rejects(rates(admin, 'nothing'), (error: unknown) => error instanceof Problem);
});

test('a competitor is met once on a deal, and gets none that is ours', async () => {
  await assert.rejects(create('deal_competitor', [{ deal: won, competitor: rival }]), refused('already-met'));
  await assert.rejects(
    create('deal_competitor', [
      { deal: won, competitor: other },
      { deal: won, competitor: other },
    ]),
    refused('already-met'),
  );
  await assert.rejects(
    create('deal_competitor', [{ deal: won, competitor: other, gotIt: true }]),
    refused('deal-is-ours'),
  );
  await assert.rejects(
    create('deal_competitor', [{ deal: won, competitor: other, price: { amount: '-1', currency: 'IRR' } }]),
    refused('negative'),
  );
});

test('what is told of a deal is seen by whom the deal is, and goes with it into other hands', async () => {
  const seen = async (context: Context): Promise<number> =>
    (await engine.transact(context, (tx) => tx.records(dealCompetitor).count({}))).count;
  assert.deepEqual([await seen(admin), await seen(seller.context)], [4, 1]);
  await assert.rejects(create('deal_competitor', [{ deal: won, competitor: other }], seller.context));
  const [person = ''] = await engine.transact(admin, (tx) =>
    tx.records(party).create([{ kind: 'person', givenName: 'رضا', familyName: 'کریمی' }]),
  );
  await create('deal_person', [{ deal: lost, person, part: 'pays', influence: 4 }]);
  const parts = async (): Promise<number> =>
    (await engine.transact(seller.context, (tx) => tx.recordsOf('deal_person').count({}))).count;
  assert.equal(await parts(), 0);
  await engine.transact(admin, (tx) =>
    tx.records(deal).update([{ id: lost ?? '', values: { owner: seller.memberId } }]),
  );
  assert.deepEqual([await seen(seller.context), await parts()], [3, 1]);
});
