import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { date, link, member, money, number, rollUp, text } from './declare.ts';
import { defineObject } from './define-object.ts';
import { extendObject, withExtensions } from './extend-object.ts';

const label = { fa: 'آزمایش', en: 'Test' };
const shop = defineObject('trial_shop', {
  module: 'tests',
  one: label,
  many: label,
  title: 'name',
  fields: { name: text({ label, required: true }) },
});
const loyalty = extendObject(party, {
  module: 'loyalty',
  fields: {
    points: number({ label, indexed: true }),
    spent: money({ label }),
    shop: link({ label, to: 'trial_shop' }),
  },
});
const shelf = defineObject('trial_shelf', {
  module: 'tests',
  one: label,
  many: label,
  title: 'name',
  fields: {
    name: text({ label, required: true }),
    boxes: rollUp({ label, of: 'trial_box', through: 'shelf', measure: 'count' }),
    weight: rollUp({
      label,
      of: 'trial_box',
      through: 'shelf',
      measure: 'sum',
      field: 'weight',
      where: { field: 'weight', op: 'gt', value: 1 },
    }),
    worth: rollUp({ label, of: 'trial_box', through: 'shelf', measure: 'sum', field: 'worth' }),
    latest: rollUp({ label, of: 'trial_box', through: 'shelf', measure: 'max', field: 'day' }),
  },
});
const box = defineObject('trial_box', {
  module: 'tests',
  one: label,
  many: label,
  title: 'name',
  owner: 'owner',
  fields: {
    name: text({ label, required: true }),
    shelf: link({ label, to: 'trial_shelf' }),
    weight: number({ label }),
    worth: money({ label }),
    day: date({ label }),
    owner: member({ label }),
  },
});
const { engine, testing } = await testEngine({
  objects: [shop, shelf, box],
  extensions: [loyalty.extension],
});
let workspace: WorkspaceId;
let admin: Context;
before(async () => {
  workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
});
after(() => testing.drop());

const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

test('fields of a side table are written, changed, filtered, sorted and logged like any other', async () => {
  const { ids, shopId } = await engine.transact(admin, async (tx) => {
    const [shopId = ''] = await tx.records(shop).create([{ name: 'شعبهٔ یک' }]);
    const ids = await tx.records(loyalty).create([
      { kind: 'person', name: 'الف', points: 10, spent: { amount: '5', currency: 'IRR' }, shop: shopId },
      { kind: 'person', name: 'ب' },
      { kind: 'person', name: 'پ', points: 30 },
    ]);
    return { ids, shopId };
  });
  assert.equal((await testing.asOwner(`select 1 from loyalty_party`)).length, 2);
  await engine.transact(admin, (tx) =>
    tx.records(loyalty).update([
      { id: ids[1] ?? '', values: { points: 20 } },
      { id: ids[0] ?? '', values: { points: null, description: 'چاپ' } },
    ]),
  );
  const found = await engine.transact(admin, async (tx) => {
    const people = tx.records(loyalty);
    return {
      sorted: (
        await people.page({ sort: [{ field: 'points', direction: 'desc' }], fields: ['name', 'points'] })
      ).records.map(({ values }) => Object.values(values)),
      many: (
        await people.page({
          filter: { field: 'points', op: 'gte', value: 20 },
          sort: [{ field: 'name', direction: 'asc' }],
        })
      ).records.map(({ values }) => values['name']),
      through: (
        await people.page({ filter: { field: 'shop.name', op: 'contains', value: 'شعبه' } })
      ).records.map(({ values }) => [values['name'], values['spent'], values['shop']]),
      sum: (await people.groups({ measures: [{ measure: 'sum', field: 'points' }] }))[0]?.measures,
    };
  });
  assert.deepEqual(found, {
    sorted: [
      ['پ', 30],
      ['ب', 20],
      ['الف', null],
    ],
    many: ['ب', 'پ'],
    through: [
      ['الف', { amount: '5', currency: 'IRR' }, { id: shopId, object: 'trial_shop', title: 'شعبهٔ یک' }],
    ],
    sum: [50],
  });
  const [event] = await testing.asOwner<{ changes: unknown }>(
    `select changes from event where record_id = $1 and kind = 'updated'`,
    [ids[1]],
  );
  assert.deepEqual(event?.changes, { points: [null, 20] });
  const blind = await makeMember(
    engine,
    workspace,
    grantsOf({ party: { read: 'all', fields: { points: 'hidden' } } }),
  );
  await assert.rejects(
    engine.transact(blind.context, (tx) =>
      tx.records(loyalty).page({ sort: [{ field: 'points', direction: 'asc' }] }),
    ),
    slug('unknown-field'),
  );
  const other = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  await assert.rejects(
    engine.transact(other, (tx) => tx.records(loyalty).create([{ kind: 'person', name: 'x', shop: shopId }])),
    slug('bad-link'),
  );
});

