import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeApp } from '#kernel/http/app.ts';
import type { Listener } from '#kernel/live/hub.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import { presenceBook } from '#kernel/live/presence.ts';
import { liveRoute } from './live.ts';
import { testEngine } from '#testing/engine.ts';
import { testApi } from '#testing/http.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const api = await testApi(engine);
const headers = { 'x-test-actor': 'admin' };

before(async () => {
  const workspace = await makeWorkspace(testing);
  api.actors.set('admin', (await makeMember(engine, workspace, adminGrants)).context);
  api.actors.set(
    'seller',
    (await makeMember(engine, workspace, grantsOf({ party: { read: 'own', create: true } }))).context,
  );
});
after(async () => {
  await api.close();
  await testing.drop();
});

const post = (url: string, payload: object, actor = 'admin') =>
  api.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { 'x-test-actor': actor } });

test('a record is made, read, changed under its version, and refused when stale', async () => {
  const made = await post('/records/party', { kind: 'organisation', name: 'آوند' });
  assert.equal(made.statusCode, 201);
  const { location = '', etag = '' } = made.headers as Record<string, string>;
  const patch = (name: string, version: string) =>
    api.app.inject({
      method: 'PATCH',
      url: location,
      payload: { name },
      headers: { ...headers, 'if-match': version },
    });
  assert.equal((await patch('آوند نو', etag)).json().values.name, 'آوند نو');
  const stale = await patch('دیرآمده', etag);
  assert.equal(stale.statusCode, 409);
  assert.equal(stale.json().code, 'stale-version');
  assert.equal(stale.headers['content-type'], 'application/problem+json; charset=utf-8');
});

test('problems speak the reader’s language and name the field', async () => {
  const persian = (await post('/records/party', { kind: 'organisation' })).json();
  assert.deepEqual(
    [persian.code, persian.field, persian.errors[0].message],
    ['invalid-values', 'name', '«نام» الزامی است.'],
  );
  const english = await api.app.inject({
    method: 'POST',
    url: '/api/v1/records/party',
    payload: '{"broken',
    headers: { ...headers, 'accept-language': 'en', 'content-type': 'application/json' },
  });
  assert.deepEqual([english.statusCode, english.json().code], [400, 'malformed-request']);
  assert.equal((await api.app.inject({ url: '/api/v1/records/party' })).json().code, 'not-signed-in');
  assert.equal(
    (await api.app.inject({ url: '/api/v1/records/ghost', headers })).json().code,
    'unknown-object',
  );
});

test('lists filter and sort from the address', async () => {
  await post('/records/party/batch', {
    create: ['ژاله', 'پویا', 'آرش'].map((name) => ({ kind: 'person', name })),
  });
  const filter = encodeURIComponent(JSON.stringify({ field: 'kind', op: 'eq', value: 'person' }));
  const page = await api.app.inject({
    url: `/api/v1/records/party?filter=${filter}&sort=name&fields=name`,
    headers,
  });
  assert.deepEqual(
    page.json().records.map((one: { values: { name: string } }) => one.values.name),
    ['آرش', 'پویا', 'ژاله'],
  );
});

test('a live screen hears of what its reader may see, and of nothing else', async () => {
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const stream = await fetch(`${base}/api/v1/live`, { headers: { 'x-test-actor': 'seller' } });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (mark: string): Promise<void> => {
    while (!heard.includes(mark)) heard += (await reader?.read())?.value ?? '';
  };
  await until('event: ready');
  const hidden = (await post('/records/party', { kind: 'person', name: 'پنهان' })).json().id as string;
  const seen = (await post('/records/party', { kind: 'person', name: 'آشکار' }, 'seller')).json()
    .id as string;
  await until(seen);
  assert.ok(!heard.includes(hidden));
  await reader?.cancel();
});

test('a record in the bin is read only by who asks for the bin', async () => {
  const made = await post('/records/party', { kind: 'organisation', name: 'دورریخته' });
  const { location = '' } = made.headers as Record<string, string>;
  await api.app.inject({ method: 'DELETE', url: location, headers });
  assert.equal((await api.app.inject({ url: location, headers })).json().code, 'record-not-found');
  const removed = (await api.app.inject({ url: `${location}?removed=true`, headers })).json();
  assert.equal(removed.values.name, 'دورریخته');
  assert.ok(removed.removedAt);
});

test('a stream ends with the session that opened it', async () => {
  const context = api.actors.get('admin');
  assert.ok(context);
  let isStillIn = true;
  const app = makeApp({ authenticate: () => Promise.resolve(context), onFailure: assert.fail });
  liveRoute(app, engine, api.hub, {
    renew: ({ context }) => (isStillIn ? Promise.resolve(context) : Promise.reject(notSignedIn())),
    heartbeatMs: 5,
  });
  const stream = await fetch(`${await app.listen({ port: 0, host: '127.0.0.1' })}/live`);
  const reader = stream.body?.getReader();
  for (let beats = 0; beats < 3; beats += 1) assert.equal((await reader?.read())?.done, false);
  isStillIn = false;
  while (!(await reader?.read())?.done) assert.ok(!isStillIn);
  await app.close();
});

test('a stream that rights have ended is told nothing more, however many changes follow at once', async () => {
  const context = api.actors.get('admin');
  assert.ok(context);
  const listeners = new Set<Listener>();
  const hub = {
    add: (listener: Listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    presence: presenceBook(),
    size: () => listeners.size,
    close: () => Promise.resolve(),
  };
  const app = makeApp({ authenticate: () => Promise.resolve(context), onFailure: assert.fail });
  liveRoute(app, engine, hub);
  const stream = await fetch(`${await app.listen({ port: 0, host: '127.0.0.1' })}/live`);
  const [listener] = listeners;
  assert.ok(listener);
  // An import of members names its teams and its members in one breath.
  for (const object of ['team', 'member', 'party'])
    listener.onMessage({ workspace: context.workspace, object });
  listener.onGap();
  assert.equal((await stream.text()).match(/^event: .*$/gm)?.join(), 'event: ready,event: access');
  assert.equal(hub.size(), 0);
  await app.close();
});
