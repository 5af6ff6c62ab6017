import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { actorMemberId, type Context } from '#kernel/context/context.ts';
import { testEngine } from '#testing/engine.ts';
import { checkNow, filesInMemory, importServices } from '#testing/import.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { setPaused, start } from './going.ts';
import { beginImport, readLeftOutOf, readRowsOf, suggest, writeLeftOutOf } from './imports.ts';
import type { Decision } from './issues.ts';
import type { Progress } from './object.ts';
import { planShape, type Plan } from './plan.ts';
import type { Guess } from './recognise.ts';
import { runImport } from './run.ts';

const { engine, testing } = await testEngine();
const services = importServices(engine, filesInMemory());
let admin: Context;

before(async () => {
  admin = (await makeSeededWorkspace(engine, testing)).admin;
});
after(() => testing.drop());

const upload = (table: string, name = 'جدول.csv') =>
  beginImport(services, admin, name, Readable.from([Buffer.from(table)]));
const offered = async (id: string, object: string, variant?: string): Promise<Plan> =>
  planShape.parse((await suggest(services, admin, id, object, variant)).plan);
const read = async (id: string) => {
  const { values } = await engine.transact(admin, (tx) => tx.recordsOf('import').get(id));
  return { state: values['state'], progress: values['progress'] as Progress };
};
const run = (id: string) =>
  runImport(engine, admin, id, () => Readable.from([Buffer.from(tableOf.get(id) ?? '')]));
const tableOf = new Map<string, string>();

async function bring(table: string, object: string, decisions: Record<string, Decision> = {}, plan = {}) {
  const { id } = await upload(table);
  tableOf.set(id, table);
  const found = await checkNow(services, admin, id, { ...(await offered(id, object)), ...plan });
  await start(services, admin, id, decisions);
  await run(id);
  return { id, found, ...(await read(id)) };
}
const dealsOf = (prefix: string) =>
  engine.transact(admin, (tx) =>
    tx.recordsOf('deal').page({
      filter: { field: 'title', op: 'starts', value: prefix },
      sort: [{ field: 'title', direction: 'asc' }],
      limit: 50,
    }),
  );

test('a file tells by its columns and its name what it holds', async () => {
  const best = async (table: string, name: string) => {
    const { values } = await upload(table, name);
    const { object, variant } = (values['analysis'] as { guesses: Guess[] }).guesses[0] ?? { object: '' };
    return [object, variant];
  };
  assert.deepEqual(await best('شرکت,صنعت,شماره ثبت\nآوند,فولاد,۱۲\n', 'خروجی.csv'), ['party', 'companies']);
  assert.deepEqual(await best('نام,نام خانوادگی,موبایل\nعلی,کریمی,09121234567\n', 'a.csv'), [
    'party',
    'people',
  ]);
  // Whatever the file is called.
  for (const [heads, row] of [
    ['نام و نام خانوادگی,تلفن', 'علی کریمی,09121234567'],
    ['نام,تاریخ تولد,کد ملی', 'علی کریمی,1360/01/02,0499370899'],
  ])
    assert.deepEqual(await best(`${heads}\n${row}\n`, 'مشتریان.csv'), ['party', 'people']);
  const keyed = 'id,full name,company id,لقب باشگاه\n7,مریم پارسا,2,الف\n';
  assert.deepEqual(await best(keyed, 'people.csv'), ['party', 'people']);
  assert.deepEqual(await best('نام,تلفن\nآوند,02188776655\n', 'مشتریان.csv'), ['party', 'companies']);
  assert.deepEqual(await best('عنوان,مرحله,مبلغ,فروشنده\nالف,برد,۱۰,علی\n', 'b.csv'), ['deal', undefined]);
  assert.deepEqual(await best('نام,توضیح\nمیز,چوبی\n', 'محصولات.csv'), ['product', undefined]);
  const page =
    '<html><body><table><tr><th>شرکت<th>صنعت<th>شماره ثبت<tr><td>آوند<td>فولاد<td>۱۲</table></body></html>';
  assert.deepEqual(await best(page, 'گزارش.xls'), ['party', 'companies']);
});

