import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccounts } from '#kernel/auth/accounts.ts';
import { silentLog } from '#kernel/log/log.ts';
import { findPerson } from '#kernel/auth/session.ts';
import { joinAs, password, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

const t = await testAccounts();
const mobile = '09121234567';
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

const later = (minutes: number): void => {
  t.world.now = new Date(t.world.now.getTime() + minutes * 60_000);
};
const signIn = async (identifier = mobile, secret = password, browser = t.browser()) => {
  const answer = await browser.send('POST', '/session', { identifier, password: secret });
  return { browser, answer };
};
const status = async (browser: Browser, url = '/me'): Promise<number> =>
  (await browser.send('GET', url)).statusCode;

test('signs in by any spelling of the number, and out', async () => {
  const { browser, answer } = await signIn('۰۹۱۲-۱۲۳-۴۵۶۷');
  assert.deepEqual([answer.statusCode, answer.json()], [200, { next: 'done' }]);
  const me = (await browser.send('GET', '/me')).json();
  assert.equal(me.member.name, 'نگار امیری');
  assert.deepEqual(me.abilities, { admin: true, deeds: [] });
  assert.deepEqual(me.person.identifiers, [{ kind: 'mobile', value: '+989121234567' }]);
  const cookie = browser.cookie;
  assert.equal((await browser.send('DELETE', '/session')).statusCode, 204);
  assert.equal(browser.cookie, undefined);
  assert.equal(await status(t.browser(cookie)), 401);
});

test('the cookies are closed to scripts and other sites, and bound to the host over TLS', async () => {
  const { answer } = await signIn();
  const [session, device] = [answer.headers['set-cookie'] ?? []].flat();
  assert.match(session ?? '', /^peyvand=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.match(device ?? '', /^peyvand-device=s1[\w.-]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
  const { makeApp } = await import('#kernel/http/app.ts');
  const { accountGate, addAccountRoutes } = await import('./index.ts');
  const gate = accountGate(t.accounts);
  const app = makeApp({ ...gate, onFailure: () => undefined, trustProxy: true });
  await app.register((api, _options, done) => {
    addAccountRoutes(
      api,
      {
        accounts: t.accounts,
        engine: t.engine,
        onFailure: () => undefined,
        log: silentLog,
        sendLetter: () => Promise.resolve(false),
      },
      {
        seed: () => Promise.reject(new Error()),
        addSampleData: () => Promise.resolve(),
        isLocal: () => true,
      },
    );
    done();
  });
  const secure = await app.inject({
    method: 'POST',
    url: '/session',
    payload: { identifier: mobile, password },
    headers: { 'x-forwarded-proto': 'https', 'sec-fetch-site': 'same-origin' },
  });
  assert.match(
    String(secure.headers['set-cookie']),
    /^__Host-peyvand=[\w-]{43};.* Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  await app.close();
});

test('a wrong password and an unknown person get the same answer, and the same work is done', async () => {
  const { verifications } = await countedVerifications(async () => {
    const wrong = await signIn(mobile, 'گذرواژهٔ نادرست است');
    const unknown = await signIn('09350000000', 'گذرواژهٔ نادرست است');
    const senseless = await signIn("' or 1=1 --", 'گذرواژهٔ نادرست است');
    const shown = [wrong, unknown, senseless].map(({ answer }) => {
      const { requestId: _id, ...rest } = answer.json();
      return [answer.statusCode, rest];
    });
    assert.deepEqual(shown[0], shown[1]);
    assert.deepEqual(shown[0], shown[2]);
    assert.equal(shown[0]?.[0], 401);
  });
  assert.equal(verifications, 3);
});

test('after five wrong guesses one waits, longer each time, whether the account exists or not', async () => {
  for (const identifier of ['09121111111', 'nobody@avand.example']) {
    if (identifier === '09121111111')
      await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, identifier);
    for (let guess = 0; guess < 5; guess += 1)
      assert.equal((await signIn(identifier, `گذرواژهٔ ${guess} نادرست`)).answer.statusCode, 401);
    const waits = await signIn(identifier);
    assert.equal(waits.answer.statusCode, 429);
    assert.equal(waits.answer.headers['retry-after'], '15');
    later(0.26);
    assert.equal((await signIn(identifier, 'باز هم نادرست است')).answer.statusCode, 401);
    assert.equal((await signIn(identifier)).answer.headers['retry-after'], '30');
    later(0.6);
  }
  const { browser, answer } = await signIn('09121111111');
  assert.equal(answer.statusCode, 200);
  assert.equal(await status(browser), 200);
});

test('who guesses at a person keeps strangers out, not him from a browser that he has used before', async () => {
  const identifier = '09127777771';
  const { browser: own } = await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, identifier);
  await own.send('DELETE', '/session');
  const guess = async (browser: Browser, secret = 'گذرواژهٔ نادرست است') =>
    (await signIn(identifier, secret, browser)).answer.statusCode;
  const guesses = async (browser: Browser) => {
    const codes: number[] = [];
    for (let count = 0; count < 6; count += 1) codes.push(await guess(browser));
    return codes;
  };
  const fiveAndWait = [401, 401, 401, 401, 401, 429];
  assert.deepEqual(await guesses(t.browser()), fiveAndWait);
  assert.equal(await guess(own, password), 200);
  // He is told apart from the others, and others are not let in by his success.
  assert.equal(await guess(t.browser(), password), 429);
  // His own browser, or who took its cookie, has five guesses as well; at this account alone.
  await own.send('DELETE', '/session');
  assert.deepEqual(await guesses(own), fiveAndWait);
  later(20);
  await signIn(mobile, password, own);
  assert.equal((await signIn(identifier, password, own)).answer.statusCode, 200);
  const forged = t.browser();
  const sealed = own.device?.replace('peyvand-device=', '') ?? '';
  for (const device of [
    '',
    's1',
    sealed.slice(0, -2),
    sealed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
  ]) {
    forged.device = `peyvand-device=${device}`;
    assert.ok([401, 429].includes(await guess(forged)), device);
  }
  later(20);
});

test('a hundred guesses at once are counted one by one', async () => {
  await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09122222222');
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => signIn('09122222222', `حدس شمارهٔ ${index} است`)),
  );
  assert.equal(answers.filter(({ answer }) => answer.statusCode === 401).length, 5);
  assert.equal(answers.filter(({ answer }) => answer.statusCode === 429).length, 35);
  later(1);
});

