import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';

import type { Page } from 'playwright-core';

import type { Choice, SchemaContract } from '#records/contract.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { Caller, startFreshProduct } from '#testing/fresh-product.ts';

const complaints: string[] = [];
let product: Awaited<ReturnType<typeof startFreshProduct>>;
let admin: Caller;

before(async () => {
  product = await startFreshProduct();
  admin = new Caller(product.origin);
  await admin.call('POST', '/setup', {
    company: 'بازرگانی آوند',
    administrator: { name: 'نگار امیری', identifier: '09121234567', password: 'باران روی شیروانی' },
    displayUnit: 'toman',
    weekend: 'friday',
    fiscalYearStart: { month: 1, day: 1 },
    locale: 'fa',
    sampleData: false,
  });
});
after(async () => {
  await product.close();
  assert.deepEqual(complaints, []);
});

const open = async (t: TestContext, path: string): Promise<Page> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  t.after(() => closePage(page));
  await page.context().addCookies([admin.session]);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${product.origin}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

/** The keyboard stands at what is called so; a place to lay something down says between what it lies. */
const standsAt = (page: Page, words: string) =>
  page.waitForFunction((wanted) => {
    const here = document.activeElement;
    return `${here?.getAttribute('aria-label') ?? ''} ${here?.textContent ?? ''}`.includes(wanted);
  }, words);

const fieldsOf = async (name: string) => {
  const { objects } = await admin.call<SchemaContract>('GET', '/schema');
  return objects.find((one) => one.name === name)?.fields ?? [];
};

test('an object is made, a field with a condition is added and arranged by keys, and its form follows at once', async (t) => {
  const page = await open(t, '/settings/objects');
  await page.getByRole('button', { name: 'نوع رکورد تازه' }).click();
  await page.getByRole('textbox', { name: 'یکی از آن به فارسی' }).fill('قرارداد');
  await page.getByRole('textbox', { name: 'چندتا از آن به فارسی' }).fill('قراردادها');
  await page.getByRole('textbox', { name: 'یکی از آن به انگلیسی' }).fill('Contract');
  await page.getByRole('button', { name: 'ساختن', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'قراردادها' }).waitFor();

  await page.getByRole('button', { name: 'فیلد تازه' }).click();
  await page.getByRole('button', { name: /^بله یا خیر/ }).click();
  await page.getByRole('textbox', { name: 'نام به فارسی' }).fill('تمدید می‌شود');
  await page.getByRole('textbox', { name: 'نام به انگلیسی' }).fill('Renewed');
  await page.getByRole('button', { name: 'افزودن فیلد' }).click();
  await page.getByRole('row', { name: /تمدید می‌شود/ }).waitFor();

  await page.getByRole('button', { name: 'فیلد تازه' }).click();
  await page.getByRole('button', { name: /^تاریخ یک روز/ }).click();
  await page.getByRole('textbox', { name: 'نام به فارسی' }).fill('روز تمدید');
  await page.getByRole('textbox', { name: 'نام به انگلیسی' }).fill('Renewal day');
  await page.getByRole('radio', { name: 'تنها وقتی که…' }).click({ force: true });
  await page.getByRole('button', { name: 'افزودن پالایه' }).click();
  await page.getByRole('menuitem', { name: 'تمدید می‌شود' }).click();
  await page.getByRole('button', { name: 'اعمال' }).click();
  await page.getByRole('button', { name: 'افزودن فیلد' }).click();
  await page.getByText('شرطی', { exact: true }).waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);

  // From its row to its handle; Enter takes it up, arrows carry it over its neighbour, Enter lays it down.
  await page.getByRole('row', { name: 'روز تمدید' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await standsAt(page, 'میان روز تمدید');
  await page.keyboard.press('ArrowUp');
  await standsAt(page, 'میان تمدید می‌شود');
  await page.keyboard.press('ArrowUp');
  await standsAt(page, 'میان نام');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'ذخیرهٔ چیدمان' }).click();
  await page.getByRole('button', { name: 'ذخیرهٔ چیدمان' }).waitFor({ state: 'detached' });
  const names = (await fieldsOf('x_contract')).map(({ name }) => name);
  assert.ok(names.indexOf('renewalDay') < names.indexOf('renewed'), names.join(' '));

  await page.goto(`${product.origin}/r/x_contract?new=true`);
  const form = page.getByRole('dialog', { name: 'قرارداد تازه' });
  await form.getByRole('textbox', { name: /^نام/ }).fill('دفتر مرکزی');
  assert.equal(await form.getByText('روز تمدید').count(), 0);
  await form.getByRole('button', { name: /تمدید می‌شود/ }).click();
  await page.getByRole('option', { name: 'بله' }).click();
  await form.getByText('روز تمدید').first().waitFor();
});