test('the closing day of an open deal is when it is expected to close; a status beside the stage tells what was won', async () => {
  const book = (expected: string) =>
    `Opportunity ID,Opportunity Name,Stage,Status,Close Date\nS1,بسته ۱,Negotiation,Open,${expected}\nS2,بسته ۲,Negotiation,Won,2025-03-09\nS3,بسته ۳,Closed Lost,,2025-02-11\n`;
  const told = async () =>
    (await dealsOf('بسته')).records.map(({ values }) => [
      values['externalId'],
      values['status'],
      values['closedOn'],
      values['expectedCloseOn'],
    ]);
  const first = await bring(book('2027-01-15'), 'deal');
  assert.deepEqual(await readLeftOutOf(services, admin, first.id, 0), []);
  const ended = [
    ['S2', 'won', '2025-03-09', null],
    ['S3', 'lost', '2025-02-11', null],
  ];
  assert.deepEqual(await told(), [['S1', 'open', null, '2027-01-15'], ...ended]);
  const again = await bring(book('2027-02-20'), 'deal');
  assert.deepEqual([again.progress.updated, again.progress.unchanged], [1, 2]);
  assert.deepEqual(await told(), [['S1', 'open', null, '2027-02-20'], ...ended]);
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('deal').create([{ title: 'بیرون از ورود', status: 'won' }])),
    'nobody but a file gives a status',
  );
});

test('an amount is read with the currency that stands beside it, and a day with its hour is that day', async () => {
  await bring(
    'Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Deal created\nهمراه ۱,"1,500",USD,2025-03-02 10:41:07\nهمراه ۲,200,EUR,2025-03-02T21:30:00Z\n',
    'deal',
  );
  assert.deepEqual(
    (await dealsOf('همراه')).records.map(({ values }) => [values['amount'], values['openedOn']]),
    [
      [{ amount: '1500', currency: 'USD' }, '2025-03-02'],
      [{ amount: '200', currency: 'EUR' }, '2025-03-03'],
    ],
  );
});

test('a currency beside an amount is read where it is one, and alone is no amount', async () => {
  const amounts = async (name: string) => (await dealsOf(name)).records.map(({ values }) => values['amount']);
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const readWhole = async (table: string) => {
    const { issues } = (await bring(table, 'deal')).found;
    assert.deepEqual(
      issues.filter(({ code }) => code !== 'blank').map(({ code, value }) => [code, value]),
      [],
    );
  };
  const named = 'title,amount,ارز\nنامی ۱,"1,200",دلار آمریکا\nنامی ۲,300,یورو\n';
  await readWhole(named);
  assert.deepEqual(await amounts('نامی'), [usd('1200'), { amount: '300', currency: 'EUR' }]);
  const coded = 'title,amount,Currency\nکدی ۱,"1,200",USD\nکدی ۲,,USD\n';
  await readWhole(coded);
  assert.deepEqual(await amounts('کدی'), [usd('1200'), null]);
  // A rate of exchange, a word that names none, and amounts that say their own.
  for (const beside of ['85000', 'ارز دولتی']) {
    const table = `title,amount,نوع ارز\nجدا ${beside},120,${beside}\n`;
    await readWhole(table);
    assert.deepEqual(await amounts(`جدا ${beside}`), [{ amount: '120', currency: 'IRR' }]);
  }
  const own = 'title,amount,واحد پول\nخودی ۱,"1,200 دلار",USD\n';
  await readWhole(own);
  assert.deepEqual(await amounts('خودی'), [usd('1200')]);
});

test('tasks are not known by titles of which more are filled than are counted', async () => {
  const table = (titles: number): string =>
    `Subject,Due Date\n${Array.from({ length: 1_200 }, (_, at) => `کار ${at % titles},2025-03-01\n`).join('')}`;
  const { id } = await upload(table(600));
  assert.equal((await offered(id, 'task')).match, undefined);
  const few = await upload('Subject,Due Date\nالف,2025-03-01\nب,2025-03-01\n');
  assert.deepEqual((await offered(few.id, 'task')).match, { by: 'title', known: 'update' });
});

test('a break within a cell of one line is a space; a longer text keeps its lines', async () => {
  const table = 'عنوان,مشتری,توضیحات\n"شکسته ۱\r\nدستگاه","آوند\nشکن","یکم\nدوم"\n"شکسته ۲","آوند شکن",\n';
  const told = async () =>
    (await dealsOf('شکسته')).records.map(({ values }) => [
      values['title'],
      (values['party'] as { readonly title?: unknown } | null)?.title,
      values['description'],
    ]);
  const plan = { create: ['party'], constants: [{ target: 'party.kind', value: 'organisation' }] };
  const first = await bring(table, 'deal', {}, plan);
  assert.deepEqual(await readLeftOutOf(services, admin, first.id, 0), []);
  const deals = [
    ['شکسته ۱ دستگاه', 'آوند شکن', 'یکم\nدوم'],
    ['شکسته ۲', 'آوند شکن', null],
  ];
  assert.deepEqual(await told(), deals);
  const again = await bring(table, 'deal', {}, plan);
  assert.deepEqual([again.progress.created, again.progress.unchanged], [0, 2]);
  assert.deepEqual(await told(), deals);
});

