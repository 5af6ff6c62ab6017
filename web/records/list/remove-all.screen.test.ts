import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { startProduct, type TestProduct } from '#testing/product.ts';

/** A whole list that is deleted, and comes back, with the work behind it as it runs in the product. */
let product: TestProduct;
before(async () => {
  product = await startProduct();
});
after(() => product.close());

const count = 1_003;

test('a whole list goes to the bin in some steps, and one press brings all of it back', async (t) => {
  for (let made = 0; made < count; made += 500)
    await product.api('/records/task/batch', {
      create: Array.from({ length: Math.min(500, count - made) }, (_, at) => ({
        title: `بایگانی ${made + at}`,
      })),
    });
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => t.assert.fail(error.message));
  await page.goto(`${product.origin}/r/task?q=${encodeURIComponent('بایگانی')}`);
  await page.getByRole('row').filter({ hasText: 'بایگانی' }).first().waitFor();
  await page.getByRole('checkbox', { name: 'انتخاب همهٔ ردیف‌ها' }).press('Space');
  const bar = page.getByRole('toolbar', { name: 'کار با انتخاب‌شده‌ها' });
  const whole = bar.getByRole('button', { name: /^انتخاب (هر|همهٔ)/ });
  await whole.click();
  await bar.getByRole('button', { name: 'حذف' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('همه را می‌توان یک‌جا بازگرداند', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'حذف' }).click();
  await page.getByText('۱٬۰۰۳ مورد به بازیافت رفت.').waitFor();
  const living = async () =>
    (await product.api<{ count: number }>('/records/task/count', { filter: { search: 'بایگانی' } })).count;
  assert.equal(await living(), 0);
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('۱٬۰۰۳ مورد بازگشت.', { exact: true }).waitFor();
  assert.equal(await living(), count);
  await page.getByRole('row').filter({ hasText: 'بایگانی' }).first().waitFor();
});
