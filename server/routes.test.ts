import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#kernel/config/config.ts';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import { openFolderStore } from '#kernel/files/folder-store.ts';
import { makeApp } from '#kernel/http/app.ts';
import { enqueueMessage, type OutgoingParts } from '#kernel/outgoing/outgoing.ts';
import { newKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { notSignedIn } from '#kernel/problems/common.ts';
import type { RecordEngine } from '#records/records.ts';
import type { TestDatabase } from '#testing/database.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { fileRoutes } from './files.ts';
import { notificationMessage } from './notifications/messages.ts';
import { channelRoutes } from './outgoing/channels.ts';
import { messageRoutes } from './outgoing/messages.ts';
import { messageTextRoutes } from './outgoing/texts.ts';

let testing: TestDatabase;
let engine: RecordEngine;
let app: FastifyInstance;
let folder: string;
let workspace: WorkspaceId;
let outgoing: OutgoingParts;
const actors = new Map<string, Context>();

before(async () => {
  ({ testing, engine } = await testEngine());
  folder = await mkdtemp(join(tmpdir(), 'peyvand-upload-'));
  workspace = await makeWorkspace(testing);
  const elsewhere = await makeWorkspace(testing);
  actors.set('admin', (await makeMember(engine, workspace, adminGrants)).context);
  actors.set(
    'seller',
    (await makeMember(engine, workspace, grantsOf({ file: { create: true, read: 'own' } }))).context,
  );
  actors.set('viewer', (await makeMember(engine, workspace, grantsOf({ file: { read: 'all' } }))).context);
  actors.set('stranger', (await makeMember(engine, elsewhere, adminGrants)).context);
  app = makeApp({
    authenticate: (request) => {
      const context = actors.get(String(request.headers['x-test-actor']));
      return context ? Promise.resolve(context) : Promise.reject(notSignedIn());
    },
    onFailure: (error) => console.error(error),
  });
  const parts = {
    engine,
    database: testing.database,
    files: await openFolderStore(folder),
    seals: openSeals(newKeyring()),
    config: { ...readConfig({}), fileMaxBytes: 6 * megabyte, fileQuotaBytes: 8 * megabyte },
  };
  outgoing = parts;
  fileRoutes(app, parts);
  channelRoutes(app, parts);
  messageRoutes(app, parts);
  messageTextRoutes(app, parts);
});
after(async () => {
  await app.close();
  await Promise.all([testing.drop(), rm(folder, { recursive: true })]);
});

const megabyte = 1_048_576;
const send = (
  actor: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object | Buffer,
  headers = {},
) =>
  app.inject({
    method,
    url,
    ...(payload ? { payload } : {}),
    headers: {
      'x-test-actor': actor,
      ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
      ...headers,
    },
  });
const upload = (
  actor: string,
  content: Buffer,
  query = 'name=%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4.pdf&type=application/pdf',
) => send(actor, 'POST', `/files?${query}`, content);

test('a file of more than the largest JSON body comes and goes whole, for whoever sees its record', async () => {
  const content = randomBytes(5 * megabyte);
  const made = await upload('seller', content);
  assert.equal(made.statusCode, 201, made.body);
  const { id, bytes } = made.json<{ id: string; bytes: number }>();
  assert.equal(bytes, content.length);
  const got = await send('seller', 'GET', `/files/${id}/content?inline=1`);
  assert.equal(got.statusCode, 200);
  assert.deepEqual(got.rawPayload, content);
  assert.match(String(got.headers['content-disposition']), /^inline; .*UTF-8''%DA%AF/);
  const part = await send('viewer', 'GET', `/files/${id}/content`, undefined, { range: 'bytes=0-9' });
  assert.equal(part.statusCode, 206);
  assert.deepEqual(part.rawPayload, content.subarray(0, 10));
  assert.equal((await send('stranger', 'GET', `/files/${id}/content`)).statusCode, 404);
  assert.equal((await send('nobody', 'GET', `/files/${id}/content`)).statusCode, 401);

  const others = await upload('admin', randomBytes(10));
  assert.equal(
    (await send('seller', 'GET', `/files/${others.json<{ id: string }>().id}/content`)).statusCode,
    404,
  );

  const full = await upload('seller', randomBytes(4 * megabyte));
  assert.equal(full.statusCode, 413);
  assert.equal(full.json<{ code: string }>().code, 'file-quota-reached');
});

test('over a real connection an upload without a length is told that it is too large', async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const content = new ReadableStream({
    pull: (controller) => controller.enqueue(randomBytes(65_536)),
  });
  const answer = await fetch(`${address}/files?name=endless`, {
    method: 'POST',
    body: content,
    // The browser's types, which stand beside Node's, do not know it.
    ...({ duplex: 'half' } as object),
    headers: { 'content-type': 'application/octet-stream', 'x-test-actor': 'admin' },
  });
  assert.equal(answer.status, 413);
  assert.match(((await answer.json()) as { code: string }).code, /too-large/);
});

