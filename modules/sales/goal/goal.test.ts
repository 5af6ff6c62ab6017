import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { member, team } from '#records/access/objects.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { goal, product, salesPolicy, stage } from '../index.ts';
import { readLeaders } from './leaders.ts';
import { readGoals } from './progress.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

/** The tenth of Azar 1405, a Tuesday. */
const today = '2026-12-01';
const now = (context: Context): Context => ({ ...context, now: () => new Date(`${today}T08:30:00Z`) });
const rial = (amount: number) => ({ amount: String(amount), currency: 'IRR' });

let seeded: SeededWorkspace;
let admin: Context;
let seller: { context: Context; memberId: string };
let [group, box]: string[] = ['', ''];

type Fields = Record<string, unknown>;
const create = (object: string, inputs: readonly Fields[], context = admin): Promise<string[]> =>
  engine.transact(context, (tx) => tx.recordsOf(object).create(inputs));
const goalsOf = (context: Context, on = today) => engine.transact(context, (tx) => readGoals(tx, on));
const refused =
  (...codes: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Problem, String(error));
    assert.deepEqual(
      error.extras.errors?.map((one) => `${one.field} ${one.code}`),
      codes,
    );
    return true;
  };

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = now(seeded.admin);
  const made = await makeColleague(engine, seeded, 'seller');
  seller = { ...made, context: now(made.context) };
  await engine.transact(admin, async (tx) => {
    [group = ''] = await tx.records(team).create([{ name: 'تیم فروش', manager: seeded.adminId }]);
    [box = ''] = await tx.records(product).create([{ name: 'صندوق' }]);
    await tx
      .bySystem('test')
      .records(member)
      .update([{ id: seller.memberId, values: { team: group } }]);
  });
  const won = await engine.transact(admin, async (tx) => {
    const { records } = await tx.records(stage).page({ filter: { field: 'kind', op: 'eq', value: 'won' } });
    return records[0]?.id;
  });
  await create('deal', [
    {
      title: 'یک',
      stage: won,
      closedOn: '2026-11-25',
      openedOn: '2026-11-01',
      amount: rial(600),
      product: box,
      owner: seller.memberId,
    },
    {
      title: 'دو',
      stage: won,
      closedOn: '2026-11-30',
      openedOn: '2026-11-23',
      amount: rial(200),
      owner: seller.memberId,
    },
    {
      title: 'مدیر',
      stage: won,
      closedOn: '2026-11-30',
      openedOn: '2026-11-23',
      amount: rial(1_000),
      owner: seeded.adminId,
    },
    {
      title: 'ماه پیش',
      stage: won,
      closedOn: '2026-11-10',
      openedOn: '2026-11-01',
      amount: rial(9_000),
      owner: seller.memberId,
    },
  ]);
  await create(
    'call',
    ['2026-11-24', '2026-11-25', '2026-10-25'].map((day) => ({
      subject: 'پیگیری',
      at: `${day}T08:00:00Z`,
      owner: seller.memberId,
    })),
  );
});

test('a goal without a number or without a date is refused, and so is one with nobody behind it', async () => {
  const goal = { measure: 'calls', scope: 'person', owner: seller.memberId, startsOn: today };
  await assert.rejects(create('goal', [goal]), refused('count goal-without-number'));
  await assert.rejects(
    create('goal', [{ ...goal, measure: 'revenue', count: 5 }]),
    refused('amount goal-without-number'),
  );
  await assert.rejects(create('goal', [{ ...goal, count: 5, startsOn: null }]), (error: unknown) => {
    assert.ok(error instanceof Problem);
    assert.ok(error.extras.errors?.some(({ field }) => field === 'startsOn'));
    return true;
  });
  await assert.rejects(
    create('goal', [{ ...goal, measure: 'revenue', amount: rial(0) }]),
    refused('amount goal-not-positive'),
  );
  await assert.rejects(
    create('goal', [{ ...goal, measure: 'opportunities', count: 3, amount: rial(5) }]),
    refused('amount goal-with-two-numbers'),
  );
  await assert.rejects(
    create('goal', [{ ...goal, count: 5, owner: null }]),
    refused('owner goal-without-person'),
  );
  await assert.rejects(
    create('goal', [{ ...goal, count: 5, scope: 'team' }]),
    refused('team goal-without-team'),
  );
  await assert.rejects(
    create('goal', [{ ...goal, count: -5 }]),
    (error: unknown) => error instanceof Problem,
  );
  await assert.rejects(
    create('goal', [{ ...goal, count: 5 }], seller.context),
    (error: unknown) => error instanceof Problem,
  );
});

