import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startProduct, type TestProduct } from '#testing/product.ts';
import type { Forecast } from '../../contract/forecast.ts';
import type { Goals } from '../../contract/goals.ts';

let product: TestProduct;
let page: Page;
before(async () => {
  product = await startProduct({ sampleData: true });
  page = await product.openPage({ viewport: { width: 1440, height: 900 } });
});
after(() => product.close());

test('a goal without a number is refused in words; with one it stands with its pace, and the leaderboard may be switched off', async () => {
  await page.goto(`${product.origin}/sales/goals`);
  await page.getByRole('button', { name: 'هدف تازه' }).click();
  const form = page.getByRole('dialog', { name: 'هدف تازه' });
  await form.getByRole('button', { name: 'ثبت' }).click();
  await form.getByText('هدف بی‌عدد پذیرفته نیست', { exact: false }).first().waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });

  const { goals } = await product.api<Goals>('/sales/goals');
  const firm = goals.find(({ scope, measure }) => scope === 'firm' && measure === 'opportunities');
  assert.ok(firm?.progress);
  await page.getByRole('region', { name: 'هدف‌ها', exact: true }).getByText(firm.title).first().waitFor();

  const leaders = page.getByRole('region', { name: 'پیشتازان' });
  await leaders.getByRole('listitem').first().waitFor();
  await page.getByRole('switch', { name: /پیشتازان/ }).press('Space');
  await leaders.getByText('جدول پیشتازان خاموش است.').waitFor();
});

test('the forecast stands in every way beside its goal, follows what one assumes, and opens to its rows', async () => {
  const { months } = await product.api<Forecast>('/sales/forecast');
  assert.ok(months[0]?.goal, 'the firm has a goal for the month');
  await page.goto(`${product.origin}/sales/forecast`);
  const ahead = page.getByRole('region', { name: 'این ماه و دو ماه پس از آن' });
  for (const way of ['هدف', 'آماری', 'به وزن مرحله', 'قطعی']) await ahead.getByText(way).first().waitFor();
  const assumed = page.getByRole('region', { name: 'اگر…' });
  const price = assumed.getByRole('textbox', { name: 'تغییر مبلغ معامله‌ها' });
  await price.fill('۵۰');
  await price.press('Tab');
  await assumed.getByRole('button', { name: 'بازگشت به بی‌تغییر' }).click();
  await page.getByRole('region', { name: 'آزمون بر شش ماه گذشته' }).getByRole('table').waitFor();
  await ahead.getByRole('link').first().press('Enter');
  await page.waitForURL(/\/r\/deal\?/);
});
