import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { joinAs, setUpFirst, testAccounts, type AccountsTest, type Browser } from '#testing/accounts.ts';
import { fillTables } from '#testing/fill-tables.ts';
import { undoMinutes } from '#kernel/undo.ts';
import { readCatalogue } from './catalogue.ts';
import { archiveJob, eraseArchiveJob, removeWorkspaceJob } from './jobs.ts';
import { entryBytes, readEntries } from './unzip.ts';
import { archivedTables, leftBehind } from './tables.ts';

const here = await testAccounts();
const there = await testAccounts();
let admin: Browser;
before(async () => {
  // Definitions are kept by workspace and version for a whole process, in which tests have many databases.
  await there.testing.asOwner('alter table workspace alter column id restart with 70001');
  admin = await setUpFirst(here);
  await fill(admin);
  const catalogue = await here.parts.database.asSystem('tables of an archive', readCatalogue);
  await fillTables(
    here.testing,
    await workspaceOf(admin),
    catalogue.map(({ name }) => name),
  );
});
after(async () => {
  await here.close();
  await there.close();
});

const made = async (by: Browser, url: string, body: object): Promise<string> => {
  const answer = await by.send('POST', url, body);
  assert.equal(answer.statusCode, 201, `${url}: ${answer.body}`);
  return String(answer.json().id);
};
const workspaceOf = async (by: Browser): Promise<WorkspaceId> =>
  (await by.send('GET', '/me')).json().workspace.id as WorkspaceId;
const once = () => ({ id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(120_000) });
const bytes = { 'content-type': 'application/octet-stream' };

/** Sample data, an object and fields made on screen, links, a file, a merge, the bin, and a log of changes. */
async function fill(by: Browser): Promise<void> {
  assert.equal((await by.send('POST', '/sample-data')).statusCode, 201);
  const device = {
    name: 'device',
    one: { fa: 'دستگاه', en: 'Device' },
    many: { fa: 'دستگاه‌ها', en: 'Devices' },
  };
  const object = await by.send('POST', '/schema/objects', device);
  assert.equal(object.statusCode, 201, object.body);
  const deviceName = String(object.json().name);
  const field = async (of: string, words: object): Promise<string> =>
    (await by.send('POST', `/schema/objects/${of}/fields`, words)).json().name as string;
  const price = await field(deviceName, { name: 'price', kind: 'money', label: { fa: 'قیمت', en: 'Price' } });
  const customer = await field(deviceName, {
    name: 'customer',
    kind: 'link',
    label: { fa: 'مشتری', en: 'Customer' },
    options: { to: 'party' },
  });
  const rank = await field('party', { name: 'rank', kind: 'number', label: { fa: 'رتبه', en: 'Rank' } });
  const sources = (await by.send('GET', '/schema'))
    .json()
    .objects.find(({ name }: { name: string }) => name === 'party')
    .fields.find(({ name }: { name: string }) => name === 'source').options.choices;
  const friends = { key: 'x-friends', label: { fa: 'دوستان', en: 'Friends' } };
  const own = await by.send('PUT', '/schema/objects/party/fields/source/choices', {
    choices: [friends, ...sources],
  });
  assert.equal(own.statusCode, 204, own.body);
  const party = await made(by, '/records/party', {
    kind: 'person',
    name: 'مهرداد کیانی',
    source: friends.key,
    [rank]: 7,
  });
  const twin = await made(by, '/records/party', { kind: 'person', name: 'مهرداد کیانی' });
  await made(by, `/records/${deviceName}`, {
    name: 'پمپ',
    [price]: { amount: '1250000.5', currency: 'IRR' },
    [customer]: party,
  });
  const changed = await by.send('PATCH', `/records/party/${party}`, {
    [rank]: 8,
    name: 'مهرداد کیانی‌راد',
  });
  assert.equal(changed.statusCode, 200, changed.body);
  assert.equal((await by.send('DELETE', `/records/party/${twin}`)).statusCode, 204);
  const file = await here.app.inject({
    method: 'POST',
    url: `/api/v1/files?name=a.txt&type=text/plain&about=${party}`,
    payload: Buffer.from('متن پیوست'),
    headers: { 'sec-fetch-site': 'same-origin', cookie: by.cookie ?? '', ...bytes },
  });
  assert.equal(file.statusCode, 201, file.body);
}