test('progress and pace are counted by the period’s days, of a person, a team, a product and everybody', async () => {
  const month = { period: 'month', startsOn: today };
  const ids = await create('goal', [
    { ...month, measure: 'revenue', amount: rial(1_600), scope: 'person', owner: seller.memberId },
    { ...month, measure: 'revenue', amount: rial(8_000), scope: 'team', team: group },
    { ...month, measure: 'wins', count: 2, scope: 'firm', product: box },
    { ...month, measure: 'calls', count: 10, scope: 'person', owner: seller.memberId },
    { ...month, period: 'quarter', measure: 'revenue', amount: rial(21_600), scope: 'firm' },
    { ...month, measure: 'leads', count: 4, startsOn: '2026-10-25', scope: 'firm' },
  ]);
  const goals = await goalsOf(admin);
  const of = (index: number) => goals.find(({ id }) => id === ids[index]);
  assert.deepEqual(of(0)?.span, { from: '2026-11-22', to: '2026-12-22' });
  assert.equal(of(0)?.title, 'درآمد – آذر ۱۴۰۵');
  assert.deepEqual(of(0)?.progress?.reached, { amount: rial(800) });
  assert.equal(of(0)?.progress?.share, 0.5);
  // Nine of 26 work days of Azar are over: two Fridays less.
  const { over, pace } = of(0)?.progress ?? {};
  assert.ok(over !== undefined && over > 0.25 && over < 0.45, String(over));
  assert.deepEqual(pace, { amount: rial(Math.round(800 / over)) });
  assert.deepEqual(of(1)?.progress?.reached, { amount: rial(800) });
  assert.equal(of(1)?.owner?.id, seeded.adminId, 'a team’s manager answers for it');
  assert.deepEqual(of(2)?.progress?.reached, { count: 1 });
  assert.deepEqual(of(3)?.progress?.reached, { count: 2 });
  assert.equal(of(4)?.progress?.share, 0.5, '10,800 in the quarter');
  assert.equal(of(5), undefined, 'a goal of Aban is not one of Azar');
  for (const index of [0, 1, 2, 3, 4]) {
    const { object = '', rows } = of(index)?.progress ?? {};
    assert.ok(rows);
    const { count } = await engine.transact(admin, (tx) => tx.recordsOf(object).count({ filter: rows }));
    assert.ok(count > 0);
  }
});

test('a seller has his own goals; figures of which he sees a part alone are not told him', async () => {
  const his = await goalsOf(seller.context);
  assert.deepEqual(his.map(({ measure }) => measure).toSorted(), ['calls', 'revenue']);
  assert.ok(his.every(({ progress }) => progress !== null));
  const [firm = ''] = await create('goal', [
    { measure: 'wins', count: 5, startsOn: today, scope: 'firm', owner: seller.memberId },
  ]);
  assert.equal((await goalsOf(seller.context)).find(({ id }) => id === firm)?.progress, null);
  await engine.transact(admin, (tx) => tx.records(goal).remove([firm]));
  const other = await makeSeededWorkspace(engine, testing);
  assert.deepEqual(await goalsOf(now(other.admin)), []);
});

test('the leaderboard tells everybody who is how far, and nobody where the firm switched it off', async () => {
  const read = (context: Context) => engine.transact(context, (tx) => readLeaders(tx, today));
  const { on, leaders } = await read(seller.context);
  assert.equal(on, true);
  assert.deepEqual(
    leaders.map(({ member: { id }, goals }) => [id, goals]),
    [[seller.memberId, 2]],
  );
  assert.ok(Math.abs((leaders[0]?.share ?? 0) - (0.5 + 0.2) / 2) < 1e-9);
  const [id = ''] = await create('sales_policy', [{ leaderboard: false }]);
  assert.deepEqual(await read(seller.context), { on: false, leaders: [] });
  await assert.rejects(
    create('sales_policy', [{ leaderboard: true }]),
    (error: unknown) => error instanceof Problem,
  );
  await assert.rejects(
    engine.transact(seller.context, (tx) =>
      tx.records(salesPolicy).update([{ id, values: { leaderboard: true } }]),
    ),
    (error: unknown) => error instanceof Problem,
  );
  await engine.transact(admin, (tx) =>
    tx.records(salesPolicy).update([{ id, values: { leaderboard: true } }]),
  );
});

test('what was won in a closed period neither changes nor grows', async () => {
  const policy = await engine.transact(
    admin,
    async (tx) => (await tx.records(salesPolicy).page({ limit: 1 })).records[0]?.id ?? '',
  );
  const close = (closedUntil: string | null) =>
    engine.transact(admin, (tx) => tx.records(salesPolicy).update([{ id: policy, values: { closedUntil } }]));
  await close('2026-11-21');
  const [old] = await engine.transact(
    admin,
    async (tx) =>
      (await tx.recordsOf('deal').page({ filter: { field: 'title', op: 'eq', value: 'ماه پیش' } })).records,
  );
  const change = (values: Fields): Promise<unknown> =>
    engine.transact(admin, (tx) => tx.recordsOf('deal').update([{ id: old?.id ?? '', values }]));
  await assert.rejects(change({ amount: rial(1) }), refused('amount period-closed'));
  await assert.rejects(change({ closedOn: '2026-11-25' }), refused('closedOn period-closed'));
  await change({ description: 'یادداشت آزاد است' });
  const won = old?.values['stage'] as { readonly id: string };
  await assert.rejects(
    create('deal', [{ title: 'دیرآمده', stage: won.id, openedOn: '2026-11-01', closedOn: '2026-11-15' }]),
    (error: unknown) => error instanceof Problem && error.extras.errors?.[0]?.code === 'period-closed',
  );
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('deal').remove([old?.id ?? ''])),
    (error: unknown) => error instanceof Problem && error.slug === 'sales-period-closed',
  );
  await close(null);
  await change({ amount: rial(9_000) });
});