test('choices of a built-in field are renamed, hidden and added, for every field that shares them, and taken back', async (t) => {
  const form = await open(t, '/r/deal?new=true');
  const offered = async () => {
    await form
      .getByRole('dialog')
      .getByRole('button', { name: /نحوهٔ آشنایی/ })
      .click();
    const labels = await form.getByRole('option').allTextContents();
    await form.keyboard.press('Escape');
    return labels;
  };
  assert.deepEqual((await offered()).slice(0, 2), ['معرفی دیگران', 'وبگاه']);
  const page = await open(t, '/settings/objects/lead');
  const drawer = page.getByRole('dialog', { name: 'نحوهٔ آشنایی' });
  await page.getByRole('button', { name: /^نحوهٔ آشنایی/ }).click();
  await drawer.getByText('اشخاص و معامله‌ها هم همین گزینه‌ها را دارند').waitFor();
  await drawer.getByRole('textbox', { name: 'گزینهٔ ۱', exact: true }).fill('آشنایان');
  await drawer.getByRole('button', { name: 'کارهای وبگاه' }).click();
  const deeds = await page.getByRole('menuitem').allTextContents();
  assert.ok(!deeds.includes('برداشتن'), 'none of the code’s goes');
  await page.getByRole('menuitem', { name: 'دیگر پیشنهاد نشود' }).click();
  await drawer.getByText('دیگر پیشنهاد نمی‌شود').waitFor();
  await drawer.getByRole('button', { name: 'گزینهٔ دیگر' }).click();
  // The new one has the focus.
  await page.keyboard.type('نمایشگاه آب');
  assert.equal(
    await drawer.getByRole('textbox', { name: 'گزینهٔ ۱۱', exact: true }).inputValue(),
    'نمایشگاه آب',
  );
  assert.deepEqual(await complaintsOfAxe(page), []);
  await drawer.getByRole('button', { name: 'ذخیره' }).click();
  await drawer.waitFor({ state: 'detached' });
  // The form that somebody has open follows as it stands.
  await form
    .getByRole('dialog')
    .getByRole('button', { name: /نحوهٔ آشنایی/ })
    .click();
  await form.getByRole('option', { name: 'نمایشگاه آب' }).waitFor();
  const now = await form.getByRole('option').allTextContents();
  assert.deepEqual([now[0], now[1], now.at(-1)], ['آشنایان', 'تماس ورودی', 'نمایشگاه آب']);

  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/choices')),
    page.getByRole('button', { name: 'واگرد' }).click(),
  ]);
  assert.equal(answer.status(), 204);
  const choices = (await fieldsOf('party')).find(({ name }) => name === 'source')?.options['choices'];
  assert.deepEqual(
    (choices as readonly Choice[]).slice(0, 2).map(({ label, hidden }) => [label.fa, hidden]),
    [
      ['معرفی دیگران', undefined],
      ['وبگاه', undefined],
    ],
  );
});

