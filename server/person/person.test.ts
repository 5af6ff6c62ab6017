import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { readConfig } from '#kernel/config/config.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { takeBackup } from '#kernel/database/embedded/backup/backup.ts';
import { restoreBackup } from '#kernel/database/embedded/backup/restore.ts';
import { startEmbedded } from '#kernel/database/embedded/embedded.ts';
import { sql } from '#kernel/database/sql.ts';
import { migrate } from '#kernel/database/migrate.ts';
import { newId } from '#kernel/id.ts';
import { takeUpCheck } from '#records/quality/import/being-checked.ts';
import { runCheck } from '#records/quality/import/checking.ts';
import type { ImportFiles } from '#records/quality/import/imports.ts';
import { runImport } from '#records/quality/import/run.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { entryBytes, readEntries } from '../archive/unzip.ts';
import { archiveJob } from '../archive/jobs.ts';
import { importCheckJob, importJob, importUndoJob } from '../jobs/import.ts';
import { allMigrations } from '../migrations.ts';
import { openParts } from '../parts.ts';
import { erasePerson } from './erase.ts';
import { replayErasures } from './replay.ts';

/** Names and numbers that stand nowhere else, so that any trace is found. */
const name = 'ژاکلین زرنگارپور';
const traces = ['ژاکلین', 'زرنگارپور', '9391112233', 'zarnegar@example.com', 'رازِ پیوست'];

const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
});
after(() => t.close());

const made = async (url: string, body: object): Promise<string> => {
  const answer = await admin.send('POST', url, body);
  assert.ok(answer.statusCode < 300, `${url}: ${answer.body}`);
  return String(answer.json().id);
};
const bytes = (url: string, payload: string) =>
  t.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload: Buffer.from(payload),
    headers: {
      cookie: admin.cookie ?? '',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
    },
  });
const once = () => ({ id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) });

/** Comes in by an import, is merged with a twin, changed, called, written about and sold to. */
async function makePerson(): Promise<{
  id: string;
  deal: string;
  bystander: string;
  importId: string;
  merge: string;
}> {
  const file = `name,phone,email\n${name},0939 111 2233,zarnegar@example.com\nرهگذر,0912 000 0001,other@example.com\n`;
  const importId = (await bytes('/imports?name=people.csv', file)).json().id as string;
  const plan = {
    object: 'party',
    variant: 'people',
    columns: [
      { column: 0, target: 'name' },
      { column: 1, target: 'phones' },
      { column: 2, target: 'emails' },
    ],
  };
  assert.equal((await admin.send('POST', `/imports/${importId}/check`, plan)).statusCode, 202);
  await importCheckJob.perform(t.parts, { workspace, import: importId }, once());
  assert.equal((await admin.send('POST', `/imports/${importId}/run`, {})).statusCode, 202);
  await importJob.perform(t.parts, { workspace, import: importId }, once());
  // The same file once more changes nothing, and a third time it is sent and left.
  for (const isRun of [true, false]) {
    const again = (await bytes('/imports?name=again.csv', `${file}\n`)).json().id as string;
    if (!isRun) continue;
    await admin.send('POST', `/imports/${again}/check`, {
      ...plan,
      match: { by: 'name', known: 'update' },
    });
    await importCheckJob.perform(t.parts, { workspace, import: again }, once());
    await admin.send('POST', `/imports/${again}/run`, {});
    await importJob.perform(t.parts, { workspace, import: again }, once());
    const { values } = (await admin.send('GET', `/records/import/${again}`)).json();
    assert.deepEqual([values.state, values.progress.unchanged], ['done', 2]);
  }
  const { records } = (await admin.send('GET', '/records/party')).json();
  const idOf = (wanted: string): string =>
    records.find((one: { values: { name: string } }) => one.values.name === wanted).id;
  const id = idOf(name);
  const bystander = idOf('رهگذر');
  const twin = await made('/records/party', { kind: 'person', name: `${name} (دو)` });
  const merged = await admin.send('POST', '/records/party/merges', {
    winner: { id },
    losers: [{ id: twin }],
  });
  assert.ok(merged.statusCode < 300, merged.body);
  const answer = merged.json().merge;
  await admin.send('PATCH', `/records/party/${id}`, { jobTitle: `دستیار ${name}` });
  await made('/records/note', { text: `یادداشتی دربارهٔ ${name}`, about: id });
  await made('/records/call', { subject: `تماس با ${name}`, about: id, direction: 'outgoing' });
  const deal = await made('/records/deal', {
    title: `فروش به ${name}`,
    party: id,
    amount: { amount: '7000', currency: 'IRR' },
  });
  assert.equal(
    (await bytes(`/files?name=zarnegar@example.com.txt&about=${id}`, 'رازِ پیوست')).statusCode,
    201,
  );
  return { id, deal, bystander, importId, merge: typeof answer === 'string' ? answer : answer.id };
}

