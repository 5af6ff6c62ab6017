import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { changeField } from './change-field.ts';
import { removeField } from './remove-field.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());
const workspace = await makeWorkspace(testing);
const { context: admin } = await makeMember(engine, workspace, adminGrants);

const slug = (wanted: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, wanted);
  return true;
};
const both = (fa: string, en = fa) => ({ fa, en });

test('a field is added to a coded object, written, changed, read, filtered, and refused where it is wrong', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'rating', label: both('امتیاز وفاداری', 'Loyalty rating') }),
  );
  assert.equal(name, 'xLoyaltyRating');
  const id = await engine.transact(
    admin,
    async (tx) =>
      (await tx.recordsOf('party').create([{ kind: 'person', name: 'سارا', [name]: 3 }]))[0] ?? '',
  );
  await engine.transact(admin, (tx) => tx.recordsOf('party').update([{ id, values: { [name]: 4 } }]));
  const found = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({ filter: { field: name, op: 'gt', value: 3 } }),
  );
  assert.deepEqual(
    found.records.map((one) => [one.id, one.values[name]]),
    [[id, 4]],
  );
  const [event] = await testing.asOwner<{ changes: unknown }>(
    `select changes from event where record_id = $1 and kind = 'updated'`,
    [id],
  );
  assert.deepEqual(event?.changes, { [name]: [3, 4] });
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('party').update([{ id, values: { [name]: 9 } }])),
    slug('invalid-values'),
  );
  await engine.transact(admin, (tx) => tx.recordsOf('party').update([{ id, values: { [name]: null } }]));
  const [row] = await testing.asOwner<{ custom: unknown }>(`select custom from party where id = $1`, [id]);
  assert.deepEqual(row?.custom, {});
});

test('unique fields made on screen hold against spelling, and follow the bin', async () => {
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'text',
      label: both('کد اشتراک', 'Subscription'),
      unique: true,
      options: { max: 40 },
    }),
  );
  const make = (code: string) =>
    engine.transact(
      admin,
      async (tx) =>
        (await tx.recordsOf('party').create([{ kind: 'person', name: 'یکتا', [name]: code }]))[0] ?? '',
    );
  const id = await make('ك۱۲');
  await assert.rejects(make('ک12'), slug('not-unique'));
  await engine.transact(admin, (tx) => tx.recordsOf('party').remove([id]));
  await make('ک12');
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('party').restore([id])),
    slug('not-unique'),
  );
});

test('only who may change the schema does; hostile and impossible definitions are refused with the place', async () => {
  const seller = (await makeMember(engine, workspace, grantsOf({ party: { read: 'all' } }))).context;
  await assert.rejects(
    engine.transact(seller, (tx) => addField(tx, 'party', { kind: 'text', label: both('x') })),
    slug('not-allowed'),
  );
  const refused: readonly [object, string | undefined][] = [
    [{ kind: 'structured', label: both('x'), options: { shape: 'grants' } }, 'kind'],
    [{ kind: 'ghost', label: both('x') }, 'kind'],
    [{ kind: 'text', label: { fa: '\u202eباژگون', en: 'x' } }, 'label'],
    [{ kind: 'text', label: both('x\u0000') }, 'label'],
    [{ kind: 'text', label: both('x'), name: "a'; drop table party --" }, 'name'],
    [{ kind: 'text', label: both('x'), options: { max: 1e9 } }, 'options.max'],
    [{ kind: 'text', label: both('x'), options: { max: 'ten' } }, 'options.max'],
    [{ kind: 'choice', label: both('x') }, 'options.choices'],
    [{ kind: 'link', label: both('x'), options: { to: 'ghost' } }, 'options.to'],
    [{ kind: 'number', label: both('x'), searchable: 'detail' }, 'searchable'],
    [{ kind: 'number', label: both('x'), default: 'lots' }, 'default'],
    [{ kind: 'longText', label: both('x'), unique: true }, 'unique'],
    [{ kind: 'formula', label: both('x'), options: { formula: 'annualRevenue * ' } }, 'options.formula'],
    [{ kind: 'formula', label: both('x'), options: { formula: 'ghost + 1' } }, 'options.formula'],
    [
      { kind: 'rollUp', label: both('x'), options: { of: 'party', through: 'name', measure: 'count' } },
      'options',
    ],
    [{ kind: 'text', label: both('x'), surprise: 1 }, undefined],
  ];
  for (const [definition, field] of refused)
    await assert.rejects(
      engine.transact(admin, (tx) => addField(tx, 'party', definition as never)),
      (error: unknown) => {
        assert.ok(error instanceof Problem, String(error));
        assert.deepEqual(
          [error.slug, JSON.stringify(definition), field === undefined ? undefined : error.extras.field],
          ['bad-definition', JSON.stringify(definition), field],
        );
        return true;
      },
    );
  await assert.rejects(
    engine.transact(admin, (tx) => addField(tx, 'ghost', { kind: 'text', label: both('x') })),
    slug('unknown-object'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => removeField(tx, 'party', 'name')),
    slug('not-custom'),
  );
});

test('choices in use stay, unique is proved before it holds, words change', async () => {
  const choices = (...keys: string[]) => ({ choices: keys.map((key) => ({ key, label: both(key) })) });
  const { name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'choice',
      label: both('رنگ', 'Colour'),
      options: choices('red', 'blue', 'green'),
    }),
  );
  const code = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'text', label: both('برچسب', 'Label') }),
  );
  await engine.transact(admin, (tx) =>
    tx.recordsOf('party').create([
      { kind: 'person', name: 'الف', [name]: 'red', [code.name]: 'یک' },
      { kind: 'person', name: 'ب', [code.name]: 'يك' },
    ] as never),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => changeField(tx, 'party', name, { options: choices('blue') })),
    slug('choice-in-use'),
  );
  await assert.rejects(
    engine.transact(admin, async (later) => {
      // It came, and was given to a record, after the other change had begun.
      await engine.transact(admin, (tx) =>
        changeField(tx, 'party', name, { options: choices('red', 'blue', 'green', 'grey') }),
      );
      await engine.transact(admin, (tx) =>
        tx.recordsOf('party').create([{ kind: 'person', name: 'پ', [name]: 'grey' }] as never),
      );
      await changeField(later, 'party', name, { options: choices('red', 'blue', 'green') });
    }),
    slug('choice-in-use'),
  );
  await engine.transact(admin, async (tx) => {
    const { records } = await tx
      .recordsOf('party')
      .page({ filter: { field: name, op: 'eq', value: 'grey' } });
    await tx.recordsOf('party').update(records.map(({ id }) => ({ id, values: { [name]: 'green' } })));
  });
  await engine.transact(admin, (tx) =>
    changeField(tx, 'party', name, {
      options: choices('red', 'green'),
      label: both('رنگ دلخواه', 'Favourite colour'),
      required: true,
    }),
  );
  const field = await engine.transact(admin, (tx) =>
    Promise.resolve(tx.schema.objects.get('party')?.fields.get(name)),
  );
  assert.deepEqual([field?.label.en, field?.required], ['Favourite colour', true]);
  await engine.transact(admin, (tx) => changeField(tx, 'party', name, { required: false }));
  await assert.rejects(
    engine.transact(admin, (tx) => changeField(tx, 'party', code.name, { unique: true })),
    slug('duplicates-exist'),
  );
});
