import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';

import { newId } from '#kernel/id.ts';
import type { Stored } from '#records/contract.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';

let product: TestProduct;
let page: Page;
const complaints: string[] = [];

before(async () => {
  product = await startProduct();
  page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  page.on('pageerror', (error) => complaints.push(error.message));
  await product.api('/records/party/batch', {
    create: ['آوند گستر', 'پارس سازه'].map((name) => ({ kind: 'organisation', name })),
  });
});
after(() => product.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const deals = async (): Promise<readonly Stored['values'][]> =>
  (
    await product.api<{ records: Stored[] }>('/records/deal/query', {
      sort: [{ field: 'title', direction: 'asc' }],
      limit: 100,
    })
  ).records.map(({ values }) => values);
const title = (value: unknown): string | undefined => (value as { title?: string } | null)?.title;
const choose = async (label: RegExp, option: string): Promise<void> => {
  await button(label).click();
  await page.getByRole('option', { name: option }).first().click();
};

/** Where a person presses: on the words, once they lie still and nothing covers them. */
const tick = async (name: string): Promise<void> => {
  await page.getByRole('checkbox', { name }).locator('xpath=ancestor::label').click();
  await page.getByRole('checkbox', { name, checked: true }).waitFor();
};

test('a pasted table is mended by search, one by one and all at once', async () => {
  await page.goto(`${product.origin}/import`);
  await button('چسباندن جدول').click();
  const rows = [
    'عنوان\tمشتری\tمرحله',
    'فروش ۱\tآوندگستر\tبرد',
    'فروش ۲\tشرکت ناشناس\tنامعلوم',
    'فروش ۳\tکارگاه دیگر\tنامعلوم',
  ];
  await page.getByRole('textbox', { name: 'جدول' }).fill(rows.join('\n'));
  await page.getByRole('dialog').getByRole('button', { name: 'ادامه' }).click();
  await page.getByRole('radio', { name: /^معامله/, checked: true }).waitFor();
  await page.getByText('جدا با جهش (Tab)').waitFor();
  await button('ادامه').click();
  await button('بررسی پرونده').click();

  assert.match((await button(/با «آوندگستر» چه شود؟/).textContent()) ?? '', /آوند گستر/);
  // However slowly lists fade, the one that was chosen from is gone when the search has the focus, and takes it from nobody.
  await page.evaluate(() => document.documentElement.style.setProperty('--quick', '2s'));
  await choose(/با «نامعلوم» چه شود؟/, 'چیز دیگر…');
  await page.getByRole('combobox', { name: 'به جای آن' }).waitFor();
  assert.equal(await page.locator('[role=option]').filter({ hasText: 'چیز دیگر…' }).count(), 0);
  await page.evaluate(() => document.documentElement.style.removeProperty('--quick'));
  await page.getByRole('combobox', { name: 'به جای آن' }).fill('مذاک');
  await page.getByRole('option', { name: 'مذاکره' }).click();
  await button('همهٔ این‌ها').click();
  await page.getByRole('menuitem', { name: 'به یک مقدار…' }).click();
  await page.getByRole('combobox', { name: 'همهٔ این‌ها به' }).fill('پارس');
  await page.getByRole('option', { name: 'پارس سازه' }).click();
  assert.equal((await deals()).length, 0, 'nothing is written before it is asked for');
  await button('وارد کن').click();
  await page.getByText(/تمام شد$/).waitFor();
  assert.deepEqual(
    (await deals()).map((values) => [values['title'], title(values['party']), title(values['stage'])]),
    [
      ['فروش ۱', 'پارس سازه', 'برد'],
      ['فروش ۲', 'پارس سازه', 'مذاکره'],
      ['فروش ۳', 'پارس سازه', 'مذاکره'],
    ],
  );
});

test('a workbook comes in, making on the way what it is allowed to', async () => {
  const workbook = await writeXlsx({
    sheets: [
      {
        name: 'فروش',
        rows: [
          ['فروش سال ۱۴۰۴'],
          [],
          ['عنوان', 'محصول', 'مبلغ معامله', 'گونه', 'نحوهٔ آشنایی'],
          ['چاپگر برای آوند', 'چاپگر لیزری', 120_000_000, 'تمدید', 'تلگرام'],
          ['بی‌مبلغ', null, 'نامعلوم', null, 'وبگاه'],
        ],
      },
    ],
  });
  const { name: kind } = await product.api<{ name: string }>('/schema/objects/deal/fields', {
    kind: 'choice',
    label: { fa: 'گونه', en: 'Type' },
    options: { choices: [{ key: 'new', label: { fa: 'تازه', en: 'New' } }] },
  });
  await page.goto(`${product.origin}/import`);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('انتخاب پرونده').click()]);
  await chooser.setFiles({
    name: 'فروش.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(workbook),
  });
  await page.getByText('برگهٔ «فروش»').waitFor();
  await button('ادامه').click();
  await tick('محصول');
  await tick('گزینه‌های «گونه»');
  await tick('گزینه‌های «نحوهٔ آشنایی»');
  await choose(/مبلغ‌ها به چه پولی است/, 'تومان');
  await button('بررسی پرونده').click();
  await button(/^دیدن سطرها؛ سطر ۵/).click();
  await page.getByText('برگهٔ «فروش»').waitFor();
  await page.getByText(/نکته که کاری نمی‌خواهد/).click();
  await page.getByRole('heading', { name: 'گونه: ساخته می‌شود' }).waitFor();
  await page.getByRole('heading', { name: 'نحوهٔ آشنایی: ساخته می‌شود' }).waitFor();
  await button('وارد کن').click();
  await page.getByText('در راه ساخته شد').waitFor();
  const made = (await deals()).find((values) => values['title'] === 'چاپگر برای آوند');
  assert.deepEqual(
    [title(made?.['product']), made?.['amount']],
    ['چاپگر لیزری', { amount: '1200000000', currency: 'IRR' }],
  );
  assert.match(String(made?.[kind]), /^x-/);
  // A form knows the new choice at once.
  await page.goto(`${product.origin}/r/lead?new=true`);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /نحوهٔ آشنایی/ })
    .click();
  await page.getByRole('option', { name: 'تلگرام' }).waitFor();
});

