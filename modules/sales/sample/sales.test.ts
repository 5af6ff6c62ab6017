import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { party } from '#modules/parties/index.ts';
import { addSampleData, removeSampleData } from '#server/sample/sample.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { deal, product, stage, stageChange } from '../index.ts';
import { countTerritories } from '../territory/count.ts';
import { territoriesOverview } from '../territory/overview.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const noon = (): Date => new Date('2026-11-22T08:30:00Z');

test('sample deals stand in every stage, with the history and the facts of real ones', async () => {
  const { workspace, admin, adminId } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { member: adminId, now: noon });
  const { byStage, statuses, mine, steps, future } = await engine.transact(admin, async (tx) => ({
    byStage: await tx
      .records(deal)
      .groups({ by: ['stage'], measures: [{ measure: 'sum', field: 'amount' }] }),
    statuses: await tx.records(deal).groups({ by: ['status'] }),
    mine: await tx.records(deal).count({ filter: { field: 'owner', op: 'eq', value: adminId } }),
    steps: await tx.recordsOf('task').count({ filter: { field: 'deal', op: 'filled' } }),
    future: await tx
      .records(stageChange)
      .count({ filter: { field: 'at', op: 'gt', value: noon().toISOString() } }),
  }));
  assert.equal(byStage.length, 6);
  assert.ok(steps.count > 20, 'open deals have next steps');
  assert.equal(
    byStage.reduce((sum, { count }) => sum + count, 0),
    120,
  );
  assert.ok(mine.count > 5, 'who asked has deals of his own');
  assert.equal(future.count, 0);
  const facts = await testing.asOwner<{ fact: string; n: number }>(
    `select fact, count(*)::int as n from event where workspace_id = $1 and fact like 'deal.%' group by 1 order by 1`,
    [workspace],
  );
  const having = (status: string): number => statuses.find(({ keys }) => keys[0] === status)?.count ?? 0;
  assert.deepEqual(facts, [
    { fact: 'deal.lost', n: having('lost') },
    { fact: 'deal.won', n: having('won') },
  ]);
});

test('every screen of sales has something to show, and nothing of it is left', async () => {
  const { workspace, admin } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { now: noon });
  const context = { ...admin, now: noon };
  const groups = (object: string, by: string) =>
    engine.transact(context, async (tx) =>
      (await tx.recordsOf(object).groups({ by: [by] })).map(({ keys }) => keys[0] as string).sort(),
    );
  assert.deepEqual(await groups('quote', 'state'), [
    'accepted',
    'draft',
    'expired',
    'opened',
    'refused',
    'sent',
    'withdrawn',
  ]);
  assert.deepEqual(await groups('discount_approval', 'state'), ['approved', 'asked']);
  assert.deepEqual(await groups('substitution', 'state'), ['current']);
  assert.ok((await groups('lead', 'status')).includes('converted'));
  const { territories, between } = await engine.transact(context, async (tx) => {
    await countTerritories(tx);
    return territoriesOverview(tx);
  });
  assert.equal(Object.keys(territories).length, 3);
  assert.ok(between.parties > 0);
  const count = (object: string) =>
    engine.transact(context, async (tx) => (await tx.recordsOf(object).count({})).count);
  for (const object of ['deal_line', 'price', 'call_list_entry', 'sequence', 'goal', 'competitor'])
    assert.ok((await count(object)) > 0, object);
  await removeSampleData(engine, context);
  for (const object of [
    'quote',
    'quote_version',
    'discount_approval',
    'discount_limit',
    'substitution',
    'territory',
    'lead',
    'lead_assignment_rule',
    'lead_score_rule',
    'deal',
    'deal_line',
    'price_list',
    'price',
    'call_list',
    'sequence',
    'goal',
    'sales_policy',
  ])
    assert.equal(await count(object), 0, object);
});

test('removing sample data takes sample deals, moved or binned, with their history, and leaves real ones', async () => {
  const { workspace, admin } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { now: noon });
  const { made, gone } = await engine.transact(admin, async (tx) => {
    const [company] = (await tx.records(party).page({ variant: 'companies', limit: 1 })).records;
    const [goods] = (await tx.records(product).page({ limit: 1 })).records;
    const [moved, binned] = (
      await tx.records(deal).page({ filter: { field: 'status', op: 'eq', value: 'open' }, limit: 2 })
    ).records;
    const [won] = (await tx.records(stage).page({ filter: { field: 'kind', op: 'eq', value: 'won' } }))
      .records;
    assert.ok(company && goods && moved && binned && won);
    await tx.records(deal).update([{ id: moved.id, values: { stage: won.id } }]);
    await tx.records(deal).remove([binned.id]);
    const [made = '', gone = ''] = await tx.records(deal).create([
      { title: 'معاملهٔ واقعی', party: company.id, product: goods.id },
      { title: 'در بازیافت', party: company.id },
    ]);
    await tx.records(deal).remove([gone]);
    return { made, gone };
  });
  await removeSampleData(engine, admin);
  await engine.transact(admin, async (tx) => {
    assert.equal((await tx.records(product).count({})).count, 0);
    await tx.records(deal).restore([gone]);
    const { records } = await tx.records(deal).page({ sort: [{ field: 'title', direction: 'desc' }] });
    assert.deepEqual(
      records.map(({ id, values }) => [id, values['party'], values['product']]),
      [
        [made, null, null],
        [gone, null, null],
      ],
    );
    assert.equal(
      (await tx.records(stageChange).count({})).count,
      2,
      'the history of the two real deals alone',
    );
    assert.equal((await tx.records(stage).count({})).count, 6);
  });
});