test('a planted session is worth nothing: signing in gives a new one and ends it', async () => {
  const attacker = (await signIn()).browser;
  const victim = t.browser(attacker.cookie);
  await signIn(mobile, password, victim);
  assert.notEqual(victim.cookie, attacker.cookie);
  assert.equal(await status(victim), 200);
  assert.equal(await status(attacker), 401);
  for (const planted of [
    'peyvand=chosen-by-somebody',
    `peyvand=${'a'.repeat(43)}`,
    'peyvand=',
    'peyvand=%00',
  ]) {
    const browser = t.browser(planted);
    assert.equal(await status(browser), 401);
    await signIn(mobile, password, browser);
    assert.notEqual(browser.cookie, planted);
  }
});

test('a session ends by idleness and by age', async () => {
  const { browser } = await signIn();
  for (let day = 0; day < 13; day += 1) {
    later(24 * 60);
    assert.equal(await status(browser), 200, `day ${day}`);
  }
  later(25 * 60);
  assert.equal(await status(browser), 401);
  const idle = (await signIn()).browser;
  later(36 * 60 - 1);
  assert.equal(await status(idle), 200);
  later(36 * 60 + 1);
  assert.equal(await status(idle), 401);
  await signIn(mobile, password, admin);
});

test('sessions are listed, and ended one by one or all', async () => {
  const [one, other, third] = [await signIn(), await signIn(), await signIn()];
  const list = (await one.browser.send('GET', '/sessions')).json().sessions as {
    id: string;
    current: boolean;
  }[];
  assert.equal(list.filter(({ current }) => current).length, 1);
  const otherId = (await other.browser.send('GET', '/sessions'))
    .json()
    .sessions.find((s: { current: boolean }) => s.current).id;
  assert.equal(await status(other.browser), 200);
  assert.equal((await one.browser.send('DELETE', `/sessions/${otherId}`)).statusCode, 204);
  assert.equal(await status(other.browser), 401);
  assert.equal((await one.browser.send('DELETE', `/sessions/${otherId}`)).statusCode, 404);
  assert.equal((await one.browser.send('DELETE', '/sessions')).statusCode, 204);
  assert.equal(await status(third.browser), 401);
  await signIn(mobile, password, admin);
});

test('another person’s session cannot be ended', async () => {
  const { browser } = await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09123333333');
  const mine = (await admin.send('GET', '/sessions'))
    .json()
    .sessions.find((s: { current: boolean }) => s.current).id;
  assert.equal((await browser.send('DELETE', `/sessions/${mine}`)).statusCode, 404);
  assert.equal(await status(admin), 200);
});

test('a new password asks for the old, ends all other sessions, and changes this one’s token', async () => {
  const { browser } = await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09124444444');
  const other = (await signIn('09124444444')).browser;
  const change = (currentPassword: string, wanted: string) =>
    browser.send('PUT', '/me/password', { currentPassword, password: wanted });
  const wrong = await change('این نادرست است', 'گذرواژه‌ای تازه و بلند');
  assert.deepEqual(
    [wrong.statusCode, wrong.json().code, wrong.json().field],
    [422, 'wrong-password', 'currentPassword'],
  );
  const weak = await change(password, '09124444444!');
  assert.deepEqual([weak.statusCode, weak.json().code], [422, 'weak-password']);
  const before = browser.cookie;
  assert.equal((await change(password, 'گذرواژه‌ای تازه و بلند')).statusCode, 204);
  assert.notEqual(browser.cookie, before);
  assert.equal(await status(t.browser(before)), 401);
  assert.equal(await status(other), 401);
  assert.equal(await status(browser), 200);
  assert.equal((await signIn('09124444444')).answer.statusCode, 401);
  assert.equal((await signIn('09124444444', 'گذرواژه‌ای تازه و بلند')).answer.statusCode, 200);
});