test('a pipeline and a stage that are not here give way to the usual ones', async () => {
  const table =
    'Deal - Title,Deal - Pipeline,Deal - Stage\nبیگانه ۱,Pipeline,مذاکره\nبیگانه ۲,Pipeline,هفت‌خوان\n';
  const { found, id } = await bring(table, 'deal');
  assert.deepEqual(
    Object.fromEntries(
      found.issues
        .filter(({ code }) => code === 'unknown-link')
        .map(({ path, value, suggested }) => [path, [value, suggested.action]]),
    ),
    { pipeline: ['Pipeline', 'empty'], stage: ['هفت‌خوان', 'empty'] },
  );
  assert.deepEqual(await readLeftOutOf(services, admin, id, 0), []);
  const { records } = await dealsOf('بیگانه');
  const of = (name: string) =>
    records.map(({ values }) => (values[name] as { readonly title?: unknown } | null)?.title);
  assert.equal(new Set(of('pipeline')).size, 1);
  const [first, second] = of('stage');
  assert.ok(first === 'مذاکره' && typeof second === 'string' && second !== first);
});

test('a stage is known by what other systems call it, and a misspelt one by its letters', async () => {
  const { found } = await bring('title,stage\nواژه ۱,Closed Won\nواژه ۲,مذاکـرهه\nواژه ۳,چیزدیگر\n', 'deal');
  const mends = Object.fromEntries(
    found.issues.map(({ value, proposals, suggested }) => [
      value,
      [proposals[0]?.label, proposals[0]?.reason, suggested.action],
    ]),
  );
  assert.deepEqual(mends['Closed Won'], ['برد', 'meaning', 'use']);
  assert.deepEqual(mends['مذاکـرهه'], ['مذاکره', 'spelling', 'use']);
  assert.deepEqual(mends['چیزدیگر'], [undefined, undefined, 'empty']);
});

test('people who share a first name stay apart, and each is known again by the whole name', async () => {
  const table = 'نام,نام خانوادگی,موبایل\nترانه,کاویانی‌فر,09121110001\nترانه,زمانی‌پور,09121110002\n';
  const { found, progress } = await bring(table, 'party', {}, { variant: 'people' });
  assert.deepEqual([found.issues.filter(({ code }) => code === 'repeated-key'), progress.created], [[], 2]);
  const byName = { variant: 'people', match: { by: 'name', known: 'update' } };
  const again = await bring(table.replaceAll('0912111', '0912222'), 'party', {}, byName);
  assert.deepEqual([again.progress.created, again.progress.updated], [0, 2]);
  for (const [place, heads] of [
    'نام کوچک,نام خانوادگی,موبایل',
    'First Name,Last Name,Phone Number',
  ].entries()) {
    const parted = table.replace(/^.*/, heads).replaceAll('0912111', `091${place}333`);
    const other = await bring(parted, 'party', {}, byName);
    assert.deepEqual([heads, other.progress.created, other.progress.updated], [heads, 0, 2]);
  }
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({
      filter: { field: 'givenName', op: 'eq', value: 'ترانه' },
      sort: [{ field: 'familyName', direction: 'asc' }],
    }),
  );
  assert.deepEqual(
    records.map(({ values }) => values['name']),
    ['ترانه زمانی‌پور', 'ترانه کاویانی‌فر'],
  );
});

test('names come in with Persian letters, keys of other systems as they are, and are known again either way', async () => {
  const table = (name: string) => `name,record id,notes,city\n${name},ك-۱۷,به نقل از علي,كرج\n`;
  await bring(table('علي كياني‌مهر'), 'party', {}, { variant: 'people' });
  const { progress } = await bring(table('علی کیانی‌مهر'), 'party', {}, { variant: 'people' });
  assert.deepEqual([progress.created, progress.unchanged], [0, 1]);
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({ filter: { field: 'externalId', op: 'eq', value: 'ك-۱۷' } }),
  );
  const [{ values } = { values: {} as Record<string, unknown> }] = records;
  assert.deepEqual(
    ['name', 'givenName', 'externalId', 'description', 'address'].map((field) => values[field]),
    ['علی کیانی‌مهر', 'علی', 'ك-۱۷', 'به نقل از علي', { city: 'کرج' }],
  );
});

