import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { party } from '#modules/parties/index.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices, runNow } from '#testing/import.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';
import { byLikeness } from './by-likeness.ts';
import { beginImport, readJoinedOf, suggest } from './imports.ts';
import type { Decision } from './issues.ts';
import type { Progress } from './object.ts';

/** Rows that are known by what they resemble: numbers, mailboxes, identities and names together. */
const { engine, testing } = await testEngine();
const services = importServices(engine, filesInMemory());
let admin: Context;
const ids: Record<string, string> = {};

const by = <T>(deed: (tx: RecordTx) => Promise<T>): Promise<T> => engine.transact(admin, deed);

before(async () => {
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  const known = [
    { name: 'علی رضایی', phones: [{ number: '+989121110001' }], jobTitle: 'کارشناس' },
    { name: 'مریم نوری', emails: [{ address: 'maryam@example.ir' }] },
    { name: 'حسن دانا', nationalCode: '0499370899' },
    { name: 'سارا امینی' },
    { name: 'نیما پاک', phones: [{ number: '+989121110005' }] },
  ];
  const made = await by((tx) =>
    tx.records(party).create(known.map((one) => ({ kind: 'person' as const, ...one }))),
  );
  for (const [at, { name }] of known.entries()) ids[name] = made[at] ?? '';
});
after(() => testing.drop());

async function bring(table: string, decide: Readonly<Record<number, Decision>> = {}) {
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]));
  const { plan, keys } = await suggest(services, admin, id, 'party', 'people');
  const found = await checkNow(services, admin, id, { ...plan, currency: 'IRR' });
  const { issues } = found;
  const asked = issues.filter(({ code }) => code === 'maybe-known');
  const decisions = Object.fromEntries(
    asked.flatMap(({ key, rows: [row = 0] }) => (decide[row] ? [[key, decide[row]]] : [])),
  );
  const values = await runNow(services, admin, id, decisions);
  const progress = values['progress'] as Progress;
  const { created, updated } = progress;
  return { id, plan, keys, found, asked, progress, created, updated };
}
const jobOf = async (name: string) =>
  (await by((tx) => tx.records(party).get(ids[name] ?? ''))).values['jobTitle'];
const head = 'نام,موبایل,ایمیل,کد ملی,سمت\n';

test('what is surely there is brought up to date, however it is written; namesakes are others', async () => {
  const table = `${head}${[
    'علی رضائی,0912 111 0001,,,مدیر',
    'نوری مریم,,Maryam@Example.IR,,مدیر',
    'حسن دانایی پور,,,0499370899,مدیر',
    'علی رضایی,09121119999,,,دیگری',
    'کاوه تازه,09121110099,,,نو',
    'کاوه تازه,+989121110099,,,نوتر',
  ].join('\n')}\n`;
  const { plan, keys, asked, created, updated } = await bring(table);
  assert.equal(plan.match?.by, byLikeness);
  assert.ok(keys.includes(byLikeness));
  assert.deepEqual([created, updated], [2, 3]);
  for (const name of ['علی رضایی', 'مریم نوری', 'حسن دانا']) assert.equal(await jobOf(name), 'مدیر', name);
  assert.deepEqual(
    asked.map(({ value, rows, suggested }) => [value, rows, suggested.action]),
    [['علی رضایی', [5], 'create']],
    'a name alone is asked about, and new where nobody decides',
  );
  const { records } = await by((tx) =>
    tx.records(party).page({ filter: { field: 'name', op: 'eq', value: 'کاوه تازه' } }),
  );
  assert.deepEqual(
    records.map(({ values }) => values['jobTitle']),
    ['نوتر'],
    'two rows of one person are one',
  );
});

test('what is not clear goes as one decides: it is the one, another, or left out', async () => {
  const row = (phone: string, job: string) => `سارا امینی,${phone},,,${job}\n`;
  const table = `${head}${row('09121110041', 'الف')}${row('09121110042', 'ب')}${row('09121110043', 'پ')}نیما پاک,09121110044,,,ت\n`;
  const known = ids['سارا امینی'] ?? '';
  const { asked, created, updated } = await bring(table, {
    2: { action: 'use', value: known },
    3: { action: 'skip' },
    // No record that the row resembles: it is not taken for one.
    5: { action: 'use', value: known },
  });
  assert.deepEqual(
    asked.map(({ rows, proposals, message }) => [rows, proposals.map(({ label }) => label), message.en]),
    [
      [[2], ['سارا امینی'], 'It may be one that is there: Name is the same.'],
      [[3], ['سارا امینی'], 'It may be one that is there: Name is the same.'],
      [[4], ['سارا امینی'], 'It may be one that is there: Name is the same.'],
      [[5], ['نیما پاک'], 'It may be one that is there: Name is the same.'],
    ],
  );
  assert.deepEqual([created, updated], [2, 1]);
  assert.equal(await jobOf('سارا امینی'), 'الف');
  assert.equal(await jobOf('نیما پاک'), null);
});

test('rows of one file that are surely one are told in the check, and after the run with their records', async () => {
  const others = Array.from({ length: 1_200 }, (_, at) => `رهرو ${at},0913${5_550_000 + at},,,`);
  const lines = [
    'پونه یکتا,09121110071,,,نخست',
    'پونه یکتا,+98 912 111 0071,,,دوم',
    'نیما پاک,09121110005,,,',
    ...others,
    'يكتا پونه,09121110071,,,سوم',
    'نیما پاک,0912 111 0005,,,آخر',
  ];
  const { found, id, progress } = await bring(`${head}${lines.join('\n')}\n`);
  assert.equal(found.joined, 3);
  assert.deepEqual(
    found.issues
      .filter(({ code }) => code === 'same-row')
      .map(({ value, rows, count }) => [value, rows, count]),
    [
      ['پونه یکتا', [2, 3, 1_205], 3],
      ['نیما پاک', [4, 1_206], 2],
    ],
  );
  assert.deepEqual([progress.created, progress.joined], [1_201, 3]);
  assert.deepEqual(
    (await readJoinedOf(services, admin, id, 0)).map(({ row, with: first, title, cells }) => [
      row,
      first,
      title,
      cells[0],
    ]),
    [
      [3, 2, 'یکتا پونه', 'پونه یکتا'],
      [1_205, 2, 'یکتا پونه', 'يكتا پونه'],
      [1_206, 4, 'نیما پاک', 'نیما پاک'],
    ],
  );
});

test('a file that tells names alone is known by them', async () => {
  const { plan, asked, created } = await bring('نام,سمت\nنیما پاک,سردبیر\n');
  assert.deepEqual([plan.match?.by, asked, created], ['name', [], 0]);
  assert.equal(await jobOf('نیما پاک'), 'سردبیر');
});
