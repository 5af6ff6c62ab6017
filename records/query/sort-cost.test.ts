import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { bothWays } from '#testing/both-ways.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import * as declare from '../define/declare.ts';
import { defineObject } from '../define/define-object.ts';
import type { PageQuery } from './query.ts';

const label = { fa: 'آزمایش', en: 'Test' };
const choices = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ key: `k${String(count - at).padStart(2, '0')}`, label }));
const parcel = defineObject('parcel', {
  module: 'tests',
  one: label,
  many: label,
  title: 'title',
  fields: {
    title: declare.text({ label, required: true, indexed: true }),
    size: declare.choice({ label, choices: choices(24), indexed: true }),
    place: declare.choice({ label, choices: choices(25), indexed: true }),
  },
});
const { engine, testing } = await testEngine({ objects: [parcel] });
after(() => testing.drop());
let admin: Context;

before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  await engine.transact(admin, async (tx) => {
    const records = tx.recordsOf('parcel');
    const titles = ['a', 'b', 'c', 'd'];
    const values = titles.map((title, at) => ({ title, size: `k0${at + 1}`, place: `k0${at + 1}` }));
    await records.create(values);
    await records.remove(await records.create(values));
  });
  await testing.asOwner('analyze parcel');
});

/** The titles of a whole list, page by page, and again from its end. */
const listed = async (query: PageQuery): Promise<string> => {
  const all = await bothWays((place) =>
    engine.transact(admin, (tx) =>
      tx.recordsOf('parcel').page({ limit: 3, fields: ['title'], ...query, ...place }),
    ),
  );
  return all.map(({ values }) => String(values['title'])).join('');
};
const by = (field: string): PageQuery['sort'] => [{ field, direction: 'asc' }];
const filter = { field: 'size', op: 'in', value: ['k01', 'k02', 'k03', 'k04'] } as const;

const sortedInOnePiece: readonly PageQuery[] = [
  { sort: by('place') },
  { sort: by('size'), filter },
  { sort: by('size'), removed: true },
  { sort: by('title'), removed: true },
];
const alongAnIndex: readonly PageQuery[] = [
  { sort: by('size') },
  { sort: by('title') },
  { sort: by('title'), filter },
];

for (const rows of [8, 20_000_000])
  test(`of about ${rows} rows a list is refused if no index gives its order, and it would keep others waiting`, async () => {
    // The planner takes the table for one of so many rows.
    await testing.asOwner(`update pg_class set reltuples = ${rows} where relname = 'parcel'`);
    for (const query of alongAnIndex)
      assert.equal(await listed(query), query.sort?.[0]?.field === 'size' ? 'dcba' : 'abcd');
    for (const query of sortedInOnePiece)
      if (rows === 8) assert.equal(await listed(query), query.sort?.[0]?.field === 'title' ? 'abcd' : 'dcba');
      else
        await assert.rejects(
          listed(query),
          (error) => error instanceof Problem && error.slug === 'too-many-to-sort',
          JSON.stringify(query),
        );
  });
