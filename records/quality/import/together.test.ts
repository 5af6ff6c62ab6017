import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, queueingServices } from '#testing/import.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { cancel, readSet, setPaused, start, takeBackCancel } from './going.ts';
import type { FieldRules } from '../../define/field-rules.ts';
import { ruleField } from '../../runtime/change-layout.ts';
import { forgetMapping, rememberMapping } from './mappings.ts';
import { beginImport, suggest } from './imports.ts';
import { planShape, type Plan } from './plan.ts';
import { byLikeness } from './by-likeness.ts';
import { sameRowKey } from './rule-keys.ts';
import { runTogether } from './together.ts';

/** Sheets and files that come in together, with keys of their own. */
const { engine, testing } = await testEngine();
const files = filesInMemory();
const { services, queued } = queueingServices(engine, files);
let admin: Context;

before(async () => {
  admin = (await makeSeededWorkspace(engine, testing)).admin;
});
after(() => testing.drop());

const upload = async (name: string, bytes: string | Buffer, together?: string): Promise<string> =>
  (await beginImport(services, admin, name, Readable.from([Buffer.from(bytes)]), together)).id;
const offered = async (id: string, object: string, variant?: string): Promise<Plan> =>
  planShape.parse((await suggest(services, admin, id, object, variant)).plan);
const confirm = async (id: string, object: string, variant?: string) => {
  const found = await checkNow(services, admin, id, await offered(id, object, variant));
  await start(services, admin, id, {});
  return found;
};
const runAll = async (): Promise<void> => {
  for (const id of queued.splice(0)) await runTogether(engine, admin, id, (file) => files.open(admin, file));
};
const stateOf = async (id: string) =>
  (await engine.transact(admin, (tx) => tx.recordsOf('import').get(id))).values['state'];
const one = async (object: string, name: string) => {
  const field = object === 'deal' ? 'title' : 'name';
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf(object).page({ filter: { field, op: 'eq', value: name } }),
  );
  assert.equal(records.length, 1, `${name}: ${records.length}`);
  return records[0]?.values as Record<string, unknown>;
};
const titleIn = (value: unknown): unknown => (value as { title?: unknown } | null)?.title;

test('files with keys of their own are linked, whichever comes first, and rows to later rows of their file', async () => {
  const set = newId();
  const deals = await upload(
    'deals.csv',
    'title,person_id,amount\nفروش یکم,7,100\nفروش دوم,8,200\nفروش گم,99,5\n',
    set,
  );
  const people = await upload('people.csv', 'id,full name,company_id\n7,مریم پارسا,2\n8,رضا کاوه,1\n', set);
  const companies = await upload(
    'companies.csv',
    'id,company name,parent_id\n1,آوند شعبه,2\n2,آوند مادر,\n',
    set,
  );
  const plan = await offered(companies, 'party', 'companies');
  assert.equal(plan.key, 0);
  assert.deepEqual(plan.from, [{ path: 'parent', import: companies }], 'a file refers to itself by its key');
  await confirm(companies, 'party', 'companies');
  await confirm(people, 'party', 'people');
  assert.equal(await stateOf(people), 'ready', 'it waits for the last of them');
  const { issues } = await confirm(deals, 'deal');
  assert.deepEqual(
    issues.filter(({ code }) => code === 'unknown-link').map(({ value, count }) => [value, count]),
    [['99', 1]],
  );
  await runAll();
  assert.deepEqual(await Promise.all([deals, people, companies].map(stateOf)), ['done', 'done', 'done']);
  assert.equal(titleIn((await one('party', 'مریم پارسا'))['employer']), 'آوند مادر');
  assert.equal(titleIn((await one('party', 'آوند شعبه'))['parent']), 'آوند مادر');
  assert.equal(titleIn((await one('deal', 'فروش دوم'))['party']), 'رضا کاوه');
  assert.equal((await one('deal', 'فروش گم'))['party'], null);
  assert.deepEqual(
    await testing.asOwner('select 1 from import_key'),
    [],
    'nothing refers to the keys any more',
  );
});

