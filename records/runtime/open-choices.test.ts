import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { describeSchema } from '#records/api/describe.ts';
import { choice } from '#records/define/declare.ts';
import { newChoiceKey } from '#records/define/choice-keys.ts';
import { describeField } from '#records/define/define-object.ts';
import type { Choice } from '#records/define/declare.ts';
import { kinds } from '#records/fields/index.ts';
import { openRecords, type RecordTx } from '#records/records.ts';
import { workspaceSchemas } from '#records/runtime/schema-source.ts';
import { allExtensions, allObjects } from '#server/product.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { changeChoices } from './change-choices.ts';
import { arrangeObject } from './change-layout.ts';
import { choicesFrom, saidOf } from './open-choices.ts';

const { engine, testing } = await testEngine();
let admin: Context;
let stranger: Context;
let clerk: Context;

before(async () => {
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  clerk = (await makeMember(engine, workspace, grantsOf({ lead: { read: 'all', update: 'all' } }))).context;
  stranger = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
});
after(() => testing.drop());

const both = (fa: string, en = fa) => ({ fa, en });
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin) => engine.transact(context, deed);
const listOf = (object: string, field: string, context = admin, through = engine): Promise<Choice[]> =>
  through.transact(context, (tx) =>
    Promise.resolve(tx.schema.objects.get(object)?.fields.get(field)?.options['choices'] as Choice[]),
  );
const refused = (slug: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, slug);
  return true;
};
const bridge: Choice = { key: 'x-bridge', label: both('پل طبیعت', 'Nature bridge'), color: 5 };

test('of a list only what is otherwise is kept, and a later version’s choices and words come through', () => {
  const coded = [
    { key: 'a', label: both('الف', 'A'), color: 1 },
    { key: 'b', label: both('ب', 'B'), color: 2 },
    { key: 'c', label: both('پ', 'C'), color: 3 },
  ];
  const made = { key: 'x-1', label: both('ت', 'D') };
  const [a, b, c] = coded as [Choice, Choice, Choice];
  const wish: Choice[] = [made, c, { ...b, hidden: true }, { ...a, label: both('آ', 'A') }];
  const said = saidOf(coded, wish);
  assert.deepEqual(said, [
    { key: 'x-1', label: both('ت', 'D') },
    { key: 'c' },
    { key: 'b', hidden: true },
    { key: 'a', label: both('آ', 'A') },
  ]);
  assert.deepEqual(choicesFrom(coded, said), wish);
  const later = [a, { key: 'new', label: both('نو', 'New') }, { ...b, label: both('بهتر', 'Better') }];
  assert.deepEqual(
    choicesFrom(later, said).map(({ key, label }) => [key, label.en]),
    [
      ['x-1', 'D'],
      ['b', 'Better'],
      ['a', 'A'],
      ['new', 'New'],
    ],
  );
});

test('code can declare no key that a workspace may give', () => {
  const key = newChoiceKey(new Set());
  assert.match(key, /^x-[a-z0-9]+$/);
  const declared = choice({ label: both('یک'), choices: [{ key, label: both('دو') }], open: true });
  assert.throws(() => describeField('thing', 'one', declared, { in: 'columns', column: 'one' }), /own/);
});

test('a workspace’s choice is there for every field of the list, in every process, and for nobody else', async () => {
  const elsewhere = openRecords(
    testing.database,
    workspaceSchemas(
      allObjects.map(({ descriptor }) => descriptor),
      allExtensions,
    ),
  );
  const declared = await listOf('lead', 'source', admin, elsewhere);
  const [referral, ...rest] = declared as [Choice, ...Choice[]];
  const wish: Choice[] = [
    bridge,
    { ...referral, label: both('آشنایان', 'Friends') },
    ...rest.map((one): Choice => (one.key === 'walk-in' ? { ...one, hidden: true } : one)),
  ];
  await inTx((tx) => changeChoices(tx, 'lead', 'source', wish));
  for (const object of ['party', 'lead', 'deal'])
    assert.deepEqual(await listOf(object, 'source', admin, elsewhere), wish, object);
  assert.deepEqual(await listOf('lead', 'source', stranger), declared);
  const described = (context: Context) =>
    inTx(
      (tx) =>
        Promise.resolve(
          describeSchema(tx.schema, context.actor)
            .objects.find(({ name }) => name === 'lead')
            ?.fields.find(({ name }) => name === 'source')?.open?.also,
        ),
      context,
    );
  assert.deepEqual(await described(admin), [
    { object: 'party', field: 'source' },
    { object: 'deal', field: 'source' },
  ]);
  assert.deepEqual(await described(clerk), [], 'what a reader may not know of is not named');
  // A new arrangement of the form says nothing of choices.
  await inTx((tx) => arrangeObject(tx, 'party', null));
  assert.deepEqual(await listOf('deal', 'source'), wish);
});

