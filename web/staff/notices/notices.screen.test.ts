import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaintsOfAxe } from '#testing/axe.ts';
import { Caller } from '#testing/fresh-product.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';
import { devices } from '#testing/screens/looks.ts';

let product: TestProduct;
let me: string;
let sara: Caller;

before(async () => {
  product = await startProduct();
  me = (await product.api<{ member: { id: string } }>('/me')).member.id;
  const role = await product.api<{ id: string }>('/records/role', {
    name: 'دستیار',
    grants: { admin: true, objects: {}, deeds: [] },
  });
  const member = await product.api<{ id: string }>('/records/member', { name: 'سارا احمدی', role: role.id });
  const { path } = await product.api<{ path: string }>(`/members/${member.id}/invitation`, {
    identifier: 'sara@example.com',
  });
  sara = new Caller(product.origin);
  await sara.call('POST', '/invitations/acceptance', {
    token: path.split('#')[1],
    password: 'باران روی شیروانی',
  });
});
after(() => product.close());

test('the bell of a phone is called as it reads, with what is unread', async () => {
  await product.api('/me/preferences', { locale: 'en' }, 'PATCH');
  const page = await product.openPage({ ...devices[390], bypassCSP: true });
  await page.goto(`${product.origin}/settings/account`);
  await page.getByRole('button', { name: 'Notifications, 1 unread', exact: true }).waitFor();
  assert.deepEqual(await complaintsOfAxe(page, ['label-content-name-mismatch']), []);
  await page.close();
  await product.api('/me/preferences', { locale: 'fa' }, 'PATCH');
});

test('what a colleague assigns shows without a reload, is read by the keyboard, and leads to its record', async () => {
  const page = await product.openPage({ bypassCSP: true });
  await page.goto(`${product.origin}/settings/account`);
  await page.getByRole('button', { name: 'اعلان‌ها، ۱ نخوانده' }).waitFor();
  const deal = await sara.call<{ id: string }>('POST', '/records/deal', {
    title: 'خط بسته‌بندی',
    owner: me,
  });
  // The first told that Sara has come in.
  await page.getByRole('button', { name: 'اعلان‌ها، ۲ نخوانده' }).waitFor();
  await page.locator('main').focus();
  await page.keyboard.press('n');
  const center = page.getByRole('dialog', { name: 'اعلان‌ها' });
  const line = center.getByRole('link', {
    name: /سارا احمدی معاملهٔ «خط بسته‌بندی» را به شما سپرد/,
  });
  await line.waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await line.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/r/deal/${deal.id}`);
  await page.getByRole('button', { name: 'اعلان‌ها، ۱ نخوانده' }).click();
  // All of them by a slip of the finger: what was unread is so again, what he had read stays read.
  await center.getByRole('button', { name: 'همه را خواندم' }).click();
  await page.getByText('همه خوانده شد.').waitFor();
  await page.getByRole('button', { name: 'واگرد' }).click();
  await center.getByRole('button', { name: 'همه را خواندم', disabled: false }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'اعلان‌ها، ۱ نخوانده' }).waitFor();
});