test('companies, people, deals and what was done for them come in at once, as another product kept them', async () => {
  const set = newId();
  const file = (name: string, rows: readonly string[]) => upload(name, `${rows.join('\n')}\n`, set);
  const tasks = await file('activities.csv', [
    'Activity - Subject,Activity - Done,Activity - Due date,Activity - Marked as done time,Activity - Person ID,Activity - Deal ID',
    'پیگیری,Done,2025-03-01 10:00,2025-03-04 12:30,p1,d1',
    'پیگیری,To do,2027-03-02 10:00,,p2,d2',
    'پیگیری,Done,2025-02-01 09:00,,p2,d3',
  ]);
  const calls = await file('calls.csv', [
    'Call Title,Activity date,Person ID,Deal ID',
    'معرفی,2025-01-10 11:00,p1,d1',
  ]);
  const deals = await file('deals.csv', [
    'Deal - ID,Deal - Title,Deal - Person ID,Deal - Stage,Deal - Status,Deal - Deal closed on,Deal - Lost reason,Deal - Deal created',
    'd1,فروش الف,p1,Negotiation,Won,2025-03-09,,2025-01-05',
    'd2,فروش ب,p2,Negotiation,Open,,,2025-01-06',
    'd3,فروش پ,p2,Proposal,Lost,2025-02-11,,2025-01-07',
  ]);
  const people = await file('people.csv', ['id,full name,company_id', 'p1,ترانه کیا,c1', 'p2,بهرام نیک,c1']);
  const companies = await file('companies.csv', ['id,company name', 'c1,تراز گستر']);
  for (const [id, object, variant] of [
    [tasks, 'task'],
    [calls, 'call'],
    [deals, 'deal'],
    [people, 'party', 'people'],
    [companies, 'party', 'companies'],
  ] as const) {
    const { issues } = await confirm(id, object, variant);
    assert.deepEqual(
      issues
        .filter(({ suggested }) => suggested.action === 'skip' || suggested.action === 'empty')
        .map(({ code, value }) => [object, code, value]),
      [],
    );
  }
  await runAll();
  assert.equal(titleIn((await one('party', 'ترانه کیا'))['employer']), 'تراز گستر');
  const dealOf = async (name: string) => {
    const { status, closedOn, stage } = await one('deal', name);
    return [status, closedOn, titleIn(stage)];
  };
  assert.deepEqual(await dealOf('فروش الف'), ['won', '2025-03-09', 'برد']);
  assert.deepEqual((await dealOf('فروش ب')).slice(0, 2), ['open', null]);
  assert.deepEqual(await dealOf('فروش پ'), ['lost', '2025-02-11', 'باخت']);
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('task').page({ sort: [{ field: 'dueAt', direction: 'asc' }] }),
  );
  assert.deepEqual(
    records.map(({ values }) => [
      titleIn(values['about']),
      titleIn(values['deal']),
      values['done'],
      values['doneAt'],
    ]),
    [
      ['بهرام نیک', 'فروش پ', true, '2025-02-01T05:30:00.000Z'],
      ['ترانه کیا', 'فروش الف', true, '2025-03-04T09:00:00.000Z'],
      ['بهرام نیک', 'فروش ب', false, null],
    ],
    'tasks of one name are tasks of their own, done when they were done',
  );
  const [call] = (await engine.transact(admin, (tx) => tx.recordsOf('call').page({}))).records;
  assert.deepEqual(
    [titleIn(call?.values['about']), titleIn(call?.values['deal'])],
    ['ترانه کیا', 'فروش الف'],
  );
});

