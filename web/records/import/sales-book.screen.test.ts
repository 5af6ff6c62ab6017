import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import Papa from 'papaparse';
import type { Page } from 'playwright-core';

import { formatNumber, toLatinDigits, toPersianDigits } from '#persian/digits.ts';
import type { Group, Stored } from '#records/contract.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';

/**
 * A firm's real sales book comes in through the screens: companies, products, sellers in teams under managers, and
 * 8,800 deals with their mess, on a fresh workspace over the whole product.
 */
const book = join(import.meta.dirname, '../../../../shared/data/sales');
const skip = existsSync(book) ? false : 'the folder shared/data beside the project is absent';
if (skip) console.log(`# the sales book is not brought in: ${skip}`);

type Row = Readonly<Record<string, string>>;
const read = (file: string): readonly Row[] =>
  skip
    ? []
    : Papa.parse<Row>(readFileSync(join(book, file), 'utf8'), { header: true, skipEmptyLines: true }).data;

const accounts = read('accounts.csv');
const products = read('products.csv');
const teams = read('sales_teams.csv');
const deals = read('sales_pipeline.csv');

/** What the wizard is to make of the file's words. */
const stages: Readonly<Record<string, string>> = {
  Prospecting: 'فرصت تازه',
  Engaging: 'شناخت نیاز',
  Won: 'برد',
  Lost: 'باخت',
};
const productOf = (row: Row): string => (row['product'] === 'GTXPro' ? 'GTX Pro' : (row['product'] ?? ''));

const tally = <T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
};

let product: TestProduct;
let page: Page;
const complaints: string[] = [];

before(async () => {
  if (skip) return;
  product = await startProduct();
  page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => complaints.push(error.message));
});
after(async () => {
  if (!skip) await product.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const choose = async (label: RegExp, option: string): Promise<void> => {
  await button(label).click();
  await page.getByRole('option', { name: option }).first().click();
};

/** From the file to the check; the mapping that is offered is taken as it is, but for what it cannot know. */
async function bringToCheck(file: string, expected: string): Promise<void> {
  await page.goto(`${product.origin}/import`);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('انتخاب پرونده').click()]);
  await chooser.setFiles(join(book, file));
  await page.getByRole('radio', { name: new RegExp(`^${expected}`), checked: true }).waitFor();
  await button('ادامه').click();
  await button('بررسی پرونده').waitFor();
  const isKnown = (await page.getByText(/^نقشهٔ ستون‌ها از «/).count()) > 0;
  if (!isKnown && (await button(/مبلغ‌ها به چه پولی است/).count()) > 0) {
    // Without the currency it does not go on.
    await button('بررسی پرونده').click();
    await page.getByText('واحد پول را انتخاب کنید.').waitFor();
    await choose(/مبلغ‌ها به چه پولی است/, 'دلار');
  }
  await button('بررسی پرونده').click();
  await button('وارد کن').waitFor();
}

/** Presses «وارد کن» and reads what came of it: figures by their names. */
async function bringIn(): Promise<Record<string, number>> {
  await button('وارد کن').click();
  await page.getByText(/تمام شد$/).waitFor({ timeout: 60_000 });
  const names = await page.locator('dl dt').allTextContents();
  const figures = await page.locator('dl dd').allTextContents();
  return Object.fromEntries(names.map((name, index) => [name, numberOf(figures[index] ?? '')]));
}

const numberOf = (text: string): number => Number(toLatinDigits(text).replaceAll(/[^\d.]/g, ''));

const groups = async (object: string, by: string, measures: readonly object[] = [], filter?: object) =>
  (
    await product.api<{ groups: readonly Group[] }>(`/records/${object}/groups`, {
      by: [by],
      measures,
      ...(filter ? { filter } : {}),
    })
  ).groups;
const nameOf = (key: Group['keys'][number] | undefined): string =>
  typeof key === 'object' && key !== null && 'title' in key ? (key.title ?? '') : JSON.stringify(key);
const counted = (all: readonly Group[]): Record<string, number> =>
  Object.fromEntries(all.map(({ keys, count }) => [nameOf(keys[0]), count]));
const all = async (object: string, query: object = {}): Promise<readonly Stored[]> =>
  (await product.api<{ records: Stored[] }>(`/records/${object}/query`, { limit: 200, ...query })).records;
const title = (value: unknown): string | undefined => (value as { title?: string } | null)?.title;