test('a code whose leading zero a spreadsheet has eaten is offered whole', async () => {
  const { found, state } = await bring('نام,نام خانوادگی,کد ملی\nآرش,بی‌صفر,499370899\n', 'party');
  const { proposals, suggested } = found.issues.find(({ value }) => value === '499370899') ?? {};
  assert.deepEqual(
    [proposals?.[0]?.label, suggested],
    ['0499370899', { action: 'use', value: '0499370899' }],
  );
  assert.equal(state, 'done');
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({ filter: { field: 'nationalCode', op: 'eq', value: '0499370899' } }),
  );
  assert.deepEqual(
    records.map(({ values }) => values['familyName']),
    ['بی‌صفر'],
  );
});

test('a column of several names becomes links to many; an unknown one is asked about once and may be made', async () => {
  const tagOf = (name: string) =>
    engine.transact(admin, (tx) => tx.recordsOf('tag').create([{ name }])).then(([id]) => id);
  const [vip, loyal] = [await tagOf('زودپرداز'), await tagOf('ثابت')];
  const table = 'نام,نام خانوادگی,برچسب‌ها\nآرش,چندبرچسب,"زودپرداز، ثابت"\nنگار,چندبرچسب,ثابت؛ تازه‌وارد\n';
  const { found, state } = await bring(table, 'party', {}, { create: ['tags'] });
  assert.deepEqual(
    found.issues.filter(({ code }) => code === 'unknown-link').map(({ value, rows }) => [value, rows]),
    [['تازه‌وارد', [3]]],
  );
  assert.equal(state, 'done');
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({
      filter: { field: 'familyName', op: 'eq', value: 'چندبرچسب' },
      sort: [{ field: 'givenName', direction: 'asc' }],
    }),
  );
  const tagsOf = (values: Readonly<Record<string, unknown>>) =>
    values['tags'] as { id: string; title: string }[];
  assert.deepEqual(
    records.map(({ values }) =>
      tagsOf(values)
        .map(({ title }) => title)
        .sort((a, b) => a.localeCompare(b)),
    ),
    [
      ['ثابت', 'زودپرداز'],
      ['تازه‌وارد', 'ثابت'],
    ],
  );
  const [first] = records;
  assert.deepEqual(new Set(first && tagsOf(first.values).map(({ id }) => id)), new Set([vip, loyal]));
});

test('a row that the rules refuse is left out with its reason, and keeps no other back', async () => {
  const table = [
    'title,stage,engage_date,close_date,amount',
    'قاعده ۱,برد,1403/02/01,1403/02/05,10',
    'قاعده ۲,برد,1403/02/01,1403/01/01,20',
    'قاعده ۳,برد,1403/02/01,1403/02/07,-5',
    'قاعده ۴,باخت,1403/02/01,1403/02/09,40',
  ].join('\n');
  const { id, progress, state } = await bring(table, 'deal');
  assert.deepEqual([state, progress.created, progress.skipped], ['done', 2, 2]);
  const left = await readLeftOutOf(services, admin, id, 0);
  assert.deepEqual(
    left.map(({ row, cells, reason }) => [row, cells[0], reason.fa]),
    [
      [3, 'قاعده ۲', 'تاریخ بسته شدن پیش از تاریخ آغاز است.'],
      [4, 'قاعده ۳', 'مبلغ معامله منفی نیست.'],
    ],
  );
  const lines = (await Readable.from(await writeLeftOutOf(services, admin, id)).toArray())
    .join('')
    .split('\r\n');
  assert.equal(lines[0], '\ufefftitle,stage,engage_date,close_date,amount,دلیل');
  assert.equal(lines[1], 'قاعده ۲,برد,1403/02/01,1403/01/01,20,تاریخ بسته شدن پیش از تاریخ آغاز است.');
  const { records } = await dealsOf('قاعده');
  assert.deepEqual(new Set(records.map(({ values }) => values['title'])), new Set(['قاعده ۱', 'قاعده ۴']));
});