/** Every table in which any of the texts stands. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const tables = await t.testing.asOwner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs', 'auth')`,
  );
  const found: string[] = [];
  for (const { name: table } of tables) {
    const [row] = await t.testing.asOwner<{ there: boolean }>(
      `select exists (select from ${table} as t where t::text ~ $1) as there`,
      [texts.join('|').replaceAll('.', '\\.')],
    );
    if (row?.there) found.push(table);
  }
  return found;
}

const filesOf = async (): Promise<string[]> =>
  (await readdir(join(t.folder, String(workspace)), { recursive: true })).filter((path) => path.length > 40);

test('a person gets all that is kept of him, and is erased without a trace but what must stay', async () => {
  const { id, deal, bystander, importId, merge } = await makePerson();
  await t.testing.asOwner(
    `insert into outgoing_message (workspace_id, id, channel, template, locale, recipient, subject, body, state)
      values ($1, gen_random_uuid(), 'mail', 'quote', 'fa', 'zarnegar@example.com', 'پیش‌فاکتور ۱۲', 'با سلام', 'sent')`,
    [workspace],
  );
  const { id: archive } = (await admin.send('POST', '/archives')).json();
  await archiveJob.perform(t.parts, { workspace, archive }, once());
  assert.equal((await filesOf()).length, 4, 'two files of imports, the attachment and the archive');

  const data = await admin.send('POST', `/records/party/${id}/personal-data`);
  assert.equal(data.statusCode, 200, data.body);
  const content = data.rawPayload;
  const read = (first: number, last: number) =>
    Promise.resolve(Readable.from([content.subarray(first, last + 1)]));
  const texts = new Map<string, string>();
  for (const entry of (await readEntries(read, content.length)).values()) {
    const chunks: Buffer[] = [];
    for await (const chunk of entryBytes(read, entry)) chunks.push(chunk);
    texts.set(entry.name, Buffer.concat(chunks).toString('utf8'));
  }
  assert.deepEqual([...texts.keys()], ['index.html', 'data.json', 'files/zarnegar@example.com.txt']);
  for (const part of ['فروش به', 'یادداشتی دربارهٔ', 'تماس با', '(دو)', 'پیش‌فاکتور ۱۲', 'dir="rtl"'])
    assert.ok(texts.get('index.html')?.includes(part), part);
  assert.equal(texts.get('files/zarnegar@example.com.txt'), 'رازِ پیوست');

  const preview = (await admin.send('GET', `/records/party/${id}/erasure`)).json();
  const groups = preview.groups.map(
    ({ object, what, count }: Record<'object' | 'what' | 'count', string>) => `${what} ${object} ${count}`,
  );
  assert.deepEqual(groups.toSorted(), ['goes call 1', 'goes file 1', 'goes note 1', 'stays deal 1']);

  const erased = await admin.send('POST', `/records/party/${id}/erasure`);
  assert.equal(erased.statusCode, 204, erased.body);
  assert.deepEqual(await tablesWith(traces), []);
  const [left = '', ...others] = await filesOf();
  assert.deepEqual(others, []);
  assert.equal(
    await readFile(join(t.folder, String(workspace), left), 'utf8'),
    'name,phone,email\n\nرهگذر,0912 000 0001,other@example.com\n',
    'the file that was sent and left holds the other alone',
  );
  const kept = (await admin.send('GET', `/records/deal/${deal}`)).json().values;
  assert.deepEqual([kept.title, kept.party, kept.amount.amount], ['پاک‌شده', null, '7000']);
  assert.equal((await admin.send('GET', `/records/party/${bystander}`)).json().values.name, 'رهگذر');
  assert.equal((await admin.send('GET', `/records/party/${id}`)).statusCode, 404);

  // Neither taking the merge apart nor taking the import back brings him back.
  assert.ok((await admin.send('POST', `/merges/${merge}/undoing`, {})).statusCode >= 400);
  const undoing = await admin.send('POST', `/imports/${importId}/undo`, { changed: 'undo' });
  assert.equal(undoing.statusCode, 202, undoing.body);
  await importUndoJob.perform(t.parts, { workspace, import: importId }, once());
  assert.equal(
    (await admin.send('GET', `/records/party/${bystander}`)).statusCode,
    404,
    'the other is taken back',
  );
  assert.deepEqual(await tablesWith(traces), []);
  assert.deepEqual(
    (await t.parts.erasures.read()).map((one) => [one.workspace, one.object, one.id]),
    [[workspace, 'party', id]],
  );
});

test('nothing of a person stays where merges that were taken apart had put it, nor in files that named him', async () => {
  const his = { name: 'ژوبین ناپیدا', phones: [{ number: '09395556677' }], description: 'ژوبین‌نامه' };
  const person = await made('/records/party', { kind: 'person', ...his });
  const other = async (own: string) =>
    made('/records/party', { kind: 'person', name: own, phones: [{ number: `0912000${own.length}987` }] });
  const [winner, last, beyond] = [await other('ماندگار'), await other('دیر'), await other('پایانه یک')];
  const merge = async (into: string, gone: string): Promise<string> => {
    const answer = await admin.send('POST', '/records/party/merges', {
      winner: { id: into },
      losers: [{ id: gone }],
    });
    assert.equal(answer.statusCode, 201, answer.body);
    return answer.json().merge as string;
  };
  const apart = async (id: string) =>
    assert.equal((await admin.send('POST', `/merges/${id}/undoing`, {})).statusCode, 200);
  const first = await merge(winner, person);
  const onwards = await merge(beyond, winner);
  await apart(onwards);
  const second = await merge(winner, last);
  await apart(first);
  const table = `title,customer,amount\nفروش ۱۱,${his.name},50000000000\n`;
  const { id: importId } = (await bytes('/imports?name=deals.csv', table)).json();
  const columns = ['title', 'party', 'amount'].map((target, column) => ({ column, target }));
  await admin.send('POST', `/imports/${importId}/check`, { object: 'deal', columns });
  await importCheckJob.perform(t.parts, { workspace, import: importId }, once());
  await admin.send('POST', `/imports/${importId}/run`, {});
  await importJob.perform(t.parts, { workspace, import: importId }, once());
  const { records } = (await admin.send('GET', `/records/deal?fields=title,party`)).json();
  assert.ok(
    records.some((one: { values: { party: { id: string } | null } }) => one.values.party?.id === person),
  );

  const traces = ['ژوبین', 'ناپیدا', '9395556677'];
  assert.notDeepEqual(await tablesWith(traces), []);
  const erased = await admin.send('POST', `/records/party/${person}/erasure`);
  assert.equal(erased.statusCode, 204, erased.body);
  assert.deepEqual(await tablesWith(traces), []);
  for (const path of await filesOf())
    assert.doesNotMatch(await readFile(join(t.folder, String(workspace), path), 'utf8'), /ژوبین/, path);
  await apart(second);
  const { values } = (await admin.send('GET', `/records/party/${winner}`)).json();
  assert.deepEqual(
    values.phones.map(({ number }: { number: string }) => number),
    ['+989120007987'],
    'a later merge comes apart as it would',
  );
});

test('a person’s data hold nothing of others who only name him', async () => {
  const answer = await admin.send('POST', '/schema/objects/party/fields', {
    kind: 'link',
    options: { to: 'party' },
    label: { fa: 'معرف', en: 'Introduced by' },
  });
  assert.equal(answer.statusCode, 201, answer.body);
  const person = await made('/records/party', { kind: 'person', name: 'معرف نیک‌نام' });
  await made('/records/party', {
    kind: 'person',
    name: 'آشنای رازدار',
    phones: [{ number: '09397778899' }],
    [answer.json().name]: person,
  });
  const data = await admin.send('POST', `/records/party/${person}/personal-data`);
  const content = data.rawPayload;
  const read = (first: number, last: number) =>
    Promise.resolve(Readable.from([content.subarray(first, last + 1)]));
  for (const entry of (await readEntries(read, content.length)).values()) {
    const chunks: Buffer[] = [];
    for await (const chunk of entryBytes(read, entry)) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    assert.match(text, /معرف نیک/);
    assert.doesNotMatch(text, /رازدار|9397778899/);
  }
});

const importOf = async (id: string) => (await admin.send('GET', `/records/import/${id}`)).json().values;

/** An import of people that has been set going. */
async function begun(rows: readonly string[]): Promise<string> {
  const { id } = (await bytes('/imports?name=b.csv', `name,phone\n${rows.join('\n')}\n`)).json();
  const columns = ['name', 'phones'].map((target, column) => ({ column, target }));
  await admin.send('POST', `/imports/${id}/check`, { object: 'party', variant: 'people', columns });
  await importCheckJob.perform(t.parts, { workspace, import: id }, once());
  assert.equal((await admin.send('POST', `/imports/${id}/run`, {})).statusCode, 202);
  return id;
}

