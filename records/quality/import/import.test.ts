import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { party } from '#modules/parties/index.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, importServices } from '#testing/import.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import type { Decision } from './issues.ts';
import { start } from './going.ts';
import { beginImport, suggest, type ImportFiles } from './imports.ts';
import { planShape, type Plan } from './plan.ts';
import { runImport } from './run.ts';

const sales = join(import.meta.dirname, '../../../../shared/data/sales');
const skip = existsSync(sales) ? false : 'the folder shared/data beside the project is absent';
const { engine, testing } = await testEngine();
const contents = new Map<string, () => Readable>();
const files: ImportFiles = {
  save: () => Promise.reject(new Error('Tests name their files by themselves')),
  open: (_context, key) => Promise.resolve(contents.get(key)?.() ?? Readable.from([])),
};
const services = importServices(engine, files);
let admin: Context;

before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

const upload = async (open: () => Readable): Promise<string> => {
  const key = newId();
  contents.set(key, open);
  const named = { ...services, files: { ...files, save: () => Promise.resolve(key) } };
  return (await beginImport(named, admin, 'file.csv', open())).id;
};

const suggested = async (id: string, object: string, variant?: string): Promise<Plan> =>
  planShape.parse((await suggest(services, admin, id, object, variant)).plan);

/** Upload, suggestion (which the test may change), check, run, with the given decisions. */
async function bring(
  open: () => Readable,
  object: string,
  variant: string | undefined,
  change: (plan: Plan) => Plan,
  decisions: Record<string, Decision> = {},
) {
  const id = await upload(open);
  const plan = change(await suggested(id, object, variant));
  const found = await checkNow(services, admin, id, plan);
  await start(services, admin, id, decisions);
  await runImport(engine, admin, id, open);
  const record = await engine.transact(admin, (tx) => tx.recordsOf('import').get(id));
  return {
    id,
    plan,
    found,
    progress: record.values['progress'] as Record<string, number>,
    state: record.values['state'],
  };
}

test('accounts come in as companies, with parents that stand in the same file', { skip }, async () => {
  const open = () => createReadStream(join(sales, 'accounts.csv'));
  const { progress, state, plan } = await bring(open, 'party', 'companies', (plan) => plan);
  assert.deepEqual(plan.columns.find(({ column }) => column === 0)?.target, 'name');
  assert.equal(state, 'done');
  assert.equal(progress['created'], 85);
  const children = await engine.transact(admin, (tx) =>
    tx
      .records(party)
      .page({ filter: { field: 'parent.name', op: 'eq', value: 'Acme Corporation' }, limit: 200 }),
  );
  assert.ok(children.records.length > 0);
  assert.ok(children.records.some((one) => one.values['name'] === 'Bluth Company'));
});

test('the same file again makes nothing twice', { skip }, async () => {
  const { progress } = await bring(
    () => createReadStream(join(sales, 'accounts.csv')),
    'party',
    'companies',
    (plan) => plan,
  );
  assert.deepEqual([progress['created'], progress['updated'], progress['unchanged']], [0, 0, 85]);
  const count = await engine.transact(admin, (tx) => tx.records(party).count({ variant: 'companies' }));
  assert.equal(count.count, 85);
});

test('an unknown parent is shown with the likest company, and the choice is remembered', async () => {
  const csv = 'name,parent\nآوند گستر,\nشعبه یک,آوندگستر\nشعبه دو,هیچ‌کس\n';
  const plan = (suggested: Plan): Plan => ({
    ...suggested,
    columns: [
      { column: 0, target: 'name' },
      { column: 1, target: 'parent' },
    ],
  });
  const { found } = await bring(() => Readable.from([Buffer.from(csv)]), 'party', 'companies', plan);
  const [first, second] = [...found.issues]
    .filter((issue) => issue.code === 'unknown-link')
    .sort((a, b) => a.value.localeCompare(b.value));
  assert.deepEqual(
    [first?.value, first?.proposals[0]?.label, first?.suggested.action, first?.rows],
    ['آوندگستر', 'آوند گستر', 'use', [3]],
  );
  assert.equal(second?.suggested.action, 'empty');
  const children = await engine.transact(admin, (tx) =>
    tx.records(party).page({ filter: { field: 'parent.name', op: 'eq', value: 'آوند گستر' } }),
  );
  assert.deepEqual(
    children.records.map((one) => one.values['name']),
    ['شعبه یک'],
  );

  const id = await upload(() => Readable.from([Buffer.from(csv)]));
  const chosen = plan(await suggested(id, 'party', 'companies'));
  const again = await checkNow(services, admin, id, chosen);
  const issue = again.issues.find((one) => one.value === 'هیچ‌کس');
  assert.ok(issue);
  await start(services, admin, id, { [issue.key]: { action: 'skip' } });
  const third = await upload(() => Readable.from([Buffer.from(csv)]));
  const recalled = (await checkNow(services, admin, third, chosen)).issues.find(
    (one) => one.value === 'هیچ‌کس',
  );
  assert.deepEqual([recalled?.suggested.action, recalled?.remembered], ['skip', true]);
});

test('an import that is cut off goes on where it stopped, and makes nothing twice', async () => {
  const lines = Array.from({ length: 2_500 }, (_, index) => `مشتری ${index},${index}`).join('\n');
  const open = () => Readable.from([Buffer.from(`name,sector\n${lines}\n`)]);
  const id = await upload(open);
  await checkNow(services, admin, id, {
    ...(await suggested(id, 'party', 'people')),
    match: undefined,
  });
  await start(services, admin, id, {});
  const failing = {
    ...engine,
    transact: ((context, deed, options) =>
      calls++ === 3
        ? Promise.reject(new Error('the machine went down'))
        : engine.transact(context, deed, options)) as typeof engine.transact,
  };
  let calls = 0;
  await assert.rejects(runImport(failing, admin, id, open), /machine/);
  const half = await engine.transact(admin, (tx) => tx.recordsOf('import').get(id));
  assert.equal((half.values['progress'] as { done: number }).done, 2_000);
  await runImport(engine, admin, id, open);
  const done = await engine.transact(admin, (tx) => tx.recordsOf('import').get(id));
  assert.equal(done.values['state'], 'done');
  const [row] = await testing.asOwner<{ count: string }>(
    `select count(*) as count from party where name like 'مشتری %'`,
  );
  assert.equal(Number(row?.count), 2_500);
});

test('a list is filtered by what one import made, for who may see the import', async () => {
  const csv = 'name\nنخستینِ ورود\nدومینِ ورود\n';
  const { id } = await bring(
    () => Readable.from([Buffer.from(csv)]),
    'party',
    'people',
    (plan) => plan,
  );
  const count = (who: Context) =>
    engine.transact(who, async (tx) => (await tx.recordsOf('party').count({ filter: { import: id } })).count);
  assert.equal(await count(admin), 2);
  const blind = await makeMember(engine, admin.workspace, grantsOf({ party: { read: 'all' } }));
  assert.equal(await count(blind.context), 0);
});