test('accounts come in as companies with their parents', { skip }, async () => {
  await bringToCheck('accounts.csv', 'شرکت');
  assert.equal((await all('party')).length, 0, 'nothing is written before it is asked for');
  assert.equal((await bringIn())['ساخته شد'], accounts.length);
  const companies = await all('party', { variant: 'companies' });
  assert.equal(companies.length, 85);
  assert.deepEqual(
    Object.fromEntries(companies.map(({ values }) => [values['name'], title(values['parent']) ?? ''])),
    Object.fromEntries(accounts.map((row) => [row['account'], row['subsidiary_of']])),
  );
  const acme = companies.find(({ values }) => values['name'] === 'Acme Corporation')?.values;
  assert.deepEqual(
    [acme?.['annualRevenue'], acme?.['employees'], acme?.['foundedYear']],
    [{ amount: '1100.04', currency: 'USD' }, 2822, 1996],
  );
});

test('products come in with their prices', { skip }, async () => {
  await bringToCheck('products.csv', 'محصول');
  assert.equal((await bringIn())['ساخته شد'], products.length);
  assert.deepEqual(
    Object.fromEntries(
      (await all('product')).map(({ values }) => [
        values['name'],
        (values['listPrice'] as { amount: string }).amount,
      ]),
    ),
    Object.fromEntries(products.map((row) => [row['product'], row['sales_price']])),
  );
});

test('sellers come in, in teams that are made on the way under their managers', { skip }, async () => {
  await bringToCheck('sales_teams.csv', 'همکار');
  const figures = await bringIn();
  assert.deepEqual([figures['ساخته شد'], figures['در راه ساخته شد']], [35, 12]);
  const made = await all('team');
  const managers = new Set(teams.map((row) => row['manager']));
  assert.equal(made.length, 6);
  assert.deepEqual(new Set(made.map(({ values }) => title(values['manager']))), managers);
  for (const { values } of made) assert.equal(values['name'], `تیم ${title(values['manager'])}`);
  const members = await all('member');
  const sellers = members.filter(({ values }) => teams.some((row) => row['sales_agent'] === values['name']));
  assert.deepEqual(
    Object.fromEntries(sellers.map(({ values }) => [values['name'], title(values['team'])])),
    Object.fromEntries(teams.map((row) => [row['sales_agent'], `تیم ${row['manager']}`])),
  );
  const brought = members.filter(({ values }) => values['name'] !== 'نگار امیری');
  assert.equal(brought.length, 35 + 6);
  assert.deepEqual(new Set(brought.map(({ values }) => title(values['role']))), new Set(['فروشنده']));
});

test('8,800 deals come in with their mends', { skip }, async () => {
  await bringToCheck('sales_pipeline.csv', 'معامله');
  for (const [word, stage] of Object.entries(stages)) assert.equal(await mendOf(word), stage);
  assert.equal(await mendOf('GTXPro'), 'GTX Pro');
  await page.getByText('همان است، با نوشتاری دیگر').waitFor();
  // The rows behind a value show as they stand in the file.
  await button(/^دیدن سطرها؛ ۱٬۴۸۰/).click();
  const evidence = page.getByRole('region', { name: 'نخستین سطرها' });
  const first = deals.findIndex((row) => row['product'] === 'GTXPro');
  await evidence.getByText(deals[first]?.['opportunity_id'] ?? '').waitFor();
  await evidence.getByText(toPersianDigits(String(first + 2)), { exact: true }).waitFor();
  // What is blank is told, and wants nothing.
  await page.getByText('۴ نکته که کاری نمی‌خواهد').click();
  const blanks = page.getByRole('listitem').filter({ hasText: 'تاریخ آغاز' });
  await blanks.getByText('۵۰۰ سطر').waitFor();
  const figures = await bringIn();
  assert.deepEqual(figures, { 'ساخته شد': 8_800 });
});

/** What the wizard will make of a word of the file. */
const mendOf = async (word: string): Promise<string> =>
  (await button(new RegExp(`با «${word}» چه شود؟`)).textContent()) ?? '';

test('the workspace says of the deals what the file says', { skip }, async () => {
  const byStage = await groups('deal', 'stage');
  assert.deepEqual(
    counted(byStage),
    tally(deals, (row) => stages[row['deal_stage'] ?? ''] ?? ''),
  );
  assert.deepEqual(
    counted(await groups('deal', 'owner')),
    tally(deals, (row) => row['sales_agent'] ?? ''),
  );
  assert.deepEqual(counted(await groups('deal', 'product')), tally(deals, productOf));
  const won = { field: 'status', op: 'eq', value: 'won' };
  const [status] = await groups('deal', 'status', [{ measure: 'sum', field: 'amount' }], won);
  const sum = deals.reduce((total, row) => total + Number(row['close_value'] || 0), 0);
  assert.deepEqual(status?.measures, [[{ amount: String(sum), currency: 'USD' }]]);
  const dates = await product.testing.asOwner<Record<string, number>>(
    `select count(opened_on)::int as opened, count(closed_on)::int as closed, count(party_id)::int as party,
       min(opened_on)::text as first, max(closed_on)::text as last from deal`,
  );
  const filled = (name: string): string[] => deals.flatMap((row) => row[name] || []);
  assert.deepEqual(dates, [
    {
      opened: filled('engage_date').length,
      closed: filled('close_date').length,
      party: filled('account').length,
      first: filled('engage_date').sort()[0],
      last: filled('close_date').sort().at(-1),
    },
  ]);
});