/**
 * Runs an import of more than a thousand rows and does something once its first thousand is written, which is while the run
 * waits for the rest: a stream is read ahead of its reader, so that its end tells nothing of how far he is.
 */
async function runFirstThousand(id: string, then: () => Promise<void>): Promise<void> {
  const context = systemContext(workspace, 'test');
  const { file } = (await importOf(id)).analysis;
  const table = Buffer.concat(await (await t.parts.importFiles.open(context, file)).toArray()).toString();
  const [head, ...lines] = table.split('\n');
  const first = [head, ...lines.slice(0, 1_000), ''].join('\n');
  // It is read once before to see that it is the same.
  let readings = 0;
  const open = () => {
    readings += 1;
    const isRun = readings === 2;
    return Readable.from(
      (async function* () {
        yield Buffer.from(first);
        if (isRun) {
          while ((await importOf(id)).progress.done === 0);
          await then();
        }
        yield Buffer.from(table.slice(first.length));
      })(),
    );
  };
  await runImport(t.parts.engine, context, id, open);
}

test('imports that are not over go on without the rows of who is erased, where they had come to', async () => {
  const erased = await made('/records/party', {
    kind: 'person',
    name: 'پروانه ستایش‌گر',
    phones: [{ number: '09392223344' }],
  });
  const some = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => `رهرو ${from + at},0913555${from + at}`);
  // By his number, by his name alone; a namesake with another number is somebody else.
  const his = ['کسی,+98 939 222 3344', 'پروانه ستایش گر,', 'پروانه ستایش‌گر,09120009999'];
  const running = await begun([...his, ...some(1_000, 5)]);
  const paused = await begun([...his.slice(0, 1), ...some(2_000, 999), ...his.slice(1), ...some(3_000, 5)]);
  await runFirstThousand(paused, async () => {
    assert.equal((await admin.send('POST', `/imports/${paused}/pause`)).statusCode, 200);
  });
  const before = await importOf(paused);
  assert.deepEqual([before.state, before.progress.done, before.progress.rows], ['paused', 1_000, 1_007]);

  assert.equal((await admin.send('POST', `/records/party/${erased}/erasure`)).statusCode, 204);
  const { state, progress, analysis } = await importOf(paused);
  assert.deepEqual([state, progress.done, progress.rows, analysis.rows], ['paused', 999, 1_005, 1_005]);
  assert.equal((await admin.send('DELETE', `/imports/${paused}/pause`)).statusCode, 200);
  for (const id of [running, paused]) await importJob.perform(t.parts, { workspace, import: id }, once());
  const ended = await Promise.all([running, paused].map(importOf));
  assert.deepEqual(
    ended.map((one) => [one.state, one.progress.created, one.progress.rows, one.progress.done]),
    [
      ['done', 6, 6, 6],
      ['done', 1_006, 1_005, 1_005],
    ],
  );
  const namesakes = await admin.send('POST', '/records/party/count', {
    filter: { field: 'name', op: 'eq', value: 'پروانه ستایش‌گر' },
  });
  assert.equal(namesakes.json().count, 2, 'one of each file, whose number is another');
});

