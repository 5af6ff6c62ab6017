import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { changeField } from './change-field.ts';
import { removeField } from './remove-field.ts';

const { engine, testing } = await testEngine();
let admin: Context;
let blind: Context;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  blind = (
    await makeMember(engine, workspace, grantsOf({ product: { read: 'all', fields: { xMaker: 'hidden' } } }))
  ).context;
});
after(() => testing.drop());

const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin) => engine.transact(context, deed);
const find = (text: string, context = admin) =>
  inTx(
    async (tx) =>
      (await tx.recordsOf('product').page({ filter: { search: text } })).records.map(
        ({ values }) => values['name'],
      ),
    context,
  );

test('a field added to an object of code is found by search, also in what was there before', async () => {
  const { name } = await inTx((tx) =>
    addField(tx, 'product', { kind: 'text', label: { fa: 'سازنده', en: 'Maker' } }),
  );
  const [old = ''] = await inTx((tx) =>
    tx.recordsOf('product').create([{ name: 'چاپگر', [name]: 'كارخانهٔ البرز' }]),
  );
  assert.deepEqual(await find('البرز'), []);
  await inTx((tx) => changeField(tx, 'product', name, { searchable: 'detail' }));
  assert.deepEqual(await find('کارخانه البرز'), ['چاپگر']);
  assert.deepEqual(await find('چاپگر البرز'), ['چاپگر']);
  assert.deepEqual(await find('البرز', blind), []);

  await inTx((tx) => tx.recordsOf('product').create([{ name: 'اسکنر', [name]: 'صنایع دماوند' }]));
  assert.deepEqual(await find('دماوند'), ['اسکنر']);
  await inTx((tx) => tx.recordsOf('product').update([{ id: old, values: { [name]: 'گروه سهند' } }]));
  assert.deepEqual([await find('البرز'), await find('سهند')], [[], ['چاپگر']]);
  // A filter by the field goes through the same column.
  const filtered = await inTx((tx) =>
    tx.recordsOf('product').count({ filter: { field: name, op: 'contains', value: 'سهن' } }),
  );
  assert.equal(filtered.count, 1);

  await inTx((tx) => removeField(tx, 'product', name));
  assert.deepEqual(await find('سهند'), []);
});
