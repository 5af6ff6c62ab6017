import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { describeSchema } from '#records/api/describe.ts';
import { openRecords } from '#records/records.ts';
import { workspaceSchemas } from '#records/runtime/schema-source.ts';
import { allExtensions, allObjects } from '#server/product.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { defineCustomObject } from './define-custom-object.ts';
import { removeCustomObject } from './remove-field.ts';
import { restoreCustomObject } from './restore-field.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());
const { context: admin } = await makeMember(engine, await makeWorkspace(testing), adminGrants);

const slug = (wanted: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, wanted);
  return true;
};
const both = (fa: string, en = fa) => ({ fa, en });

test('an object made on screen is usable at once: fields, records, search, filters, sorts, groups, another process', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    defineCustomObject(tx, { one: both('بازدید', 'Site visit'), many: both('بازدیدها', 'Site visits') }),
  );
  assert.equal(name, 'x_site_visit');
  await engine.transact(admin, async (tx) => {
    await addField(tx, name, { kind: 'date', label: both('روز', 'Day') });
    await addField(tx, name, { kind: 'number', label: both('هزینهٔ سفر'), searchable: undefined });
    await addField(tx, name, {
      kind: 'choice',
      label: both('نتیجه', 'Result'),
      options: {
        choices: [
          { key: 'good', label: both('خوب') },
          { key: 'bad', label: both('بد') },
        ],
      },
    });
    await addField(tx, name, { kind: 'phones', label: both('تلفن', 'Phones'), searchable: 'detail' });
    await addField(tx, name, { kind: 'link', label: both('مشتری', 'Customer'), options: { to: 'party' } });
  });
  const names = await engine.transact(admin, (tx) =>
    Promise.resolve([...(tx.schema.objects.get(name)?.fields.keys() ?? [])]),
  );
  assert.deepEqual(names, ['name', 'day', 'hzynhSfr', 'result', 'phones', 'customer', 'owner', 'pinned']);
  // Another process: an engine of its own over the same database.
  const schemas = workspaceSchemas(
    allObjects.map(({ descriptor }) => descriptor),
    allExtensions,
  );
  const elsewhere = openRecords(testing.database, schemas);
  const made = await elsewhere.transact(admin, async (tx) => {
    const [customer] = await tx.recordsOf('party').create([{ kind: 'organisation', name: 'فولاد خزر' }]);
    const ids = await tx.recordsOf(name).create([
      {
        name: 'چاپخانه',
        day: '2026-03-21',
        hzynhSfr: 120.5,
        result: 'good',
        phones: [{ number: '۰۹۱۲۳۴۵۶۷۸۹' }],
        customer,
      },
      { name: 'پخش كالا', day: '2026-04-22', result: 'bad' },
      { name: 'بانک' },
    ] as never);
    return { customer, ids };
  });
  const found = await engine.transact(admin, async (tx) => {
    const visits = tx.recordsOf(name);
    const titles = async (query: Parameters<typeof visits.page>[0]) =>
      (await visits.page(query)).records.map(({ values }) => values['name']);
    return {
      sorted: await titles({ sort: [{ field: 'name', direction: 'asc' }] }),
      byDay: await titles({ sort: [{ field: 'day', direction: 'desc' }] }),
      search: await titles({ filter: { search: 'پخش کالا' } }),
      digits: await titles({ filter: { search: '۰۹۱۲۳۴۵' } }),
      range: await titles({ filter: { field: 'day', op: 'gte', value: '2026-04-01' } }),
      number: await titles({ filter: { field: 'hzynhSfr', op: 'between', value: [100, 121] } }),
      contains: await titles({ filter: { field: 'name', op: 'contains', value: 'كالا' } }),
      linked: await titles({ filter: { field: 'customer', op: 'eq', value: made.customer } }),
      path: await titles({ filter: { field: 'customer.name', op: 'contains', value: 'خزر' } }),
      groups: (
        await visits.groups({ by: ['result'], measures: [{ measure: 'sum', field: 'hzynhSfr' }] })
      ).map(({ keys, count, measures }) => [keys[0], count, measures[0]]),
      months: (await visits.groups({ by: ['day:month'] })).map(({ keys, count }) => [
        (keys[0] as { period: string } | null)?.period ?? null,
        count,
      ]),
      one: await visits.get(made.ids[0] ?? ''),
    };
  });
  assert.deepEqual(found.sorted, ['بانک', 'پخش کالا', 'چاپخانه']);
  assert.deepEqual(found.byDay, ['پخش کالا', 'چاپخانه', 'بانک']);
  assert.deepEqual(found.search, ['پخش کالا']);
  assert.deepEqual(found.digits, ['چاپخانه']);
  assert.deepEqual(found.range, ['پخش کالا']);
  assert.deepEqual(found.number, ['چاپخانه']);
  assert.deepEqual(found.contains, ['پخش کالا']);
  assert.deepEqual(found.linked, ['چاپخانه']);
  assert.deepEqual(found.path, ['چاپخانه']);
  assert.deepEqual(
    new Set(found.groups.map((one) => JSON.stringify(one))),
    new Set(['["good",1,120.5]', '["bad",1,null]', '[null,1,null]']),
  );
  assert.deepEqual(found.months, [
    ['1405-01', 1],
    ['1405-02', 1],
    [null, 1],
  ]);
  assert.deepEqual(found.one.values['phones'], [{ number: '+989123456789' }]);
  assert.deepEqual(found.one.values['customer'], { id: made.customer, object: 'party', title: 'فولاد خزر' });
});

test('another workspace knows nothing of it; a removed object is gone with its description', async () => {
  const other = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  await assert.rejects(
    engine.transact(other, async (tx) => tx.recordsOf('x_site_visit').page({})),
    slug('unknown-object'),
  );
  const { name } = await engine.transact(other, (tx) =>
    defineCustomObject(tx, { one: both('ماشین'), many: both('ماشین‌ها') }),
  );
  const id = await engine.transact(
    other,
    async (tx) => (await tx.recordsOf(name).create([{ name: 'پژو' }] as never))[0] ?? '',
  );
  await assert.rejects(
    engine.transact(other, (tx) => removeCustomObject(tx, name)),
    slug('bad-definition'),
  );
  await engine.transact(other, (tx) => tx.recordsOf(name).remove([id]));
  await engine.transact(other, (tx) => addField(tx, name, { kind: 'text', label: both('رنگ', 'Colour') }));
  await engine.transact(other, (tx) => removeCustomObject(tx, name));
  await engine.transact(other, (tx) => restoreCustomObject(tx, name));
  await engine.transact(other, (tx) => tx.recordsOf(name).restore([id]));
  const back = await engine.transact(other, (tx) => tx.recordsOf(name).get(id));
  assert.deepEqual([back.values['name'], 'colour' in back.values], ['پژو', true]);
  await engine.transact(other, (tx) => tx.recordsOf(name).remove([id]));
  await engine.transact(other, (tx) => removeCustomObject(tx, name));
  const names = await engine.transact(other, (tx) =>
    Promise.resolve(describeSchema(tx.schema, other.actor).objects.map((one) => one.name)),
  );
  assert.ok(!names.includes(name));
});
