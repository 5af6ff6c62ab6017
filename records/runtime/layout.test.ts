import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context, WorkspaceId } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { describeSchema } from '#records/api/describe.ts';
import { openRecords, type RecordTx } from '#records/records.ts';
import { workspaceSchemas } from '#records/runtime/schema-source.ts';
import { changeNumbering, readNumberings } from '#records/serial/numbering.ts';
import { countUses, replaceRecord, takeBackReplacement } from '#records/write/replace.ts';
import { allExtensions, allObjects } from '#server/product.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { arrangeObject, ruleField } from './change-layout.ts';
import { defineCustomObject } from './define-custom-object.ts';
import { removeField } from './remove-field.ts';
import { renameObject } from './rename-object.ts';
import { tryField } from './try-field.ts';
import { usesOfField } from './uses.ts';

const { engine, testing } = await testEngine();
let workspace: WorkspaceId;
let admin: Context;
let seller: Context;
let stages: {
  readonly first: string;
  readonly second: string;
  readonly third: string;
  readonly lost: string;
};

before(async () => {
  workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  seller = (
    await makeMember(engine, workspace, grantsOf({ deal: { read: 'all', create: true, update: 'all' } }))
  ).context;
  stages = await engine.transact(admin, async (tx) => {
    const [pipeline = ''] = await tx.recordsOf('pipeline').create([{ name: 'فروش', position: 1 }]);
    const stage = (name: string, kind: string, position: number) => ({
      name,
      kind,
      position,
      pipeline,
      probability: 10,
    });
    const [first = '', second = '', third = '', , lost = ''] = await tx
      .recordsOf('stage')
      .create([
        stage('آغاز', 'open', 1),
        stage('پیشنهاد', 'open', 2),
        stage('مذاکره', 'open', 3),
        stage('برد', 'won', 4),
        stage('باخت', 'lost', 5),
      ]);
    return { first, second, third, lost };
  });
});
after(() => testing.drop());

const both = (fa: string, en = fa) => ({ fa, en });
const refused = (slug: string, code?: string, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, slug);
  if (code !== undefined)
    assert.deepEqual(
      error.extras.errors?.map((one) => [one.code, one.field]),
      [[code, field]],
    );
  return true;
};
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin) => engine.transact(context, deed);

test('a workspace arranges an object in sections of its own, and every process follows with its next transaction', async () => {
  const schemas = workspaceSchemas(
    allObjects.map(({ descriptor }) => descriptor),
    allExtensions,
  );
  const elsewhere = openRecords(testing.database, schemas);
  const sections = [{ fields: ['name'] }, { title: both('بها', 'Price'), fields: ['listPrice', 'code'] }];
  const arrange = (next: Parameters<typeof arrangeObject>[2]) =>
    inTx((tx) => arrangeObject(tx, 'product', next));
  // What was there before comes back by the same way; the first time that is no arrangement at all.
  assert.equal(await arrange(sections), null);
  assert.deepEqual(await arrange(null), sections);
  assert.equal(await arrange(sections), null);
  const fields = await elsewhere.transact(admin, (tx) =>
    Promise.resolve(
      describeSchema(tx.schema, tx.context.actor)
        .objects.find(({ name }) => name === 'product')
        ?.fields.slice(0, 3)
        .map(({ name, section }) => [name, section?.en]),
    ),
  );
  assert.deepEqual(fields, [
    ['name', undefined],
    ['listPrice', 'Price'],
    ['code', 'Price'],
  ]);
  await assert.rejects(
    inTx((tx) => arrangeObject(tx, 'product', [{ fields: ['nothing'] }])),
    refused('unknown-field'),
  );
  await assert.rejects(
    inTx((tx) => arrangeObject(tx, 'deal', [{ fields: ['title'] }]), seller),
    refused('not-allowed'),
  );
  // People may be laid out otherwise than companies, which follow the object's.
  const people = { title: both('راه‌های تماس', 'Contact'), fields: ['phones', 'name'] };
  assert.equal(await inTx((tx) => arrangeObject(tx, 'party', [people], 'people')), null);
  const layouts = () =>
    inTx((tx) =>
      Promise.resolve(
        describeSchema(tx.schema, tx.context.actor)
          .objects.find(({ name }) => name === 'party')
          ?.variants.map(({ layout }) => layout),
      ),
    );
  assert.deepEqual(await layouts(), [[people], undefined, undefined]);
  await assert.rejects(
    inTx((tx) => arrangeObject(tx, 'party', [people], 'robots')),
    refused('bad-definition'),
  );
  // An arrangement that knows of no variants is as good as one that leaves them alone.
  await testing.asOwner(
    `update custom_layout set definition = definition - 'variants' where workspace_id = $1 and object = 'party'`,
    [workspace],
  );
  await testing.asOwner(`update workspace set schema_version = schema_version + 1 where id = $1`, [
    workspace,
  ]);
  assert.deepEqual(await layouts(), [undefined, undefined, undefined]);
  await inTx((tx) => arrangeObject(tx, 'party', [people], 'people'));
  assert.deepEqual(await inTx((tx) => arrangeObject(tx, 'party', null, 'people')), [people]);
  assert.deepEqual(await layouts(), [undefined, undefined, undefined]);
  await inTx((tx) => arrangeObject(tx, 'product', null));
  const [first] = await inTx((tx) =>
    Promise.resolve([...(tx.schema.objects.get('product')?.fields.values() ?? [])]),
  );
  assert.equal(first?.section, undefined);
});