test('how the days of a column are meant is asked once, with the day that each answer makes of one', async () => {
  await page.goto(`${product.origin}/import`);
  await button('چسباندن جدول').click();
  const rows = [
    'نام\tتاریخ تولد\tموبایل',
    'مهناز روشن\t03/04/1989\t09121234567',
    'پرویز روشن\t05/06/1987\t09127654321',
    'پرویز روشن\t05/06/1987\t09127654321',
  ];
  await page.getByRole('textbox', { name: 'جدول' }).fill(rows.join('\n'));
  await page.getByRole('dialog').getByRole('button', { name: 'ادامه' }).click();
  await page.getByRole('radio', { name: /^مخاطب/ }).check({ force: true });
  await button('ادامه').click();
  await page.getByRole('radiogroup', { name: /03\/04\/1989.*کدام روز است/ }).waitFor();
  await button('بررسی پرونده').click();
  await page.getByText('بگویید کدام است.').waitFor();
  await page.getByRole('radio', { name: /روز اول.*۱۴ فروردین ۱۳۶۸/ }).check({ force: true });
  await button('بررسی پرونده').click();
  await page.getByText('همه‌چیز خوانده شد').waitFor();
  // Two rows are one person; whoever knows better says so.
  await button('همه جدا بمانند').click();
  await button('وارد کن').click();
  await page.getByText(/تمام شد$/).waitFor();
  await page.getByText(/همان‌گونه که خواستید جدا ماند/).waitFor();
  const { records } = await product.api<{ records: Stored[] }>('/records/party/query', {
    filter: { field: 'name', op: 'contains', value: 'روشن' },
    sort: [{ field: 'birthDate', direction: 'asc' }],
  });
  assert.deepEqual(
    records.map(({ values }) => values['birthDate']),
    ['1987-06-05', '1987-06-05', '1989-04-03'],
  );
});

