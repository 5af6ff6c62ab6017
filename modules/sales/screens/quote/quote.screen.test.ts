import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { Stored } from '#records/contract.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
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

const rial = (amount: string) => ({ amount, currency: 'IRR' });
const listen = (page: Page): Page => page.on('pageerror', (error) => complaints.push(error.message));
const one = async (object: string, filter: object): Promise<Stored> => {
  const { records } = await product.api<{ records: Stored[] }>(`/records/${object}/query`, {
    filter,
    limit: 2,
  });
  assert.equal(records.length, 1, `one ${object}`);
  return records[0] as Stored;
};

/** Everything that somebody types or chooses, in order: what is asked twice stands here twice. */
const typed: string[] = [];
const fill = async (page: Page, role: 'textbox' | 'combobox', name: string, value: string): Promise<void> => {
  typed.push(name);
  await page.getByRole(role, { name, exact: false }).first().fill(value);
};

test('a lead becomes a quote that its customer accepts, and the deal is won; nothing is typed twice', async () => {
  await product.api('/records/product', {
    name: 'پمپ کف‌کش',
    listPrice: rial('120000000'),
    unit: 'دستگاه',
  });
  const lead = await product.api<Stored>('/records/lead', {
    name: 'سهراب نیک‌پور',
    company: 'کارگاه آبان',
    phones: [{ number: '+989121112233' }],
    emails: [{ address: 'sohrab@example.ir' }],
  });
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  listen(page);

  // The lead is converted: party, company and deal are made of what it says.
  await page.goto(`${product.origin}/r/lead/${lead.id}`);
  await page.getByRole('button', { name: 'تبدیل به معامله' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'تبدیل', exact: true }).click();
  await page.waitForURL(/\/r\/deal\//);

  // A line: the product is chosen; its name, unit, price and tax come along.
  await page.getByRole('button', { name: 'افزودن ردیف' }).click();
  const line = page.getByRole('dialog', { name: 'ردیف تازه' });
  await fill(page, 'combobox', 'محصول', 'پمپ');
  await page.getByRole('option', { name: 'پمپ کف‌کش' }).click();
  await line.getByText('از قیمت محصول').waitFor();
  await fill(page, 'textbox', 'تعداد', '۲');
  await page.keyboard.press('Enter');
  await line.waitFor({ state: 'detached' });
  await page.getByText('۲۶٬۴۰۰٬۰۰۰').first().waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);

  // The quote is one press away, and sending it by a link another two.
  await page.getByRole('button', { name: 'ساختن پیش‌فاکتور' }).click();
  await page.waitForURL(/\/r\/quote\//);
  await page.getByRole('img', { name: /تصویر برگهٔ پیش‌فاکتور/ }).waitFor();
  await page.getByRole('button', { name: 'فرستادن', exact: true }).click();
  const sending = page.getByRole('dialog', { name: 'فرستادن پیش‌فاکتور' });
  assert.equal(await sending.getByRole('textbox').inputValue(), 'sohrab@example.ir', 'the address is known');
  await sending.getByText('پیوند', { exact: true }).click();
  await sending.getByRole('button', { name: 'ساختن پیوند' }).click();
  const address = await page.getByRole('dialog', { name: 'پیوند مشتری' }).getByText('/q#').textContent();
  assert.deepEqual(await complaintsOfAxe(page), []);

  // The customer, a stranger to this server, reads it on his phone, takes the paper and accepts.
  const customer = await openPage({ viewport: { width: 390, height: 844 }, hasTouch: true });
  listen(customer);
  try {
    await customer.goto(String(address));
    await customer.getByRole('heading', { level: 1, name: 'پیش‌فاکتور' }).waitFor();
    await customer.getByText('سهراب نیک‌پور').waitFor();
    const [paper] = await Promise.all([
      customer.waitForEvent('download'),
      customer.getByRole('button', { name: 'دریافت PDF' }).click(),
    ]);
    assert.match(paper.suggestedFilename(), /^PF-14\d\d-\d{4}\.pdf$/);
    assert.deepEqual(await complaintsOfAxe(customer), []);
    await customer.getByRole('button', { name: 'می‌پذیرم', exact: true }).click();
    await fill(customer, 'textbox', 'نام شما', 'سهراب نیک‌پور');
    await customer.getByRole('button', { name: 'ثبت پذیرش' }).click();
    await customer.getByRole('heading', { name: 'پذیرفته شد' }).waitFor();
  } finally {
    await closePage(customer);
  }

  const deal = await one('deal', { field: 'status', op: 'eq', value: 'won' });
  assert.deepEqual(deal.values['amount'], rial('240000000'));
  const quote = await one('quote', { field: 'deal', op: 'eq', value: deal.id });
  assert.deepEqual([quote.values['state'], quote.values['decidedBy']], ['accepted', 'سهراب نیک‌پور']);
  // The seller's page knows without being asked again.
  await page.keyboard.press('Escape');
  await page.locator('header').getByText('پذیرفته', { exact: true }).waitFor();
  await page.getByRole('button', { name: /اعلان‌ها، .* نخوانده/ }).click();
  await page.getByRole('link', { name: /سهراب نیک‌پور پیش‌فاکتور PF.* را پذیرفت/ }).waitFor();
  assert.deepEqual(typed, ['محصول', 'تعداد', 'نام شما'], 'the product, how many, and who accepts');
});

test('a template is changed while its paper stands beside it', async () => {
  const { records } = await product.api<{ records: Stored[] }>('/records/quote_template/query', {
    filter: { field: 'isDefault', op: 'eq', value: true },
  });
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  listen(page);
  await page.goto(`${product.origin}/settings/quotes/${records[0]?.id}`);
  const picture = page.getByRole('img', { name: 'پیش‌نمایش برگهٔ پیش‌فاکتور' });
  await picture.waitFor();
  const before = await picture.getAttribute('src');
  await page.getByRole('textbox', { name: 'عنوان برگه' }).fill('پیشنهاد قیمت');
  await page.waitForFunction(
    (old) => document.querySelector('img[alt="پیش‌نمایش برگهٔ پیش‌فاکتور"]')?.getAttribute('src') !== old,
    before,
  );
  await page.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('قالب ذخیره شد').waitFor();
  const saved = await product.api<Stored>(`/records/quote_template/${records[0]?.id}`);
  assert.equal(saved.values['title'], 'پیشنهاد قیمت');
});
