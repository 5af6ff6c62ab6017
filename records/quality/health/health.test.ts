import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { party } from '#modules/parties/index.ts';
import { toFilter, type FilterModel } from '#web/records/filter/model.ts';
import { ofGroup, stale } from '#web/records/quality/rows.ts';
import type { Filter } from '../../query/query.ts';
import { addField } from '../../runtime/add-field.ts';
import { measureHealth } from './measure.ts';

const { engine, testing } = await testEngine();
let admin: Context;
let seller: Context;
before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  seller = (
    await makeMember(
      engine,
      workspace,
      grantsOf({ party: { read: 'own', create: true, fields: { phones: 'hidden' } } }),
    )
  ).context;
  await engine.transact(admin, async (tx) => {
    await tx.recordsOf('party').create([
      { kind: 'person', name: 'الف', phones: [{ number: '09121234567' }], source: 'website' },
      { kind: 'person', name: 'ب', source: 'website' },
      { kind: 'person', name: 'پ' },
      { kind: 'organisation', name: 'شرکت' },
    ]);
  });
  await engine.transact(seller, (tx) => tx.recordsOf('party').create([{ kind: 'person', name: 'ت' }]));
  const { rows } = {
    rows: await testing.asOwner<{ id: string }>(
      `select id from party where name in ('الف', 'ب') order by id`,
    ),
  };
  const [one, other] = rows.map(({ id }) => id);
  await testing.asOwner(`update party set updated_at = now() - interval '300 days' where name = 'پ'`);
  await testing.asOwner(
    `insert into duplicate_pair (workspace_id, one_id, other_id, object, score, reasons, found_at) values ($1, $2, $3, 'party', 0.9, '[]', now())`,
    [workspace, one, other],
  );
});
after(() => testing.drop());

const measure = (context: Context, query = {}) =>
  engine.transact(
    { ...context, now: () => new Date() },
    (tx) => measureHealth(tx, tx.recordsOf('party').object, { variant: 'people', ...query }),
    { readOnly: true },
  );

const counted = async (items: FilterModel): Promise<number> => {
  const filter = toFilter(items);
  const { count } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').count({ variant: 'people', ...(filter ? { filter } : {}) }),
  );
  return count;
};

test('what is filled, fresh and unique is counted within the list, and broken down', async () => {
  const all = await measure(admin, { by: 'source' });
  const filled = Object.fromEntries(all.fields.map((name, at) => [name, all.filled[at]]));
  assert.deepEqual(
    [all.records, filled['name'], filled['phones'], filled['owner'], all.fresh, all.twins],
    [4, 4, 1, 4, 3, 2],
  );
  assert.deepEqual(
    all.groups.map(({ key, records, fresh, twins }) => [key, records, fresh, twins]),
    [
      ['website', 2, 2, 2],
      [null, 2, 1, 0],
    ],
  );
  assert.equal((await measure(admin, { by: 'owner' })).groups.length, 2);
});

test('every figure leads to as many rows as it counts', async () => {
  await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'text', label: { fa: 'قرارداد', en: 'Contract' }, required: true }),
  );
  const all = await measure(admin, { by: 'source' });
  const invalid = { whole: all.invalidFilter as Filter };
  assert.equal(all.invalid, all.records, 'what was there before a demand does not meet it');
  assert.equal(await counted([invalid]), all.invalid);
  for (const [at, field] of all.fields.entries())
    assert.equal(await counted([{ field, op: 'empty' }]), all.records - (all.filled[at] ?? 0), field);
  assert.equal(await counted([stale(all)]), all.records - all.fresh);
});

test('records whose choices are there no more are one group, which leads to them', async () => {
  await testing.asOwner(`update party set source = 'gone-' || id where name in ('ب', 'پ')`);
  const source = party.descriptor.fields.get('source');
  assert.ok(source);
  const all = await measure(admin, { by: 'source' });
  const { groups } = all;
  const invalid = { whole: all.invalidFilter as Filter };
  assert.deepEqual(
    groups.map(({ key, records }) => [key, records]),
    [
      ['', 2],
      ['website', 1],
      [null, 1],
    ],
  );
  for (const group of groups) {
    const rows = ofGroup(source, group.key);
    assert.equal(await counted(rows), group.records);
    assert.equal(await counted([...rows, stale(all)]), group.records - group.fresh);
    assert.equal(await counted([...rows, invalid]), group.invalid);
  }
  const { context } = await makeMember(engine, await makeWorkspace(testing), adminGrants);
  await engine.transact(context, (tx) =>
    tx.recordsOf('party').create(['ح', 'خ'].map((name) => ({ kind: 'person', name, source: 'website' }))),
  );
  assert.equal((await measure(context)).invalid, 0);
  await testing.asOwner(`update party set source = 'gone' where name = 'ح'`);
  assert.equal((await measure(context)).invalid, 1, 'it is not valid either');
});

test('nobody counts what he does not see', async () => {
  const own = await measure(seller, { by: 'owner' });
  assert.equal(own.records, 1);
  assert.equal(own.groups.length, 1);
  assert.ok(!own.fields.includes('phones'));
  await assert.rejects(measure(admin, { by: 'phones' }), { slug: 'bad-filter' });
});

test('of more groups than a thousand the largest are told, and how many more there are', async () => {
  const workspace = await makeWorkspace(testing);
  const { context, memberId } = await makeMember(engine, workspace, adminGrants);
  await engine.transact(context, async (tx) => {
    const { values } = await tx.recordsOf('member').get(memberId);
    const { id: role } = values['role'] as { readonly id: string };
    await tx
      .recordsOf('member')
      .create(Array.from({ length: 1_002 }, (_, at) => ({ name: `همکار ${at}`, role })));
    await tx
      .recordsOf('party')
      .create(Array.from({ length: 1_004 }, (_, at) => ({ kind: 'person', name: `گروه ${at}` })));
  });
  await testing.asOwner(
    `update party set owner_id = m.id from (select id, row_number() over (order by id) as n from member where workspace_id = $1) as m
      where party.workspace_id = $1 and m.n = greatest(1, substring(party.name from '\\d+$')::integer)`,
    [workspace],
  );
  const { groups, moreGroups } = await measure(context, { by: 'owner' });
  assert.deepEqual([groups.length, moreGroups, groups[0]?.records], [1_000, 3, 2]);
  assert.equal((await measure(context)).moreGroups, 0);
});
