import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { joinAs, password, setUpFirst, testAccounts, tokenOf, type Browser } from '#testing/accounts.ts';
import { chooseAdministrators, letBackIn, listAdministrators } from './reset-admin.ts';

const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

test('an administrator is let back in by a link, past waits and, if asked, a lost second factor', async () => {
  await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09391112233');
  const all = await listAdministrators(t.accounts);
  assert.deepEqual(
    all.map(({ name, workspace }) => [name, workspace]),
    [['نگار امیری', 'آوند']],
  );
  assert.deepEqual(chooseAdministrators(all, '۰۹۳۹۱۱۱۲۲۳۳'), [], 'no administrator');
  const [negar] = chooseAdministrators(all, '۰۹۱۲۱۲۳۴۵۶۷');
  assert.ok(negar);

  const signIn = (secret: string) =>
    t.browser().send('POST', '/session', { identifier: '09121234567', password: secret });
  for (let guess = 0; guess < 6; guess += 1) await signIn('فراموش کرده‌ام');
  assert.equal((await signIn(password)).statusCode, 429);
  await admin.send('POST', '/me/second-factor', { currentPassword: password });
  await t.testing.asOwner('update auth.identity set totp_confirmed_at = now() where id = $1', [
    negar.identityId,
  ]);

  const path = await letBackIn(t.accounts, negar, { removesSecondFactor: true });
  const done = await t.browser().send('POST', '/password-resets/completion', {
    token: tokenOf(path),
    password: 'گذرواژه‌ای که یادم بماند',
  });
  assert.equal(done.statusCode, 204);
  assert.deepEqual((await signIn('گذرواژه‌ای که یادم بماند')).json(), { next: 'done' });
  assert.equal((await admin.send('GET', '/me')).statusCode, 401);
});
