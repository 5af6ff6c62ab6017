import assert from 'node:assert/strict';
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { notSignedIn } from '../problems/common.ts';
import { makeApp } from './app.ts';
import { worksLong } from './long-work.ts';
import { route } from './route.ts';

test('a route that works long has an hour, and the next on its connection the usual patience', async () => {
  const app = makeApp({
    authenticate: () => Promise.reject(notSignedIn()),
    onFailure: (error) => assert.fail(String(error)),
  });
  const told: (number | undefined)[] = [];
  for (const path of ['/long', '/usual'])
    app.get(path, route('public', { fa: 'آزمون', en: 'Test' }), (request) => {
      if (path === '/long') worksLong(request);
      told.push(request.raw.socket.timeout);
      return {};
    });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      get({ port, path, agent }, (answer) => answer.resume().on('end', resolve)).on('error', reject);
    });
  for (const path of ['/usual', '/long', '/usual']) await ask(path);
  agent.destroy();
  await app.close();
  assert.deepEqual(told, [120_000, 3_600_000, 120_000]);
});