test('the table of what is left out holds no formula', async () => {
  const { id } = await bring('title,stage\n=1+1,هیچ\n-12,هیچ\n@x,هیچ\n', 'deal', {
    'unknown-link|stage|هیچ': { action: 'skip' },
  });
  const text = (await Readable.from(await writeLeftOutOf(services, admin, id)).toArray()).join('');
  assert.deepEqual(
    text
      .split('\r\n')
      .slice(1, 4)
      .map((line) => line.split(',')[0]),
    ["'=1+1", '-12', "'@x"],
  );
});

test('amounts say their own currency, else the file’s; tomans become rials', async () => {
  const table = 'title,amount\nپول ۱,۱۲ تومان\nپول ۲,$40\nپول ۳,"1,500"\n';
  await bring(table, 'deal', {}, { currency: 'IRT' });
  const { records } = await dealsOf('پول');
  assert.deepEqual(Object.fromEntries(records.map(({ values }) => [values['title'], values['amount']])), {
    'پول ۱': { amount: '120', currency: 'IRR' },
    'پول ۲': { amount: '40', currency: 'USD' },
    'پول ۳': { amount: '15000', currency: 'IRR' },
  });
});

test('a head may tell the unit of its amounts', async () => {
  const heads = ['مبلغ (تومان)', 'مبلغ (میلیون تومان)', 'Amount (thousand USD)', 'مبلغ (میلیارد ریال)'];
  for (const [at, head] of heads.entries())
    await bring(`title,${head}\nیکا ${at},1.5\nیکا ${at} خالی,\n`, 'deal');
  const { records } = await dealsOf('یکا');
  const amounts = records.map(({ values }) => values['amount']).filter(Boolean);
  assert.deepEqual(amounts, [
    { amount: '15', currency: 'IRR' },
    { amount: '15000000', currency: 'IRR' },
    { amount: '1500', currency: 'USD' },
    { amount: '1500000000', currency: 'IRR' },
  ]);
});

test('ids of Salesforce that capitals alone tell apart are two, short or long; no key is taken for another', async () => {
  const table =
    'Id,Name\n0015e00000AbCde,الف یکان\n0015e00000AbCdE,ب یکان\nPRS-TEHRAN-A,پ یکان\nPRS-TEHRAN-B,ت یکان\n';
  const { id } = await upload(table);
  tableOf.set(id, table);
  const suggested = await suggest(services, admin, id, 'party', 'companies');
  const { issues } = await checkNow(services, admin, id, { ...suggested.plan, currency: 'IRR' });
  assert.deepEqual(issues, []);
  await start(services, admin, id, {});
  await run(id);
  const { records } = await engine.transact(admin, (tx) =>
    tx.recordsOf('party').page({
      filter: { field: 'name', op: 'contains', value: 'یکان' },
      sort: [{ field: 'name', direction: 'asc' }],
    }),
  );
  assert.deepEqual(
    records.map(({ values }) => values['externalId']),
    ['0015e00000AbCdeAAF', '0015e00000AbCdEAAV', 'PRS-TEHRAN-A', 'PRS-TEHRAN-B'],
  );
});

test('what a run writes by itself is in the language of who started it', async () => {
  const outsiders = [
    ['en', 'Incoming call'],
    ['fa', 'تماس ورودی'],
  ] as const;
  for (const [locale, subject] of outsiders) {
    const table = `direction,notes\nورودی,گفت‌وگوی ${locale}\n`;
    const { id } = await upload(table);
    tableOf.set(id, table);
    await checkNow(services, admin, id, await offered(id, 'call'));
    await start(services, { ...admin, locale }, id, {});
    await run(id);
    const filter = { field: 'notes', op: 'contains', value: `گفت‌وگوی ${locale}` } as const;
    const { records } = await engine.transact(admin, (tx) => tx.recordsOf('call').page({ filter }));
    assert.deepEqual(
      records.map(({ values }) => values['subject']),
      [subject],
    );
  }
});

test('a day that the file does not tell stays unknown', async () => {
  await bring('title,engage_date\nروز ۱,2016-10-20\nروز ۲,\n', 'deal');
  const { records } = await dealsOf('روز');
  assert.deepEqual(Object.fromEntries(records.map(({ values }) => [values['title'], values['openedOn']])), {
    'روز ۱': '2016-10-20',
    'روز ۲': null,
  });
});