test('a column of keys of another file tells the rows of its own apart no longer', async () => {
  const set = newId();
  await upload('companies.csv', 'id,company name\nz1,زرین کار\nz2,زرین راه\n', set);
  const people = await upload('people.csv', 'full name,account id\nلاله راد,z1\nسامان راد,z2\n', set);
  const { columns, match } = await offered(people, 'party', 'people');
  assert.deepEqual(
    columns.map(({ target }) => target),
    ['name', 'employer'],
  );
  assert.deepEqual(match, { by: 'name', known: 'update' });
});

test('each sheet of a workbook is a file of its own; titles, groups over columns and counts of days are read', async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: 'شرکت‌ها',
        rows: [
          ['نام شرکت', 'صنعت'],
          ['سپهر کاوان', 'فولاد'],
        ],
      },
      { name: 'یادداشت', rows: [] },
      {
        name: 'اشخاص',
        rows: [
          ['فهرست اشخاص ما', null, null, null, null],
          ['نام', 'تماس', null, 'تاریخ تولد', 'شرکت'],
          [null, 'موبایل', 'رایانامه', null, null],
          ['سارا دانش', '09123456780', 's@example.ir', 33_000, 'سپهر کاوان'],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
          { startRow: 1, startCol: 1, endRow: 1, endCol: 2 },
          { startRow: 1, startCol: 3, endRow: 2, endCol: 3 },
          { startRow: 1, startCol: 4, endRow: 2, endCol: 4 },
        ],
      },
    ],
  });
  const first = await upload('کتاب.xlsx', Buffer.from(book));
  const set = await readSet(services, admin, first);
  assert.deepEqual(
    set.map(({ sheet, rows, object, variant, columns }) => [sheet, rows, object, variant, columns]),
    [
      ['شرکت‌ها', 1, 'party', 'companies', ['نام شرکت', 'صنعت']],
      ['اشخاص', 1, 'party', 'people', ['نام', 'موبایل', 'رایانامه', 'تاریخ تولد', 'شرکت']],
    ],
  );
  await confirm(first, 'party', 'companies');
  await confirm(set[1]?.id ?? '', 'party', 'people');
  await runAll();
  const sara = await one('party', 'سارا دانش');
  assert.deepEqual([sara['birthDate'], titleIn(sara['employer'])], ['1990-05-07', 'سپهر کاوان']);
});

test('companies of an address book come in as companies, before the people who work there', async () => {
  const card = (...lines: readonly string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\n');
  const first = await upload(
    'contacts.vcf',
    [
      card('FN:نادر صفا', 'N:صفا;نادر;;;', 'TEL:09121110011', 'ORG:کشت و صنعت دنا'),
      card('N:;;;;', 'ORG:کشت و صنعت دنا', 'TEL:02188001100'),
    ].join(''),
  );
  const set = await readSet(services, admin, first);
  assert.deepEqual(
    set.map(({ sheet, object, variant }) => [sheet, object, variant]),
    [
      [null, 'party', 'people'],
      ['شرکت‌ها', 'party', 'companies'],
    ],
  );
  for (const { id, variant } of set) await confirm(id, 'party', variant ?? undefined);
  await runAll();
  const company = await one('party', 'کشت و صنعت دنا');
  assert.equal(company['kind'], 'organisation');
  assert.equal((company['phones'] as readonly unknown[]).length, 1);
  assert.equal(titleIn((await one('party', 'نادر صفا'))['employer']), 'کشت و صنعت دنا');
});

test('a head of three rows under a title is one head', async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: 'اشخاص',
        rows: [
          ['گزارش', null, null, null, null],
          ['مشخصات', null, 'تماس', null, null],
          [null, null, 'تلفن', null, 'تاریخ تولد'],
          ['نام', 'نام خانوادگی', 'موبایل', 'تلفن ثابت', null],
          ['ندا', 'سه‌ردیفی', '09121110010', '021-88882222', 33_000],
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
          { startRow: 1, startCol: 0, endRow: 2, endCol: 1 },
          { startRow: 1, startCol: 2, endRow: 1, endCol: 3 },
          { startRow: 2, startCol: 2, endRow: 2, endCol: 3 },
          { startRow: 2, startCol: 4, endRow: 3, endCol: 4 },
        ],
      },
    ],
  });
  const set = await readSet(services, admin, await upload('سه.xlsx', Buffer.from(book)));
  assert.deepEqual(
    set.map(({ rows, columns }) => [rows, columns]),
    [[1, ['نام', 'نام خانوادگی', 'موبایل', 'تلفن ثابت', 'تاریخ تولد']]],
  );
});

