import assert from 'node:assert/strict';
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { readConfig } from '#kernel/config/config.ts';
import { openMetrics } from '#kernel/metrics/metrics.ts';
import { setupBody } from '#testing/accounts.ts';
import { openChromium } from '#testing/browser.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';

import { openParts, type Parts } from '../parts.ts';
import { startWeb, type WebProcess } from '../web-process.ts';

let folder: string;
let testing: TestDatabase;
let parts: Parts;
let web: WebProcess;
let port: number;

before(async () => {
  testing = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'peyvand-lan-'));
  const folders = {
    files: join(folder, 'files'),
    secrets: join(folder, 'secrets'),
    erasures: join(folder, 'erasures'),
  };
  parts = await openParts(readConfig({ LOG_LEVEL: 'error' }), testing.access, folders);
  web = await startWeb(parts, {
    port: 0,
    host: '127.0.0.1',
    lan: { port: 0, host: '127.0.0.1', secrets: folders.secrets },
  });
  port = web.lan?.port ?? 0;
});
after(async () => {
  await web.close();
  await parts.close();
  await testing.drop();
  await rm(folder, { recursive: true, force: true });
});

const secret = (name: string): Promise<string> => readFile(join(folder, 'secrets/lan', name), 'utf8');
const plain = (path: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });

test('without TLS the port gives the authority’s certificate to phones, and nothing of the product', async () => {
  const authority = new X509Certificate(await secret('authority.crt'));
  const page = await (await plain('/')).text();
  assert.ok(page.includes(authority.fingerprint256) && page.includes(web.lan?.fingerprint ?? '-'));
  assert.ok(page.includes(`href="https://127.0.0.1:${port}/"`));
  const bare = await plain('/peyvand.crt');
  assert.equal(bare.headers.get('content-type'), 'application/x-x509-ca-cert');
  assert.deepEqual(Buffer.from(await bare.arrayBuffer()), authority.raw);
  const profile = await plain('/peyvand.mobileconfig');
  assert.equal(profile.headers.get('content-type'), 'application/x-apple-aspen-config');
  assert.ok((await profile.text()).replaceAll('\n', '').includes(authority.raw.toString('base64')));
  for (const path of ['/api/v1/me', '/sign-in', '/assets/x.js'])
    assert.equal((await plain(path)).headers.get('location'), '/', path);
});

test('a client that trusts the authority signs in over TLS, and its cookie never leaves TLS', async () => {
  const ca = await secret('authority.crt');
  const answer = await new Promise<{ status: number | undefined; cookies: readonly string[] }>(
    (resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port,
          ca,
          path: '/api/v1/setup',
          method: 'POST',
          headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
        },
        (response) => {
          response.resume();
          resolve({ status: response.statusCode, cookies: response.headers['set-cookie'] ?? [] });
        },
      );
      asked.once('error', reject);
      asked.end(JSON.stringify(setupBody));
    },
  );
  assert.equal(answer.status, 201);
  assert.match(answer.cookies[0] ?? '', /^__Host-peyvand=.*; Secure/);
});

test('with a certificate of one’s own everything is answered over TLS', async () => {
  const lan = join(folder, 'secrets/lan');
  const own = await startWeb(
    { ...parts, metrics: openMetrics() },
    {
      port: 0,
      host: '127.0.0.1',
      certificate: { cert: join(lan, 'server.crt'), key: join(lan, 'server.key') },
    },
  );
  const { port: at, protocol } = new URL(own.address);
  assert.equal(protocol, 'https:');
  const ca = await secret('authority.crt');
  const status = await new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: at, ca, path: '/sign-in' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once('error', reject);
    asked.end();
  });
  assert.equal(status, 200);
  await assert.rejects(fetch(`http://127.0.0.1:${at}/sign-in`));
  await own.close();
});

test('Chromium that trusts it works in the app, service worker included', async () => {
  const key = new X509Certificate(await secret('server.crt')).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const browser = await openChromium([
    `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`,
  ]);
  try {
    const page = await browser.newPage({ locale: 'fa-IR' });
    await page.goto(`http://127.0.0.1:${port}/deep/link`);
    await page.getByText('گواهی نصب است؛ می‌توانید وارد شوید.').waitFor();
    await page.getByRole('link', { name: 'ورود به پیوند' }).click();
    await page.waitForURL(`https://127.0.0.1:${port}/sign-in**`);
    await page.getByLabel('شمارهٔ همراه یا رایانامه').fill(setupBody.administrator.identifier);
    await page.getByLabel('گذرواژه', { exact: true }).fill(setupBody.administrator.password);
    await page.getByRole('button', { name: 'ورود', exact: true }).click();
    await page.getByRole('navigation').first().waitFor();
    assert.equal(await page.evaluate(() => isSecureContext), true);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const [cookie] = await page.context().cookies();
    assert.deepEqual([cookie?.name, cookie?.secure], ['__Host-peyvand', true]);
  } finally {
    await browser.close();
  }
});
