import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { party, relation, relationWords } from '../index.ts';

const { engine, testing } = await testEngine();
let admin: Context;
before(async () => {
  ({ admin } = await makeSeededWorkspace(engine, testing));
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const create = (inputs: readonly Fields[], object = 'party'): Promise<string[]> =>
  engine.transact(admin, (tx) => tx.recordsOf(object).create(inputs));
const update = (patches: readonly { id: string; values: Fields }[]): Promise<unknown> =>
  engine.transact(admin, (tx) => tx.recordsOf('party').update(patches));
const read = async (id: string): Promise<Readonly<Fields>> =>
  (await engine.transact(admin, (tx) => tx.records(party).get(id))).values;
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;
const refused =
  (...codes: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Problem, String(error));
    assert.deepEqual(
      error.extras.errors?.map((one) => `${one.field} ${one.code}`),
      codes,
    );
    return true;
  };

test('a person’s name and its parts agree, whichever of them is given', async () => {
  const [whole = '', parts = '', bare = ''] = await create([
    { kind: 'person', name: 'سرکار خانم دکتر سارا محمدی نژاد' },
    { kind: 'person', givenName: 'کاوه', familyName: 'آهنگر', honorific: 'استاد' },
    { kind: 'person', name: 'کریمی' },
  ]);
  const named = await read(whole);
  assert.deepEqual(
    [named['name'], named['honorific'], named['givenName'], named['familyName']],
    ['سارا محمدی نژاد', 'سرکار خانم دکتر', 'سارا', 'محمدی نژاد'],
  );
  assert.equal((await read(parts))['name'], 'کاوه آهنگر');
  assert.deepEqual([(await read(bare))['name'], (await read(bare))['familyName']], ['کریمی', 'کریمی']);
  await update([{ id: parts, values: { familyName: 'دادگر' } }]);
  assert.equal((await read(parts))['name'], 'کاوه دادگر');
  await update([{ id: parts, values: { name: 'بهرام گور' } }]);
  assert.deepEqual([(await read(parts))['givenName'], (await read(parts))['familyName']], ['بهرام', 'گور']);
});

test('a party keeps its kind and has only what its kind has', async () => {
  const [id = ''] = await create([{ kind: 'organisation', name: 'فولاد آذرکوه' }]);
  await assert.rejects(update([{ id, values: { kind: 'person' } }]), refused('kind immutable'));
  await assert.rejects(
    create([
      { kind: 'person', name: 'علی نوری', employees: 5 },
      { kind: 'organisation', name: 'بی‌نام', birthDate: '1990-01-01', jobTitle: 'مدیر' },
      { kind: 'household', name: 'خانوار نوری', sector: 'ساختمان' },
    ]),
    refused(
      '0.employees not-of-this-kind',
      '1.birthDate not-of-this-kind',
      '1.jobTitle not-of-this-kind',
      '2.sector not-of-this-kind',
    ),
  );
  await assert.rejects(
    create([{ kind: 'person', name: 'علی', employer: (await create([{ kind: 'person', name: 'رضا' }]))[0] }]),
    refused('employer not-an-organisation'),
  );
});

test('no company stands below itself, neither at once nor over others nor in one batch', async () => {
  const [a = '', b = '', c = ''] = await create([
    { kind: 'organisation', name: 'هلدینگ الف' },
    { kind: 'organisation', name: 'ب' },
    { kind: 'organisation', name: 'ج' },
  ]);
  await assert.rejects(update([{ id: a, values: { parent: a } }]), slug('circle'));
  await update([
    { id: b, values: { parent: a } },
    { id: c, values: { parent: b } },
  ]);
  await assert.rejects(update([{ id: a, values: { parent: c } }]), slug('circle'));
  await update([
    { id: b, values: { parent: null } },
    { id: c, values: { parent: null } },
  ]);
  await assert.rejects(
    update([
      { id: a, values: { parent: b } },
      { id: b, values: { parent: c } },
      { id: c, values: { parent: a } },
    ]),
    slug('circle'),
  );
  assert.equal((await read(a))['parent'], null);
  const two = await Promise.allSettled([
    update([{ id: a, values: { parent: b } }]),
    update([{ id: b, values: { parent: a } }]),
  ]);
  assert.deepEqual(
    two.map(({ status }) => status).sort(),
    ['fulfilled', 'rejected'],
    'of two halves of a circle one is refused',
  );
});

test('two parties are related once in one way, in both directions where the relation is mutual', async () => {
  const [one = '', two = ''] = await create([
    { kind: 'person', name: 'لیلا امینی' },
    { kind: 'person', name: 'بهروز امینی' },
  ]);
  await create(
    [
      { from: one, to: two, kind: 'spouse' },
      { from: one, to: two, kind: 'referrer' },
    ],
    'relation',
  );
  await assert.rejects(
    create([{ from: two, to: one, kind: 'spouse' }], 'relation'),
    refused('kind already-related'),
  );
  await assert.rejects(
    create(
      [
        { from: two, to: one, kind: 'referrer' },
        { from: two, to: one, kind: 'referrer' },
        { from: one, to: one, kind: 'friend' },
        { from: one, to: two, kind: 'partner', since: '2026-05-01', until: '2026-04-01' },
      ],
      'relation',
    ),
    refused('1.kind already-related', '2.to same-party', '3.until ends-before-start'),
  );
  const kept = await engine.transact(admin, (tx) => tx.records(relation).count({}));
  assert.equal(kept.count, 2);
  assert.equal(relationWords('referrer', 'to')?.fa, 'معرف');
  assert.equal(relationWords('referrer', 'from')?.fa, 'معرفی‌شده');
});