test('records have it, filters and groups and orders go by it, files call it by name', async () => {
  const [one = '', two = ''] = await inTx((tx) =>
    tx
      .recordsOf('lead')
      .create([
        { name: 'سارا', source: 'x-bridge' },
        { name: 'مینا', source: 'referral' },
        { name: 'بی‌نشان' },
      ] as never),
  );
  const page = (query: object) =>
    inTx(async (tx) => (await tx.recordsOf('lead').page(query)).records.map(({ id }) => id));
  assert.deepEqual(await page({ filter: { field: 'source', op: 'eq', value: 'x-bridge' } }), [one]);
  assert.deepEqual((await page({ sort: [{ field: 'source', direction: 'asc' }] })).slice(0, 2), [one, two]);
  const groups = await inTx((tx) => tx.recordsOf('lead').groups({ by: ['source'] }));
  const counted = new Map(groups.map(({ keys, count }) => [keys[0], count]));
  assert.deepEqual(
    [null, 'referral', 'x-bridge'].map((key) => counted.get(key)),
    [1, 1, 1],
  );
  await assert.rejects(
    inTx((tx) => tx.recordsOf('lead').create([{ name: 'غریبه', source: 'x-bridge' }] as never), stranger),
    refused('invalid-values'),
  );
  const field = await inTx((tx) => Promise.resolve(tx.schema.objects.get('lead')?.fields.get('source')));
  assert.ok(field);
  const read = (text: string) => kinds.choice.parse(text, field, { currency: 'IRR' });
  assert.deepEqual(
    ['پل طبیعت', 'nature bridge', 'Friends', 'Referral', 'مراجعهٔ حضوری'].map(read),
    ['x-bridge', 'x-bridge', 'referral', 'referral', 'walk-in'].map((value) => ({ ok: true, value })),
  );
});

test('what rows hold and what is of the code stays; who may not, and lists that code goes by, are refused', async () => {
  const list = await listOf('deal', 'source');
  const change = (choices: readonly Choice[], object = 'deal', field = 'source', context = admin) =>
    inTx((tx) => changeChoices(tx, object, field, choices), context);
  const without = (key: string) => list.filter((one) => one.key !== key);
  // A lead has it; that deals have not is no reason.
  await assert.rejects(change(without('x-bridge')), refused('choice-in-use'));
  await inTx(async (tx) => {
    const { records } = await tx
      .recordsOf('lead')
      .page({ filter: { field: 'source', op: 'eq', value: 'x-bridge' } });
    await tx.recordsOf('lead').remove(records.map(({ id }) => id));
  });
  await assert.rejects(change(without('x-bridge')), refused('choice-in-use'), 'one in the bin comes back');
  await assert.rejects(change(without('website')), refused('bad-definition'));
  await assert.rejects(change([...list, { key: 'mine', label: both('من') }]), refused('bad-definition'));
  await assert.rejects(
    change([...list, { key: 'x-2', label: both('پل طبيعت', 'Another') }]),
    refused('bad-definition'),
    'two are called alike',
  );
  await assert.rejects(
    change(list.map((one): Choice => ({ ...one, hidden: true }))),
    refused('bad-definition'),
  );
  await assert.rejects(change(list, 'lead', 'source', clerk), refused('not-allowed'));
  await assert.rejects(change(await listOf('lead', 'status'), 'lead', 'status'), refused('closed-list'));
  await assert.rejects(change(list, 'lead', 'nothing'), refused('unknown-field'));
  const unused: Choice = { key: 'x-2', label: both('بی‌کاربرد', 'Unused') };
  await change([...list, unused]);
  await change(list);
  assert.deepEqual(await listOf('party', 'source'), list);
});

test('a choice that came while a list was written anew does not go with it unasked', async () => {
  const list = await listOf('deal', 'source');
  const meanwhile: Choice = { key: 'x-meanwhile', label: both('در این میان', 'Meanwhile') };
  await assert.rejects(
    inTx(async (later) => {
      await inTx((tx) => changeChoices(tx, 'lead', 'source', [...list, meanwhile]));
      await inTx((tx) => tx.recordsOf('lead').create([{ name: 'تازه', source: meanwhile.key }] as never));
      await changeChoices(later, 'deal', 'source', list);
    }),
    refused('choice-in-use'),
  );
  assert.deepEqual(await listOf('party', 'source'), [...list, meanwhile]);
});
