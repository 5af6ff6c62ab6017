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
import { sameRowKey } from './rule-keys.ts';

/** Rows that are known by what they resemble: numbers, mailboxes, identities and names together. */
const { engine, testing } = await testEngine();
// Rows beyond the first five hundred are held by the database.
const services = { ...importServices(engine, filesInMemory()), rowsInMemory: 500 };
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

test('of two that are as likely a row is the one that is called just so', async () => {
  const twins = ['رضا کیان‌مهر', 'کیان مهر رضا'].map((name) => ({
    kind: 'person' as const,
    name,
    phones: [{ number: '+989121117788' }],
  }));
  const [first, second] = await by((tx) => tx.records(party).create(twins));
  await bring(
    'نام و نام خانوادگی,موبایل,سمت\nکیان مهر رضا,09121117788,مدیر\nرضا کیان‌مهر,09121117788,مشاور\n',
  );
  const title = async (id = '') => (await by((tx) => tx.records(party).get(id))).values['jobTitle'];
  assert.deepEqual([await title(first), await title(second)], ['مشاور', 'مدیر']);
});

async function bring(
  table: string,
  decide: Readonly<Record<number, Decision>> = {},
  rules: Readonly<Record<string, Decision>> = {},
) {
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]));
  const { plan, keys } = await suggest(services, admin, id, 'party', 'people');
  const found = await checkNow(services, admin, id, { ...plan, currency: 'IRR' });
  const { issues } = found;
  const asked = issues.filter(({ code }) => code === 'maybe-known');
  const decisions = Object.fromEntries(
    asked.flatMap(({ key, rows: [row = 0] }) => (decide[row] ? [[key, decide[row]]] : [])),
  );
  const values = await runNow(services, admin, id, { ...decisions, ...rules });
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
    'رهرو 900,۰۹۱۳۵۵۵۰۹۰۰,,,',
  ];
  const { found, id, progress } = await bring(`${head}${lines.join('\n')}\n`);
  assert.equal(found.joined, 4);
  assert.deepEqual(
    found.issues
      .filter(({ code }) => code === 'same-row')
      .map(({ value, rows, count }) => [value, rows, count]),
    [
      ['پونه یکتا', [2, 3, 1_205], 3],
      ['نیما پاک', [4, 1_206], 2],
      ['رهرو 900', [905, 1_207], 2],
    ],
  );
  assert.deepEqual([progress.created, progress.joined], [1_201, 4]);
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
      [1_207, 905, 'رهرو 900', 'رهرو 900'],
    ],
  );
});

const named = async (name: string) =>
  (
    await by((tx) =>
      tx.records(party).page({
        filter: { field: 'name', op: 'eq', value: name },
        sort: [{ field: 'jobTitle', direction: 'asc' }],
        limit: 50,
      }),
    )
  ).records.map(({ values }) => values['jobTitle']);

test('rows that are surely one are kept apart where somebody says so, also those far from their first', async () => {
  const others = Array.from({ length: 1_100 }, (_, at) => `پیاده ${at},0914${5_550_000 + at},,,`);
  const lines = [
    'دوقلوی یک,09121110081,,,الف',
    'دوقلوی یک,09121110081,,,ب',
    'دوقلوی دو,09121110082,,,پ',
    ...others,
    'دوقلوی یک,09121110081,,,ت',
    'دوقلوی دو,09121110082,,,ث',
  ];
  const rules = { [sameRowKey(2)]: { action: 'apart' } } as const;
  const { found, progress } = await bring(`${head}${lines.join('\n')}\n`, {}, rules);
  assert.deepEqual(
    found.issues
      .filter(({ code }) => code === 'same-row')
      .map(({ actions, suggested }) => [actions, suggested.action]),
    [
      [['keep', 'apart'], 'keep'],
      [['keep', 'apart'], 'keep'],
    ],
  );
  assert.deepEqual([progress.created, progress.apart, progress.joined], [1_104, 2, 1]);
  assert.deepEqual(await named('دوقلوی یک'), ['الف', 'ب', 'ت']);
  assert.deepEqual(await named('دوقلوی دو'), ['ث']);
});

