import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';

import type { Page } from 'playwright-core';

import { startProduct, type TestProduct } from '#testing/product.ts';

/** What keeps a workspace in order: who leaves, what was deleted, what happened, what left by mail. */
let product: TestProduct;
let me: string;
before(async () => {
  product = await startProduct();
  me = (await product.api<{ member: { id: string } }>('/me')).member.id;
});
after(() => product.close());

const open = async (t: TestContext, path: string): Promise<Page> => {
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => t.assert.fail(error.message));
  await page.goto(`${product.origin}/settings/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const make = async (object: string, body: object): Promise<string> =>
  (await product.api<{ id: string }>(`/records/${object}`, body)).id;

test('who leaves hands over everything in one step', async (t) => {
  const { records } = await product.api<{ records: { id: string }[] }>('/records/role');
  const leaving = await make('member', { name: 'ژاله صمدی', role: records[0]?.id });
  const deals: string[] = [];
  for (const title of ['خط بسته‌بندی', 'دستگاه پرس'])
    deals.push(await make('deal', { title, owner: leaving }));
  const page = await open(t, 'members');
  await page.getByRole('button', { name: 'کارهای ژاله صمدی' }).click();
  await page.getByRole('menuitem', { name: 'غیرفعال کردن…' }).click();
  const dialog = page.getByRole('dialog', { name: 'غیرفعال کردن ژاله صمدی' });
  await dialog.getByText('معامله‌ها', { exact: true }).waitFor();
  await dialog.getByRole('combobox', { name: 'به چه کسی' }).fill('نگار');
  await page.getByRole('option', { name: 'نگار امیری' }).click();
  await dialog.getByRole('button', { name: 'غیرفعال کردن' }).click();
  await page.getByText('۲ مورد به نگار امیری سپرده می‌شود.').waitFor();
  for (const until = Date.now() + 20_000; ;) {
    const owners = await Promise.all(
      deals.map((id) => product.api<{ values: { owner: { id: string } } }>(`/records/deal/${id}`)),
    );
    if (owners.every(({ values }) => values.owner.id === me)) break;
    assert.ok(Date.now() < until, 'the deals were handed over');
    await page.waitForTimeout(100);
  }
});

test('what was deleted is found in one bin and comes back; the log tells of both', async (t) => {
  const id = await make('deal', { title: 'گم‌شده' });
  await product.api('/records/deal/batch', { remove: [id] });
  const page = await open(t, 'bin');
  await page.getByText('۹۰ روز مانده').waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'گم‌شده' })
    .getByRole('button', { name: 'بازگرداندن' })
    .click();
  await page.getByText('بازیافت خالی است').waitFor();
  await page.goto(`${product.origin}/settings/log`);
  await page.getByRole('button', { name: /چه شد/ }).click();
  await page.getByRole('option', { name: 'بازگرداندن' }).click();
  await page.getByText('را بازگرداند').waitFor();
  assert.equal(await page.getByText('را به بازیافت برد').count(), 0);
  await page.getByRole('link', { name: 'گم‌شده' }).click();
  await page.waitForURL(`**/r/deal/${id}`);
});

test('a trial message says why it did not go, and the list of messages says so too', async (t) => {
  await product.api(
    '/channels/mail',
    { host: '127.0.0.1', port: 2525, security: 'none', from: 'آوند <a@example.ir>' },
    'PUT',
  );
  const page = await open(t, 'channels');
  await page.getByRole('textbox', { name: 'آزمایش: رایانامه به' }).fill('ali@example.ir');
  await page.getByRole('button', { name: 'فرستادن پیام آزمایشی' }).click();
  await page.getByText('سرور رایانامه در دسترس نیست.').waitFor();
  await page.getByRole('link', { name: 'پیام‌های ارسالی' }).last().click();
  await page.getByRole('listitem').filter({ hasText: 'ali@example.ir' }).getByText('پیام آزمایشی').waitFor();
});

test('one adds an address to sign in with, by one’s password', async (t) => {
  const page = await open(t, 'account');
  await page.getByRole('button', { name: 'افزودن', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'افزودن شمارهٔ همراه یا رایانامه' });
  await dialog.getByRole('textbox', { name: 'شمارهٔ همراه یا رایانامه' }).fill('Negar@Example.com');
  await dialog.getByRole('textbox', { name: 'گذرواژهٔ کنونی' }).fill('اشتباه اشتباه');
  await dialog.getByRole('button', { name: 'افزودن' }).click();
  await dialog.getByText('گذرواژه').last().waitFor();
  await dialog.getByRole('textbox', { name: 'گذرواژهٔ کنونی' }).fill('یک گذرواژهٔ بلند و خوب');
  await dialog.getByRole('button', { name: 'افزودن' }).click();
  await page.getByText('negar@example.com', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: /^برداشتن/ }).count(), 2);
});
