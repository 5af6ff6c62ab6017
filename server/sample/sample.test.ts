import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { member, team } from '#records/access/objects.ts';
import type { RecordTx } from '#records/records.ts';
import { party, relation } from '#modules/parties/index.ts';
import { meeting, note, task } from '#modules/work/index.ts';
import { checkCompanyId } from '#persian/ids/company-id.ts';
import { checkNationalCode } from '#persian/ids/national-code.ts';
import { parsePhone } from '#persian/phone.ts';
import { testEngine } from '#testing/engine.ts';
import { testApi } from '#testing/http.ts';
import { makeColleague, makeSeededWorkspace } from '#testing/seeded.ts';
import { grantsOf, makeMember } from '#testing/workspace.ts';
import { sampleRoutes } from './routes.ts';
import { addSampleData, removeSampleData } from './sample.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const noon = (): Date => new Date('2026-11-22T08:30:00Z');
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

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
  const { workspace, admin, adminId } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { member: adminId, now: noon });
  await engine.transact({ ...admin, now: noon }, async (tx) => {
    assert.deepEqual(await totals(tx, ['party', 'note']), [210, 100]);
    const [calls = 0, tasks = 0, meetings = 0] = await totals(tx, ['call', 'task', 'meeting']);
    assert.ok(calls >= 110 && tasks >= 75 && meetings >= 100);
    const due = {
      and: [
        { field: 'dueAt', op: 'within', value: 'today' },
        { field: 'done', op: 'eq', value: false },
      ],
    } as const;
    assert.ok((await tx.records(task).count({ filter: due })).count >= 15, 'tasks are due today');
    const mine = await tx
      .records(task)
      .count({ filter: { and: [due, { field: 'owner', op: 'eq', value: adminId }] } });
    assert.ok(mine.count > 0, 'some of them are for who asked');
    assert.equal((await tx.records(team).count({})).count, 2);
    const parents = await tx.records(party).count({ filter: { field: 'parent', op: 'filled' } });
    assert.equal(parents.count, 12, 'some companies belong to others');
  });
});

test('ids of the sample pass their checksums, and its numbers are numbers', async () => {
  const { workspace, admin } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { now: noon });
  const { people, companies } = await engine.transact(admin, async (tx) => ({
    people: (await tx.records(party).page({ variant: 'people', limit: 200 })).records,
    companies: (await tx.records(party).page({ variant: 'companies', limit: 200 })).records,
  }));
  assert.deepEqual([people.length, companies.length], [150, 60]);
  assert.ok(people.every(({ values }) => checkNationalCode(String(values['nationalCode'])).ok));
  assert.ok(companies.every(({ values }) => checkCompanyId(String(values['companyId'])).ok));
  for (const { values } of [...people, ...companies])
    for (const { number } of values['phones'] as { number: string }[])
      assert.ok(parsePhone(number).ok, number);
});

test('the same seed gives the same data', async () => {
  const people = async (): Promise<unknown[]> => {
    const { workspace, admin } = await makeSeededWorkspace(engine, testing);
    await addSampleData(engine, workspace, { seed: 7, now: noon });
    return engine.transact(admin, async (tx) => {
      const page = await tx
        .records(party)
        .page({ sort: [{ field: 'nationalCode', direction: 'asc' }], limit: 100 });
      return page.records.map(({ values }) => [values['name'], values['nationalCode'], values['phones']]);
    });
  };
  assert.deepEqual(await people(), await people());
});

