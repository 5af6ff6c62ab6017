import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { WorkspaceId } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { exportJob } from './export.ts';

const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
  const made = await admin.send('POST', '/records/party/batch', {
    create: [
      {
        kind: 'person',
        name: 'آرش، «سپهر»',
        phones: [{ number: '09121234567', extension: '12' }],
      },
      { kind: 'person', name: '=cmd|calc', jobTitle: '+1+1', emails: [{ address: 'a@example.com' }] },
      { kind: 'organisation', name: 'بنگاه' },
    ],
  });
  assert.equal(made.statusCode, 200, made.body);
});
after(() => t.close());

const columns = ['name', 'jobTitle', 'phones', 'createdAt', 'createdBy'];
const byName = [{ field: 'name', direction: 'asc' }];
const take = (by: Browser, request: object, object = 'party') =>
  by.send('POST', `/records/${object}/export`, { format: 'csv', columns, sort: byName, ...request });
const joined = (grant: object, number: string) =>
  joinAs(
    t,
    admin,
    {
      admin: false,
      deeds: [],
      objects: {
        party: {
          read: 'all',
          export: true,
          create: false,
          update: 'none',
          remove: 'none',
          fields: {},
          ...grant,
        },
      },
    },
    number,
  );

test('a list goes out as CSV as it is shown, and no text in it is a formula', async () => {
  const answer = await take(admin, { variant: 'people' });
  assert.equal(answer.statusCode, 200, answer.body);
  assert.match(String(answer.headers['content-type']), /^text\/csv/);
  assert.match(String(answer.headers['content-disposition']), /^attachment; filename=.*\.csv/);
  const lines = answer.body.split('\r\n');
  assert.equal(lines[0], '\uFEFFنام,سمت,تلفن‌ها,زمان ثبت,ثبت‌کننده');
  assert.match(
    lines[2] ?? '',
    /^آرش، «سپهر»,,09121234567 داخلی 12,۱۴[۰-۹]{2}\/[۰-۹]{2}\/[۰-۹]{2} [۰-۹]{2}:[۰-۹]{2},/u,
  );
  assert.match(lines[1] ?? '', /^'=cmd\|calc,'\+1\+1,,/);
  assert.equal(lines.length, 4);
});

