import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import type { CheckResult } from '#records/quality/import/check.ts';
import type { Issue } from '#records/quality/import/issues.ts';
import { beginImport, type ImportFiles } from '#records/quality/import/imports.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { importServices } from '#testing/import.ts';
import { emptyBinJob } from './bin.ts';
import { importCheckJob, importJob } from './import.ts';

/** Whose rights an import has, and what its check may tell. */
const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

const all = { read: 'all', create: true, update: 'all', remove: 'all', export: true };
const own = { ...all, read: 'own', update: 'own', remove: 'own' };
const joined = (objects: object, number: string) =>
  joinAs(t, admin, { admin: false, deeds: [], objects }, number);

async function upload(by: Browser, text: string): Promise<string> {
  const answer = await t.app.inject({
    method: 'POST',
    url: '/api/v1/imports?name=a.csv',
    payload: Buffer.from(text),
    headers: {
      cookie: by.cookie ?? '',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/octet-stream',
    },
  });
  assert.equal(answer.statusCode, 201, answer.body);
  return answer.json().id as string;
}
const people = { object: 'party', variant: 'person', columns: [{ column: 0, target: 'name' }] };
const stateOf = async (id: string) => (await admin.send('GET', `/records/import/${id}`)).json().values;
const perform = async (job: typeof importJob | typeof importCheckJob, id: string) =>
  job.perform(
    t.parts,
    { workspace: (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId, import: id },
    { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
  );
/** Asks for the check and lets its job do it. */
async function checked(by: Browser, id: string, plan: object) {
  const answer = await by.send('POST', `/imports/${id}/check`, plan);
  assert.deepEqual([answer.statusCode, answer.json().values?.state], [202, 'checking'], answer.body);
  await perform(importCheckJob, id);
  const { state, findings } = (await by.send('GET', `/records/import/${id}`)).json().values;
  assert.equal(state, 'checked');
  const pages = await Promise.all(
    (findings as CheckResult).cards.map(({ card }) =>
      by.send('GET', `/imports/${id}/issues?card=${encodeURIComponent(card)}`),
    ),
  );
  return { issues: pages.flatMap((page) => page.json().issues as Issue[]) };
}

test('an import whose starter has been shut out brings nothing in, rather than act as the system', async () => {
  const { browser, memberId } = await joined({ import: own, party: own }, '09360000011');
  const id = await upload(browser, 'name\nنفوذی\n');
  await checked(browser, id, people);
  assert.equal((await browser.send('POST', `/imports/${id}/run`, {})).statusCode, 202);
  await admin.send('PATCH', `/records/member/${memberId}`, { active: false });
  await assert.rejects(perform(importJob, id), { slug: 'starter-gone' });
  assert.equal((await stateOf(id)).state, 'failed');
  const found = await admin.send('POST', '/records/party/count', {
    filter: { field: 'name', op: 'eq', value: 'نفوذی' },
  });
  assert.equal(found.json().count, 0);
});

const issuesOf = async (id: string): Promise<number> =>
  (await t.testing.asOwner('select from import_issue where import_id = $1', [id])).length;
const wrongPhones = {
  object: 'party',
  variant: 'people',
  columns: ['name', 'phones'].map((target, column) => ({ column, target })),
};
const withWrongPhones = () => upload(admin, 'name,phone\nیک,نامعلوم\nدو,ندارد\n');

test('what a check found is let go once nobody decides about it any more, and no sooner', async () => {
  const [open, stopped, failed, ran] = [
    await withWrongPhones(),
    await withWrongPhones(),
    await withWrongPhones(),
    await withWrongPhones(),
  ];
  for (const id of [open, ran]) await checked(admin, id, wrongPhones);
  for (const id of [stopped, failed])
    assert.equal((await admin.send('POST', `/imports/${id}/check`, wrongPhones)).statusCode, 202);
  // One is stopped, one breaks off, between the two passes, with what the first has found.
  const breakingOff = (deed: () => Promise<void>): typeof t.parts => {
    let readings = 0;
    const importFiles: ImportFiles = {
      ...t.parts.importFiles,
      open: async (...given) => {
        readings += 1;
        if (readings === 2) await deed();
        return t.parts.importFiles.open(...given);
      },
    };
    return { ...t.parts, importFiles };
  };
  const workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
  const once = () => ({ id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) });
  const found: number[] = [];
  await importCheckJob.perform(
    breakingOff(async () => {
      found.push(await issuesOf(stopped));
      await admin.send('POST', `/imports/${stopped}/cancel`);
    }),
    { workspace, import: stopped },
    once(),
  );
  await assert.rejects(
    importCheckJob.perform(
      breakingOff(async () => {
        found.push(await issuesOf(failed));
        throw new Error('it breaks off');
      }),
      { workspace, import: failed },
      once(),
    ),
    /it breaks off/,
  );
  assert.deepEqual(found, [2, 2]);
  assert.deepEqual([(await stateOf(stopped)).state, (await stateOf(failed)).state], ['uploaded', 'uploaded']);
  assert.deepEqual([await issuesOf(stopped), await issuesOf(failed)], [0, 0]);
  assert.deepEqual([await issuesOf(open), await issuesOf(ran)], [2, 2]);

  assert.equal((await admin.send('POST', `/imports/${ran}/run`, {})).statusCode, 202);
  await perform(importJob, ran);
  assert.equal((await stateOf(ran)).state, 'done');
  assert.deepEqual([await issuesOf(open), await issuesOf(ran)], [2, 0]);

  // What lies in the bin comes back with what there is to decide, up to its term.
  await admin.send('DELETE', `/records/import/${open}`);
  await emptyBinJob.perform(t.parts, { workspace }, once());
  assert.equal(await issuesOf(open), 2);
  await t.testing.asOwner(`update import set deleted_at = deleted_at - interval '400 days' where id = $1`, [
    open,
  ]);
  await emptyBinJob.perform(t.parts, { workspace }, once());
  assert.equal(await issuesOf(open), 0);
});

test('a key that is kept within a role starts no import and no check, for they have all rights of the member', async () => {
  const role = (
    await admin.send('POST', '/records/role', {
      name: 'تنگ',
      grants: { objects: { import: all, party: all } },
    })
  ).json().id as string;
  const { key } = (await admin.send('POST', '/api-keys', { name: 'k', role })).json();
  const id = await upload(admin, 'name\nمریم\n');
  const byKey = async (deed: string, payload: object) => {
    const headers = { authorization: `Bearer ${key}` };
    const url = `/api/v1/imports/${id}/${deed}`;
    return (await t.app.inject({ method: 'POST', url, payload, headers })).statusCode;
  };
  assert.equal(await byKey('check', people), 403);
  await checked(admin, id, people);
  assert.equal(await byKey('run', {}), 403);
});

test('a file that is refused takes no room', async () => {
  const kept = () => t.testing.asOwner('select sha256, holds from stored_file order by 1');
  const before = await kept();
  const wide = Array.from({ length: 301 }, (_, at) => `c${at}`).join(',');
  for (const text of ['name\n', `${wide}\n${wide}\n`])
    await assert.rejects(upload(admin, text), /import-(empty-file|too-many-columns)/);
  assert.deepEqual(await kept(), before);
  // Of a workbook whose second sheet breaks off the first is let go as well.
  const sheets = ['یک', 'دو'].map((name) => ({ name, rows: [['name'], [name]] }));
  let saved = 0;
  const files: ImportFiles = {
    ...t.parts.importFiles,
    save: (context, bytes) => {
      saved += 1;
      if (saved === 2) return Promise.reject(new Error('it breaks off'));
      return t.parts.importFiles.save(context, bytes);
    },
  };
  const workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
  const book = Readable.from([Buffer.from(await writeXlsx({ sheets }))]);
  await assert.rejects(
    beginImport(importServices(t.engine, files), systemContext(workspace, 'a test'), 'a.xlsx', book),
    /it breaks off/,
  );
  assert.deepEqual(await kept(), before);
});

test('who may only read an import does not say what it does', async () => {
  const id = await upload(admin, 'name\nمریم\n');
  const { browser } = await joined({ import: { ...own, read: 'all' }, party: all }, '09360000012');
  for (const [url, body] of [
    ['check', people],
    ['run', {}],
    ['pause', {}],
    ['suggestion', { object: 'party' }],
    ['left-out', {}],
  ] as const)
    assert.equal((await browser.send('POST', `/imports/${id}/${url}`, body)).statusCode, 404, url);
  const issues = `/imports/${id}/issues?card=${encodeURIComponent('ask bad-value phones')}`;
  assert.equal((await browser.send('GET', issues)).statusCode, 404);
  assert.equal((await admin.send('GET', issues)).statusCode, 200);
});

test('the check names nobody whose name is hidden, and no object that is closed', async () => {
  await admin.send('POST', '/records/party', { kind: 'person', name: 'رازدار پنهانی' });
  const { browser } = await joined(
    { import: own, party: { ...all, fields: { name: 'hidden' } }, note: all },
    '09360000013',
  );
  const id = await upload(browser, 'about,text\nرازدار پنهان,الف\nرازدار پنهانی,ب\n');
  const columns = [
    { column: 0, target: 'about' },
    { column: 1, target: 'text' },
  ];
  const { issues } = await checked(browser, id, { object: 'note', columns });
  assert.deepEqual(
    new Map(issues.map(({ value, proposals }) => [value, proposals.length])),
    new Map([
      ['رازدار پنهان', 0],
      ['رازدار پنهانی', 0],
    ]),
    'a right guess and a near one look the same',
  );
  const closed = await browser.send('POST', `/imports/${id}/check`, { object: 'role', columns: [] });
  assert.deepEqual([closed.statusCode, closed.json().code], [404, 'unknown-object']);
});

test('which rows of a file are kept apart is let go once none of them can come in any more, and no sooner', async () => {
  const workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
  const sameOf = async (id: string): Promise<number> =>
    (await t.testing.asOwner('select from import_same where import_id = $1', [id])).length;
  const twins = { ...wrongPhones, match: { by: '*', known: 'update' } };
  const withTwins = async (number: string): Promise<string> => {
    const id = await upload(admin, `name,phone\nپوری دوقلو,${number}\nپوری دوقلو,${number}\n`);
    await checked(admin, id, twins);
    assert.equal(await sameOf(id), 1);
    return id;
  };
  const [open, ran, stopped] = [
    await withTwins('09121110091'),
    await withTwins('09121110092'),
    await withTwins('09121110093'),
  ];
  for (const id of [ran, stopped])
    await admin.send('POST', `/imports/${id}/run`, { decisions: { 'same-row||': { action: 'apart' } } });
  assert.equal((await admin.send('POST', `/imports/${stopped}/cancel`)).statusCode, 200);
  await perform(importJob, ran);
  const { state, progress } = await stateOf(ran);
  assert.deepEqual([state, progress.created, progress.apart], ['done', 2, 1]);
  assert.deepEqual([await sameOf(open), await sameOf(ran), await sameOf(stopped)], [1, 0, 1]);

  assert.equal((await admin.send('DELETE', `/imports/${stopped}/cancel`)).statusCode, 200);
  assert.equal((await admin.send('DELETE', `/imports/${stopped}/pause`)).statusCode, 200);
  await perform(importJob, stopped);
  assert.equal((await stateOf(stopped)).progress.apart, 1, 'what was ended goes on as it was decided');
  assert.equal(await sameOf(stopped), 0);

  await admin.send('DELETE', `/records/import/${open}`);
  await t.testing.asOwner(`update import set deleted_at = deleted_at - interval '400 days' where id = $1`, [
    open,
  ]);
  await emptyBinJob.perform(
    t.parts,
    { workspace },
    { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
  );
  assert.equal(await sameOf(open), 0);
});
