import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { makeWorkspace } from '#testing/workspace.ts';
import { openFolderStore } from './folder-store.ts';
import { keepFile, releaseFile, roomForFiles, sweepFiles } from './quota.ts';
import { parseRange } from './range.ts';
import { disposition, headersOf, sendFile, type FileRequest } from './send-file.ts';
import type { FileKey, FileStore } from './store.ts';

let testing: TestDatabase;
let root: string;
let store: FileStore;
let one: WorkspaceId;
let other: WorkspaceId;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'peyvand-files-'));
  store = await openFolderStore(root);
  testing = await testDatabase();
  [one, other] = await Promise.all([makeWorkspace(testing), makeWorkspace(testing)]);
});
after(() => Promise.all([testing.drop(), rm(root, { recursive: true })]));

const megabyte = 1_048_576;
const leftovers = () => readdir(join(root, '.incoming'));

test('a content is found under its fingerprint, by its own workspace only', async () => {
  const content = randomBytes(3 * megabyte);
  const stored = await store.put(
    one,
    Readable.from([content.subarray(0, 7), content.subarray(7)]),
    10 * megabyte,
  );
  assert.equal(stored.key, createHash('sha256').update(content).digest('hex'));
  assert.equal(stored.bytes, content.length);
  assert.equal(await store.size(one, stored.key), content.length);
  assert.deepEqual(await buffer(await store.read(one, stored.key)), content);
  assert.deepEqual(
    await buffer(await store.read(one, stored.key, { first: 5, last: 9 })),
    content.subarray(5, 10),
  );
  assert.equal(await store.size(other, stored.key), undefined);
  await assert.rejects(store.read(other, stored.key), { slug: 'file-gone' });
  assert.deepEqual(await leftovers(), []);
});