test('an import that failed goes on without the rows of who is erased; where they are not found its file goes', async () => {
  const some = (mark: number, count: number) =>
    Array.from({ length: count }, (_, at) => `پیگیر ${mark} ${at},0914${mark}${1_000 + at}`);
  const rowOf = (name: string, number: string) => `${name},${number}`;
  const failing = async (rows: readonly string[]): Promise<string> => {
    const id = await begun(rows);
    await runFirstThousand(id, async () => {
      await t.testing.asOwner(`update import set state = 'failed', version = version + 1 where id = $1`, [
        id,
      ]);
    });
    assert.deepEqual([(await importOf(id)).state, (await importOf(id)).progress.done], ['failed', 1_000]);
    return id;
  };
  const idOf = async (name: string): Promise<string> => {
    const filter = { field: 'name', op: 'eq', value: name };
    return (await admin.send('POST', '/records/party/query', { filter })).json().records[0].id;
  };
  const erase = async (id: string) =>
    assert.equal((await admin.send('POST', `/records/party/${id}/erasure`)).statusCode, 204);
  const found = await failing([rowOf('شکوفه یافته', '09394445501'), ...some(801, 1_004)]);
  const changed = await failing([rowOf('شهلا دگرگون', '09394445502'), ...some(802, 1_004)]);
  await erase(await idOf('شکوفه یافته'));
  const other = await idOf('شهلا دگرگون');
  await admin.send('PATCH', `/records/party/${other}`, {
    name: 'شهلا نونام',
    phones: [{ number: '09394445503' }],
  });
  await erase(other);
  assert.deepEqual(await tablesWith(['شکوفه', '9394445501', 'شهلا', '9394445502']), []);

  assert.equal((await admin.send('DELETE', `/imports/${found}/pause`)).statusCode, 200);
  await importJob.perform(t.parts, { workspace, import: found }, once());
  const { state, progress } = await importOf(found);
  assert.deepEqual([state, progress.created, progress.done], ['done', 1_005, 1_004]);
  const refused = await admin.send('DELETE', `/imports/${changed}/pause`);
  assert.deepEqual([refused.statusCode, refused.json().code], [409, 'import-file-gone']);
  assert.equal((await importOf(changed)).state, 'failed');
});

