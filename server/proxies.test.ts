import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { makeApp } from '#kernel/http/app.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import { testAccounts } from '#testing/accounts.ts';

/** What callers say of where they come from. */
const t = await testAccounts();
after(() => t.close());

const lies: readonly Record<string, string>[] = [
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-forwarded-host': 'localhost' },
  { 'x-real-ip': '127.0.0.1' },
  { forwarded: 'for=127.0.0.1;host=localhost' },
  { via: '1.1 proxy' },
  { host: 'crm.avand.example' },
  { host: 'localhost.evil.example' },
  { host: '127.0.0.1.evil.example' },
];

test('figures of the process are for this machine, whatever headers say', async () => {
  const ask = (headers: Record<string, string>, remoteAddress = '127.0.0.1') =>
    t.app.inject({ url: '/metrics', headers: { host: 'localhost:3000', ...headers }, remoteAddress });
  assert.equal((await ask({})).statusCode, 200);
  assert.equal((await ask({ host: '[::1]:3000' }, '::1')).statusCode, 200);
  for (const headers of lies) assert.equal((await ask(headers)).statusCode, 404, JSON.stringify(headers));
  assert.equal((await ask({}, '10.0.0.7')).statusCode, 404);
});

test('a fresh installation behind a proxy is nobody’s without the printed link', async () => {
  const needsToken = async (headers: Record<string, string>): Promise<unknown> =>
    (await t.app.inject({ url: '/api/v1/setup', headers: { host: 'localhost:3000', ...headers } })).json()
      .needsToken;
  assert.equal(await needsToken({}), false);
  for (const headers of lies) assert.equal(await needsToken(headers), true, JSON.stringify(headers));
});

test('behind a trusted proxy the address is the one that the proxy saw', async () => {
  const app = makeApp({
    authenticate: () => Promise.reject(notSignedIn()),
    onFailure: () => undefined,
    trustProxy: true,
  });
  app.get('/where', { config: { access: 'public' } }, ({ ip, protocol }) => ({ ip, protocol }));
  const answer = await app.inject({
    url: '/where',
    headers: { 'x-forwarded-for': '127.0.0.1, 6.6.6.6, 203.0.113.9', 'x-forwarded-proto': 'http, https' },
  });
  assert.deepEqual(answer.json(), { ip: '203.0.113.9', protocol: 'https' });
  await app.close();
});