test('a changing request of another site is refused, a reading one is not our pages’ affair', async () => {
  const from = (headers: Record<string, string>) =>
    t.app.inject({
      method: 'PATCH',
      url: '/api/v1/me/preferences',
      payload: { theme: 'dark' },
      headers: { cookie: admin.cookie ?? '', host: 'crm.avand.example', ...headers },
    });
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://crm.avand.example.evil.example' },
    {},
  ];
  for (const headers of foreign)
    assert.deepEqual((await from(headers)).json().code, 'cross-site', JSON.stringify(headers));
  assert.equal((await from({ origin: 'http://crm.avand.example' })).statusCode, 200);
  assert.equal((await from({ 'sec-fetch-site': 'same-origin' })).statusCode, 200);
  const form = await t.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: 'identifier=09121234567',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
  assert.deepEqual([form.statusCode, form.json().code], [415, 'wrong-media-type']);
  const login = await t.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { identifier: mobile, password },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  assert.equal(login.json().code, 'cross-site');
});

test('preferences are the person’s, and problems speak his language', async () => {
  const changed = await admin.send('PATCH', '/me/preferences', { locale: 'en', digits: 'fa' });
  assert.deepEqual([changed.statusCode, changed.json().locale, changed.json().digits], [200, 'en', 'fa']);
  assert.equal((await admin.send('GET', '/records/ghost')).json().title, 'No such object');
  const wrong = await admin.send('PATCH', '/me/preferences', { locale: 'de' });
  assert.deepEqual([wrong.statusCode, wrong.json().field], [400, 'locale']);
  const unknown = await admin.send('PATCH', '/me/preferences', { admin: true });
  assert.deepEqual([unknown.statusCode, unknown.json().field], [400, 'admin']);
  await admin.send('PATCH', '/me/preferences', { locale: 'fa' });
});

test('one changes what he signs in with, under his password, and never to another’s', async () => {
  const { browser } = await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09125555555');
  const put = (identifiers: string[], currentPassword = password) =>
    browser.send('PUT', '/me/identifiers', { identifiers, currentPassword });
  assert.equal((await put(['a@b.example'], 'نادرست')).json().code, 'wrong-password');
  assert.equal((await put(['a@b.example', 'نه'])).json().field, 'identifiers.1');
  assert.equal((await put([])).statusCode, 400);
  assert.equal((await put(['09121234567', 'a@b.example'])).json().code, 'identifier-taken');
  assert.equal((await signIn('09125555555')).answer.statusCode, 200, 'nothing was changed');
  const changed = await put(['A@b.example', '۰۹۱۲۶۶۶۶۶۶۶', 'a@B.example']);
  assert.deepEqual(changed.json().identifiers, [
    { kind: 'email', value: 'a@b.example' },
    { kind: 'mobile', value: '+989126666666' },
  ]);
  assert.equal((await signIn('09126666666')).answer.statusCode, 200);
  assert.equal((await signIn('09125555555')).answer.statusCode, 401);
});

test('another process hears at once that a session has ended', async () => {
  const elsewhere = await openAccounts({
    database: t.testing.database,
    seals: t.accounts.seals,
    now: () => t.world.now,
  });
  const { browser } = await signIn();
  const token = browser.cookie?.split('=')[1] ?? '';
  const first = await findPerson(elsewhere, token);
  assert.ok(first);
  assert.equal(await findPerson(elsewhere, token), first, 'remembered, not asked for again');
  await browser.send('DELETE', '/session');
  while (await findPerson(elsewhere, token)) await new Promise((resolve) => setImmediate(resolve));
  await elsewhere.close();
});

test('what is stored opens nothing: neither tokens nor passwords stand in the tables', async () => {
  const token = admin.cookie?.split('=')[1] ?? '';
  for (const table of ['session', 'identity', 'link', 'guess', 'api_key']) {
    const [row] = await t.testing.asOwner<{ all: string | null }>(
      `select string_agg(x::text, ' ') as all from auth.${table} x`,
    );
    assert.ok(!row?.all?.includes(token) && !row?.all?.includes(password), table);
  }
});

test('nothing went wrong behind the answers', () => {
  assert.deepEqual(t.failures, []);
});

/** How often a password was worked on: the work is what takes the time. */
async function countedVerifications(deed: () => Promise<void>): Promise<{ verifications: number }> {
  const crypto = (await import('node:crypto')).default;
  const { syncBuiltinESMExports } = await import('node:module');
  const original = crypto.scrypt;
  let verifications = 0;
  crypto.scrypt = ((...args: Parameters<typeof original>) => {
    verifications += 1;
    return original(...args);
  }) as typeof original;
  syncBuiltinESMExports();
  try {
    await deed();
  } finally {
    crypto.scrypt = original;
    syncBuiltinESMExports();
  }
  return { verifications };
}