/** Everything as one file, as the screen would fetch it. */
async function takenOut(t: AccountsTest, by: Browser): Promise<Buffer> {
  const begun = await by.send('POST', '/archives');
  assert.equal(begun.statusCode, 202, begun.body);
  const { id } = begun.json();
  await archiveJob.perform(t.parts, { workspace: await workspaceOf(by), archive: id }, once());
  const { archives } = (await by.send('GET', '/archives')).json();
  const archive = archives.find((one: { id: string }) => one.id === id);
  assert.equal(archive.state, 'done', JSON.stringify(archive));
  const content = await by.send('GET', `/archives/${id}/content`);
  assert.equal(content.statusCode, 200);
  assert.equal(content.rawPayload.length, archive.bytes);
  return content.rawPayload;
}

const readIn = (content: Buffer) => (first: number, last: number) =>
  Promise.resolve(Readable.from([content.subarray(first, last + 1)]));
const entriesOf = (content: Buffer) => readEntries(readIn(content), content.length);

async function textOf(content: Buffer, name: string): Promise<string> {
  const entry = (await entriesOf(content)).get(name);
  assert.ok(entry, name);
  const chunks: Buffer[] = [];
  for await (const chunk of entryBytes(readIn(content), entry)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const upload = (t: AccountsTest, by: Browser, content: Buffer) =>
  t.app.inject({
    method: 'POST',
    url: '/api/v1/archives/incoming?name=all.zip',
    payload: content,
    headers: { 'sec-fetch-site': 'same-origin', cookie: by.cookie ?? '', ...bytes },
  });

test('a workspace goes out whole, comes into an empty one elsewhere, and goes out again byte for byte', async () => {
  const first = await takenOut(here, admin);
  assert.deepEqual(await takenOut(here, admin), first, 'taking out changes nothing of what is taken');
  const manifest = JSON.parse(await textOf(first, 'manifest.json')) as {
    tables: Record<string, { rows: number }>;
  };
  assert.deepEqual(Object.keys(manifest.tables).toSorted(), [...archivedTables().keys()].toSorted());
  for (const [name, { rows }] of Object.entries(manifest.tables))
    assert.ok(rows > 0, `${name} holds something`);

  const newcomer = await setUpFirst(there);
  const before = await workspaceOf(newcomer);
  assert.equal((await newcomer.send('GET', '/archives')).json().empty, true);
  const received = await upload(there, newcomer, first);
  assert.equal(received.statusCode, 201, received.body);
  const { id } = received.json();
  const contents = (await newcomer.send('GET', `/archives/${id}/contents`)).json();
  assert.equal(contents.name, 'آوند');
  assert.equal(contents.files.count, 1);
  assert.ok(
    contents.objects.some((one: { name: string; rows: number }) => one.name === 'x_device' && one.rows === 1),
  );
  const self = contents.administrators.find((one: { id: string }) => one.id === contents.self);
  assert.equal(self?.name, 'نگار امیری', 'the same mobile number is the same person');

  assert.equal((await newcomer.send('POST', `/archives/${id}/entry`, { member: self.id })).statusCode, 409);
  assert.equal((await newcomer.send('POST', `/archives/${id}/loading`)).statusCode, 202);
  await archiveJob.perform(there.parts, { workspace: before, archive: id }, once());
  const [ready] = (await newcomer.send('GET', '/archives')).json().archives;
  assert.equal(ready.state, 'ready', JSON.stringify(ready.failure));
  const entered = await newcomer.send('POST', `/archives/${id}/entry`, { member: self.id });
  assert.equal(entered.statusCode, 201, entered.body);

  const after = await workspaceOf(newcomer);
  assert.notEqual(after, before);
  const second = await takenOut(there, newcomer);
  const [was, is] = [await entriesOf(first), await entriesOf(second)];
  assert.deepEqual(
    [...is.values()].filter(({ name, crc }) => was.get(name)?.crc !== crc).map(({ name }) => name),
    [],
  );
  assert.deepEqual(second, first);

  const { records } = (await newcomer.send('GET', '/records/x_device')).json();
  assert.equal(
    Object.values(records[0].values).some(
      (value) => (value as { title?: string } | null)?.title === 'مهرداد کیانی‌راد',
    ),
    true,
  );
  const lead = await newcomer.send('POST', '/records/lead', { name: 'سرنخ تازه', source: 'x-friends' });
  assert.equal(lead.statusCode, 201, lead.body);
  const task = await newcomer.send('POST', '/records/task', { title: 'کار تازه' });
  assert.equal(task.statusCode, 201, task.body);
  const { entries } = (await newcomer.send('GET', '/log?limit=1')).json();
  assert.equal(entries[0].object, 'task', 'the log goes on after what came in');

  await removeWorkspaceJob.perform(there.parts, { workspace: after, gone: before }, once());
  for (const name of [...archivedTables().keys(), ...Object.keys(leftBehind)]) {
    const [left] = await there.testing.asOwner<{ count: string }>(
      `select count(*)::text as count from ${name} where workspace_id = $1`,
      [before],
    );
    assert.equal(left?.count, '0', name);
  }
});

test('every table of a workspace is said to go out or to stay behind', async () => {
  const rows = await here.testing.asOwner<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
  );
  const said = new Set([...archivedTables().keys(), ...Object.keys(leftBehind)]);
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !said.has(name)),
    [],
  );
  for (const name of said)
    assert.ok(
      rows.some((row) => row.name === name),
      `${name} is a table`,
    );
});