test('a file of a lead is its party’s as well, and nobody files about what he does not see', async () => {
  const admin = actors.get('admin');
  assert.ok(admin);
  const { party, lead } = await engine.transact(admin, async (tx) => {
    const [firm = ''] = await tx.recordsOf('party').create([{ kind: 'organisation', name: 'پخش البرز' }]);
    const [asked = ''] = await tx.recordsOf('lead').create([{ name: 'ترازو', party: firm }]);
    return { party: firm, lead: asked };
  });
  const made = await upload('admin', Buffer.from('فهرست'), `name=x.txt&about=${lead}&link=lead`);
  assert.equal(made.statusCode, 201, made.body);
  const { values } = await engine.transact(admin, (tx) =>
    tx.recordsOf('file').get(made.json<{ id: string }>().id),
  );
  const idOf = (value: unknown) => (value as { id: string } | null)?.id;
  assert.deepEqual([idOf(values['lead']), idOf(values['about'])], [lead, party]);
  const hidden = await upload('seller', Buffer.from('فهرست'), `name=x.txt&about=${lead}&link=lead`);
  assert.equal(hidden.statusCode, 404, hidden.body);
  const wrong = await upload('admin', Buffer.from('فهرست'), `name=x.txt&about=${lead}&link=size`);
  assert.equal(wrong.statusCode, 400);
});

test('uploads are refused before anything is stored', async () => {
  assert.equal((await upload('viewer', Buffer.from('x'))).json<{ code: string }>().code, 'not-allowed');
  assert.equal((await upload('admin', Buffer.from('x'), 'type=text/plain')).statusCode, 400);
  assert.equal((await upload('admin', Buffer.from('x'), 'name=x&type=text%2Fhtml%0d%0ax')).statusCode, 400);
  assert.equal((await upload('admin', Buffer.from('x'), 'name=x&size=1')).statusCode, 400);
  const unknown = await upload(
    'admin',
    Buffer.from('x'),
    'name=x&about=0192f0c1-2345-7abc-8def-0123456789ab',
  );
  assert.equal(unknown.statusCode, 404);
  const large = (await upload('admin', randomBytes(6 * megabyte + 1))).json<{
    code: string;
    detail: string;
  }>();
  assert.equal(large.code, 'file-too-large');
  assert.match(large.detail, /۶ مگابایت/);
  assert.equal((await send('admin', 'POST', '/files?name=x', { a: 1 })).statusCode, 400);
  assert.equal((await send('admin', 'POST', '/files?name=x')).statusCode, 400);
  const rows = await testing.asOwner(`select from stored_file where bytes = 1`);
  assert.deepEqual(rows, []);
});

test('an administrator settles a channel, tries it, and reads what could not leave; others may nothing', async () => {
  const trial = await send('admin', 'POST', '/channels/mail/trial', { to: 'ali@example.ir' });
  assert.equal(trial.statusCode, 202, trial.body);
  const { id, state } = trial.json<{ id: string; state: string }>();
  assert.equal(state, 'unsendable');
  assert.match(
    (await send('admin', 'GET', `/outgoing-messages/${id}/text`)).json<{ text: string }>().text,
    /پیوند/,
  );
  assert.equal(
    (await send('admin', 'GET', '/outgoing-messages')).json<{ messages: unknown[] }>().messages.length,
    1,
  );
  const settings = {
    host: 'mail.example.ir',
    port: 587,
    security: 'starttls',
    from: 'a@example.ir',
    password: 'راز',
  };
  const saved = await send('admin', 'PUT', '/channels/mail', settings);
  assert.equal(saved.statusCode, 200, saved.body);
  assert.doesNotMatch(saved.body, /راز/);
  assert.equal(saved.json<{ channels: { source: string }[] }>().channels[0]?.source, 'own');
  assert.equal((await send('admin', 'PUT', '/channels/mail', { ...settings, port: 22 })).statusCode, 400);
  assert.equal((await send('admin', 'PUT', '/channels/fax', settings)).statusCode, 400);
  for (const [method, url, payload] of [
    ['GET', '/channels', undefined],
    ['PUT', '/channels/mail', settings],
    ['DELETE', '/channels/mail', undefined],
    ['POST', '/channels/mail/restoration', undefined],
    ['POST', '/channels/mail/trial', { to: 'ali@example.ir' }],
    ['GET', '/outgoing-messages', undefined],
    ['GET', `/outgoing-messages/${id}`, undefined],
    ['GET', `/outgoing-messages/${id}/text`, undefined],
    ['POST', `/outgoing-messages/${id}/resending`, undefined],
    ['POST', `/outgoing-messages/${id}/cancellation`, undefined],
    ['DELETE', `/outgoing-messages/${id}/cancellation`, undefined],
  ] as const) {
    assert.equal((await send('seller', method, url, payload)).statusCode, 403, `${method} ${url}`);
    if (url.includes(id))
      assert.equal((await send('stranger', method, url, payload)).statusCode, 404, `${method} ${url}`);
  }
  for (const [method, url] of [
    ['POST', `/outgoing-messages/${id}/cancellation`],
    ['DELETE', `/outgoing-messages/${id}/cancellation`],
    ['POST', `/outgoing-messages/${id}/cancellation`],
    ['DELETE', '/channels/mail'],
    ['POST', '/channels/mail/restoration'],
    ['DELETE', '/channels/mail'],
  ] as const)
    assert.equal((await send('admin', method, url)).statusCode, 204, `${method} ${url}`);
});

