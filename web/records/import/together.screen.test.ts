import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import type { Stored } from '#records/contract.ts';
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

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const parties = async (): Promise<readonly Stored['values'][]> =>
  (await product.api<{ records: Stored[] }>('/records/party/query', { limit: 50 })).records.map(
    ({ values }) => values,
  );
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const letIn = async (): Promise<void> => {
  await button('ادامه').click();
  await button('بررسی پرونده').click();
};

test('files that belong together come in with one press, linked by the keys that they brought', async () => {
  await page.goto(`${product.origin}/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles([
      csv('people.csv', 'id,full name,company id,لقب باشگاه\n7,مریم پارسا,2,الف\n8,رضا کاوه,1,ب\n'),
      csv('companies.csv', 'id,company name\n1,آوند\n2,سپهر\n'),
    ]);
  const set = page.getByRole('region', { name: 'با هم وارد می‌شوند' });
  await set.getByRole('link', { name: 'companies.csv' }).waitFor();
  await button('ادامه').click();
  await page.getByRole('button', { name: /کلید در «companies\.csv»/ }).waitFor();
  // A column that no field takes gets one of its own.
  await page.getByRole('combobox', { name: '«لقب باشگاه» به' }).fill('فیلد تازه');
  await page.getByRole('option', { name: 'فیلد تازه…' }).click();
  await button('بساز و ستون را به آن بفرست').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await button('بررسی پرونده').click();
  await button('آماده است؛ پروندهٔ بعدی').click();
  await page.waitForURL((url) => !url.search.includes('check'));
  await letIn();
  await button('وارد کن').click();
  // The page is of the companies, which come in first.
  await set.getByText('پایان‌یافته').nth(1).waitFor();
  const found = await parties();
  const maryam = found.find(({ name }) => name === 'مریم پارسا');
  assert.equal((maryam?.['employer'] as { title?: string } | null)?.title, 'سپهر');
  assert.ok(Object.values(maryam ?? {}).includes('الف'), 'the new field took its column');
  assert.deepEqual(complaints, []);
});

test('rows of one file that are one are told before and after they come in', async () => {
  await page.goto(`${product.origin}/import`);
  const twins =
    'نام,موبایل,سمت\nپونه یکتا,09121110071,کارشناس\nیکتا پونه,+98 912 111 0071,مدیر\nپویا رسا,,\n';
  await page.locator('input[type=file]').setInputFiles([csv('twins.csv', twins)]);
  await letIn();
  await page.getByText('۱ سطر با سطر دیگری از همین پرونده یکی است').waitFor();
  await page.getByText('نکته که کاری نمی‌خواهد').click();
  await page.getByText('با سطر ۲ یکی است.').waitFor();
  await button('وارد کن').click();
  const joined = page.getByRole('region', { name: '۱ سطر با سطر دیگری یکی شد' });
  await joined.getByRole('link', { name: 'یکتا پونه' }).waitFor();
  await joined.getByText('سطر ۲ ·').waitFor();
  assert.deepEqual(complaints, []);
});
