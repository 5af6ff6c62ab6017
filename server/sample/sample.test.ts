import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { member } from '#records/access/objects.ts';
import { deal, product } from '#modules/sales/index.ts';
import { note } from '#modules/work/index.ts';
import { party, relation } from '#modules/parties/index.ts';
import { checkNationalCode } from '#persian/ids/national-code.ts';
import { checkCompanyId } from '#persian/ids/company-id.ts';
import { parsePhone } from '#persian/phone.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { seedWorkspace } from '../seed/workspace.ts';
import { addSampleData, removeSampleData } from './sample.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const noon = (): Date => new Date('2026-11-22T08:30:00Z');
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

async function seededWorkspace(): Promise<{ workspace: WorkspaceId; admin: Context; adminId: string }> {
  const workspace = await makeWorkspace(testing);
  await engine.transact(systemContext(workspace, 'test'), (tx) => seedWorkspace(tx, { locale: 'fa' }));
  const { context, memberId } = await makeMember(engine, workspace, adminGrants);
  return { workspace, admin: context, adminId: memberId };
}

/** Every row of the workspace in every table but the log, which only grows. */
async function everything(workspace: WorkspaceId): Promise<Record<string, string[]>> {
  const tables = await testing.asOwner<{
    name: string;
  }>(`select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE' and c.table_name not like 'event%'
    order by 1`);
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await testing.asOwner<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where workspace_id = $1 order by 1`,
      [workspace],
    );
    if (rows.length > 0) all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function totals(tx: RecordTx, names: readonly string[]): Promise<number[]> {
  const counts: number[] = [];
  for (const name of names) counts.push((await tx.recordsOf(name).count({})).count);
  return counts;
}

test('sample data fill a workspace with what a firm would have, and the day of who asked is not empty', async () => {
  const { workspace, admin, adminId } = await seededWorkspace();
  await addSampleData(engine, workspace, { member: adminId as never, now: noon });
  await engine.transact({ ...admin, now: noon }, async (tx) => {
    assert.deepEqual(
      await totals(tx, ['party', 'deal', 'call', 'meeting', 'note', 'task', 'product']),
      [210, 120, 140, 60, 100, 100, 12],
    );
    const statuses = await tx.records(deal).groups({ by: ['status'] });
    assert.deepEqual(new Set(statuses.map(({ keys }) => keys[0])), new Set(['open', 'won', 'lost']));
    const stages = await tx
      .records(deal)
      .groups({ by: ['stage'], measures: [{ measure: 'sum', field: 'amount' }] });
    assert.equal(stages.length, 6, 'deals stand in every stage');
    const today = await tx.recordsOf('task').count({
      filter: {
        and: [
          { field: 'dueAt', op: 'within', value: 'today' },
          { field: 'done', op: 'eq', value: false },
        ],
      },
    });
    assert.ok(today.count >= 15, 'tasks are due today');
    const mine = await tx.records(deal).count({ filter: { field: 'owner', op: 'eq', value: adminId } });
    assert.ok(mine.count > 5, 'who asked has deals of his own');
    const facts = await testing.asOwner<{ fact: string; n: number }>(
      `select fact, count(*)::int as n from event where workspace_id = $1 and fact is not null group by 1 order by 1`,
      [workspace],
    );
    const won = statuses.find(({ keys }) => keys[0] === 'won')?.count;
    assert.deepEqual(facts.find(({ fact }) => fact === 'deal.won')?.n, won);
  });
});

test('ids of the sample pass their checksums, and its numbers are numbers', async () => {
  const { workspace, admin } = await seededWorkspace();
  await addSampleData(engine, workspace, { now: noon });
  const rows = await engine.transact(admin, async (tx) => {
    const people = await tx.records(party).page({ variant: 'people', limit: 200 });
    const companies = await tx.records(party).page({ variant: 'companies', limit: 200 });
    return { people: people.records, companies: companies.records };
  });
  assert.equal(rows.people.length, 150);
  assert.ok(rows.people.every(({ values }) => checkNationalCode(String(values['nationalCode'])).ok));
  assert.ok(rows.companies.every(({ values }) => checkCompanyId(String(values['companyId'])).ok));
  for (const { values } of [...rows.people, ...rows.companies])
    for (const { number } of values['phones'] as { number: string }[])
      assert.ok(parsePhone(number).ok, number);
});

test('the same seed gives the same data', async () => {
  const names = async (): Promise<unknown[]> => {
    const { workspace, admin } = await seededWorkspace();
    await addSampleData(engine, workspace, { seed: 7, now: noon });
    return engine.transact(admin, async (tx) => {
      const page = await tx
        .records(party)
        .page({ sort: [{ field: 'nationalCode', direction: 'asc' }], limit: 100 });
      return page.records.map(({ values }) => [values['name'], values['nationalCode'], values['phones']]);
    });
  };
  assert.deepEqual(await names(), await names());
});

test('adding and removing leaves the workspace exactly as it was', async () => {
  const { workspace, admin } = await seededWorkspace();
  await engine.transact(admin, (tx) =>
    tx
      .records(party)
      .create([{ kind: 'person', name: 'خانم دکتر شهلا امینی', phones: [{ number: '02188001122' }] }]),
  );
  const before = await everything(workspace);
  await addSampleData(engine, workspace, { now: noon });
  await assert.rejects(addSampleData(engine, workspace), slug('sample-data-present'));
  assert.notDeepEqual(await everything(workspace), before);
  await removeSampleData(engine, admin);
  assert.deepEqual(await everything(workspace), before);
  await removeSampleData(engine, admin);
  assert.deepEqual(await everything(workspace), before, 'a second removal finds nothing to do');
});

test('what people changed in the sample goes, what they added themselves stays with its links emptied', async () => {
  const { workspace, admin } = await seededWorkspace();
  await addSampleData(engine, workspace, { now: noon });
  const own = await engine.transact(admin, async (tx) => {
    const [company] = (await tx.records(party).page({ variant: 'companies', limit: 1 })).records;
    const [goods] = (await tx.records(product).page({ limit: 1 })).records;
    const [seller] = (
      await tx.records(member).page({ filter: { field: 'jobTitle', op: 'eq', value: 'کارشناس ارشد فروش' } })
    ).records;
    const [sampled, binned] = (
      await tx.records(deal).page({ filter: { field: 'status', op: 'eq', value: 'open' }, limit: 2 })
    ).records;
    assert.ok(company && goods && seller && sampled && binned);
    await tx.records(party).update([{ id: company.id, values: { name: 'نامی که کاربر نوشت' } }]);
    const won = await tx.recordsOf('stage').page({ filter: { field: 'kind', op: 'eq', value: 'won' } });
    await tx.records(deal).update([{ id: sampled.id, values: { stage: won.records[0]?.id ?? null } }]);
    await tx.records(deal).remove([binned.id]);
    const [person = ''] = await tx
      .records(party)
      .create([{ kind: 'person', name: 'علی نیک‌نام', employer: company.id }]);
    const [made = ''] = await tx
      .records(deal)
      .create([{ title: 'معاملهٔ واقعی', party: company.id, product: goods.id, owner: seller.id }]);
    const [gone = ''] = await tx.records(deal).create([{ title: 'در بازیافت', party: company.id }]);
    await tx.records(deal).remove([gone]);
    const [remark = ''] = await tx.records(note).create([{ text: 'یادداشت کاربر', about: company.id }]);
    await tx.records(relation).create([{ from: person, to: company.id, kind: 'adviser' }]);
    await tx.records(member).create([
      {
        name: 'همکار واقعی',
        role: (seller.values['role'] as { id: string }).id,
        team: (seller.values['team'] as { id: string }).id,
      },
    ]);
    return { person, made, gone, remark };
  });
  await removeSampleData(engine, admin);
  await engine.transact(admin, async (tx) => {
    assert.deepEqual(
      await totals(tx, ['party', 'deal', 'note', 'relation', 'product', 'call', 'task', 'meeting']),
      [1, 1, 1, 0, 0, 0, 0, 0],
    );
    assert.equal((await tx.records(party).get(own.person)).values['employer'], null);
    const { values } = await tx.records(deal).get(own.made);
    assert.deepEqual(
      [values['title'], values['party'], values['product'], values['owner']],
      ['معاملهٔ واقعی', null, null, null],
    );
    assert.equal((await tx.records(note).get(own.remark)).values['about'], null);
    await tx.records(deal).restore([own.gone]);
    assert.equal((await tx.records(deal).get(own.gone)).values['party'], null);
    const colleagues = await tx
      .records(member)
      .page({ filter: { field: 'name', op: 'eq', value: 'همکار واقعی' } });
    assert.equal(colleagues.records[0]?.values['team'], null);
    const stages = await tx.recordsOf('stage_change').count({});
    assert.equal(stages.count, 2, 'only the history of the two real deals is left');
  });
  const [logged] = await testing.asOwner<{ changes: unknown }>(
    `select changes from event where workspace_id = $1 and record_id = $2 and kind = 'updated' and changes ? 'employer'`,
    [workspace, own.person],
  );
  assert.ok(logged, 'the emptied link stands in the log of the record that stays');
});

test('only who may change sample data removes them', async () => {
  const { workspace } = await seededWorkspace();
  await addSampleData(engine, workspace, { now: noon });
  const seller = await makeMember(engine, workspace, grantsOf({ party: { read: 'all', remove: 'all' } }));
  await assert.rejects(removeSampleData(engine, seller.context), slug('not-allowed'));
});