test('all of them are kept apart at once, records that are there too, and the mapping remembers it', async () => {
  const kept = 'نام,موبایل,پست الکترونیک,کد ملی,سمت\n';
  const lines = [
    'مریم نوری,,maryam@example.ir,,الف',
    'مریم نوری,,maryam@example.ir,,ب',
    'سه‌قلو,09121110083,,,پ',
    'سه‌قلو,09121110083,,,ت',
    'سه‌قلو,09121110083,,,ث',
  ];
  const rules = { [sameRowKey()]: { action: 'apart' }, [sameRowKey(4)]: { action: 'keep' } } as const;
  const { progress } = await bring(`${kept}${lines.join('\n')}\n`, {}, rules);
  assert.deepEqual([progress.created, progress.updated, progress.apart, progress.joined], [2, 1, 1, 2]);
  assert.deepEqual(await named('مریم نوری'), ['الف', 'ب']);
  const next = await bring(`${kept}یکی,09121110084,,,\nیکی,09121110084,,,\n`);
  assert.equal(next.plan.match?.apart, true);
  assert.deepEqual([next.progress.created, next.progress.apart], [2, 1]);
});

test('rows that share what has to be unique cannot be kept apart, and are told so', async () => {
  const lines = ['یگانه,09121110091,,,الف,U1', 'یگانه,09121110091,,,ب,U1', 'یگانه,09121110091,,,پ,U2'];
  const table = `نام,موبایل,ایمیل,کد ملی,سمت,شناسهٔ بیرونی\n${lines.join('\n')}\n`;
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]));
  const { plan } = await suggest(services, admin, id, 'party', 'people');
  const match = { by: byLikeness, known: 'update', apart: true } as const;
  const { issues } = await checkNow(services, admin, id, { ...plan, match, currency: 'IRR' });
  const [group] = issues.filter(({ code }) => code === 'same-row');
  assert.deepEqual(group?.actions, ['keep', 'apart']);
  assert.equal(
    group.message.en,
    '2 rows are the same as row 2. “External id” has to be unique and is the same in 1 row, so that one record comes of them.',
  );
  const { created, apart, joined, skipped } = (await runNow(services, admin, id))['progress'] as Progress;
  assert.deepEqual([created, apart, joined, skipped], [2, 1, 1, 0]);
  assert.deepEqual(await named('یگانه'), ['ب', 'پ']);
});

test('a row that shares what has to be unique with one that is kept apart goes with that one', async () => {
  const lines = ['سه‌تا,09121110095,,,الف,U5', 'سه‌تا,09121110095,,,ب,U6', 'سه‌تا,09121110095,,,پ,U6'];
  const table = `نام,موبایل,ایمیل,کد ملی,سمت,شناسهٔ بیرونی\n${lines.join('\n')}\n`;
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]));
  const { plan } = await suggest(services, admin, id, 'party', 'people');
  const match = { by: byLikeness, known: 'update', apart: true } as const;
  await checkNow(services, admin, id, { ...plan, match, currency: 'IRR' });
  const { created, apart, joined, skipped } = (await runNow(services, admin, id))['progress'] as Progress;
  assert.deepEqual([created, apart, joined, skipped], [2, 1, 1, 0]);
  assert.deepEqual(await named('سه‌تا'), ['الف', 'پ']);
});

test('names that differ in a number are of two, with telephones and without', async () => {
  const lines = ['شعبهٔ ۱,02188110011', 'شعبهٔ ۱۱,02188110011', 'شعبهٔ ۱۲,', 'شعبهٔ 12,', 'شعبهٔ ۲,', 'شعبهٔ ۲۲,'];
  const table = `نام,تلفن\n${lines.join('\n')}\n`;
  const { id } = await beginImport(services, admin, 'a.csv', Readable.from([Buffer.from(table)]));
  const { plan } = await suggest(services, admin, id, 'party', 'companies');
  await checkNow(services, admin, id, {
    ...plan,
    match: { by: byLikeness, known: 'update' },
    currency: 'IRR',
  });
  const { created, joined } = (await runNow(services, admin, id))['progress'] as Progress;
  assert.deepEqual([created, joined], [5, 1]);
});

test('a file that tells names alone is known by them', async () => {
  const { plan, asked, created } = await bring('نام,سمت\nنیما پاک,سردبیر\n');
  assert.deepEqual([plan.match?.by, asked, created], ['name', [], 0]);
  assert.equal(await jobOf('نیما پاک'), 'سردبیر');
});
