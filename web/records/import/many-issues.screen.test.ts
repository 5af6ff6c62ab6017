import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';

let product: TestProduct;
let page: Page;
const complaints: string[] = [];

before(async () => {
  product = await startProduct();
  page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => complaints.push(error.message));
});
after(() => product.close());

const many = 3_000;
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const frame = () => page.getByRole('region', { name: /مقدارهایی که خوانده نشد/ });

async function bringToCheck(name: string): Promise<void> {
  const rows = Array.from({ length: many }, (_, at) => `${name} ${at},۰۹۱${at}`).join('\n');
  await page.goto(`${product.origin}/import`);
  await page.locator('input[type=file]').setInputFiles([
    {
      name: `${name}.csv`,
      mimeType: 'text/csv',
      buffer: Buffer.from(`نام,موبایل\n${rows}\n${name} درست,09121234567\n`),
    },
  ]);
  await page.getByRole('radio', { name: /^مخاطب/ }).check({ force: true });
  await button('ادامه').click();
  await button('بررسی پرونده').click();
  await button('وارد کن').waitFor();
}

test('three thousand wrong numbers are gone through to the last, and one rule reaches all', async () => {
  await bringToCheck('تلفن');
  await page.getByText(`${formatNumber(many, 'fa')} مورد نگاه شما را می‌خواهد`).waitFor();
  await page.getByText(`${formatNumber(many, 'fa')} مقدار، در ${formatNumber(many, 'fa')} سطر`).waitFor();
  const list = frame();
  await list.getByText('۰۹۱0', { exact: true }).waitFor();
  assert.ok((await list.getByRole('listitem').count()) < 60, 'what is in sight is drawn');
  // To the end as a person gets there: by its keys.
  await list.focus();
  const last = list.getByText(`۰۹۱${many - 1}`, { exact: true });
  while ((await last.count()) === 0) await page.keyboard.press('End');
  await last.waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  // One of them goes otherwise, though all are decided at once before it.
  const mend = button(new RegExp(`با «۰۹۱${many - 1}» چه شود؟`));
  await mend.click();
  await page.getByRole('option', { name: 'چیز دیگر…' }).click();
  await mend.filter({ hasText: 'چیز دیگر…' }).waitFor();
  await button('همهٔ این‌ها').click();
  await page.getByRole('menuitem', { name: 'سطرهایشان کنار بروند' }).click();
  await mend.filter({ hasText: 'این سطرها کنار بروند' }).waitFor();
  await page.getByText(`${formatNumber(many, 'fa')} سطر کنار گذاشته می‌شود`).waitFor();
  await button(new RegExp(`با «۰۹۱${many - 1}» چه شود؟`)).click();
  await page.getByRole('option', { name: 'این فیلد خالی بماند' }).click();
  await page.getByText(`${formatNumber(many - 1, 'fa')} سطر کنار گذاشته می‌شود`).waitFor();
  await button('وارد کن').click();
  await page.getByText(/تمام شد$/).waitFor();
  const { records } = await product.api<{ records: Stored[] }>('/records/party/query', { limit: 50 });
  assert.deepEqual(
    new Set(records.map(({ values }) => values['name'])),
    new Set([`تلفن ${many - 1}`, 'تلفن درست']),
  );
});

test('how many rows are left out is not told where it could not be counted', async () => {
  await bringToCheck('نشمرده');
  await page.route('**/left-out', (route) => route.fulfill({ status: 500, body: '' }));
  await button('همهٔ این‌ها').click();
  await page.getByRole('menuitem', { name: 'سطرهایشان کنار بروند' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'معلوم نشد چند سطر کنار گذاشته می‌شود' });
  await told.waitFor();
  assert.equal(await page.getByText('سطر کنار گذاشته می‌شود.').count(), 1, 'and no other number is told');
  await page.unroute('**/left-out');
  await told.getByRole('button', { name: 'دوباره بشمار' }).click();
  await page.getByText(`${formatNumber(many, 'fa')} سطر کنار گذاشته می‌شود`).waitFor();
  // What was decided stays where it was begun, whatever is looked at meanwhile.
  await page.reload();
  await page.getByText(`${formatNumber(many, 'fa')} سطر کنار گذاشته می‌شود`).waitFor();
  await page.getByRole('link', { name: 'بازگشت به ستون‌ها' }).click();
  await page.getByRole('link', { name: 'بررسی' }).click();
  await page.getByText(`${formatNumber(many, 'fa')} سطر کنار گذاشته می‌شود`).waitFor();
  // Taken back, they go as suggested again, which leaves none out.
  await button('همهٔ این‌ها').click();
  await page.getByRole('menuitem', { name: 'به پیشنهادها برگردند' }).click();
  await page.getByText('سطر کنار گذاشته می‌شود').waitFor({ state: 'detached' });
});

test('a list that cannot be read says so, and is read again', async () => {
  await page.route('**/issues?*', (route) => route.abort());
  await bringToCheck('شماره');
  const told = page
    .locator('section', { has: page.getByRole('heading', { name: /مقدارهایی که خوانده نشد/ }) })
    .getByRole('alert')
    .filter({ hasText: 'این فهرست خوانده نشد' });
  await told.waitFor();
  await page.unroute('**/issues?*');
  await told.getByRole('button', { name: 'دوباره بخوان' }).click();
  await frame().getByText('۰۹۱0', { exact: true }).waitFor();
});

test('how far the rules were tried is told where that is not to the end', async () => {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await product.testing.asOwner(
    `update import set findings = findings || '{"judged": 1000}' where id = '${id}'`,
  );
  await page.reload();
  await page.getByText('قاعده‌ها تنها بر ۱٬۰۰۰ سطر نخست آزموده شد').waitFor();
});

test('on a phone and in English too', async () => {
  await product.api('/me/preferences', { locale: 'en', theme: 'dark' }, 'PATCH');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.reload();
  await page.getByText('3,000 values, in 3,000 rows').waitFor();
  await page
    .getByRole('region', { name: /Values that could not be read/ })
    .getByText('۰۹۱0', { exact: true })
    .waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'nothing runs out of the screen');
  assert.deepEqual(complaints, []);
});
