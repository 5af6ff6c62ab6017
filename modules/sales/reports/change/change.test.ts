import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sumDecimals } from '#persian/decimal.ts';
import type { Context } from '#kernel/context/context.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { changeTable } from '../../contract/tables/deals.ts';
import { convertLead } from '../../lead/convert.ts';
import { readView, viewShape } from '../view.ts';
import { readChange } from './change.ts';

const { engine, testing } = await testEngine();
let admin: Context;
const on = (day: string, context = admin): Context => ({
  ...context,
  now: () => new Date(`${day}T08:30:00Z`),
});
after(() => testing.drop());

const by = <T>(context: Context, deed: (tx: RecordTx) => Promise<T>): Promise<T> =>
  engine.transact(context, deed);
const rial = (amount: number) => ({ amount: String(amount), currency: 'IRR' });
const changeOf = (context: Context) =>
  by(on('2026-11-21', context), async (tx) =>
    readChange(tx, await readView(tx, viewShape.parse({})), 'before'),
  );

/** In Mehr two leads bring one win of two units; in Aban four bring two of three each, dearer by a tenth. */
before(async () => {
  ({ admin } = await makeSeededWorkspace(engine, testing));
  const { records: stages } = await by(admin, (tx) =>
    tx.recordsOf('stage').page({ filter: { field: 'kind', op: 'eq', value: 'won' }, limit: 1 }),
  );
  const [product = ''] = await by(admin, (tx) => tx.recordsOf('product').create([{ name: 'ترازو' }]));
  const sell = async (day: string, leads: number, wins: number, quantity: number, unitPrice: number) => {
    const made = await by(on(day), (tx) =>
      tx
        .recordsOf('lead')
        .create(Array.from({ length: leads }, (_, index) => ({ name: `سرنخ ${day} ${index}`, product }))),
    );
    for (const lead of made.slice(0, wins)) {
      const { deal } = await by(on(day), (tx) => convertLead(tx, lead, { deal: { title: 'فروش' } }));
      await by(on(day), (tx) =>
        tx
          .recordsOf('deal_line')
          .create([{ deal, product, quantity, unitPrice: rial(unitPrice), taxRate: 0 }]),
      );
      await by(on(day), (tx) =>
        tx.recordsOf('deal').update([{ id: deal ?? '', values: { stage: stages[0]?.id } }]),
      );
    }
  };
  await sell('2026-10-10', 2, 1, 2, 1_000);
  await sell('2026-11-10', 4, 2, 3, 1_100);
});

test('leads, size and price have their parts, and all of them sum to the change', async () => {
  const change = await changeOf(admin);
  assert.deepEqual([change.former.revenue, change.now.revenue], [rial(2_000), rial(6_600)]);
  assert.deepEqual([change.former.leads?.count, change.now.leads?.count], [2, 4]);
  const parts = new Map(change.parts.map(({ part, amount }) => [part, Number(amount.amount)]));
  assert.deepEqual([...parts.keys()], ['leads', 'leadConversion', 'conversion', 'mix', 'size', 'price']);
  assert.equal(sumDecimals(change.parts.map(({ amount }) => amount.amount)), '4600');
  // As good leads, as many of them won, and one product: what changed is how many, how much of it and at what price.
  assert.deepEqual([parts.get('leadConversion'), parts.get('conversion'), parts.get('mix')], [0, 0, 0]);
  // 1 × 2 × 1,000 becomes 2 × 3 × 1,100: the mean over the orders in which the three may have come.
  assert.deepEqual([parts.get('leads'), parts.get('size'), parts.get('price')], [2_634, 1_583, 383]);
  for (const { leads } of [change.former, change.now])
    assert.equal(
      (await by(admin, (tx) => tx.recordsOf('lead').count({ filter: leads?.rows ?? { or: [] } }))).count,
      leads?.count,
    );
  // A line a part, between what was and what is: so it leaves as a sheet and on paper.
  assert.equal(changeTable(change).rows.length, 8);
});

test('who sees no leads is told of the number of deals, and who sees no quantities of no price', async () => {
  const dealsAlone = (fields: Readonly<Record<string, 'hidden'>>): Context => ({
    ...admin,
    actor: {
      ...(admin.actor as Extract<Context['actor'], { kind: 'member' }>),
      grants: {
        admin: false,
        deeds: [],
        objects: {
          deal: { read: 'all', create: false, update: 'none', remove: 'none', export: false, fields },
        },
      },
    },
  });
  const told = async (context: Context) => {
    const { parts, change, now } = await changeOf(context);
    assert.equal(sumDecimals(parts.map(({ amount }) => amount.amount)), change.amount);
    assert.equal(now.leads, null);
    return parts.map(({ part }) => part);
  };
  const usual = ['opportunities', 'conversion', 'mix', 'size'];
  assert.deepEqual(await told(dealsAlone({})), [...usual, 'price']);
  assert.deepEqual(await told(dealsAlone({ units: 'hidden' })), usual);
});
