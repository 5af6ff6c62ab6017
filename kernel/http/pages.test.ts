import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { makeApp } from './app.ts';
import { servePages } from './pages.ts';
import { notSignedIn } from '../problems/common.ts';

const folder = await mkdtemp(join(tmpdir(), 'peyvand-pages-'));
const app = makeApp({
  authenticate: () => Promise.reject(notSignedIn()),
  onFailure: (error) => assert.fail(String(error)),
});
await writeFile(join(folder, 'index.html'), '<!doctype html>');
await servePages(app, folder, []);
after(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

test('the first page answers whoever looks; other addresses answer a browser, and programs get a problem', async () => {
  const status = async (method: 'GET' | 'HEAD', url: string, accept: string): Promise<number> =>
    (await app.inject({ method, url, headers: { accept } })).statusCode;
  assert.equal(await status('GET', '/', '*/*'), 200);
  assert.equal(await status('HEAD', '/', '*/*'), 200);
  assert.equal(await status('GET', '/r/deal', 'text/html,*/*'), 200);
  assert.equal(await status('GET', '/r/deal', '*/*'), 404);
  assert.equal(await status('GET', '/api/v1/nothing', 'text/html'), 404);
  assert.equal(await status('GET', '/..%2f..%2fetc%2fpasswd', '*/*'), 404);
});
