import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { sumDecimals } from '#persian/decimal.ts';
import { periodOf } from '#persian/jalali/periods.ts';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { team } from '#records/access/objects.ts';
import type { Filter } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { lossReason, pipeline, stage } from '../index.ts';
import { readChange } from './change/change.ts';
import { readFlow } from './flow.ts';
import { readFrame } from './frame.ts';
import { readOutcome, readReasons } from './outcome.ts';
import { readPipeline } from './pipeline.ts';
import { readView, viewShape, type View } from './view.ts';
import { readWinRates } from './win-rate.ts';
import { bottleneckOf, leakOf } from './worst.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

/** The last day of Aban 1405. */
const today = '2026-11-21';
const at = (context: Context, day: string): Context => ({
  ...context,
  now: () => new Date(`${day}T08:30:00Z`),
});

let seeded: SeededWorkspace;
let admin: Context;
let seller: { context: Context; memberId: string };
let stages: ReadonlyMap<string, string>;
const idOf = (name: string): string => stages.get(name) ?? '';
const rial = (amount: number) => ({ amount: String(amount), currency: 'IRR' });

const stagesOf = (context: Context): Promise<ReadonlyMap<string, string>> =>
  engine.transact(context, async (tx) => {
    const { records } = await tx.records(stage).page({});
    return new Map(records.map(({ id, values }) => [String(values['name']), id]));
  });
const ask = <Answer>(
  context: Context,
  deed: (tx: RecordTx, view: View) => Promise<Answer>,
  wish: object = {},
): Promise<Answer> =>
  engine.transact(context, async (tx) => deed(tx, await readView(tx, viewShape.parse(wish))));
const bySource = (tx: RecordTx, view: View) => readWinRates(tx, view, 'source');
const countOf = (context: Context, object: 'deal' | 'stage_change', filter: Filter): Promise<number> =>
  engine.transact(context, async (tx) => (await tx.recordsOf(object).count({ filter })).count);

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = at(seeded.admin, today);
  stages = await stagesOf(admin);
  seller = await makeColleague(engine, seeded, 'seller');
  const reason = await engine.transact(
    admin,
    async (tx) => (await tx.records(lossReason).page({ limit: 1 })).records[0]?.id ?? '',
  );
  const make = (day: string, inputs: readonly object[]): Promise<string[]> =>
    engine.transact(at(admin, day), (tx) => tx.recordsOf('deal').create(inputs as never));
  const move = (day: string, id: string, name: string, more: object = {}): Promise<unknown> =>
    engine.transact(at(admin, day), (tx) =>
      tx.recordsOf('deal').update([{ id, values: { stage: idOf(name), ...more } }]),
    );
  const mine = { owner: seeded.adminId };
  const [won = '', lost = '', slow = ''] = await make('2026-10-25', [
    { title: 'برده', amount: rial(500), source: 'website', ...mine },
    { title: 'باخته', amount: rial(300), source: 'website', owner: seller.memberId },
    { title: 'کند', amount: rial(1_000), ...mine },
  ]);
  await make('2026-11-20', [
    { title: 'تازه', amount: rial(200), owner: seller.memberId },
    { title: 'به یورو', amount: { amount: '70.5', currency: 'EUR' }, ...mine },
    { title: 'بی‌مبلغ', ...mine },
  ]);
  await move('2026-10-29', won, 'شناخت نیاز');
  await move('2026-11-04', won, 'برد');
  await move('2026-11-02', lost, 'شناخت نیاز');
  await move('2026-11-10', lost, 'باخت', { lossReason: reason });
  await move('2026-10-27', slow, 'شناخت نیاز');
  // A month earlier and a year earlier, for comparison.
  await make('2026-10-10', [
    { title: 'ماه پیش', stage: idOf('برد'), amount: rial(90), closedOn: '2026-10-01' },
  ]);
  await make('2025-11-10', [
    { title: 'سال پیش', stage: idOf('باخت'), amount: rial(80), closedOn: '2025-11-01' },
  ]);
});

test('open deals per stage: number, value, weighted value and age; currencies are never added', async () => {
  const held = await ask(admin, readPipeline);
  const [first, second, third] = held;
  assert.deepEqual(
    held.map(({ count }) => count),
    [3, 1, 0, 0],
  );
  assert.deepEqual(
    new Map(first?.value.map(({ currency, amount }) => [currency, amount])),
    new Map([
      ['IRR', '200'],
      ['EUR', '70.5'],
    ]),
  );
  assert.deepEqual(second?.weighted, [{ amount: '250', currency: 'IRR' }]);
  assert.equal(first?.age, 1);
  assert.equal(second?.age, 25);
  assert.equal(third?.age, null);
  // The stage allows ten days.
  assert.deepEqual([second?.late.count, second?.late.days], [1, 15]);
  assert.equal(bottleneckOf(held)?.stage, idOf('شناخت نیاز'));
  assert.equal(bottleneckOf(await ask(at(seller.context, today), readPipeline)), null);
});

