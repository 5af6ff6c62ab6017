import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { joinAs, password, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

const byNumber = (a: number, b: number): number => a - b;
const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

const nothing = { admin: false, objects: {}, deeds: [] };
const later = (seconds: number): void => {
  t.world.now = new Date(t.world.now.getTime() + seconds * 1000);
};
const codeOf = (secret: string, seconds = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: t.world.now.getTime() + seconds * 1000,
  });

/** A member whose second factor is on. */
async function protectedMember(identifier: string) {
  const joined = await joinAs(t, admin, nothing, identifier);
  const begun = await joined.browser.send('POST', '/me/second-factor', { currentPassword: password });
  assert.equal(begun.statusCode, 201, begun.body);
  const { secret, uri } = begun.json<{ secret: string; uri: string }>();
  const confirmed = await joined.browser.send('PUT', '/me/second-factor', { code: codeOf(secret) });
  assert.equal(confirmed.statusCode, 200, confirmed.body);
  return { ...joined, secret, uri, recoveryCodes: confirmed.json().recoveryCodes as string[] };
}

async function enter(identifier: string) {
  const browser = t.browser();
  const answer = await browser.send('POST', '/session', { identifier, password });
  return { browser, answer };
}
const code = (browser: Browser, text: string) =>
  browser.send('POST', '/session/second-factor', { code: text });

test('a second factor is begun with the password, and is in force after its first code', async () => {
  const { browser } = await joinAs(t, admin, nothing, '09130000001');
  assert.equal(
    (await browser.send('POST', '/me/second-factor', { currentPassword: 'نادرست' })).json().code,
    'wrong-password',
  );
  const { secret, uri } = (
    await browser.send('POST', '/me/second-factor', { currentPassword: password })
  ).json();
  assert.match(uri, /^otpauth:\/\/totp\/Peyvand:.*secret=[A-Z2-7]{32}/);
  assert.equal((await enter('09130000001')).answer.json().next, 'done', 'not in force yet');
  assert.equal(
    (await browser.send('PUT', '/me/second-factor', { code: '000000' })).json().code,
    'wrong-code',
  );
  const other = (await enter('09130000001')).browser;
  const before = browser.cookie;
  const persian = codeOf(secret).replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
  const confirmed = await browser.send('PUT', '/me/second-factor', { code: persian });
  assert.equal(confirmed.json().recoveryCodes.length, 10);
  assert.notEqual(browser.cookie, before);
  assert.equal((await other.send('GET', '/me')).statusCode, 401, 'sessions without it ended');
  assert.equal(
    (await browser.send('POST', '/me/second-factor', { currentPassword: password })).json().code,
    'second-factor-on',
  );
  assert.equal((await browser.send('GET', '/me')).json().person.secondFactor, true);
});

test('a password alone opens nothing', async () => {
  const { secret } = await protectedMember('09130000002');
  later(60);
  const { browser, answer } = await enter('09130000002');
  assert.deepEqual(answer.json(), { next: 'second-factor' });
  for (const [method, url] of [
    ['GET', '/me'],
    ['GET', '/sessions'],
    ['GET', '/me/person'],
    ['DELETE', '/sessions'],
    ['GET', '/schema'],
  ] as const)
    assert.equal((await browser.send(method, url)).statusCode, 401, url);
  assert.equal((await code(browser, '123456')).statusCode, 422);
  const pending = browser.cookie;
  assert.equal((await code(browser, codeOf(secret))).statusCode, 200);
  assert.notEqual(browser.cookie, pending);
  assert.equal((await browser.send('GET', '/me')).statusCode, 200);
  assert.equal(
    (await code(t.browser(pending), codeOf(secret, 30))).statusCode,
    401,
    'the pending session is gone',
  );
});

test('a code counts once, and for a step before and after', async () => {
  const { secret } = await protectedMember('09130000003');
  later(120);
  const first = await enter('09130000003');
  const shown = codeOf(secret);
  assert.equal((await code(first.browser, shown)).statusCode, 200);
  const second = await enter('09130000003');
  assert.equal((await code(second.browser, shown)).statusCode, 422, 'seen over a shoulder');
  assert.equal((await code(second.browser, codeOf(secret, -60))).statusCode, 422, 'too old');
  assert.equal((await code(second.browser, codeOf(secret, 90))).statusCode, 422, 'too new');
  assert.equal((await code(second.browser, codeOf(secret, 30))).statusCode, 200);
});

test('two uses of one code at once: one is right', async () => {
  const { secret } = await protectedMember('09130000004');
  later(120);
  const browsers = await Promise.all([enter('09130000004'), enter('09130000004')]);
  const answers = await Promise.all(browsers.map(({ browser }) => code(browser, codeOf(secret))));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(byNumber), [200, 422]);
});

test('guessing at codes ends in waiting', async () => {
  const { secret } = await protectedMember('09130000005');
  later(120);
  const { browser } = await enter('09130000005');
  for (let guess = 0; guess < 5; guess += 1) assert.equal((await code(browser, '111111')).statusCode, 422);
  assert.equal((await code(browser, codeOf(secret))).statusCode, 429);
  later(20);
  assert.equal((await code(browser, codeOf(secret))).statusCode, 200);
});

test('each recovery code opens once, however it is written', async () => {
  const { recoveryCodes } = await protectedMember('09130000006');
  const [first = ''] = recoveryCodes;
  const { browser } = await enter('09130000006');
  assert.equal((await code(browser, first.toLowerCase().replaceAll('-', ' '))).statusCode, 200);
  assert.equal((await browser.send('GET', '/me')).json().person.recoveryCodesLeft, 9);
  assert.equal((await code((await enter('09130000006')).browser, first)).statusCode, 422);
  const renewed = await browser.send('POST', '/me/recovery-codes', { currentPassword: password });
  assert.equal(renewed.json().recoveryCodes.length, 10);
  assert.equal((await code((await enter('09130000006')).browser, recoveryCodes[1] ?? '')).statusCode, 422);
});

test('turning it off asks for the password', async () => {
  const { browser } = await protectedMember('09130000007');
  const off = (currentPassword: string) =>
    browser.send('POST', '/me/second-factor/removal', { currentPassword });
  assert.equal((await off('نادرست')).json().code, 'wrong-password');
  assert.equal((await off(password)).statusCode, 204);
  assert.equal((await enter('09130000007')).answer.json().next, 'done');
});

test('who lost it is helped by an administrator of his only workspace', async () => {
  const { memberId, browser } = await protectedMember('09130000008');
  assert.equal((await admin.send('DELETE', `/members/${memberId}/second-factor`)).statusCode, 204);
  assert.equal((await browser.send('GET', '/me')).statusCode, 401);
  assert.equal((await enter('09130000008')).answer.json().next, 'done');
});

test('the pending session ends after ten minutes, and the secret is sealed at rest', async () => {
  const { secret } = await protectedMember('09130000009');
  later(60);
  const { browser } = await enter('09130000009');
  later(601);
  assert.equal((await code(browser, codeOf(secret))).statusCode, 401);
  const rows = await t.testing.asOwner<{ totp_secret: string | null }>(
    'select totp_secret from auth.identity',
  );
  assert.ok(rows.every((row) => !row.totp_secret?.includes(secret)));
});
