import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buckets } from '#kernel/auth/rate-limit.ts';
import { setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

const t = await testAccounts({
  speaker: { perMinute: 60, burst: 20 },
  stranger: { perMinute: 60, burst: 15 },
});
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

test('a bucket gives its burst, then its rate, each name its own', () => {
  let now = 0;
  const take = buckets({ perMinute: 60, burst: 3 }, () => now);
  const taken = Array.from({ length: 5 }, () => take('a'));
  assert.deepEqual(
    taken.map(({ ok }) => ok),
    [true, true, true, false, false],
  );
  assert.deepEqual([taken[0]?.remaining, taken[2]?.remaining, taken[3]?.seconds], [2, 0, 1]);
  assert.equal(take('b').ok, true);
  now += 1_000;
  assert.deepEqual([take('a').ok, take('a').ok], [true, false]);
  now += 3_600_000;
  assert.deepEqual(
    Array.from({ length: 4 }, () => take('a').ok),
    [true, true, true, false],
  );
});

test('a session that asks too much is told when to come back; another is not held up', async () => {
  const answers = [];
  for (let index = 0; index < 40; index += 1) answers.push(await admin.send('GET', '/workspace'));
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  assert.ok(refused.length > 10 && answers[0]?.statusCode === 200);
  assert.equal(refused[0]?.json().code, 'too-many-requests');
  assert.match(String(refused[0]?.headers['retry-after']), /^[1-9]\d*$/);
  assert.deepEqual(
    [answers[0]?.headers['ratelimit-limit'], refused[0]?.headers['ratelimit-remaining']],
    ['20', '0'],
  );
});

test('who guesses at tokens is counted by address', async () => {
  const codes = [];
  for (let index = 0; index < 30; index += 1)
    codes.push((await t.browser(`peyvand=${'x'.repeat(43)}`).send('GET', '/me')).statusCode);
  assert.ok(codes.includes(401) && codes.at(-1) === 429);
});
