import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { addField } from './add-field.ts';
import { removeField } from './remove-field.ts';
import { restoreField } from './restore-field.ts';
import { defineFieldUses } from './uses.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());
const { context: admin } = await makeMember(engine, await makeWorkspace(testing), adminGrants);

const slug = (wanted: string) => (error: unknown) => {
  assert.ok(error instanceof Problem, String(error));
  assert.equal(error.slug, wanted);
  return true;
};
const both = (fa: string, en = fa) => ({ fa, en });

test('a field that was removed comes back with its values, its links, what search finds in it and what keeps it unique', async () => {
  const fields = await engine.transact(admin, async (tx) => {
    const one = { kind: 'text', label: both('پلاک', 'Plate'), unique: true, searchable: 'name' } as const;
    const plate = await addField(tx, 'party', one);
    const link = { kind: 'links', label: both('شریکان', 'Partners'), options: { to: 'party' } } as const;
    return { plate: plate.name, partners: (await addField(tx, 'party', link)).name };
  });
  const id = await engine.transact(admin, async (tx) => {
    const parties = tx.recordsOf('party');
    const [partner = ''] = await parties.create([{ kind: 'person', name: 'شریک' }]);
    const values = {
      kind: 'person',
      name: 'دارندهٔ پلاک',
      [fields.plate]: 'ق۱۲۳',
      [fields.partners]: [partner],
    };
    return (await parties.create([values]))[0] ?? '';
  });
  const read = () =>
    engine.transact(admin, async (tx) => {
      const { values } = await tx.recordsOf('party').get(id);
      const found = await tx.recordsOf('party').page({ filter: { search: 'ق123' } });
      const partners = (values[fields.partners] ?? []) as readonly { readonly title: string }[];
      return [values[fields.plate], partners.map(({ title }) => title), found.records.length];
    });
  const before = await read();
  assert.deepEqual(before, ['ق۱۲۳', ['شریک'], 1]);
  for (const name of Object.values(fields))
    await engine.transact(admin, (tx) => removeField(tx, 'party', name));
  assert.deepEqual(await read(), [undefined, [], 0]);
  for (const name of Object.values(fields))
    await engine.transact(admin, (tx) => restoreField(tx, 'party', name));
  assert.deepEqual(await read(), before);
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx.recordsOf('party').create([{ kind: 'person', name: 'دیگری', [fields.plate]: 'ق۱۲۳' }]),
    ),
    slug('not-unique'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => restoreField(tx, 'party', fields.plate)),
    slug('not-found'),
  );
});

test('a field that something uses is not removed, and the message lists the uses', async () => {
  const { id, name } = await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'number', label: both('بدهی', 'Debt') }),
  );
  const formula = await engine.transact(admin, (tx) =>
    addField(tx, 'party', {
      kind: 'formula',
      label: both('دو برابر', 'Twice'),
      options: { formula: `${name} * 2` },
    }),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => removeField(tx, 'party', name)),
    (error: unknown) => {
      slug('field-in-use')(error);
      assert.match((error as Problem).detail.fa, /فرمول «دو برابر»/);
      return true;
    },
  );
  const record = await engine.transact(admin, async (tx) => {
    const [made] = await tx.recordsOf('party').create([{ kind: 'person', name: 'بدهکار', [name]: 21 }]);
    return tx.recordsOf('party').get(made ?? '');
  });
  assert.equal(record.values[formula.name], 42);
  await engine.transact(admin, (tx) => removeField(tx, 'party', formula.name));
  let used = true;
  defineFieldUses('test', (_tx, _object, field) =>
    Promise.resolve(used && field.id === id ? [{ what: both('نما'), title: 'بدهکاران' }] : []),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => removeField(tx, 'party', name)),
    slug('field-in-use'),
  );
  used = false;
  await engine.transact(admin, (tx) => removeField(tx, 'party', name));
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('party').page({ filter: { field: name, op: 'filled' } })),
    slug('unknown-field'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) => addField(tx, 'party', { kind: 'number', label: both('x'), name })),
    slug('name-taken'),
  );
});
