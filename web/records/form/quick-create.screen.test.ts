import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
let app: StaffApp;
let company = '';

before(async () => {
  app = await openStaffApp(engine);
  const { context } = await makeMember(engine, await makeWorkspace(testing), adminGrants);
  app.actors.set('admin', context);
  await engine.transact(context, async (tx) => {
    const parties = tx.recordsOf('party');
    [company = ''] = await parties.create([
      { kind: 'organisation', name: 'شرکت آبان‌تجهیز (سهامی خاص)' },
      { kind: 'person', name: 'علی کریمی', phones: [{ number: '09121234567' }] },
    ]);
  });
});
after(async () => {
  await app.close();
  await testing.drop();
});

const open = async (path: string): Promise<Page> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.context().addCookies([{ name: 'actor', value: 'admin', url: app.origin }]);
  await page.goto(`${app.origin}${path}`);
  await page.locator('h1').waitFor();
  return page;
};

const card = `جناب آقای مهندس علی كريمی
مدیر خرید
آبان تجهیز
همراه: ۰۹۱۲ ۱۲۳ ۴۵۶۷
ali@aban.example`;

test('C makes a contact of a company’s page, filled in by a card and warned of its double', async () => {
  const page = await open(`/r/party/${company}`);
  await page.keyboard.press('c');
  const palette = page.getByRole('dialog', { name: 'جستجو و دستورها' });
  await palette.getByRole('menuitem', { name: 'مخاطب تازه' }).waitFor();
  // Typed with the keyboard under the Latin layout.
  await page.keyboard.type('lohxf');
  await palette.getByRole('menuitem', { name: 'شرکت تازه' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'مخاطب تازه' });
  assert.equal(await form.getByRole('combobox', { name: 'شرکت' }).inputValue(), 'شرکت آبان‌تجهیز (سهامی خاص)');
  await form.getByRole('button', { name: 'چسباندن کارت ویزیت یا امضا' }).click();
  await form.getByRole('textbox', { name: 'متن کارت، امضا یا شماره' }).fill(card);
  await form.getByRole('button', { name: 'پر کردن فیلدها' }).click();
  const family = form.getByRole('textbox', { name: 'نام خانوادگی', exact: true });
  await form.getByText(/^پر شد: عنوان/).waitFor();
  assert.equal(await family.inputValue(), 'کریمی');
  await form.getByRole('region', { name: 'شاید پیش‌تر ثبت شده باشد' }).getByText('علی کریمی').waitFor();
  await form.getByText('تلفن‌ها یکسان', { exact: false }).waitFor();
  await form.getByRole('button', { name: 'واگرد' }).click();
  assert.equal(await family.inputValue(), '');
  await closePage(page);
});

test('a card pasted into any line of the form fills it, and finds its company', async () => {
  const page = await open('/r/party?variant=people&new=true');
  const form = page.getByRole('dialog', { name: 'مخاطب تازه' });
  const given = form.getByRole('textbox', { name: 'نام کوچک', exact: true });
  await given.evaluate((element, text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, card);
  await form.getByText(/^پر شد: /).waitFor();
  assert.equal(await form.getByRole('combobox', { name: 'شرکت' }).inputValue(), 'شرکت آبان‌تجهیز (سهامی خاص)');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
  const rows = await testing.asOwner<{ name: string; employer_id: string }>(
    `select name, employer_id from party where job_title = 'مدیر خرید'`,
  );
  assert.deepEqual(rows, [{ name: 'علی کریمی', employer_id: company }]);
  await closePage(page);
});