test('a stage asks for a field and a meeting and brings a task: whoever moves a deal there is asked on the spot, and a stage with deals goes into another', async (t) => {
  const stages = await admin.call<{ records: { id: string; values: { name: string } }[] }>(
    'GET',
    '/records/stage?sort=position',
  );
  const idOf = (name: string) => stages.records.find(({ values }) => values.name === name)?.id;
  const deal = await admin.call<{ id: string }>('POST', '/records/deal', {
    title: 'فروش چاپگر',
    stage: idOf('شناخت نیاز'),
  });
  const page = await open(t, '/settings/pipelines');
  await page.getByRole('button', { name: 'کارهای پیشنهاد' }).click();
  await page.getByRole('menuitem', { name: 'شرط‌های آمدن و رفتن' }).click();
  const rules = page.getByRole('dialog', { name: 'شرط‌های «پیشنهاد»' });
  await rules.getByText('جلسه‌ای که برگزار شده است').first().click();
  await rules
    .getByRole('button', { name: /فیلدهای پرشده/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'نحوهٔ آشنایی' }).click();
  await page.keyboard.press('Escape');
  assert.deepEqual(await complaintsOfAxe(page), []);
  await rules.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('۲ شرط').waitFor();
  await page.getByRole('button', { name: 'کارهای پیشنهاد' }).click();
  await page.getByRole('menuitem', { name: 'کارهایی که می‌آورد' }).click();
  const tasks = page.getByRole('dialog', { name: 'کارهای «پیشنهاد»' });
  await tasks.getByRole('button', { name: 'کار تازه' }).click();
  await tasks.getByRole('textbox', { name: 'چه کاری' }).fill('فرستادن کاتالوگ');
  assert.deepEqual(await complaintsOfAxe(page), []);
  await tasks.getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('۱ کار', { exact: true }).waitFor();

  await page.goto(`${product.origin}/r/deal/board`);
  const card = page
    .getByRole('option', { name: /فروش چاپگر/ })
    .or(page.getByText('فروش چاپگر'))
    .first();
  await card.waitFor();
  await page.goto(`${product.origin}/r/deal/${deal.id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const fact = page.getByRole('button', { name: /مرحله/ }).first();
  await fact.click();
  await page.getByRole('combobox', { name: 'مرحله' }).fill('پیشنهاد');
  await page.getByRole('option', { name: 'پیشنهاد' }).click();
  const asked = page.getByRole('dialog', { name: 'پیش از این تغییر' });
  await asked.getByRole('button', { name: /نحوهٔ آشنایی/ }).click();
  await page.getByRole('option').first().click();
  await asked.getByRole('button', { name: 'ثبت جلسه' }).click();
  const meeting = page.getByRole('dialog', { name: 'جلسهٔ تازه' });
  await meeting.getByRole('textbox', { name: /موضوع/ }).fill('نمایش چاپگر');
  await meeting.getByRole('button', { name: 'ثبت', exact: true }).click();
  await asked.getByText('ثبت شد.').waitFor();
  await Promise.all([
    page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok()),
    asked.getByRole('button', { name: 'ثبت و ادامه' }).click(),
  ]);
  const moved = await admin.call<{ values: Record<string, unknown> }>('GET', `/records/deal/${deal.id}`);
  assert.ok(moved.values['source']);
  assert.equal((moved.values['stage'] as { title: string }).title, 'پیشنهاد');
  await page.getByRole('link', { name: 'فرستادن کاتالوگ' }).first().waitFor();

  await page.goto(`${product.origin}/settings/pipelines`);
  await page.getByRole('button', { name: 'کارهای پیشنهاد' }).click();
  await page.getByRole('menuitem', { name: 'حذف' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /به جای آن/ })
    .click();
  await page.getByRole('option', { name: 'شناخت نیاز' }).click();
  await page.getByRole('button', { name: 'جابه‌جایی و برداشتن' }).click();
  await page.getByRole('button', { name: 'کارهای پیشنهاد' }).waitFor({ state: 'detached' });
  const { values } = await admin.call<{ values: Record<string, unknown> }>('GET', `/records/deal/${deal.id}`);
  assert.equal((values['stage'] as { title: string }).title, 'شناخت نیاز');
});

test('the work calendar is corrected, and a setting is found by what stands in it', async (t) => {
  const page = await open(t, '/settings');
  await page.getByRole('searchbox', { name: 'جستجو در تنظیمات' }).fill('مناسبت');
  await page
    .getByRole('main')
    .getByRole('link', { name: /تقویم کاری/ })
    .click();
  await page.getByRole('button', { name: 'کارهای روز طبیعت' }).click();
  await page.getByRole('menuitem', { name: 'ما کار می‌کنیم' }).click();
  await page.getByText('کار می‌کنیم', { exact: true }).waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  const { settings } = await admin.call<{ settings: { holidays: { is: string }[] } }>('GET', '/workspace');
  assert.deepEqual(
    settings.holidays.map(({ is }) => is),
    ['working'],
  );
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('کار می‌کنیم', { exact: true }).waitFor({ state: 'detached' });
  for (const path of ['vocabularies', 'numbers', 'workspace', 'objects']) {
    await page.goto(`${product.origin}/settings/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.deepEqual(await complaintsOfAxe(page), [], path);
  }
});