test('what is required from a stage on is asked for on entering it, in its own pipeline, and never of the lost', async () => {
  await inTx((tx) => ruleField(tx, 'deal', 'amount', { requiredFrom: [stages.second] }));
  const make = (values: object) => inTx((tx) => tx.recordsOf('deal').create([values]), seller);
  const [id = ''] = await make({ title: 'یک', stage: stages.first });
  const move = (stage: string, values = {}) =>
    inTx((tx) => tx.recordsOf('deal').update([{ id, values: { stage, ...values } }]), seller);
  await assert.rejects(move(stages.third), refused('invalid-values', 'required-at-stage', 'amount'));
  await assert.rejects(
    make({ title: 'دو', stage: stages.second }),
    refused('invalid-values', 'required-at-stage', 'amount'),
  );
  await move(stages.lost);
  await move(stages.third, { amount: { amount: '1000', currency: 'IRR' } });
  await assert.rejects(
    inTx((tx) => tx.recordsOf('deal').update([{ id, values: { amount: null } }]), seller),
    refused('invalid-values', 'required-at-stage', 'amount'),
  );
  await inTx((tx) => ruleField(tx, 'deal', 'amount', {}));
  await inTx((tx) => tx.recordsOf('deal').update([{ id, values: { amount: null } }]), seller);
});

test('a rule of today does not shut the records of yesterday', async () => {
  const [id = ''] = await inTx((tx) =>
    tx.recordsOf('deal').create([{ title: 'دیرینه', stage: stages.third }]),
  );
  await inTx((tx) => ruleField(tx, 'deal', 'expectedCloseOn', { requiredFrom: [stages.first] }));
  await inTx((tx) => tx.recordsOf('deal').update([{ id, values: { title: 'دیرینه‌تر' } }]));
  await inTx((tx) => ruleField(tx, 'deal', 'expectedCloseOn', {}));
});

test('a field made on screen is shown where its condition holds: neither asked for nor taken elsewhere', async () => {
  const { name } = await inTx((tx) =>
    defineCustomObject(tx, { one: both('قرارداد', 'Contract'), many: both('قراردادها', 'Contracts') }),
  );
  const kind = await inTx((tx) =>
    addField(tx, name, {
      kind: 'choice',
      label: both('نوع', 'Sort'),
      options: {
        choices: [
          { key: 'rent', label: both('اجاره') },
          { key: 'sale', label: both('فروش') },
        ],
      },
    }),
  );
  const until = await inTx((tx) =>
    addField(tx, name, { kind: 'date', label: both('پایان', 'Until'), required: true }),
  );
  const when = { field: kind.name, op: 'in', value: ['rent'] } as const;
  await inTx((tx) => ruleField(tx, name, until.name, { shownWhen: when }));
  const create = (values: object) => inTx((tx) => tx.recordsOf(name).create([values]));
  await create({ name: 'خانه', [kind.name]: 'sale' });
  await assert.rejects(
    create({ name: 'خانه', [kind.name]: 'rent' }),
    refused('invalid-values', 'required', until.name),
  );
  await assert.rejects(
    create({ name: 'خانه', [kind.name]: 'sale', [until.name]: '2026-05-01' }),
    refused('invalid-values', 'not-shown', until.name),
  );
  await create({ name: 'خانه', [kind.name]: 'rent', [until.name]: '2026-05-01' });

  assert.deepEqual(
    (await inTx((tx) => usesOfField(tx, name, kind.name))).map(({ what }) => what.en),
    ['condition'],
  );
  await assert.rejects(
    inTx((tx) => removeField(tx, name, kind.name)),
    refused('field-in-use'),
  );
  await assert.rejects(
    inTx((tx) => ruleField(tx, name, until.name, { shownWhen: { field: 'nope', op: 'filled' } })),
    refused('bad-definition'),
  );
  await assert.rejects(
    inTx((tx) => ruleField(tx, name, 'name', { shownWhen: when })),
    refused('bad-definition'),
  );
  await inTx((tx) => ruleField(tx, name, 'owner', { requiredWhen: when }));
  await assert.rejects(
    create({ name: 'باغ', [kind.name]: 'rent', [until.name]: '2026-05-01', owner: null }),
    refused('invalid-values', 'required-here', 'owner'),
  );
  await inTx((tx) => renameObject(tx, name, { one: both('پیمان'), many: both('پیمان‌ها') }));
  assert.equal((await inTx((tx) => Promise.resolve(tx.schema.objects.get(name)?.one)))?.fa, 'پیمان');
});