test('a record that was chosen last time is forgotten once it is gone', async () => {
  const product = await engine.transact(admin, (tx) =>
    tx.recordsOf('product').create([{ name: 'میز تحریر' }] as never),
  );
  const chosen = String(product[0]);
  const table = 'title,product\nیاد ۱,کالای الف\n';
  const key = 'unknown-link|product|کالای الف';
  await bring(table, 'deal', { [key]: { action: 'use', value: chosen } });
  const again = await bring(table, 'deal');
  const issue = again.found.issues.find((one) => one.key === key);
  assert.deepEqual(
    [issue?.remembered, issue?.proposals[0]?.label, issue?.proposals[0]?.reason],
    [true, 'میز تحریر', 'memory'],
  );
  await testing.asOwner('update product set deleted_at = now() where id = $1', [chosen]);
  const third = await bring(table, 'deal');
  const forgotten = third.found.issues.find((one) => one.key === key);
  assert.deepEqual([forgotten?.remembered, forgotten?.suggested.action], [false, 'empty']);
});

test('a paused import stops, and goes on where it stopped', async () => {
  const table = `title\n${Array.from({ length: 1_200 }, (_, at) => `درنگ ${at}`).join('\n')}\n`;
  const { id } = await upload(table);
  tableOf.set(id, table);
  await checkNow(services, admin, id, { ...(await offered(id, 'deal')), match: undefined });
  await start(services, admin, id, {});
  await setPaused(services, admin, id, true);
  await run(id);
  assert.deepEqual([(await read(id)).state, (await read(id)).progress.done], ['paused', 0]);
  await setPaused(services, admin, id, false);
  await run(id);
  assert.deepEqual([(await read(id)).state, (await read(id)).progress.created], ['done', 1_200]);
});

test('rows are read back as they stand, by a spreadsheet’s numbers', async () => {
  const { id } = await upload('a,b\n1,2\n\n3,"x\ny"\n5,6\n');
  assert.deepEqual(await readRowsOf(services, admin, id, [4, 5, 99]), [
    { row: 4, cells: ['3', 'x\ny'] },
    { row: 5, cells: ['5', '6'] },
  ]);
});

test('what the check says of blanks is what becomes of them: a deal lost without a day was not lost today', async () => {
  const table =
    'Opportunity ID,Opportunity Name,Stage,Close Date,Owner\nB1,بی‌روز ۱,Closed Lost,,\nB2,بی‌روز ۲,Closed Won,2025-03-09,\n';
  const sayingsOf = ({ found }: Awaited<ReturnType<typeof bring>>) =>
    Object.fromEntries(
      found.issues.filter(({ code }) => code === 'blank').map(({ path, message }) => [path, message.en]),
    );
  const stranger = await bring(
    'Opportunity Name,Stage,Owner,Close Date\nبیگانه,Closed Lost,ناشناس بیگانه,32 Nowhere\n',
    'deal',
  );
  assert.deepEqual(
    Object.fromEntries(
      stranger.found.cards
        .filter(({ actions }) => actions.includes('empty'))
        .map(({ path, emptied }) => [path, emptied]),
    ),
    { closedOn: 'stays', owner: 'maker', stage: 'filled' },
  );
  const [brought] = (await dealsOf('بیگانه')).records;
  assert.deepEqual(
    [brought?.values['closedOn'], (brought?.values['owner'] as { id: string } | null)?.id],
    [null, actorMemberId(admin.actor)],
  );
  const first = await bring(table, 'deal', {}, { match: undefined });
  assert.deepEqual(sayingsOf(first), {
    closedOn: 'It is blank and stays so.',
    owner: 'It is blank and becomes that of who brings it in.',
  });
  const stored = async () =>
    (await dealsOf('بی‌روز')).records.map(({ values }) => [
      values['status'],
      values['closedOn'],
      (values['owner'] as { id: string } | null)?.id,
    ]);
  const mine = actorMemberId(admin.actor);
  const [lost, won] = [
    ['lost', null, mine],
    ['won', '2025-03-09', mine],
  ];
  assert.deepEqual(await stored(), [lost, won]);
  const match = { by: 'externalId', known: 'update' };
  const again = await bring(table.replace('2025-03-09', ''), 'deal', {}, { match });
  assert.equal(
    sayingsOf(again)['closedOn'],
    'It is blank: of a new record it stays so, and a record that is there keeps what it has.',
  );
  assert.deepEqual(await stored(), [lost, won]);
});