test('every figure carries the filter that shows its rows', async () => {
  for (const { rows, count, late } of await ask(admin, readPipeline)) {
    assert.equal(await countOf(admin, 'deal', rows), count);
    assert.equal(await countOf(admin, 'deal', late.rows), late.count);
  }
  for (const flow of await ask(admin, readFlow))
    for (const { count, rows } of [flow.entered, flow.on, flow.back, flow.lost])
      assert.equal(await countOf(admin, 'stage_change', rows), count);
  const { now, before, lastYear } = await ask(admin, readOutcome);
  for (const { won, lost } of [now, before, lastYear])
    for (const { count, rows } of [won, lost]) assert.equal(await countOf(admin, 'deal', rows), count);
  for (const { count, rows } of await ask(admin, readReasons))
    assert.equal(await countOf(admin, 'deal', rows), count);
  for (const { won, lost } of await ask(admin, bySource))
    for (const { count, rows } of [won, lost]) assert.equal(await countOf(admin, 'deal', rows), count);
});

test('conversion and days come from the moves, and the leak is the stage out of which most is lost', async () => {
  const flow = await ask(admin, readFlow);
  const [first, second] = flow;
  assert.deepEqual([first?.entered.count, first?.on.count, first?.lost.count], [6, 3, 0]);
  assert.equal(first?.conversion, 1);
  // They stood for four, eight and two days.
  assert.equal(first?.days, 4);
  assert.deepEqual([second?.on.count, second?.lost.count, second?.conversion], [1, 1, 0.5]);
  assert.deepEqual(second?.lost.value, [rial(300)]);
  assert.deepEqual([leakOf(flow)?.stage, leakOf(flow)?.value], [idOf('شناخت نیاز'), rial(300)]);
});

test('won and lost stand beside the period before and the same last year', async () => {
  const { now, before, lastYear } = await ask(admin, readOutcome);
  assert.deepEqual([now.won.value, now.lost.value, now.winRate], [[rial(500)], [rial(300)], 0.5]);
  assert.deepEqual([before.won.value, before.winRate], [[rial(90)], 1]);
  assert.deepEqual([lastYear.lost.value, lastYear.winRate], [[rial(80)], 0]);
  const free = await ask(admin, readOutcome, { from: '2026-11-04', to: '2026-11-05' });
  assert.deepEqual([free.now.won.count, free.now.lost.count, free.before.won.count], [1, 0, 0]);
  const empty = await ask(admin, readOutcome, { period: 'month', on: '2020-05-05' });
  assert.equal(empty.now.winRate, null);
});

test('the change of what was won is told in parts that sum to it, of one currency', async () => {
  const { former, now, change, parts } = await ask(admin, (tx, view) => readChange(tx, view, 'before'));
  assert.deepEqual([former.revenue, now.revenue, change], [rial(90), rial(500), rial(410)]);
  assert.deepEqual([former.decided, now.decided], [1, 2]);
  assert.equal(sumDecimals(parts.map(({ amount }) => amount.amount)), '410');
  // Nothing was decided in the month before of last year, so that nobody can tell a season.
  assert.ok(!parts.some(({ part }) => part === 'season'));
  const year = await ask(admin, (tx, view) => readChange(tx, view, 'lastYear'));
  assert.deepEqual([year.former.won, year.former.revenue, year.change], [0, rial(0), rial(500)]);
  for (const { rows, won } of [former, now]) assert.equal(await countOf(admin, 'deal', rows), won);
});

test('reasons of loss and sources of the period, what is unknown among them', async () => {
  const reasons = await ask(admin, readReasons);
  assert.deepEqual(
    reasons.map(({ count, value }) => [count, value]),
    [[1, [rial(300)]]],
  );
  assert.notEqual(reasons[0]?.reason?.title ?? null, null);
  const sources = await ask(admin, bySource);
  assert.deepEqual(
    sources.map(({ key, won, lost, winRate }) => [key, won.count, lost.count, winRate]),
    [['website', 1, 1, 0.5]],
  );
});

test('the fiscal year that a firm has set is the one that is counted', async () => {
  const view = await ask(admin, async (_, view) => view, { period: 'fiscal-year', on: today });
  assert.deepEqual(view.spans.now, { from: '2026-03-21', to: '2027-03-21' });
  assert.deepEqual(view.spans.lastYear, { from: '2025-03-21', to: '2026-03-21' });
});

test('figures are of what one may see: a seller has his own, a manager his team’s, a stranger none', async () => {
  const seen = async (context: Context, wish: object = {}): Promise<number> =>
    (await ask(at(context, today), readPipeline, wish)).reduce((sum, { count }) => sum + count, 0);
  assert.equal(await seen(admin), 4);
  assert.equal(await seen(admin, { of: 'me' }), 3);
  assert.equal(await seen(admin, { of: seller.memberId }), 1);
  assert.equal(await seen(seller.context), 1);
  assert.equal(await seen(seller.context, { of: seeded.adminId }), 0);
  const [teamId = ''] = await engine.transact(admin, (tx) => tx.records(team).create([{ name: 'تیم خالی' }]));
  assert.equal(await seen(admin, { of: teamId }), 0);
  const outcome = await ask(at(seller.context, today), readOutcome);
  assert.deepEqual([outcome.now.won.count, outcome.now.lost.count], [0, 1]);
  const frame = await engine.transact(seller.context, readFrame);
  assert.deepEqual(
    frame.people.map(({ id }) => id),
    [seller.memberId],
  );
});