test('what is left aside holds the others back no longer', async () => {
  const set = newId();
  const [kept, left] = [
    await upload('a.csv', 'نام\nمانا\n', set),
    await upload('b.csv', 'نام\nنمانا\n', set),
  ];
  await confirm(kept, 'tag');
  assert.equal(await stateOf(kept), 'ready');
  await cancel(services, admin, left);
  await runAll();
  assert.deepEqual([await stateOf(kept), await stateOf(left)], ['done', 'cancelled']);
  await one('tag', 'مانا');
  await assert.rejects(takeBackCancel(services, admin, left), { slug: 'import-wrong-state' });
});

test('an import that was ended by a slip is paused instead, and goes on', async () => {
  const id = await upload('تنها.csv', 'نام\nبازآمده\n');
  await confirm(id, 'tag');
  await assert.rejects(takeBackCancel(services, admin, id), { slug: 'import-wrong-state' });
  await cancel(services, admin, id);
  await runAll();
  assert.equal(await stateOf(id), 'cancelled');
  await takeBackCancel(services, admin, id);
  assert.equal(await stateOf(id), 'paused');
  await setPaused(services, admin, id, false);
  await runAll();
  assert.equal(await stateOf(id), 'done');
  await one('tag', 'بازآمده');
});

test('a mapping that ran is offered for the next file with the same columns; several columns make one list', async () => {
  const table = (name: string) => `نام,موبایل ۱,موبایل ۲,ستون بی‌نشان\n${name},09120000011,09120000012,مدیر\n`;
  const first = await upload('یک.csv', table('بهار نیک'));
  const plan = await offered(first, 'party', 'people');
  assert.deepEqual(
    plan.columns.map(({ column, target }) => [column, target]),
    [
      [0, 'name'],
      [1, 'phones'],
      [2, 'phones'],
    ],
  );
  await checkNow(services, admin, first, {
    ...plan,
    columns: [...plan.columns, { column: 3, target: 'jobTitle' }],
  });
  await start(services, admin, first, {});
  await runAll();
  const made = await one('party', 'بهار نیک');
  assert.equal((made['phones'] as unknown[]).length, 2);
  const again = await suggest(services, admin, await upload('دو.csv', table('پاییز نیک')), 'party', 'people');
  assert.equal(again.saved?.fileName, 'یک.csv');
  assert.ok(again.plan.columns.some(({ target }) => target === 'jobTitle'));
  // Forgotten, it is not offered; brought back, it is.
  const mapping = again.saved?.id ?? '';
  const offer = async () =>
    (await suggest(services, admin, await upload('سه.csv', table('زمستان نیک')), 'party', 'people')).saved
      ?.id;
  await engine.transact(admin, (tx) => forgetMapping(tx, mapping));
  assert.equal(await offer(), undefined);
  await engine.transact(admin, (tx) => rememberMapping(tx, mapping));
  assert.equal(await offer(), mapping);
});

test('a mapping that read amounts with the currencies beside them reads them alone where rates stand there', async () => {
  const table = (name: string, beside: string) => `title,amount,نوع ارز\n${name},1200,${beside}\n`;
  const first = await upload('ارز.csv', table('فروش ارزی', 'USD'));
  await confirm(first, 'deal');
  await runAll();
  const plan = async (beside: string) =>
    (await suggest(services, admin, await upload('نرخ.csv', table('فروش دیگر', beside)), 'deal', undefined))
      .plan;
  const same = await plan('EUR');
  assert.deepEqual(same.templates, [{ target: 'amount', template: '{amount} {نوع ارز}' }]);
  const rates = await plan('85000');
  assert.deepEqual(rates.templates, []);
  assert.ok(rates.columns.some(({ column, target }) => column === 1 && target === 'amount'));
  assert.equal(rates.currency, undefined, 'it is asked for anew');
});

