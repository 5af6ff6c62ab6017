import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openDatabase } from '#kernel/database/database.ts';
import { openLiveHub, type LiveHub } from '#kernel/live/hub.ts';
import { testEngine } from '#testing/engine.ts';
import { testApi } from '#testing/http.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const api = await testApi(engine);
/** Another process of the same product. */
const second = openDatabase(testing.access);
let elsewhere: LiveHub;
let place = '';
const members = new Map<string, string>();
let workspace = 0;

before(async () => {
  elsewhere = await openLiveHub(second);
  const made = await makeWorkspace(testing);
  workspace = made;
  const own = grantsOf({ party: { read: 'own' } });
  for (const [name, grants] of [
    ['admin', adminGrants],
    ['colleague', adminGrants],
    ['stranger', own],
  ] as const) {
    const { context, memberId } = await makeMember(engine, made, grants);
    api.actors.set(name, context);
    members.set(name, memberId);
  }
  const party = await api.app.inject({
    method: 'POST',
    url: '/api/v1/records/party',
    payload: { kind: 'organisation', name: 'دیدار' },
    headers: { 'x-test-actor': 'admin' },
  });
  place = `party/${party.json<{ id: string }>().id}`;
});
after(async () => {
  await api.close();
  await elsewhere.close();
  await second.close();
  await testing.drop();
});

const say = (actor: string, body: object = {}) =>
  api.app.inject({
    method: 'POST',
    url: `/api/v1/records/${place}/presence`,
    payload: { page: 'one', ...body },
    headers: { 'x-test-actor': actor },
  });

/** Waits until those who are at the record, as this process knows, are as wanted; the hub tells of each change. */
const seen = (hub: LiveHub, wanted: (there: readonly string[]) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): boolean => wanted(hub.presence.at(workspace, place).map(({ member }) => member));
    const leave = hub.add({
      workspace,
      onMessage: () => undefined,
      onGap: () => undefined,
      onPresence: () => {
        if (!look()) return;
        leave();
        resolve();
      },
    });
  });

test('two at one record see each other in every process, and which field each is in', async () => {
  const admin = members.get('admin') ?? '';
  const both = Promise.all([elsewhere, api.hub].map((hub) => seen(hub, (there) => there.includes(admin))));
  assert.deepEqual((await say('admin', { field: 'name' })).json(), { present: [] });
  await both;
  const there = elsewhere.presence.at(workspace, place);
  assert.deepEqual(there, [{ member: members.get('admin'), field: 'name' }]);
  assert.deepEqual((await say('colleague')).json(), { present: there });
  const gone = seen(elsewhere, (now) => !now.includes(admin));
  await say('admin', { gone: true });
  await gone;
});

test('who may not read a record is not there, and hears of nobody', async () => {
  const refused = await say('stranger');
  assert.equal(refused.statusCode, 404, refused.body);
  assert.ok(!api.hub.presence.at(workspace, place).some(({ member }) => member === members.get('stranger')));
  assert.equal((await say('admin', { page: 'a b' })).statusCode, 400);
  assert.equal((await say('admin', { field: '"; drop' })).statusCode, 400);
});

test('a stream tells those who are at the record, and nobody else', async () => {
  const base = await api.app.listen({ port: 0, host: '127.0.0.1' });
  const streams = await Promise.all(
    ['admin', 'stranger'].map(async (actor) => {
      const answer = await fetch(`${base}/api/v1/live`, { headers: { 'x-test-actor': actor } });
      return answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    }),
  );
  const [own, other] = streams;
  const next = async (reader: typeof own): Promise<string> => (await reader?.read())?.value ?? '';
  assert.match(await next(own), /ready/);
  assert.match(await next(other), /ready/);
  await say('admin');
  await say('colleague', { field: 'phones' });
  let text = '';
  while (!text.includes('"phones"')) text += await next(own);
  assert.match(text, new RegExp(`"place":"${place}"`));
  // What the stranger hears next is the change that follows, so nothing came between.
  const party = await api.app.inject({
    method: 'POST',
    url: '/api/v1/records/party',
    payload: { kind: 'organisation', name: 'پایان', owner: members.get('stranger') },
    headers: { 'x-test-actor': 'admin' },
  });
  const told = await next(other);
  assert.match(told, /event: change/);
  assert.ok(told.includes(party.json<{ id: string }>().id));
});