test('whom amounts are hidden from has the numbers without them', async () => {
  const blind: Context = {
    ...admin,
    actor: {
      ...(admin.actor as Extract<Context['actor'], { kind: 'member' }>),
      grants: {
        admin: false,
        deeds: [],
        objects: {
          deal: {
            read: 'all',
            create: false,
            update: 'none',
            remove: 'none',
            export: false,
            fields: { amount: 'hidden' },
          },
          stage_change: {
            read: 'all',
            create: false,
            update: 'none',
            remove: 'none',
            export: false,
            fields: {},
          },
        },
      },
    },
  };
  const [first] = await ask(blind, readPipeline);
  assert.deepEqual([first?.count, first?.value, first?.weighted], [3, [], []]);
  const { now } = await ask(blind, readOutcome);
  assert.deepEqual([now.won.count, now.won.value], [1, []]);
  assert.equal(leakOf(await ask(blind, readFlow))?.value, null);
});

test('what is not there and days out of order are refused', async () => {
  const other = await makeSeededWorkspace(engine, testing);
  const [theirs] = (await engine.transact(other.admin, (tx) => tx.records(pipeline).page({}))).records;
  const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;
  await assert.rejects(ask(admin, readPipeline, { pipeline: theirs?.id }), slug('record-not-found'));
  await assert.rejects(ask(admin, readPipeline, { of: other.adminId }), slug('record-not-found'));
  await assert.rejects(
    ask(admin, readPipeline, { from: '2026-11-05', to: '2026-11-05' }),
    slug('malformed-request'),
  );
});

const book = new URL('../../../../shared/data/sales/sales_pipeline.csv', import.meta.url);

test(
  'figures of a real sales book are those of its file',
  { skip: existsSync(book) ? false : 'the sales book is not here' },
  async () => {
    const own = await makeSeededWorkspace(engine, testing);
    const context = at(own.admin, '2017-12-31');
    const names = await stagesOf(context);
    const lines = readFileSync(book, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(','));
    const placed: Readonly<Record<string, string>> = {
      Won: 'برد',
      Lost: 'باخت',
      Engaging: 'شناخت نیاز',
      Prospecting: 'فرصت تازه',
    };
    const inputs = lines.map(([id, , , , step = '', engaged, closed, value]) => ({
      title: id,
      stage: names.get(placed[step] ?? ''),
      openedOn: engaged || null,
      ...(closed ? { closedOn: closed } : {}),
      amount: value ? { amount: value, currency: 'USD' } : null,
    }));
    for (let from = 0; from < inputs.length; from += 1_000)
      await engine.transact(context, (tx) =>
        tx.recordsOf('deal').create(inputs.slice(from, from + 1_000) as never),
      );
    for (const [kind, on] of [
      ['month', '2017-08-01'],
      ['quarter', '2017-10-01'],
      ['fiscal-year', '2017-06-01'],
    ] as const) {
      const { from, to } = periodOf(on, kind);
      const outcome = await ask(context, readOutcome, { period: kind, on });
      for (const [step, held] of [
        ['Won', outcome.now.won],
        ['Lost', outcome.now.lost],
      ] as const) {
        const mine = lines.filter(
          ([, , , , one, , closed = '']) => one === step && closed >= from && closed < to,
        );
        const sum = mine.reduce((total, [, , , , , , , value]) => total + Number(value), 0);
        assert.equal(held.count, mine.length, `${step} ${kind}`);
        assert.equal(held.value[0]?.amount ?? '0', String(sum), `${step} ${kind}`);
      }
    }
    const { former, now, change, parts } = await ask(context, (tx, view) => readChange(tx, view, 'before'), {
      period: 'quarter',
      on: '2017-11-01',
    });
    const wonIn = (span: { from: string; to: string }): number =>
      lines
        .filter(([, , , , one, , closed = '']) => one === 'Won' && closed >= span.from && closed < span.to)
        .reduce((total, [, , , , , , , value]) => total + Number(value), 0);
    assert.equal(Number(now.revenue.amount), wonIn(now.span));
    assert.equal(Number(change.amount), wonIn(now.span) - wonIn(former.span));
    assert.equal(sumDecimals(parts.map(({ amount }) => amount.amount)), change.amount);
    const open = await ask(context, readPipeline);
    assert.equal(
      open.reduce((sum, { count }) => sum + count, 0),
      lines.filter(([, , , , step]) => step === 'Engaging' || step === 'Prospecting').length,
    );
  },
);
