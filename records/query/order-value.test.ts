import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { bothWays } from '#testing/both-ways.ts';
import { testEngine } from '#testing/engine.ts';
import type { Context } from '#kernel/context/context.ts';
import * as declare from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import { addField } from '../runtime/add-field.ts';
import type { Filter, Page, PageQuery, Sort } from './query.ts';

const label = { fa: 'آزمایش', en: 'Test' };
const choice = (key: string) => ({ key, label: { fa: key, en: key } });
// Neither their letters nor their days tell the order in which they are listed.
const choices = ['low', 'usual', 'high'].map(choice);
const errand = defineObject('errand', {
  module: 'tests',
  one: label,
  many: label,
  title: 'title',
  fields: {
    title: declare.text({ label, required: true }),
    urgency: declare.choice({ label, choices }),
    traits: declare.choices({ label, choices }),
    people: declare.links({ label, to: 'party' }),
    party: declare.link({ label, to: 'party' }),
  },
});
const { engine, testing } = await testEngine({ objects: [errand] });
after(() => testing.drop());
const workspace = await makeWorkspace(testing);
const { context: admin } = await makeMember(engine, workspace, adminGrants);
const { context: withoutPeople } = await makeMember(engine, workspace, grantsOf({ errand: { read: 'all' } }));

const rows = [
  { title: 'a', urgency: 'high', traits: ['high', 'usual'], people: ['پدرام', 'آرش'] },
  { title: 'b', urgency: 'low', traits: ['usual'], people: ['پدرام'] },
  { title: 'c', traits: ['low', 'high'], people: [] },
  { title: 'd', urgency: 'usual', people: ['چنگیز', 'گلی'] },
  { title: 'e', urgency: 'low', traits: ['low'], people: ['گلی'] },
];

before(async () => {
  await engine.transact(admin, (tx) =>
    addField(tx, 'errand', { kind: 'choice', name: 'mood', label, options: { choices } }),
  );
  await engine.transact(admin, async (tx) => {
    const names = ['آرش', 'پدرام', 'چنگیز', 'گلی'];
    const ids = await tx
      .recordsOf('party')
      .create(names.map((name) => ({ kind: 'person', name, familyName: name })));
    const idOf = new Map(names.map((name, at) => [name, ids[at]]));
    for (const { title, people, urgency = null, traits = null } of rows) {
      const linked = people.map((name) => idOf.get(name) ?? '');
      await tx
        .recordsOf('errand')
        .create([{ title, urgency, traits, people: linked, party: linked[0] ?? null, xMood: urgency }]);
    }
  });
});

/** The titles of a whole list, page by page, and again from its end. */
async function listed(sort: readonly Sort[], who: Context = admin, filter?: Filter): Promise<string> {
  const page = (query: PageQuery): Promise<Page> =>
    engine.transact(who, (tx) =>
      tx
        .recordsOf('errand')
        .page({ limit: 2, sort, fields: ['title'], ...(filter ? { filter } : {}), ...query }),
    );
  return (await bothWays(page)).map(({ values }) => String(values['title'])).join('');
}
const by = (field: string, direction: Sort['direction'] = 'asc'): Sort => ({ field, direction });
const any: Filter = { field: 'title', op: 'filled' };

for (const field of ['urgency', 'xMood'])
  test(`a choice orders as its choices are listed, the newest first among them: ${field}`, async () => {
    for (const filter of [undefined, any]) {
      assert.equal(await listed([by(field)], admin, filter), 'ebdac');
      assert.equal(await listed([by(field, 'desc')], admin, filter), 'adebc');
      assert.equal(await listed([by(field), by('title')], admin, filter), 'bedac');
    }
    assert.equal(await listed([by('title', 'desc'), by(field)]), 'edcba');
  });

test('several choices order by the first of them as they are listed', async () => {
  assert.equal(await listed([by('traits'), by('title')]), 'ecbad');
  assert.equal(await listed([by('traits', 'desc'), by('title')]), 'abced');
});

test('links order by the first title in Persian, and by none that one may not read', async () => {
  assert.equal(await listed([by('people'), by('title')]), 'abdec');
  assert.equal(await listed([by('people', 'desc'), by('title')]), 'edbac');
  assert.equal(await listed([by('people'), by('title')], withoutPeople), 'abcde');
});

test('a link orders by the title of what it points to, the newest first among those of one', async () => {
  // a and b are of پدرام, d of چنگیز, e of گلی; c of nobody.
  assert.equal(await listed([by('party')]), 'badec');
  assert.equal(await listed([by('party', 'desc')]), 'edbac');
  assert.equal(await listed([by('party'), by('title')]), 'abdec');
  assert.equal(await listed([by('party')], admin, any), 'badec');
  assert.equal(await listed([by('party')], withoutPeople), 'edbac');
  assert.equal(await listed([by('title', 'desc'), by('party')]), 'edcba');
});

test('a second field without a value stands last, whatever the first one is', async () => {
  assert.equal(await listed([by('party.employees'), by('traits', 'desc')]), 'abced');
});
