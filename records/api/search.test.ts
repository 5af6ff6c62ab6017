import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import type { Found } from '../query/find.ts';
import { defineCustomObject } from '../runtime/define-custom-object.ts';
import { testEngine } from '#testing/engine.ts';
import { testApi } from '#testing/http.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { grantsOf, makeMember, makeWorkspace, adminGrants } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const api = await testApi(engine);
let admin: Context;

before(async () => {
  const seeded = await makeSeededWorkspace(engine, testing);
  admin = seeded.admin;
  api.actors.set('admin', admin);
  const seller = { party: { read: 'own', create: true }, deal: { read: 'none' } } as const;
  api.actors.set('seller', (await makeMember(engine, seeded.workspace, grantsOf(seller))).context);
  const blind = { party: { read: 'all', fields: { phones: 'hidden' } } } as const;
  api.actors.set('blind', (await makeMember(engine, seeded.workspace, grantsOf(blind))).context);
  api.actors.set('stranger', (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context);
  const person = (givenName: string, familyName: string, phone?: string) => ({
    kind: 'person',
    givenName,
    familyName,
    ...(phone === undefined ? {} : { phones: [{ number: phone }] }),
  });
  await post('/records/party/batch', {
    create: [
      person('مریم', 'علی‌پور'),
      person('علی', 'کریمی', '0912 345 6789'),
      person('سارا', 'جعلی'),
      person('حسین', 'علیان'),
      { kind: 'organisation', name: 'بازرگانی کریمی' },
    ],
  });
  await post('/records/task', { title: 'کریمی و شرکا: نوسازی انبار' });
});
after(async () => {
  await api.close();
  await testing.drop();
});

async function post(url: string, payload: object): Promise<void> {
  const made = await api.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload,
    headers: { 'x-test-actor': 'admin' },
  });
  assert.ok(made.statusCode < 300, made.body);
}

async function search(
  q: string,
  actor = 'admin',
): Promise<readonly (readonly [string, readonly unknown[]])[]> {
  const answer = await api.app.inject({
    url: `/api/v1/search?q=${encodeURIComponent(q)}`,
    headers: { 'x-test-actor': actor },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  const { found } = answer.json<{ found: readonly Found[] }>();
  return found.map(({ object, records }) => [
    object,
    records.map(({ values }) => values['name'] ?? values['title']),
  ]);
}

test('titles that begin with the text come first, then those with such a word, then the rest', async () => {
  assert.deepEqual(await search('علی'), [['party', ['علی کریمی', 'حسین علیان', 'مریم علی‌پور', 'سارا جعلی']]]);
  assert.deepEqual(await search('کریمی'), [
    ['task', ['کریمی و شرکا: نوسازی انبار']],
    ['party', ['بازرگانی کریمی', 'علی کریمی']],
  ]);
});

test('Arabic letters, the wrong keyboard layout and numbers in any writing find the same person', async () => {
  for (const spelt of ['علي كريمي', 'ugd ;vdld', '۰۹۱۲۳۴۵', '+98912345', '6789'])
    assert.deepEqual(await search(spelt), [['party', ['علی کریمی']]], spelt);
});

test('nobody finds what he may not see', async () => {
  assert.deepEqual(await search('کریمی', 'seller'), []);
  assert.deepEqual(await search('کریمی', 'stranger'), []);
  assert.deepEqual(await search('۰۹۱۲۳۴۵', 'blind'), []);
  assert.deepEqual(await search('علی کریمی', 'blind'), [['party', ['علی کریمی']]]);
});

test('a name that very many bear still shows first who begins with it', async () => {
  const crowd = Array.from({ length: 900 }, (_, index) => ({
    kind: 'organisation',
    name: `پخش ${String(index).padStart(3, '0')} نوروز`,
  }));
  await post('/records/party/batch', { create: crowd });
  await post('/records/party', { kind: 'organisation', name: 'نوروز شرق' });
  const [[, names] = []] = await search('نوروز');
  assert.equal(names?.[0], 'نوروز شرق');
  assert.equal(names?.length, 5);
});

test('empty and hostile texts find nothing and break nothing', async () => {
  for (const q of ['', '   ', '%', '_%\\', "'; drop table party; --", '\u202e\u0000', 'ا'.repeat(200)])
    assert.deepEqual(await search(q), [], JSON.stringify(q));
  const twice = await api.app.inject({ url: '/api/v1/search?q=a&q=b', headers: { 'x-test-actor': 'admin' } });
  assert.equal(twice.statusCode, 400);
});

test('records of an object that the workspace made itself are found beside the others', async () => {
  const kind = { fa: 'دستگاه', en: 'Device' };
  await engine.transact(admin, (tx) => defineCustomObject(tx, { one: kind, many: kind, name: 'device' }));
  await post('/records/x_device', { name: 'پرس هیدرولیک کریمی' });
  const found = await search('کریمی');
  assert.ok(found.some(([object]) => object === 'x_device'));
  assert.ok(found.some(([object]) => object === 'party'));
  assert.deepEqual(await search('هیدرولیک'), [['x_device', ['پرس هیدرولیک کریمی']]]);
});
