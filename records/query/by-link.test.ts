import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { bothWays } from '#testing/both-ways.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import * as declare from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import type { Page, PageQuery, Sort } from './query.ts';

const label = { fa: 'آزمایش', en: 'Test' };
const company = { field: 'kind', op: 'eq', value: 'organisation' };
const errand = defineObject('errand', {
  module: 'tests',
  one: label,
  many: label,
  title: 'title',
  fields: {
    title: declare.text({ label: { fa: 'عنوان', en: 'Title' }, required: true }),
    customer: declare.link({ label: { fa: 'مشتری', en: 'Customer' }, to: 'party', required: true }),
    company: declare.link({ label, to: 'party', where: company }),
    reason: declare.link({ label, to: 'loss_reason' }),
  },
});
const { engine, testing } = await testEngine({ objects: [errand] });
after(() => testing.drop());
const workspace = await makeWorkspace(testing);
const reader = async (party: Parameters<typeof grantsOf>[0][string]): Promise<Context> =>
  (await makeMember(engine, workspace, grantsOf({ errand: { read: 'all' }, party }))).context;
const { context: admin } = await makeMember(engine, workspace, adminGrants);
const ofNobody = await reader({ read: 'own' });
const nameless = await reader({ read: 'all', fields: { name: 'hidden' } });
const kindless = await reader({ read: 'all', fields: { kind: 'hidden' } });

before(async () => {
  await engine.transact(admin, async (tx) => {
    const names = ['آرش', 'پدرام', 'چنگیز', 'گلی'];
    const ids = await tx.recordsOf('party').create(names.map((name) => ({ kind: 'organisation', name })));
    const reasons = await tx
      .recordsOf('loss_reason')
      .create([{ name: 'x', position: 2 }, { name: 'y' }, { name: 'z', position: 1 }]);
    // In the order of their time: whose, and why.
    const all = [
      ['a', 1, 0],
      ['b', 1, 1],
      ['c', 0, undefined],
      ['d', 2, 1],
      ['e', 3, 2],
      ['f', 2, undefined],
    ] as const;
    for (const [title, party, why] of all)
      await tx.recordsOf('errand').create([
        {
          title,
          customer: ids[party],
          company: party === 0 ? null : ids[party],
          reason: why === undefined ? null : reasons[why],
        },
      ]);
  });
  // Of a table that was never looked at the planner believes no number of rows.
  await testing.asOwner('analyze errand');
});

/** The titles of a whole list, page by page, and again from its end. */
async function listed(who: Context, ...sort: readonly Sort[]): Promise<string> {
  const page = (query: PageQuery): Promise<Page> =>
    engine.transact(who, (tx) =>
      tx.recordsOf('errand').page({ limit: 2, sort, fields: ['title'], ...query }),
    );
  return (await bothWays(page)).map(({ values }) => String(values['title'])).join('');
}
const by = (field: string, direction: Sort['direction'] = 'asc'): Sort => ({ field, direction });

/** The planner takes the table for one of so many rows. */
const pretend = (rows: number): Promise<unknown> =>
  testing.asOwner(`update pg_class set reltuples = ${rows} where relname = 'errand'`);

for (const rows of [6, 100_000])
  test(`every record stands once in a list by a link, whatever of it is not seen: about ${rows} rows`, async () => {
    await pretend(rows);
    assert.equal(await listed(admin, by('customer')), 'cbafde');
    assert.equal(await listed(admin, by('customer', 'desc')), 'efdbac');
    assert.equal(await listed(admin, by('company')), 'bafdec');
    // A reason without a place stands before none.
    assert.equal(await listed(admin, by('reason')), 'eadbfc');
    assert.equal(await listed(admin, by('reason', 'desc')), 'aedbfc');
    assert.equal(await listed(ofNobody, by('customer')), 'fedcba');
    assert.equal(await listed(ofNobody, by('company')), 'fedbac');
    for (const field of ['customer', 'company'])
      assert.equal(await listed(nameless, by(field)), 'fedcba', field);
    assert.equal(await listed(ofNobody, by('customer'), by('title')), 'abcdef');
    assert.equal(await listed(ofNobody, by('title'), by('customer')), 'abcdef');
    assert.equal(await listed(kindless, by('company')), 'bafdec');
    // By its title one asks for the same, and may begin at a letter.
    assert.equal(await listed(admin, by('customer.name')), 'cbafde');
    assert.equal(await listed(admin, by('reason.position', 'desc')), 'aedbfc');
    const page = (query: PageQuery) =>
      engine.transact(admin, (tx) =>
        tx.recordsOf('errand').page({ limit: 2, sort: [by('customer.name')], fields: ['title'], ...query }),
      );
    const from = await page({ from: 'چ' });
    assert.deepEqual(
      from.records.map(({ values }) => values['title']),
      ['f', 'd'],
    );
    const before = await page({ cursor: from.previous ?? '', back: true });
    assert.deepEqual(
      before.records.map(({ values }) => values['title']),
      ['b', 'a'],
    );
  });

test('the records’ ids are an order, too', async () => {
  assert.equal(await listed(admin, by('id')), 'abcdef');
  assert.equal(await listed(admin, by('id', 'desc')), 'fedcba');
});

test('of very many rows none but the newest first of each record linked to are listed', async () => {
  await pretend(300_000);
  assert.equal(await listed(admin, by('customer')), 'cbafde');
  await assert.rejects(
    listed(admin, by('customer'), by('title')),
    (error) =>
      error instanceof Problem &&
      error.slug === 'too-many-to-sort' &&
      error.detail.en.startsWith('This list has about 300,000 rows; to sort them by “Customer, Title”'),
  );
});