test('a formula is tried on a real record before it is kept, and what is wrong is said in words', async () => {
  const trial = (formula: string) =>
    inTx((tx) => tryField(tx, 'deal', { kind: 'formula', label: both('آزمون'), options: { formula } }));
  const { field, on, value } = await trial('1 + 2');
  assert.deepEqual([field.kind, field.comparison, value], ['formula', 'number', 3]);
  assert.ok(on);
  await assert.rejects(trial('1 + nothing'), refused('bad-definition'));
  const left = await inTx((tx) => Promise.resolve(tx.schema.objects.get('deal')?.fields.has('xTrial')));
  assert.equal(left, false);
});

test('a serial number takes another template and goes on from another number, never back', async () => {
  const { name } = await inTx((tx) =>
    defineCustomObject(tx, { one: both('حواله', 'Order'), many: both('حواله‌ها', 'Orders') }),
  );
  const { name: serial } = await inTx((tx) =>
    addField(tx, name, {
      kind: 'serial',
      label: both('شماره', 'Number'),
      options: { template: 'H-{number:3}' },
    }),
  );
  const numberOf = async () => {
    const [id = ''] = await inTx((tx) => tx.recordsOf(name).create([{ name: 'یک' }]));
    return (await inTx((tx) => tx.recordsOf(name).get(id))).values[serial];
  };
  assert.equal(await numberOf(), 'H-001');
  await inTx((tx) => changeNumbering(tx, name, serial, { next: 40 }));
  assert.equal(await numberOf(), 'H-040');
  await assert.rejects(
    inTx((tx) => changeNumbering(tx, name, serial, { next: 40 })),
    refused('bad-definition'),
  );
  await assert.rejects(
    inTx((tx) => changeNumbering(tx, name, serial, { template: 'H-{year}' })),
    refused('bad-definition'),
  );
  await inTx((tx) => changeNumbering(tx, name, serial, { template: 'S-{jalaliYear}-{number:4}', next: 7 }));
  const [own] = (await inTx(readNumberings)).filter(({ object }) => object === name);
  assert.deepEqual([own?.next, own?.restarts], [7, 'year']);
  assert.equal(await numberOf(), own?.sample);
});

test('one word takes the place of another everywhere, and the deals of a stage that goes move to the next', async () => {
  const { keep, gone, deal } = await inTx(async (tx) => {
    const [one = '', other = ''] = await tx.recordsOf('tag').create([{ name: 'الف' }, { name: 'ب' }]);
    const [id = ''] = await tx
      .recordsOf('deal')
      .create([{ title: 'برچسب‌دار', tags: [one, other], stage: stages.second }]);
    return { keep: one, gone: other, deal: id };
  });
  assert.equal((await inTx((tx) => countUses(tx, tx.recordsOf('tag').object)))[gone], 1);
  await inTx((tx) => replaceRecord(tx, 'tag', gone, keep));
  await inTx((tx) => replaceRecord(tx, 'stage', stages.second, stages.third));
  const { values } = await inTx((tx) => tx.recordsOf('deal').get(deal));
  assert.deepEqual(
    [values['tags'], values['stage']].flat().map((one) => (one as { id: string }).id),
    [keep, stages.third],
  );
  // Taken back, the word is where it was, beside the one that stood there already; the stage as well.
  await inTx((tx) => takeBackReplacement(tx, 'stage', stages.second));
  await inTx((tx) => takeBackReplacement(tx, 'tag', gone));
  const again = (await inTx((tx) => tx.recordsOf('deal').get(deal))).values;
  assert.deepEqual(
    [again['tags'], again['stage']]
      .flat()
      .map((one) => (one as { id: string }).id)
      .toSorted(),
    [keep, gone, stages.second].toSorted(),
  );
  await assert.rejects(
    inTx((tx) => takeBackReplacement(tx, 'stage', stages.second), seller),
    refused('not-allowed'),
  );
  await assert.rejects(
    inTx((tx) => replaceRecord(tx, 'tag', keep, keep)),
    refused('bad-link'),
  );
  await assert.rejects(
    inTx((tx) => replaceRecord(tx, 'stage', stages.first, stages.third), seller),
    refused('not-allowed'),
  );
});