test('a file that is too large, or breaks off, leaves nothing behind', async () => {
  await assert.rejects(store.put(one, Readable.from([randomBytes(megabyte + 1)]), megabyte), {
    slug: 'file-too-large',
  });
  const broken = new Readable({
    read() {
      this.push(randomBytes(1_000));
      this.destroy(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
    },
  });
  await assert.rejects(store.put(one, broken, megabyte), { slug: 'upload-broken' });
  assert.deepEqual(await leftovers(), []);
});

test('a key that is none reaches no other file', async () => {
  for (const key of ['../../secrets/key', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`]) {
    await assert.rejects(async () => store.read(one, key as FileKey), { slug: 'file-gone' });
  }
});

test('the quota holds, also for two uploads at once', async () => {
  const workspace = await makeWorkspace(testing);
  const context = systemContext(workspace, 'test');
  const put = () => store.put(workspace, Readable.from([randomBytes(600)]), megabyte);
  const keep = async (stored: Awaited<ReturnType<typeof put>>) =>
    testing.database.transact(context, (tx) => keepFile(tx, stored, 1_000));
  const [first, second] = await Promise.all([put(), put()]);
  const results = await Promise.allSettled([keep(first), keep(second)]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal(await testing.database.transact(context, (tx) => roomForFiles(tx, 1_000)), 400);
  // The same content again takes no more room.
  const kept = results[0]?.status === 'fulfilled' ? first : second;
  await keep(kept);
  const room = async () => testing.database.transact(context, (tx) => roomForFiles(tx, 1_000));
  assert.equal(await room(), 400);
  // Two keep it: it goes with the second.
  const release = () => testing.database.transact(context, (tx) => releaseFile(tx, kept.key));
  await release();
  assert.equal(await room(), 400);
  await release();
  assert.equal(await room(), 1_000);
  await release();
});

test('what no record keeps is swept after a day, and not before', async () => {
  const context = systemContext(one, 'test');
  const [kept, orphan, released] = await Promise.all(
    ['kept', 'orphan', 'released'].map((content) =>
      store.put(one, Readable.from([Buffer.from(content)]), 100),
    ),
  );
  assert.ok(kept && orphan && released);
  await testing.database.transact(context, async (tx) => {
    await keepFile(tx, kept, megabyte);
    await keepFile(tx, released, megabyte);
    await releaseFile(tx, released.key);
  });
  assert.equal(await sweepFiles(store, testing.database), 0);
  const dayAgo = new Date(Date.now() - 90_000_000);
  for (const { key } of [kept, orphan, released])
    await utimes(join(root, String(one), key.slice(0, 2), key), dayAgo, dayAgo);
  // Put again just now, by an upload whose record is about to be written.
  await store.put(one, Readable.from([Buffer.from('released')]), 100);
  assert.equal(await sweepFiles(store, testing.database), 1);
  assert.equal(await store.size(one, kept.key), 4);
  assert.equal(await store.size(one, orphan.key), undefined);
  assert.equal(await store.size(one, released.key), 8);
});

const ask = async (type: string, request: Partial<FileRequest> = {}) => {
  const { key } = await store.put(one, Readable.from([Buffer.from('0123456789')]), 100);
  const answer = { status: 0, headers: {} as Record<string, string | number>, body: '' };
  let stream: Readable | undefined;
  await sendFile(
    {
      code: (status) => (answer.status = status),
      header: (name, value) => (answer.headers[name] = value),
      send: (payload) => (stream = payload),
    },
    store,
    { workspace: one, key, name: 'گزارش فروش.pdf', type },
    { inline: true, ...request },
  );
  return { ...answer, key, body: stream ? await text(stream) : '' };
};

test('a file is answered whole, in part, or not at all when the browser has it', async () => {
  const whole = await ask('image/png');
  assert.equal(whole.status, 200);
  assert.equal(whole.body, '0123456789');
  assert.equal(whole.headers['content-length'], 10);
  const part = await ask('image/png', { range: 'bytes=2-4' });
  assert.deepEqual([part.status, part.body, part.headers['content-range']], [206, '234', 'bytes 2-4/10']);
  const beyond = await ask('image/png', { range: 'bytes=10-' });
  assert.deepEqual([beyond.status, beyond.headers['content-range']], [416, 'bytes */10']);
  assert.equal((await ask('image/png', { ifNoneMatch: `"x", "${whole.key}"` })).status, 304);
});

test('ranges are read as the standard says', () => {
  const cases: readonly (readonly [string | undefined, ReturnType<typeof parseRange>])[] = [
    [undefined, undefined],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=5-99', { first: 5, last: 9 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=99-', 'unsatisfiable'],
    ['bytes=5-4', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    ['bytes=1e3-', undefined],
  ];
  for (const [header, range] of cases) assert.deepEqual(parseRange(header, 10), range, String(header));
});

test('only what cannot run is shown; everything else is downloaded as bytes', () => {
  for (const type of [
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/xml',
    'image/png\r\nx: y',
    '',
    'IMAGE/SVG+XML; charset=x',
  ]) {
    const headers = headersOf({ name: 'x', type }, true);
    assert.equal(headers['content-type'], 'application/octet-stream', type);
    assert.match(headers['content-disposition'] ?? '', /^attachment/);
    assert.match(headers['content-security-policy'] ?? '', /^sandbox/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
  assert.match(
    headersOf({ name: 'x', type: 'IMAGE/PNG; q=1' }, true)['content-disposition'] ?? '',
    /^inline/,
  );
  assert.match(
    headersOf({ name: 'x', type: 'image/png' }, false)['content-disposition'] ?? '',
    /^attachment/,
  );
});

test('a Persian name arrives whole, and no name does harm', () => {
  const given = disposition('attachment', 'گزارش فروش (۱).pdf');
  assert.ok(
    given.endsWith(
      `filename*=UTF-8''${encodeURIComponent('گزارش فروش ').concat('%28', encodeURIComponent('۱'), '%29.pdf')}`,
    ),
  );
  const half = disposition('attachment', 'گزارش\u200cهای فروش.xlsx');
  assert.ok(half.endsWith(encodeURIComponent('گزارش های فروش.xlsx')), 'no browser makes an underscore of it');
  for (const name of [
    'a"; filename="b.exe',
    'a\r\nSet-Cookie: x=1',
    '../../etc/passwd',
    'گزارش\u202efdp.exe',
    '\ud800',
    '',
    '...',
    'ا'.repeat(500),
  ]) {
    const header = disposition('attachment', name);
    assert.match(
      header,
      /^attachment; filename="[^"\\\r\n]+"; filename\*=UTF-8''[\w.~%-]+$/,
      JSON.stringify(name),
    );
    assert.doesNotMatch(decodeURIComponent(header), /[\u202e\r\n/]/);
  }
});