test('an extension that contradicts itself or the object ends the start', () => {
  assert.throws(
    () => extendObject(party, { module: 'x', fields: { a: text({ label, required: true }) } }),
    /neither required/,
  );
  assert.throws(
    () =>
      withExtensions(
        [party.descriptor],
        [extendObject(party, { module: 'x', fields: { name: text({ label }) } }).extension],
      ),
    /which exists/,
  );
  assert.throws(() => withExtensions([], [loyalty.extension]), /which no module declares/);
});

test('roll-ups count what the reader sees, currencies apart, and are filtered and sorted', async () => {
  const seller = await makeMember(
    engine,
    workspace,
    grantsOf({ trial_shelf: { read: 'all' }, trial_box: { read: 'own' } }),
  );
  const none = await makeMember(engine, workspace, grantsOf({ trial_shelf: { read: 'all' } }));
  const blind = await makeMember(
    engine,
    workspace,
    grantsOf({ trial_shelf: { read: 'all' }, trial_box: { read: 'all', fields: { weight: 'hidden' } } }),
  );
  await engine.transact(admin, async (tx) => {
    const [a = '', b = ''] = await tx.records(shelf).create([{ name: 'یک' }, { name: 'دو' }, { name: 'سه' }]);
    const owner = seller.memberId;
    const boxes = await tx.records(box).create([
      { name: '۱', shelf: a, weight: 5, worth: { amount: '10', currency: 'IRR' }, day: '2026-01-01', owner },
      { name: '۲', shelf: a, weight: 1, worth: { amount: '3', currency: 'USD' }, day: '2026-02-01' },
      { name: '۳', shelf: a, weight: 2, worth: { amount: '7', currency: 'IRR' } },
      { name: '۴', shelf: b, weight: 4 },
      { name: '۵', shelf: b, weight: 100 },
    ]);
    await tx.records(box).remove([boxes[4] ?? '']);
  });
  const read = (by: Context) =>
    engine.transact(by, async (tx) =>
      (await tx.records(shelf).page({ sort: [{ field: 'name', direction: 'asc' }] })).records.map(
        ({ values }) => [
          values['name'],
          values['boxes'],
          values['weight'],
          values['worth'],
          values['latest'],
        ],
      ),
    );
  const byCurrency = (one: unknown): unknown =>
    Array.isArray(one)
      ? (one as { currency: string }[]).toSorted((x, y) => x.currency.localeCompare(y.currency))
      : one;
  assert.deepEqual(
    (await read(admin)).map((row) => row.map(byCurrency)),
    [
      ['دو', 1, 4, [], null],
      ['سه', 0, null, [], null],
      [
        'یک',
        3,
        7,
        [
          { amount: '17', currency: 'IRR' },
          { amount: '3', currency: 'USD' },
        ],
        '2026-02-01',
      ],
    ],
  );
  assert.deepEqual(await read(seller.context), [
    ['دو', 0, null, [], null],
    ['سه', 0, null, [], null],
    ['یک', 1, 5, [{ amount: '10', currency: 'IRR' }], '2026-01-01'],
  ]);
  const names = async (by: Context) =>
    Object.keys((await engine.transact(by, (tx) => tx.records(shelf).page({}))).records[0]?.values ?? {});
  assert.deepEqual(await names(none.context), ['name']);
  assert.deepEqual(await names(blind.context), ['name', 'boxes', 'worth', 'latest']);
  const asked = await engine.transact(admin, async (tx) => ({
    many: (
      await tx.records(shelf).page({
        filter: { field: 'boxes', op: 'gte', value: 1 },
        sort: [{ field: 'boxes', direction: 'desc' }],
      })
    ).records.map(({ values }) => values['name']),
    late: (
      await tx.records(shelf).page({ filter: { field: 'latest', op: 'gt', value: '2026-01-15' } })
    ).records.map(({ values }) => values['name']),
    paged: (
      await tx.records(shelf).page({ sort: [{ field: 'weight', direction: 'desc' }], limit: 1 })
    ).records.map(({ values }) => values['name']),
  }));
  assert.deepEqual(asked, { many: ['یک', 'دو'], late: ['یک'], paged: ['یک'] });
});