test('a check that was stopped and a file that was left aside keep nothing of who is erased', async () => {
  const erased = await made('/records/party', {
    kind: 'person',
    name: 'گلنار نیک‌منش',
    phones: [{ number: '09393334455' }],
  });
  const table = 'name,phone,email\nگلنار نیک‌منش,09393334455,گلنار ندارد\nرهگذر سوم,0913,ندارد\n';
  const plan = {
    object: 'party',
    variant: 'people',
    columns: ['name', 'phones', 'emails'].map((target, column) => ({ column, target })),
  };
  const upload = async (rest = ''): Promise<string> =>
    (await bytes(`/imports?name=b.csv${rest}`, table)).json().id as string;
  const asked = async (id: string) =>
    assert.equal((await admin.send('POST', `/imports/${id}/check`, plan)).statusCode, 202);
  const issuesOf = (id: string) =>
    t.testing.asOwner<{ value: string }>('select value from import_issue where import_id = $1 order by 1', [
      id,
    ]);
  const context = systemContext(workspace, 'test');
  const stopped = await upload();
  await asked(stopped);
  // It is stopped between its two passes, with what the first has found.
  let readings = 0;
  const files: ImportFiles = {
    ...t.parts.importFiles,
    open: async (...given) => {
      readings += 1;
      if (readings === 2) await admin.send('POST', `/imports/${stopped}/cancel`);
      return t.parts.importFiles.open(...given);
    },
  };
  const job = newId();
  await takeUpCheck(t.engine, context, stopped, job, false);
  await runCheck({ engine: t.engine, files }, context, stopped, job);
  assert.deepEqual(
    (await issuesOf(stopped)).map(({ value }) => value),
    ['0913', 'ندارد', 'گلنار ندارد'].toSorted(),
  );
  const set = newId();
  const [aside] = [await upload(`&together=${set}`), await upload(`&together=${set}`)];
  await asked(aside);
  await importCheckJob.perform(t.parts, { workspace, import: aside }, once());
  assert.equal((await admin.send('POST', `/imports/${aside}/cancel`)).statusCode, 200);

  assert.equal((await admin.send('POST', `/records/party/${erased}/erasure`)).statusCode, 204);
  assert.deepEqual(await tablesWith(['گلنار', 'نیک‌منش', '9393334455']), []);
  const { state, analysis } = (await admin.send('GET', `/records/import/${aside}`)).json().values;
  assert.equal(state, 'cancelled');
  const left = await t.parts.importFiles.open(context, analysis.file);
  assert.equal(Buffer.concat(await left.toArray()).toString(), 'name,phone,email\n\nرهگذر سوم,0913,ندارد\n');
  assert.ok((await issuesOf(stopped)).every(({ value }) => value !== 'گلنار ندارد'));
});