test('no secret goes out', async () => {
  const content = await takenOut(here, admin);
  for (const entry of (await entriesOf(content)).values()) {
    assert.doesNotMatch(entry.name, /channel|claim|session|identity|api_key/);
    assert.doesNotMatch(
      await textOf(content, entry.name),
      /"(sealed|password_hash|token_hash|totp_secret)":/,
    );
  }
});

test('who may not is refused, a workspace in use takes nothing in, and what is no archive is told so', async () => {
  const { browser: seller } = await joinAs(
    here,
    admin,
    { admin: false, objects: {}, deeds: [] },
    '09360000041',
  );
  for (const [method, url] of [
    ['GET', '/archives'],
    ['POST', '/archives'],
  ] as const)
    assert.equal((await seller.send(method, url)).statusCode, 403, url);
  const [own] = (await admin.send('GET', '/archives')).json().archives;
  assert.equal((await seller.send('GET', `/archives/${own.id}/content`)).statusCode, 403);
  assert.equal((await upload(here, seller, Buffer.from('x'))).statusCode, 403);
  assert.equal((await upload(here, admin, Buffer.from('x'))).json().code, 'workspace-not-empty');

  await admin.send('POST', '/workspaces', { name: 'شعبهٔ شیراز' });
  assert.equal((await admin.send('GET', `/archives/${own.id}/content`)).statusCode, 404);
  assert.equal((await upload(here, admin, Buffer.from('x'))).json().code, 'bad-archive');
  const whole = await takenOut(here, admin);
  const entry = (await entriesOf(whole)).get('tables/event.jsonl');
  assert.ok(entry);
  const place = entry.at + 100;
  whole[place] = 255 - (whole[place] ?? 0);
  const damaged = await upload(here, admin, whole);
  assert.equal(damaged.statusCode, 201, damaged.body);
  const { id } = damaged.json();
  await admin.send('POST', `/archives/${id}/loading`);
  const workspace = await workspaceOf(admin);
  await archiveJob.perform(here.parts, { workspace, archive: id }, once());
  const [found] = (await admin.send('GET', '/archives')).json().archives;
  assert.equal(found.state, 'failed');
  assert.match(found.failure.en, /damaged/);
  assert.equal((await admin.send('POST', `/archives/${id}/entry`, { member: newId() })).statusCode, 409);
});

test('an archive that was deleted comes back for minutes, and then goes with its file', async () => {
  await takenOut(here, admin);
  const listed = async (): Promise<string | undefined> =>
    (await admin.send('GET', '/archives')).json().archives[0]?.id as string | undefined;
  const id = (await listed()) ?? '';
  const restore = () => admin.send('POST', `/archives/${id}/restoration`);
  const erase = async () =>
    eraseArchiveJob.perform(here.parts, { workspace: await workspaceOf(admin), archive: id }, once());
  assert.equal((await admin.send('DELETE', `/archives/${id}`)).statusCode, 204);
  assert.notEqual(await listed(), id);
  assert.equal((await admin.send('GET', `/archives/${id}/content`)).statusCode, 404);
  const [binned] = (await admin.send('GET', '/bin')).json().entries;
  assert.deepEqual(
    [binned.id, Date.parse(binned.goesAt) - Date.parse(binned.removedAt), binned.by?.object],
    [id, undoMinutes * 60_000, 'member'],
  );
  assert.equal((await restore()).statusCode, 204);
  await erase();
  assert.equal(await listed(), id, 'who brought it back keeps it');
  assert.equal((await admin.send('GET', `/archives/${id}/content`)).statusCode, 200);
  await admin.send('DELETE', `/archives/${id}`);
  await erase();
  assert.equal((await restore()).statusCode, 404);
  assert.deepEqual(await here.testing.asOwner('select 1 from archive where id = $1', [id]), []);
});