test('list, search and board agree with the file', { skip }, async () => {
  const [agent = ''] = Object.keys(tally(deals, (row) => row['sales_agent'] ?? ''));
  const members = await all('member', { filter: { field: 'name', op: 'eq', value: agent } });
  const own = deals.filter((row) => row['sales_agent'] === agent);
  const filter = encodeURIComponent(JSON.stringify([['owner', 'eq', members[0]?.id]]));
  await page.goto(`${product.origin}/r/deal?f=${filter}`);
  await page.getByRole('heading', { name: persian(own.length) }).waitFor();
  const named = deals.filter((row) => row['account'] === 'Zoomit' && productOf(row) === 'MG Special');
  await page.goto(`${product.origin}/r/deal?q=${encodeURIComponent('MG Special – Zoomit')}`);
  await page.getByRole('heading', { name: persian(named.length) }).waitFor();
  await page.goto(`${product.origin}/r/deal/board`);
  for (const [stage, count] of Object.entries(tally(deals, (row) => stages[row['deal_stage'] ?? ''] ?? ''))) {
    const head = page.getByRole('region', { name: stage, exact: true }).locator('[data-count]');
    await head.filter({ hasText: persian(count) }).waitFor();
  }
});

const persian = (count: number): string => formatNumber(count, 'fa');

/** Deals of the file that ended so between two days, the last left out. */
const endedIn = (step: string, from: string, to: string): readonly Row[] =>
  deals.filter(
    (row) =>
      row['deal_stage'] === step && (row['close_date'] ?? '') >= from && (row['close_date'] ?? '') < to,
  );

test('figures of the sales pages on screen are those of the file', { skip }, async () => {
  const figure = (where: string, name: string) =>
    page.getByRole('table', { name: where }).getByRole('link', { name, exact: true }).waitFor();
  for (const [from, to] of [
    ['2017-04-01', '2017-07-01'],
    ['2017-11-13', '2017-12-02'],
  ] as const) {
    const span = `look=table&from=${from}&to=${to}`;
    const [won, lost] = [endedIn('Won', from, to), endedIn('Lost', from, to)];
    await page.goto(`${product.origin}/sales?${span}&by=product`);
    for (const [name, ended] of [
      ['برد', won],
      ['باخت', lost],
    ] as const)
      await page
        .getByRole('region', { name, exact: true })
        .getByRole('link', { name: `${name}: ${persian(ended.length)}` })
        .waitFor();
    for (const [name, count] of Object.entries(tally(won, productOf)))
      await figure('نرخ برد به تفکیک محصول', `${name} – برد: ${persian(count)}`);
    await page.goto(`${product.origin}/sales/sellers?${span}`);
    for (const [agent, count] of Object.entries(tally([...won, ...lost], (row) => row['sales_agent'] ?? '')))
      await figure('نرخ‌ها', `${agent} – معامله به برد: ${persian(count)}`);
  }
});

test('the same file again makes nothing twice and remembers what was chosen', { skip }, async () => {
  await bringToCheck('sales_pipeline.csv', 'معامله');
  const remembered = page.getByText('از دفعهٔ پیش', { exact: true });
  // The pages of the cards come one by one.
  await remembered.nth(4).waitFor();
  assert.equal(await remembered.count(), 5);
  assert.equal(await mendOf('GTXPro'), 'GTX Pro');
  const figures = await bringIn();
  assert.deepEqual(figures, { 'ساخته شد': 0, 'بی‌تغییر ماند': 8_800 });
  const { count } = await product.api<{ count: number }>('/records/deal/count', {});
  assert.equal(count, 8_800);
});

test('rows that are left out can be taken away as a table with their reasons', { skip }, async () => {
  await bringToCheck('sales_pipeline.csv', 'معامله');
  await choose(/با «GTXPro» چه شود؟/, 'این سطرها کنار بروند');
  await page.getByText('۱٬۴۸۰ سطر کنار گذاشته می‌شود.').waitFor();
  const figures = await bringIn();
  assert.deepEqual(figures, { 'ساخته شد': 0, 'بی‌تغییر ماند': 8_800 - 1_480, 'کنار گذاشته شد': 1_480 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /گرفتن فهرست/ }).click(),
  ]);
  const table = Papa.parse<Row>(readFileSync(await download.path(), 'utf8').replace('\ufeff', ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
  assert.equal(table.length, 1_480);
  assert.ok(table.every((row) => row['product'] === 'GTXPro' && row['دلیل']?.includes('GTXPro')));
});

test('no screen complained', { skip }, () => {
  assert.deepEqual(complaints, []);
});