test('only people are erased, by who may', async () => {
  const firm = await made('/records/party', { kind: 'organisation', name: 'شرکت آزمون' });
  assert.equal((await admin.send('GET', `/records/party/${firm}/erasure`)).json().code, 'not-a-person');
  const person = await made('/records/party', { kind: 'person', name: 'کسی' });
  const party = { read: 'all', create: true, update: 'all', remove: 'all', export: true, fields: {} };
  const { browser } = await joinAs(t, admin, { admin: false, deeds: [], objects: { party } }, '09360000051');
  for (const [method, path] of [
    ['POST', 'personal-data'],
    ['GET', 'erasure'],
    ['POST', 'erasure'],
  ] as const)
    assert.equal((await browser.send(method, `/records/party/${person}/${path}`)).statusCode, 403, path);
});

test('who was erased is erased again when an older backup is put back', async () => {
  const root = await mkdtemp(join(tmpdir(), 'erasure-'));
  await chmod(root, 0o711);
  const folder = join(root, 'data');
  const log = (): void => undefined;
  const open = async () => {
    const server = await startEmbedded({ folder, log, unattended: true });
    await migrate({ owner: server.access().owner, migrations: await allMigrations(), log });
    const parts = await openParts(readConfig({ LOG_LEVEL: 'silent' }), server.access(), server.folders);
    return {
      parts,
      close: async () => {
        await parts.close();
        await server.stop();
      },
    };
  };
  let { parts, close } = await open();
  try {
    const [row] = await parts.database.asSystem('a workspace', (door) =>
      door.rows<{ id: WorkspaceId }>(
        sql`insert into workspace (key, name) values ('w1', 'آوند') returning id`,
      ),
    );
    const context = systemContext(row?.id as WorkspaceId, 'test');
    const parties = (given: typeof parts) =>
      given.engine.transact(context, (tx) => tx.recordsOf('party').page({}), { readOnly: true });
    const [id = ''] = await parts.engine.transact(context, (tx) =>
      tx.recordsOf('party').create([{ kind: 'person', name }]),
    );
    const backup = await takeBackup({ folder, into: join(root, 'kept'), keep: 1, log });
    await erasePerson(parts, context, { object: 'party', id });
    await close();
    await restoreBackup({ backup, folder, log });
    ({ parts, close } = await open());
    assert.equal((await parties(parts)).records.length, 1, 'the backup holds him');
    assert.equal(await replayErasures(parts), 1);
    assert.equal((await parties(parts)).records.length, 0);
    assert.equal(await replayErasures(parts), 0);
  } finally {
    await close();
    await rm(root, { recursive: true, force: true });
  }
});
