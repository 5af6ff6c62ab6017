import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

let count = 0;
const newKey = (): string => `کلید ${(count += 1)}`.replace('کلید ', 'key-');
const person = (name: string) => ({ kind: 'person', name });
const make = (key: string, body: object, by = admin) =>
  by.send('POST', '/records/party', body, { 'idempotency-key': key });
const countOf = async (name: string): Promise<number> =>
  (await t.testing.asOwner<{ n: number }>('select count(*)::int as n from party where name = $1', [name]))[0]
    ?.n ?? -1;

test('a repeated request is answered, not done, again', async () => {
  const key = newKey();
  const [first, second] = [await make(key, person('یکتا')), await make(key, person('یکتا'))];
  assert.equal(first.statusCode, 201);
  assert.deepEqual(
    [
      second.statusCode,
      second.json(),
      second.headers['location'],
      second.headers['etag'],
      second.headers['idempotency-replayed'],
    ],
    [201, first.json(), first.headers['location'], first.headers['etag'], 'true'],
  );
  assert.equal(await countOf('یکتا'), 1);
  const id = first.json().id as string;
  const change = (headers: object) =>
    admin.send(
      'PATCH',
      `/records/party/${id}`,
      { name: 'یکتای نو' },
      { 'idempotency-key': 'patch-1', ...headers },
    );
  assert.equal((await change({ 'if-match': '"1"' })).statusCode, 200);
  assert.equal((await change({ 'if-match': '"1"' })).statusCode, 200, 'not stale: it is the same request');
  assert.equal((await change({ 'if-match': '"2"' })).json().code, 'idempotency-key-reused');
  const remove = () =>
    admin.send('DELETE', `/records/party/${id}`, undefined, { 'idempotency-key': 'delete-1' });
  assert.deepEqual([(await remove()).statusCode, (await remove()).statusCode], [204, 204]);
});

test('ten at once: one is done, the others wait or get its answer', async () => {
  const key = newKey();
  const answers = await Promise.all(Array.from({ length: 10 }, () => make(key, person('هم‌زمان'))));
  for (const { statusCode, headers } of answers)
    assert.ok(
      statusCode === 201 || (statusCode === 409 && headers['retry-after'] === '1'),
      String(statusCode),
    );
  assert.ok(answers.some(({ statusCode }) => statusCode === 201));
  assert.equal(await countOf('هم‌زمان'), 1);
});

test('the key of one request is not for another, and is each member’s own', async () => {
  const key = newKey();
  await make(key, person('از من'));
  const other = await make(key, person('چیز دیگر'));
  assert.deepEqual(
    [other.statusCode, other.json().code, other.json().field],
    [422, 'idempotency-key-reused', 'idempotency-key'],
  );
  const { browser } = await joinAs(
    t,
    admin,
    { admin: false, objects: { party: { read: 'all', create: true } }, deeds: [] },
    '09380000001',
  );
  assert.equal((await make(key, person('از او'), browser)).statusCode, 201);
  for (const bad of ['', 'x'.repeat(201), 'with space'])
    assert.equal((await make(bad, person('بد'))).json().field, 'idempotency-key', bad);
});

test('what was refused changed nothing, and may be tried again with its key', async () => {
  const key = newKey();
  assert.equal((await make(key, { kind: 'person' })).statusCode, 422);
  assert.equal((await make(key, person('بار دوم'))).statusCode, 201);
});

test('a deed whose answer was lost to a kill is not done again; one that was not done is', async () => {
  const [done, undone] = [newKey(), newKey()];
  await make(done, person('انجام‌شده'));
  await t.testing.asOwner(
    `update request_claim set status = null, headers = null, body = null where key = $1`,
    [done],
  );
  assert.equal((await make(done, person('انجام‌شده'))).json().code, 'request-in-progress');
  t.world.now = new Date(t.world.now.getTime() + 3 * 60_000);
  const again = await make(done, person('انجام‌شده'));
  assert.deepEqual([again.statusCode, again.json().code], [409, 'already-done']);
  assert.equal(await countOf('انجام‌شده'), 1);
  await make(undone, person('نیمه'));
  await t.testing.asOwner(`update request_claim set status = null, done = false where key = $1`, [undone]);
  assert.equal((await make(undone, person('نیمه'))).json().code, 'request-in-progress');
  t.world.now = new Date(t.world.now.getTime() + 3 * 60_000);
  assert.equal((await make(undone, person('نیمه'))).statusCode, 201);
});

test('a secret that is shown once is not kept', async () => {
  const key = newKey();
  const ask = () => admin.send('POST', '/api-keys', { name: 'یک‌بار' }, { 'idempotency-key': key });
  assert.equal((await ask()).statusCode, 201);
  assert.equal((await ask()).json().code, 'already-done');
  const [row] = await t.testing.asOwner<{ body: string | null }>(
    'select body from request_claim where key = $1',
    [key],
  );
  assert.equal(row?.body, null);
});
