import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { Context } from '#kernel/context/context.ts';
import { openPrinter } from '#kernel/print/printer.ts';
import { savedView } from '#modules/work/index.ts';
import { testEngine } from '#testing/engine.ts';
import { testApi } from '#testing/http.ts';
import { makeColleague, makeSeededWorkspace } from '#testing/seeded.ts';
import { reportPageNames } from '../../contract/report-file.ts';
import { stage } from '../../index.ts';
import { reportFileRoutes } from './routes.ts';

const { engine, testing } = await testEngine();
const printer = openPrinter();
let api: Awaited<ReturnType<typeof testApi>>;
let admin: Context;

before(async () => {
  api = await testApi(engine, (app, over) => reportFileRoutes(app, over, { print: printer.print }));
  const seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now: () => new Date('2026-11-21T08:30:00Z') };
  api.actors.set('admin', admin);
  api.actors.set('seller', (await makeColleague(engine, seeded, 'seller')).context);
  await engine.transact(admin, async (tx) => {
    const { records } = await tx.records(stage).page({});
    const won = records.find(({ values }) => values['kind'] === 'won')?.id ?? '';
    await tx.recordsOf('deal').create([
      {
        title: 'برده',
        stage: won,
        amount: { amount: '1250000', currency: 'IRR' },
        closedOn: '2026-11-10',
        source: 'website',
      },
      {
        title: '=HYPERLINK("x")',
        stage: won,
        amount: { amount: '70.5', currency: 'EUR' },
        closedOn: '2026-11-11',
      },
      { title: 'باز', amount: { amount: '900000000', currency: 'IRR' } },
    ]);
    await tx.recordsOf('call').create([
      { direction: 'outgoing', outcome: 'answered', at: '2026-11-10T08:00:00Z', duration: 80 },
      { direction: 'outgoing', outcome: 'busy', at: '2026-11-10T08:00:00Z', duration: 0 },
    ]);
  });
});
after(async () => {
  printer.close();
  await api.close();
  await testing.drop();
});

const take = (actor: string, page: string, query: string, language = 'fa') =>
  api.app.inject({
    url: `/api/v1/sales/report-files/${page}?${query}`,
    headers: { 'x-test-actor': actor, 'accept-language': language },
  });

test('a sheet lies from right to left and tells what, when, beside what and by whom; numbers are numbers', async () => {
  const taken = await take('admin', 'activity', 'format=xlsx&on=2026-11-10');
  assert.equal(taken.statusCode, 200, taken.body.slice(0, 500));
  assert.match(
    decodeURIComponent(String(taken.headers['content-disposition'])),
    /گزارش فعالیت 1405-08-30\.xlsx/,
  );
  const { sheets } = await readXlsx(taken.rawPayload);
  const [sheet] = sheets;
  assert.ok(sheet);
  assert.equal(sheet.view?.rightToLeft, true);
  const texts = sheet.rows.flat().filter((value) => typeof value === 'string');
  assert.ok(texts.includes('گزارش فعالیت'));
  assert.ok(texts.includes('آبان ۱۴۰۵ (از ۱ آبان ۱۴۰۵ تا ۳۰ آبان ۱۴۰۵)'), texts.join('|'));
  assert.ok(texts.some((text) => text.startsWith('مهر ۱۴۰۵') && text.includes('آبان ۱۴۰۴')));
  assert.ok(
    texts.some((text) => text.includes('۳۰ آبان ۱۴۰۵، ۱۲:۰۰')),
    texts.join('|'),
  );
  const at = sheet.rows.findIndex(([head]) => head === 'همکار');
  const [heads, ...rows] = sheet.rows.slice(at);
  const cell = (head: string): unknown => rows[0]?.[heads?.indexOf(head) ?? -1];
  assert.deepEqual(
    [cell('تماس'), cell('تماس – دورهٔ پیش'), cell('سهم پاسخ'), cell('زمان گفت‌وگو (دقیقه)')],
    [2, 0, 0.5, 80],
  );
});

test('money stands in the firm’s unit, which the head names; other currencies keep their name', async () => {
  const taken = await take('admin', 'dashboard', 'format=xlsx&on=2026-11-10');
  const { sheets } = await readXlsx(taken.rawPayload);
  assert.equal(sheets.length, 5);
  const pipeline = sheets[1];
  const at = pipeline?.rows.findIndex(([head]) => head === 'مرحله') ?? -1;
  const [heads, first] = pipeline?.rows.slice(at) ?? [];
  assert.equal(first?.[heads?.indexOf('مبلغ (تومان)') ?? -1], 90_000_000);
  const won = sheets[0]?.rows.find(([name]) => name === 'برد');
  assert.ok(
    won?.some((value) => typeof value === 'string' && value.includes('یورو')),
    String(won),
  );
});

test('what was estimated is written with three digits or so, what was counted to the last one', async () => {
  await engine.transact(admin, (tx) =>
    tx.recordsOf('deal').create([{ title: 'باز دیگر', amount: { amount: '123456789', currency: 'IRR' } }]),
  );
  const { sheets } = await readXlsx(
    (await take('admin', 'dashboard', 'format=xlsx&on=2026-11-10')).rawPayload,
  );
  const at = sheets[1]?.rows.findIndex(([head]) => head === 'مرحله') ?? -1;
  const [heads, first] = sheets[1]?.rows.slice(at) ?? [];
  const figure = (head: string): unknown => first?.[heads?.indexOf(`${head} (تومان)`) ?? -1];
  assert.equal(figure('مبلغ'), 102_345_678.9);
  assert.equal(String(figure('وزنی')).replace(/0+$/, '').length <= 3, true, String(figure('وزنی')));
  assert.ok(Number(figure('وزنی')) > 1_000_000);
});

test('every page is taken out as Excel and as PDF, in both languages', async () => {
  for (const page of reportPageNames)
    for (const language of ['fa', 'en']) {
      const paper = await take('admin', page, `format=pdf&digits=${language}&on=2026-11-10`, language);
      assert.equal(paper.statusCode, 200, `${page}: ${paper.body.slice(0, 300)}`);
      assert.equal(paper.rawPayload.subarray(0, 5).toString(), '%PDF-');
      const sheet = await take('admin', page, `format=xlsx&on=2026-11-10`, language);
      assert.equal(sheet.statusCode, 200, page);
      const { sheets } = await readXlsx(sheet.rawPayload);
      assert.equal(sheets[0]?.view?.rightToLeft ?? false, language === 'fa');
    }
});

test('a saved report names its file, for who sees it', async () => {
  const [report = ''] = await engine.transact(admin, (tx) =>
    tx.records(savedView).create([
      {
        name: 'دوشنبه‌ها',
        object: 'deal',
        definition: { layout: { kind: 'report', path: '/sales', ask: { by: 'product' } } },
      },
    ]),
  );
  const taken = await take('admin', 'dashboard', `format=xlsx&by=product&report=${report}`);
  const { sheets } = await readXlsx(taken.rawPayload);
  assert.equal(sheets[0]?.rows[0]?.[0], 'دوشنبه‌ها');
});

test('who may not export what a report tells of gets no file, and what is no report is not there', async () => {
  for (const page of reportPageNames)
    assert.equal((await take('seller', page, 'format=pdf')).statusCode, 403, page);
  assert.equal((await take('admin', 'salaries', 'format=pdf')).statusCode, 404);
  assert.equal((await take('admin', 'activity', 'format=doc')).statusCode, 400);
  assert.equal((await take('admin', 'dashboard', 'format=pdf&by=title')).statusCode, 400);
});