test('a check that goes on is found again by whoever left the page, and is stopped', async () => {
  await page.goto(`${product.origin}/import`);
  await page.getByRole('link', { name: 'فروش.xlsx' }).waitFor();
  await button('چسباندن جدول').click();
  await page.getByRole('textbox', { name: 'جدول' }).fill('عنوان\tمشتری\nفروش ۹\tپارس سازه');
  await page.getByRole('dialog').getByRole('button', { name: 'ادامه' }).click();
  await button('ادامه').click();
  await button('بررسی پرونده').click();
  await button('وارد کن').waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  // A file so large that its check lasts: it has come to a third, and nobody is at it here.
  await product.testing.asOwner(
    `update import set state = 'checking', checking = '${JSON.stringify({
      by: newId(),
      locale: 'fa',
      job: null,
      pass: 2,
      done: 300_000,
      rows: 900_000,
      ms: 10_000,
    })}' where id = '${id}'`,
  );
  await page.goto(`${product.origin}/import`);
  const row = page.getByRole('listitem').filter({ hasText: 'در حال بررسی' });
  await row.getByRole('link').click();
  await page.getByRole('progressbar', { name: 'سنجیدن سطرها' }).waitFor();
  await page.getByText('۳۰۰٬۰۰۰ از ۹۰۰٬۰۰۰ سطر').waitFor();
  await page.getByText('۳۰٬۰۰۰ سطر در ثانیه؛ حدود ۲۰ ثانیه مانده').waitFor();
  await button('توقف بررسی').click();
  await button('بررسی پرونده').click();
  await button('وارد کن').waitFor();
});

test('a damaged file is told at once, and one that cannot be read says why', async () => {
  await page.goto(`${product.origin}/import`);
  const send = async (name: string, content: Buffer) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button('انتخاب پرونده').click()]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  };
  await send('خراب.xlsx', Buffer.from('PK\u0003\u0004 نیمه‌کاره'));
  await page.getByRole('alert').filter({ hasText: 'پروندهٔ اکسل خوانده نشد' }).waitFor();
  await send('تهی.csv', Buffer.from('نام\n'));
  await page.getByRole('alert').filter({ hasText: 'پرونده خالی است' }).waitFor();
  await send('پرسش.csv', Buffer.from(`name,city\n${'?????,???? ????\n'.repeat(20)}`));
  await page.getByRole('alert').filter({ hasText: 'این پرونده آسیب دیده است' }).waitFor();
});

test('earlier imports stand in a list, each with what came of it', async () => {
  await page.goto(`${product.origin}/import`);
  const row = page.getByRole('listitem').filter({ hasText: 'فروش.xlsx' });
  await row.getByText('پایان‌یافته').waitFor();
  await row.getByText('۲ تازه').waitFor();
  await row.getByRole('link', { name: 'فروش.xlsx' }).click();
  await page.getByText(/تمام شد$/).waitFor();
});

test('an import is undone from its page: what it would do is told first, and what was changed since is asked', async () => {
  const made = (
    await product.api<{ records: Stored[] }>('/records/deal/query', {
      filter: { field: 'title', op: 'eq', value: 'چاپگر برای آوند' },
    })
  ).records[0];
  assert.ok(made);
  await product.api('/records/deal/batch', {
    update: [{ id: made.id, values: { description: 'با دست' } }],
  });
  await button('واگرد این ورود').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'چاپگر برای آوند' }).waitFor();
  await dialog.getByRole('radio', { name: /آن‌ها هم واگردانده شوند/ }).check({ force: true });
  await dialog.getByRole('button', { name: 'واگرد این ورود' }).click();
  await page.getByRole('heading', { name: 'این ورود واگردانده شد' }).waitFor();
  assert.equal((await deals()).length, 3);
});

test('the keyboard alone brings a file to its check, on a phone and in English too', async () => {
  await product.api('/me/preferences', { locale: 'en', theme: 'dark' }, 'PATCH');
  const phone = await product.openPage({ viewport: { width: 390, height: 844 } });
  phone.on('pageerror', (error) => complaints.push(error.message));
  await phone.goto(`${product.origin}/import`);
  await phone.getByRole('button', { name: 'Paste a table' }).focus();
  await phone.keyboard.press('Enter');
  await phone.getByRole('dialog').getByRole('textbox').waitFor();
  await phone.keyboard.insertText('name,industry\nNovin,Steel\n');
  await phone.keyboard.press('Tab');
  await phone.keyboard.press('Enter');
  await phone.getByRole('radio', { name: /Company/, checked: true }).waitFor();
  await phone.getByRole('button', { name: 'Continue' }).focus();
  await phone.keyboard.press('Enter');
  await phone.getByRole('button', { name: 'Check the file' }).focus();
  await phone.keyboard.press('Enter');
  await phone.getByText('Everything could be read').waitFor();
  const overflow = await phone.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(overflow, 0, 'nothing runs out of the screen');
});

test('no screen complained', () => {
  assert.deepEqual(complaints, []);
});
