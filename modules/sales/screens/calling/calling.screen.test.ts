import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startProduct, type TestProduct } from '#testing/product.ts';

let product: TestProduct;
let page: Page;
before(async () => {
  product = await startProduct();
  page = await product.openPage({ viewport: { width: 1440, height: 900 } });
});
after(() => product.close());

const customers = 30;

test('a list is made of a view, and a slip of the finger is taken back by a key', async () => {
  await product.api('/records/lead/batch', {
    create: Array.from({ length: customers }, (_, index) => ({
      name: `رضا کریمی ${index + 101}`,
      phones: [{ number: `0912000${1000 + index}` }],
    })),
  });
  await page.goto(`${product.origin}/r/lead`);
  await page.getByText('رضا کریمی 130').first().waitFor();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+KeyA');
  const deed = page.getByRole('button', { name: 'فهرست تماس' });
  await deed.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'نام' }).waitFor();
  await page.keyboard.type('سرنخ‌های پاییز');
  // At every hour of every day, for nobody knows when this test runs.
  const list = await madeList();
  await page.goto(`${product.origin}/calling/lists/${list}`);
  const customer = page.getByRole('region', { name: 'مشتری', exact: true });
  const name = await customer.getByRole('heading').innerText();
  await page.locator('button:enabled', { hasText: 'پاسخ نداد' }).waitFor();
  await page.keyboard.press('Digit2');
  await customer.filter({ hasNotText: name }).waitFor();
  await page.keyboard.press('Control+KeyZ');
  // He is the one to be called now, and no call is left.
  await customer.filter({ hasText: name }).waitFor();
  assert.deepEqual(await product.api('/records/call/count', {}), { count: 0, more: false });
});

test('thirty calls with the keyboard alone', async () => {
  const keys = ['Digit2', 'Digit3', 'Digit6', 'Digit7', 'Digit1 Digit0', 'Digit5 Digit1', 'Digit4 Digit2'];
  let called: string | undefined;
  for (let index = 0; index < customers; index += 1) {
    const customer = page.getByRole('region', { name: 'مشتری', exact: true });
    await customer.filter({ hasNotText: called ?? 'nobody' }).waitFor();
    await page.locator('button:enabled', { hasText: 'پاسخ نداد' }).waitFor();
    called = await customer.getByRole('heading').innerText();
    const [first = '', second] = (keys[index % keys.length] ?? '').split(' ');
    await page.keyboard.press(first);
    if (second === undefined) continue;
    await page.getByRole('button', { name: 'نتیجهٔ دیگر' }).waitFor();
    await page.keyboard.press(second);
  }
  await page.getByText('تماس بعدی هنوز نرسیده است').waitFor();
  const { groups } = await product.api<{ groups: { keys: string[]; count: number }[] }>(
    '/records/call/groups',
    { by: ['outcome'] },
  );
  assert.equal(
    groups.reduce((sum, { count }) => sum + count, 0),
    customers,
  );
  assert.deepEqual(
    new Set(groups.map(({ keys: [outcome] }) => outcome)),
    new Set(['no-answer', 'busy', 'wrong-number', 'message-left', 'answered', 'refused', 'call-back']),
  );
});

/** Fills in what the dialog cannot know of the test's own hour, and makes the list. */
async function madeList(): Promise<string> {
  const hours = page.getByRole('textbox', { name: 'از ساعت' });
  await hours.fill('00:00');
  await page.getByRole('textbox', { name: 'تا ساعت' }).fill('24:00');
  await page.getByRole('button', { name: /^روزها/ }).click();
  await page.getByRole('option', { name: 'همهٔ روزها، تعطیل‌ها هم' }).click();
  await page.getByRole('button', { name: 'ساختن فهرست' }).click();
  await page.waitForURL(/\/calling\/lists\//);
  return page.url().split('/').at(-1) ?? '';
}
