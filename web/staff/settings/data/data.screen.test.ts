import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startProduct, type TestProduct } from '#testing/product.ts';

let full: TestProduct;
let empty: TestProduct;
before(async () => {
  full = await startProduct();
  empty = await startProduct();
  await full.api('/records/party', { kind: 'person', name: 'مهرداد کیانی' });
});
after(async () => {
  await full.close();
  await empty.close();
});

test('everything goes out by a button and comes into an empty workspace by three', async (t) => {
  const here = await full.openPage();
  await here.goto(`${full.origin}/settings/data`);
  await here.getByRole('button', { name: 'ساختن پروندهٔ کامل' }).click();
  const get = here.getByRole('link', { name: 'دریافت' });
  await get.waitFor();
  await here.getByText('پروندهٔ کامل فقط در فضای کار خالی وارد می‌شود').waitFor();
  const [download] = await Promise.all([here.waitForEvent('download'), get.click()]);

  const there = await empty.openPage();
  there.on('pageerror', (error) => t.assert.fail(error.message));
  await there.goto(`${empty.origin}/settings/data`);
  await there.getByRole('button', { name: 'انتخاب پروندهٔ کامل' }).waitFor();
  await there.locator('input[type=file]').setInputFiles(await download.path());
  await there.getByRole('button', { name: 'وارد کردن' }).click();
  assert.ok(await there.getByRole('radio', { name: /نگار امیری/ }).isChecked());
  await there.getByRole('button', { name: 'ورود به «آوند»' }).click();
  await there.waitForURL(`${empty.origin}/day`);
  const { records } = await empty.api<{ records: { values: { name: string } }[] }>('/records/party');
  assert.deepEqual(
    records.map(({ values }) => values.name),
    ['مهرداد کیانی'],
  );
});