test('plain values are for programs: API names, ISO instants, ids', async () => {
  const answer = await take(admin, { values: 'plain', variant: 'people' });
  const [head, , second] = answer.body.split('\r\n');
  assert.equal(head, '\uFEFFname,jobTitle,phones,createdAt,createdBy');
  assert.match(second ?? '', /,'\+989121234567 ext\. 12,\d{4}-\d{2}-\d{2}T[\d:.]+Z,[0-9a-f-]{36}$/);
});

test('Excel gets a right-to-left sheet with a frozen head, numbers as numbers and texts as texts', async () => {
  const deal = (title: string, amount: string) => ({ title, amount: { amount, currency: 'IRR' } });
  const made = await admin.send('POST', '/records/deal/batch', {
    create: [deal('=1+1', '125000005'), deal('نمونه', '70')],
  });
  assert.equal(made.statusCode, 200, made.body);
  const answer = await take(
    admin,
    {
      format: 'xlsx',
      columns: ['title', 'amount', 'stage', 'stageSince'],
      sort: [{ field: 'amount', direction: 'desc' }],
    },
    'deal',
  );
  assert.equal(answer.statusCode, 200, answer.body);
  const book = await readXlsx(answer.rawPayload);
  const [sheet] = book.sheets;
  assert.ok(sheet);
  assert.deepEqual(sheet.rows[0], ['عنوان', 'مبلغ (تومان)', 'مرحله', 'در این مرحله از']);
  assert.deepEqual(
    sheet.rows.slice(1).map((row) => row.slice(0, 3)),
    [
      ['=1+1', 12_500_000.5, 'فرصت تازه'],
      ['نمونه', 7, 'فرصت تازه'],
    ],
  );
  assert.equal(sheet.view?.rightToLeft, true);
  assert.equal(sheet.freezePane?.rows, 1);
});

test('groups are written one after the other as the list shows them, and what is in none of them comes last', async () => {
  const made = await admin.send('POST', '/records/party/batch', {
    create: ['رشت', 'شیراز', 'رشت', 'تبریز'].map((sector, index) => ({
      kind: 'organisation',
      name: `کارگاه ${index + 1}`,
      sector,
    })),
  });
  assert.equal(made.statusCode, 200, made.body);
  const sector = (value: string) => ({ field: 'sector', op: 'eq', value });
  const grouped = {
    columns: ['sector', 'name'],
    variant: 'companies',
    filter: { field: 'name', op: 'starts', value: 'کارگاه' },
    groups: [sector('شیراز'), sector('رشت')],
  };
  const { body } = await take(admin, grouped);
  assert.deepEqual(body.trim().split('\r\n').slice(1), [
    'شیراز,کارگاه 2',
    'رشت,کارگاه 1',
    'رشت,کارگاه 3',
    'تبریز,کارگاه 4',
  ]);
  // However many the groups are.
  const many = Array.from({ length: 200 }, (_, at) => ({ and: [sector(at === 0 ? 'شیراز' : `شهر ${at}`)] }));
  assert.deepEqual((await take(admin, { ...grouped, groups: many })).body.trim().split('\r\n').slice(1), [
    'شیراز,کارگاه 2',
    'رشت,کارگاه 1',
    'رشت,کارگاه 3',
    'تبریز,کارگاه 4',
  ]);
  const wrong = await take(admin, { ...grouped, groups: [{ field: 'ghost', op: 'eq', value: 1 }] });
  assert.equal(wrong.json().code, 'unknown-field', 'a wrong group is told before the file begins');
});

test('nobody exports without the right, nor a field that he may not read', async () => {
  const { browser: without } = await joined({ export: false }, '09360000021');
  assert.equal((await take(without, {})).statusCode, 403);
  const { browser: blind } = await joined({ fields: { phones: 'hidden' } }, '09360000022');
  assert.equal((await take(blind, {})).json().code, 'unknown-field');
  assert.equal(
    (await take(blind, { columns: ['name'], filter: { field: 'phones', op: 'filled' } })).json().code,
    'unknown-field',
  );
  assert.equal((await take(blind, { columns: ['name'] })).statusCode, 200);
});

const work = async (id: string, parts = t.parts): Promise<void> =>
  exportJob.perform(
    parts,
    { workspace: (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId, export: id },
    { id: newId(), attempt: 1, isLast: true, signal: AbortSignal.timeout(60_000) },
  );

test('a long list becomes a file of a job, which its owner alone fetches', async () => {
  const names = Array.from({ length: 10_001 }, (_, at) => ({ kind: 'person', name: `انبوه ${at}` }));
  for (let at = 0; at < names.length; at += 1_000)
    await admin.send('POST', '/records/party/batch', { create: names.slice(at, at + 1_000) });
  const begun = await take(admin, { columns: ['name'], filter: { search: 'انبوه' } });
  assert.equal(begun.statusCode, 202, begun.body);
  const id = String(begun.json().id);
  assert.equal((await admin.send('GET', `/exports/${id}`)).json().state, 'running');
  assert.equal((await admin.send('GET', `/exports/${id}/content`)).json().code, 'file-gone');
  await work(id);
  const { state, rows } = (await admin.send('GET', `/exports/${id}`)).json();
  assert.deepEqual([state, rows], ['done', 10_001]);
  const file = await admin.send('GET', `/exports/${id}/content`);
  assert.equal(new Set(file.body.trim().split('\r\n')).size, 10_002);
  const { browser: other } = await joined({}, '09360000023');
  assert.equal((await other.send('GET', `/exports/${id}`)).statusCode, 404);
  assert.equal((await other.send('GET', `/exports/${id}/content`)).statusCode, 404);
});

test('an export that fails tells why in both languages', async () => {
  const begun = await take(admin, { columns: ['name'], filter: { search: 'انبوه' } });
  const id = String(begun.json().id);
  const save = () => Promise.reject(Object.assign(new Error('x'), { code: '57014' }));
  await assert.rejects(work(id, { ...t.parts, importFiles: { ...t.parts.importFiles, save } }));
  const { state, failure } = (await admin.send('GET', `/exports/${id}`)).json();
  assert.equal(state, 'failed');
  assert.match(failure.fa, /^پایگاه داده بیش از اندازه کار برد\. دوباره/);
  assert.match(failure.en, /^The database took too long\. Take/);
});