test('what the object’s own rules refuse is told before anything is written', async () => {
  const id = await upload('d.csv', 'title,amount\nخوب,10\nمنفی,-5\n');
  const { issues } = await checkNow(services, admin, id, await offered(id, 'deal'));
  const refused = issues.find(({ code }) => code === 'refused');
  assert.deepEqual([refused?.count, refused?.rows], [1, [3]]);
  await start(services, admin, id, {});
  await runAll();
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('deal').page({ filter: { field: 'title', op: 'eq', value: 'منفی' } }),
  );
  assert.equal(records.length, 0);
  await one('deal', 'خوب');
});

test('rules judge a row that refers to another file as it will stand, whichever is checked first', async () => {
  const rule = (requiredWhen: object) =>
    engine.transact(admin, (tx) => ruleField(tx, 'deal', 'party', requiredWhen as FieldRules));
  await rule({ requiredWhen: { field: 'amount', op: 'filled' } });
  for (const peopleFirst of [true, false]) {
    const set = newId();
    const name = `نیلوفر ${peopleFirst}`;
    const people = await upload('people.csv', `id,full name\n1,${name}\n`, set);
    const deals = await upload('deals.csv', 'title,person_id,amount\nدارد,1,10\nندارد,,20\nبی‌مبلغ,,\n', set);
    if (peopleFirst) await checkNow(services, admin, people, await offered(people, 'party', 'people'));
    const { issues } = await checkNow(services, admin, deals, await offered(deals, 'deal'));
    assert.deepEqual(
      issues.filter(({ code }) => code === 'refused').map(({ rows }) => rows),
      [[3]],
    );
    const { count } = await engine.transact(admin, (tx) =>
      tx.recordsOf('party').count({ filter: { field: 'name', op: 'eq', value: name } }),
    );
    assert.equal(count, 0, 'nothing stays of the rehearsal');
  }
  await rule({});
});

test('rows far down a file that refers to another are kept apart too, and it is told how far the rules were tried', async () => {
  const set = newId();
  const few = { ...services, rowsJudged: 1_000 };
  const companies = await upload('companies.csv', 'id,company name\nc1,پیوستهٔ کلان\n', set);
  const others = Array.from({ length: 1_300 }, (_, at) => `p${at},رهگذر ${at},0915${5_550_000 + at},c1`);
  const twins = ['الف', 'ب'].map((mark) => `${mark},همزاد دوردست,09121110099,c1`);
  const table = `id,full name,mobile,company_id\n${[...others, ...twins].join('\n')}\n`;
  const people = await upload('people.csv', table, set);
  await confirm(companies, 'party', 'companies');
  const plan = { ...(await offered(people, 'party', 'people')), match: { by: byLikeness, known: 'update' } };
  const found = await checkNow(few, admin, people, plan);
  assert.deepEqual([found.rows, found.judged, found.joined], [1_302, 1_000, 1]);
  assert.deepEqual(
    found.issues.filter(({ code }) => code === 'same-row').map(({ rows, actions }) => [rows, actions]),
    [
      [
        [1_302, 1_303],
        ['keep', 'apart'],
      ],
    ],
  );
  await start(few, admin, people, { [sameRowKey()]: { action: 'apart' } });
  await runAll();
  assert.equal(await stateOf(people), 'done');
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({ filter: { field: 'name', op: 'eq', value: 'همزاد دوردست' } }),
  );
  assert.deepEqual(
    records.map(({ values }) => titleIn(values['employer'])),
    ['پیوستهٔ کلان', 'پیوستهٔ کلان'],
  );
});
