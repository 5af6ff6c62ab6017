import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';

import type { Stored } from '#records/contract.ts';

import { setupBody } from '../accounts.ts';
import { closePage, openPage } from '../browser.ts';
import { Caller } from '../fresh-product.ts';
import { startProduct, type TestProduct } from '../product.ts';
import { devices } from './looks.ts';

// What people do all day, each from end to end on the whole product with its sample data. Journeys that belong to one
// screen stand beside it: the board by keys, a conflict, undo, a card that is pasted, a field that is made.

let product: TestProduct;
const complaints: string[] = [];

before(async () => {
  product = await startProduct({ sampleData: true });
});
after(async () => {
  await product.close();
  assert.deepEqual(complaints, []);
});

const open = async (path: string, options: Parameters<typeof openPage>[0] = devices[1440]): Promise<Page> => {
  const page = await product.openPage(options);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${product.origin}${path}`);
  return page;
};
const query = async (object: string, body: object): Promise<readonly Stored[]> =>
  (await product.api<{ records: Stored[] }>(`/records/${object}/query`, body)).records;

test('on a slow machine, a person is found and a call is logged without touching the mouse', async () => {
  const page = await open('/r/deal/board');
  const devtools = await page.context().newCDPSession(page);
  // A quarter of this machine's speed: an office computer of ten years ago.
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const [person] = await query('party', { filter: { field: 'kind', op: 'eq', value: 'person' }, limit: 1 });
  assert.ok(person);
  const name = String(person.values['name']);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+KeyK');
  // Persian text reaches a page here without its keys, so that nothing can hold them for the field.
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await page.keyboard.type(name);
  await page.getByRole('menuitem', { name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByRole('button', { name: 'تماس', exact: true }).press('Enter');
  const form = page.getByRole('dialog', { name: 'تماس تازه' });
  await form.getByRole('textbox', { name: 'موضوع' }).fill('پیگیری پیش‌فاکتور آذر');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  // On the person's timeline at once, and filed about him.
  await page.locator('#main').getByText('پیگیری پیش‌فاکتور آذر').first().waitFor();
  const [call] = await query('call', {
    filter: { field: 'subject', op: 'eq', value: 'پیگیری پیش‌فاکتور آذر' },
  });
  assert.equal((call?.values['about'] as { id: string } | undefined)?.id, person.id);
});

test('nothing is said to be missing before anybody has looked', async () => {
  const page = await open('/r/deal/board');
  const [person] = await query('party', { filter: { field: 'kind', op: 'eq', value: 'person' }, limit: 1 });
  const name = String(person?.values['name']);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await page.evaluate(() => {
    const look = (): void => {
      if (document.body.textContent?.includes('چیزی پیدا نشد')) document.body.dataset['said'] = 'nothing';
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await page.keyboard.insertText(name);
  await page.getByRole('menuitem', { name }).first().waitFor();
  assert.equal(await page.locator('body').getAttribute('data-said'), null);
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.insertText('چنین نامی نیست که نیست');
  await page.getByRole('dialog').getByText('چیزی پیدا نشد.').waitFor();
});

test('two hundred rows get another owner in one deed', async () => {
  await product.api('/records/party/batch', {
    create: Array.from({ length: 200 }, (_, index) => ({ kind: 'organisation', name: `غرفه ${index + 1}` })),
  });
  const page = await open(`/r/party?variant=companies&q=${encodeURIComponent('غرفه')}`);
  await page.getByRole('row').filter({ hasText: 'غرفه' }).first().waitFor();
  await page.getByRole('checkbox', { name: 'انتخاب همهٔ ردیف‌ها' }).click({ force: true });
  await page.getByRole('button', { name: 'انتخاب هر ۲۰۰ مورد' }).click();
  await page.getByRole('button', { name: 'تعیین مسئول' }).click();
  await page.getByRole('combobox', { name: 'مسئول' }).fill('مهسا');
  await page.getByRole('option', { name: 'مهسا یگانه' }).click();
  await page.getByRole('button', { name: 'ثبت', exact: true }).click();
  await page.getByText(/۲۰۰ مورد تغییر کرد/).waitFor({ timeout: 30_000 });
  const found = await query('party', {
    filter: { field: 'name', op: 'starts', value: 'غرفه' },
    fields: ['owner'],
    limit: 200,
  });
  assert.equal(found.length, 200);
  assert.deepEqual(
    [...new Set(found.map(({ values }) => (values['owner'] as { title: string }).title))],
    ['مهسا یگانه'],
  );
});

test('a table from elsewhere comes in, and its rows are found by a filter', async () => {
  const page = await open('/import');
  await page.getByRole('button', { name: 'چسباندن جدول' }).click();
  const rows = ['نام\tنام خانوادگی\tموبایل', 'لیلا\tصدری‌نیا\t۰۹۱۲۷۶۵۴۳۲۱', 'نادر\tستوده‌فر\t۰۹۱۳۴۴۴۵۵۶۶'];
  await page.getByRole('textbox', { name: 'جدول' }).fill(rows.join('\n'));
  await page.getByRole('dialog').getByRole('button', { name: 'ادامه' }).click();
  await page.getByRole('radio', { name: /^مخاطب/, checked: true }).waitFor();
  const on = page.getByRole('button', { name: 'ادامه', exact: true });
  await on.click();
  await page.getByRole('button', { name: 'بررسی پرونده' }).click();
  await page.getByRole('button', { name: 'وارد کن' }).click();
  await page.getByText(/تمام شد$/).waitFor();

  await page.getByRole('navigation', { name: 'بخش‌ها' }).getByRole('link', { name: 'مخاطبان' }).click();
  await page.getByRole('button', { name: 'افزودن پالایه' }).click();
  await page.getByPlaceholder('کدام فیلد؟').fill('نام خانوادگی');
  await page.keyboard.press('Enter');
  await page.keyboard.type('صدری‌نیا');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'لیلا صدری‌نیا' }).first().waitFor();
  await page.getByRole('row').filter({ hasText: 'ستوده‌فر' }).waitFor({ state: 'detached' });
});

test('a list in groups goes out group after group, as it stands on screen', async () => {
  const [first, second] = await query('stage', {
    filter: { field: 'kind', op: 'eq', value: 'open' },
    sort: [{ field: 'position', direction: 'asc' }],
  });
  const deal = (title: string, stage: Stored | undefined) => ({ title: `زنگوله ${title}`, stage: stage?.id });
  await product.api('/records/deal/batch', {
    create: [deal('آبی', second), deal('سبز', first), deal('سرخ', first)],
  });
  const page = await open(`/r/deal?q=${encodeURIComponent('زنگوله')}&group=stage&sort=title`);
  const titles = page.getByRole('row').getByRole('link', { name: /^زنگوله/ });
  await titles.nth(2).waitFor();
  const shown = ['زنگوله سبز', 'زنگوله سرخ', 'زنگوله آبی'];
  assert.deepEqual(await titles.allInnerTexts(), shown);
  await page.getByRole('button', { name: 'خروجی', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^CSV، همان/ }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').slice(1);
  assert.deepEqual(
    lines.map((line) => shown.find((title) => line.includes(title))),
    shown,
  );
});

test('a view that is shared stands in a colleague’s navigation and shows him the same rows', async () => {
  const [seller] = await query('role', { filter: { field: 'name', op: 'eq', value: 'مدیر فروش' } });
  const made = await product.api<{ id: string }>('/records/member', { name: 'سارا نوری', role: seller?.id });
  const { path } = await product.api<{ path: string }>(`/members/${made.id}/invitation`, {
    identifier: 'sara@example.com',
  });
  const sara = new Caller(product.origin);
  await sara.call('POST', '/invitations/acceptance', {
    token: path.split('#')[1],
    password: setupBody.administrator.password,
  });

  await product.api('/records/party', { kind: 'organisation', name: 'پخش سپیدرود', owner: made.id });
  const f = encodeURIComponent('[["name","contains","پخش"]]');
  const page = await open(`/r/party?variant=companies&f=${f}`);
  await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'نام نما' }).fill('پخش‌ها');
  await dialog.getByRole('radio', { name: 'همه' }).check({ force: true });
  await page.keyboard.press('Control+Enter');
  if ((await dialog.count()) > 0) await dialog.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
  await page.waitForURL(/view=/);

  const hers = await openPage(devices[1440]);
  await hers.context().addCookies([sara.session]);
  await hers.goto(`${product.origin}/r/deal`);
  await hers.getByRole('navigation', { name: 'بخش‌ها' }).getByRole('link', { name: 'پخش‌ها' }).click();
  await hers.waitForURL(/view=/);
  await hers.locator('[data-chip]').filter({ hasText: 'پخش' }).waitFor();
  await hers.getByRole('row').filter({ hasText: 'پخش سپیدرود' }).waitFor();
  await closePage(hers);
});

test('switching the language turns direction, digits and calendar round at once', async () => {
  const page = await open('/r/deal');
  await page.getByRole('row').filter({ hasText: 'تومان' }).first().waitFor();
  const shown = () =>
    page.evaluate(() => ({
      dir: document.documentElement.dir,
      rows: document.querySelector('[role=grid]')?.textContent ?? '',
    }));
  const before = await shown();
  assert.ok(before.dir === 'rtl' && /[۰-۹] (فروردین|خرداد|مهر|آبان|آذر|دی|بهمن|اسفند)/.test(before.rows));
  await page.getByRole('button', { name: 'حساب و تنظیمات نمایش' }).click();
  await page.getByRole('menu').getByText('English').click();
  await page.getByRole('heading', { level: 1, name: 'Deals' }).waitFor();
  const then = await shown();
  assert.ok(then.dir === 'ltr' && !/[۰-۹]/.test(then.rows) && /\d/.test(then.rows), then.rows.slice(0, 300));
  assert.match(
    then.rows,
    /\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)/,
  );
  await product.api('/me/preferences', { locale: 'fa' }, 'PATCH');
});