test('adding and removing leaves the workspace exactly as it was', async () => {
  const { workspace, admin } = await makeSeededWorkspace(engine, testing);
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
  const { workspace, admin } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { now: noon });
  const own = await engine.transact(admin, async (tx) => {
    const [company, binned] = (await tx.records(party).page({ variant: 'companies', limit: 2 })).records;
    const [seller] = (
      await tx.records(member).page({ filter: { field: 'jobTitle', op: 'eq', value: 'کارشناس ارشد فروش' } })
    ).records;
    assert.ok(company && binned && seller);
    await tx.records(party).update([{ id: company.id, values: { name: 'نامی که کاربر نوشت' } }]);
    await tx.records(party).remove([binned.id]);
    const [person = '', other = ''] = await tx.records(party).create([
      { kind: 'person', name: 'علی نیک‌نام', employer: company.id },
      { kind: 'person', name: 'مینا ژیان' },
    ]);
    const [remark = '', gone = ''] = await tx.records(note).create([
      { text: 'یادداشت کاربر', about: company.id, owner: seller.id },
      { text: 'در بازیافت', about: company.id },
    ]);
    await tx.records(note).remove([gone]);
    const [talk = ''] = await tx
      .records(meeting)
      .create([{ subject: 'جلسهٔ واقعی', at: noon().toISOString(), participants: [person, company.id] }]);
    await tx.records(relation).create([
      { from: person, to: company.id, kind: 'adviser' },
      { from: person, to: other, kind: 'spouse' },
    ]);
    const idOf = (value: unknown): string => (value as { id: string }).id;
    const [colleague = ''] = await tx
      .records(member)
      .create([
        { name: 'همکار واقعی', role: idOf(seller.values['role']), team: idOf(seller.values['team']) },
      ]);
    return { person, remark, gone, talk, colleague };
  });
  await removeSampleData(engine, admin);
  await engine.transact(admin, async (tx) => {
    assert.deepEqual(
      await totals(tx, ['party', 'note', 'meeting', 'relation', 'call', 'task', 'team']),
      [2, 1, 1, 1, 0, 0, 0],
    );
    assert.equal((await tx.records(party).get(own.person)).values['employer'], null);
    const remark = await tx.records(note).get(own.remark);
    assert.deepEqual([remark.values['about'], remark.values['owner']], [null, null]);
    const { values } = await tx.records(meeting).get(own.talk);
    assert.deepEqual(
      (values['participants'] as { id: string }[]).map(({ id }) => id),
      [own.person],
    );
    assert.equal((await tx.records(member).get(own.colleague)).values['team'], null);
    await tx.records(note).restore([own.gone]);
    assert.equal((await tx.records(note).get(own.gone)).values['about'], null);
  });
  const [logged] = await testing.asOwner(
    `select 1 as found from event where workspace_id = $1 and record_id = $2 and kind = 'updated' and changes ? 'employer'`,
    [workspace, own.person],
  );
  assert.ok(logged, 'the emptied link stands in the log of the record that stays');
});

test('a sample colleague who was given a sign-in is a real one and stays', async () => {
  const { workspace, admin } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { now: noon });
  const invited = await engine.transact(admin, async (tx) => {
    const [one] = (
      await tx.records(member).page({ filter: { field: 'jobTitle', op: 'eq', value: 'مدیر فروش تهران' } })
    ).records;
    assert.ok(one);
    await tx
      .bySystem('an invitation')
      .records(member)
      .update([{ id: one.id, values: { access: 'invited' } }]);
    return one.id;
  });
  await removeSampleData(engine, admin);
  const left = await engine.transact(admin, (tx) => tx.records(member).find(invited));
  assert.deepEqual([left?.values['name'], left?.values['team']], ['نسترن شایگان', null]);
});

test('over HTTP: added once, seen, removed, by an administrator alone', async () => {
  const seeded = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, seeded, 'seller');
  const { app, actors, close } = await testApi(engine, sampleRoutes);
  actors.set('admin', seeded.admin);
  actors.set('seller', seller.context);
  const ask = async (method: 'GET' | 'POST' | 'DELETE', actor: string): Promise<unknown[]> => {
    const answer = await app.inject({
      method,
      url: '/api/v1/sample-data',
      headers: { 'x-test-actor': actor },
    });
    return [answer.statusCode, answer.body === '' ? undefined : answer.json<{ present?: boolean }>().present];
  };
  assert.deepEqual(await ask('POST', 'seller'), [403, undefined]);
  assert.deepEqual(await ask('POST', 'admin'), [201, true]);
  assert.deepEqual(await ask('POST', 'admin'), [409, undefined]);
  assert.deepEqual(await ask('GET', 'seller'), [200, true]);
  assert.deepEqual(await ask('DELETE', 'seller'), [403, undefined]);
  assert.deepEqual(await ask('DELETE', 'admin'), [204, undefined]);
  assert.deepEqual(await ask('GET', 'admin'), [200, false]);
  await close();
});

test('only who may change sample data removes them', async () => {
  const { workspace } = await makeSeededWorkspace(engine, testing);
  await addSampleData(engine, workspace, { now: noon });
  const seller = await makeMember(engine, workspace, grantsOf({ party: { read: 'all', remove: 'all' } }));
  await assert.rejects(removeSampleData(engine, seller.context), slug('not-allowed'));
});