test('a message leaves in the workspace’s own words once they are written, and in the standard ones again without them', async () => {
  const at = '/message-texts/notification/mail/fa';
  const own = { subject: '{عنوان}', body: 'درود\n\n{اعلان‌ها}\n\nاز سوی {فضای کار}' };
  const listed = await send('admin', 'GET', '/message-texts');
  assert.equal(listed.statusCode, 200, listed.body);
  const names = listed.json<{ messages: { name: string }[] }>().messages.map(({ name }) => name);
  for (const name of [
    'invitation',
    'password-reset',
    'notification',
    'digest',
    'quote',
    'meeting-invitation',
  ])
    assert.ok(names.includes(name), name);

  const preview = await send('admin', 'POST', `${at}/preview`, { ...own, body: `${own.body} {نام سگ}` });
  const shown = preview.json<{ body: string; faults: { field: string; message: { fa: string } }[] }>();
  assert.match(shown.body, /^درود\n\n• سارا احمدی/);
  assert.deepEqual(
    shown.faults.map(({ field }) => field),
    ['body'],
  );
  assert.match(shown.faults[0]?.message.fa ?? '', /نام سگ/);
  assert.equal((await send('admin', 'PUT', at, { ...own, body: 'بی اعلان' })).statusCode, 422);
  assert.equal((await send('admin', 'PUT', at.replace('/mail/', '/fax/'), own)).statusCode, 400);
  assert.equal((await send('admin', 'PUT', '/message-texts/channel-trial/mail/fa', own)).statusCode, 404);
  assert.equal((await send('admin', 'PUT', '/message-texts/digest/sms/fa', { body: 'x' })).statusCode, 404);

  const leaves = async (): Promise<string> => {
    const { id } = await engine.transact(systemContext(workspace, 'test'), (tx) =>
      enqueueMessage(outgoing, tx, {
        kind: notificationMessage,
        channel: 'mail',
        to: 'ali@example.ir',
        locale: 'fa',
        parameters: {
          workspace: 'شرکت آزمایش',
          lines: [{ text: 'یادآور: تماس با آوند', isName: false, link: null, aside: null }],
          more: 0,
          settings: null,
        },
      }),
    );
    return (await send('admin', 'GET', `/outgoing-messages/${id}/text`)).json<{ text: string }>().text;
  };
  assert.match(await leaves(), /^سلام\n\n• یادآور/);
  const saved = await send('admin', 'PUT', at, own);
  assert.equal(saved.statusCode, 204, saved.body);
  assert.match(await leaves(), /^درود\n\n• یادآور: تماس با آوند\n\nاز سوی شرکت آزمایش\n/);
  for (const [method, path, payload] of [
    ['GET', '/message-texts', undefined],
    ['PUT', at, own],
    ['DELETE', at, undefined],
    ['POST', `${at}/preview`, own],
    ['POST', `${at}/trial`, own],
  ] as const)
    assert.equal((await send('seller', method, path, payload)).statusCode, 403, `${method} ${path}`);
  assert.equal((await send('admin', 'DELETE', at)).statusCode, 204);
  assert.match(await leaves(), /^سلام/);
});
