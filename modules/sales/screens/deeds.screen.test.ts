import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Stored } from '#records/contract.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';

let product: TestProduct;
const complaints: string[] = [];
before(async () => {
  product = await startProduct();
});
after(async () => {
  await product.close();
  assert.deepEqual(complaints, []);
});

const open = async (path: string): Promise<Page> => {
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${product.origin}${path}`);
  await page.locator('h1').waitFor();
  return page;
};

/** Finds a deed in the palette and does it, by keys alone. */
const doByPalette = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'جستجو و دستورها' });
  await palette.locator('input:focus').waitFor();
  await page.keyboard.type(name);
  await palette.getByRole('group', { name: 'در این صفحه' }).getByRole('menuitem', { name }).waitFor();
  await palette.getByRole('menuitem', { name: 'مخاطب تازه' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await palette.waitFor({ state: 'detached' });
};

test('what stands at the head of a lead and beside a deal is done from the palette', async () => {
  const lead = await product.api<Stored>('/records/lead', {
    name: 'سهراب نیک‌پور',
    company: 'کارگاه آبان',
    phones: [{ number: '+989121112233' }],
  });
  const page = await open(`/r/lead/${lead.id}`);
  await page.getByRole('button', { name: 'تبدیل به معامله' }).waitFor();
  await doByPalette(page, 'توالی پیگیری');
  await page.getByRole('dialog', { name: 'گذاشتن در توالی پیگیری' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'تبدیل به معامله' }).waitFor();
  await doByPalette(page, 'تبدیل به معامله');
  await page.getByRole('dialog').getByRole('button', { name: 'تبدیل', exact: true }).click();
  await page.waitForURL(/\/r\/deal\//);

  await page.getByRole('button', { name: 'افزودن ردیف' }).waitFor();
  await doByPalette(page, 'افزودن ردیف');
  await page.getByRole('dialog', { name: 'ردیف تازه' }).waitFor();
  await page.reload();
  const deal = page.url().split('/').at(-1);
  await product.api('/records/deal_line', {
    deal,
    title: 'پمپ کف‌کش',
    quantity: 1,
    unitPrice: { amount: '120000000', currency: 'IRR' },
  });
  await page.getByRole('button', { name: 'ساختن پیش‌فاکتور' }).waitFor();
  await doByPalette(page, 'ساختن پیش‌فاکتور');
  await page.waitForURL(/\/r\/quote\//);
  await page.getByRole('button', { name: 'PDF' }).waitFor();
  // What belongs to the deal stayed there.
  await page.keyboard.press('Control+k');
  const here = page.getByRole('group', { name: 'در این صفحه' });
  await here.getByRole('menuitem', { name: 'PDF' }).waitFor();
  assert.equal(await here.getByRole('menuitem', { name: 'افزودن ردیف' }).count(), 0);
});

test('a lead that is no longer open is not offered to be converted', async () => {
  const lead = await product.api<Stored>('/records/lead', {
    name: 'بی‌نشان',
    status: 'junk',
    junkReason: 'no-need',
  });
  const page = await open(`/r/lead/${lead.id}`);
  await page.keyboard.press('Control+k');
  const here = page.getByRole('group', { name: 'در این صفحه' });
  await here.getByRole('menuitem', { name: 'حذف' }).waitFor();
  assert.equal(await here.getByRole('menuitem', { name: 'تبدیل به معامله' }).count(), 0);
});

test('a deal is lost from the palette, which asks why as the board does', async () => {
  const deal = await product.api<Stored>('/records/deal', { title: 'خط بسته‌بندی' });
  const page = await open(`/r/deal/${deal.id}`);
  await page.getByRole('button', { name: 'افزودن ردیف' }).waitFor();
  await doByPalette(page, 'مرحله: باخت');
  const question = page.getByRole('dialog', { name: 'چرا باختیم؟' });
  await question.getByText('خط بسته‌بندی').waitFor();
  await question.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByText('«خط بسته‌بندی» به «باخت» رفت.').waitFor();
  const { values } = await product.api<Stored>(`/records/deal/${deal.id}`);
  assert.equal(values['status'], 'lost');
  assert.notEqual(values['lossReason'], null);
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('به حال پیش بازگشت.').waitFor();
  assert.equal((await product.api<Stored>(`/records/deal/${deal.id}`)).values['status'], 'open');
});
