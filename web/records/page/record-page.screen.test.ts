import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

import type { Context } from '#kernel/context/context.ts';
import { addField } from '#records/runtime/add-field.ts';
import { defineCustomObject } from '#records/runtime/define-custom-object.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { adminGrants, grantsOf, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const complaints: string[] = [];
let app: StaffApp;
let admin: Context;

before(async () => {
  app = await openStaffApp(engine);
  const workspace = await makeWorkspace(testing);
  admin = (await makeMember(engine, workspace, adminGrants)).context;
  app.actors.set('admin', admin);
  app.actors.set(
    'reader',
    (await makeMember(engine, workspace, grantsOf({ party: { read: 'all' } }))).context,
  );
});
after(async () => {
  await app.close();
  await testing.drop();
  assert.deepEqual(complaints, []);
});

const call = async (method: string, path: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${app.origin}/api/v1${path}`, {
    method,
    headers: { cookie: 'actor=admin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as Record<string, unknown>;
};

const makeCompany = async (name: string): Promise<string> =>
  `/records/party/${String((await call('POST', '/records/party', { kind: 'organisation', name }))['id'])}`;

const open = async (path: string, actor = 'admin'): Promise<Page> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  await page.context().addCookies([{ name: 'actor', value: actor, url: app.origin }]);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Refusals (409, 422) are part of what is tried here; the browser reports each on its own.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(`${app.origin}${path.replace('/records/', '/r/')}`);
  await page.locator('h1').waitFor();
  return page;
};

const edit = (page: Page, label: string) =>
  page.getByRole('button', { name: `ویرایش ${label}`, exact: true });
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });

test('a fact is edited where it stands, and another screen shows it by itself', async () => {
  const path = await makeCompany('پخش یاقوت شرق');
  const [one, other] = [await open(path), await open(path)];
  await edit(one, 'صنعت').click();
  await field(one, 'صنعت').fill('داروسازی');
  await field(one, 'صنعت').press('Enter');
  await one.getByText('داروسازی').waitFor();
  await other.getByText('داروسازی').waitFor({ timeout: 5_000 });
  await closePage(one);
  await closePage(other);
});

test('two who change one fact are shown both, and one decides', async () => {
  const path = await makeCompany('نخستین');
  const page = await open(path);
  // This screen hears nothing of the other change before it saves.
  await page.route('**/api/v1/live', (route) => route.abort());
  await page.reload();
  await edit(page, 'نام').click();
  await field(page, 'نام').fill('نوشتهٔ من');
  await call('PATCH', path, { name: 'نوشتهٔ دیگری' });
  await field(page, 'نام').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'هم‌زمان تغییر کرده است' });
  await dialog.getByText('نوشتهٔ دیگری').waitFor();
  assert.match(await dialog.innerText(), /نخستین/);
  await dialog.getByRole('radio', { name: 'نوشتهٔ شما' }).waitFor({ state: 'attached' });
  await dialog.getByRole('button', { name: 'ذخیرهٔ انتخاب‌ها' }).click();
  await page.locator('h1', { hasText: 'نوشتهٔ من' }).waitFor();
  await dialog.waitFor({ state: 'detached' });
  await closePage(page);
});

test('changes of different facts do not clash', async () => {
  const path = await makeCompany('سفال میبد');
  const page = await open(path);
  await page.route('**/api/v1/live', (route) => route.abort());
  await page.reload();
  await edit(page, 'صنعت').click();
  await call('PATCH', path, { website: 'https://meybod.example' });
  await field(page, 'صنعت').fill('سفال');
  await field(page, 'صنعت').press('Enter');
  await page.getByText('meybod.example').waitFor();
  await page.getByText('سفال', { exact: true }).waitFor();
  await closePage(page);
});

test('what the server refuses stands beneath its field, which gets the focus', async () => {
  const page = await open(await makeCompany('نگین کویر'));
  await page.getByRole('button', { name: 'ویرایش', exact: true }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'نام', exact: true }).fill('');
  await form.getByRole('textbox', { name: 'رایانامه' }).fill('این رایانامه نیست');
  await page.keyboard.press('Control+Enter');
  await form.getByText('نشانی رایانامه نیست').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true');
  await form.getByRole('textbox', { name: 'رایانامه' }).fill('info@negin.example');
  await page.keyboard.press('Control+Enter');
  await form.getByText('«نام» الزامی است.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'نوشته‌هایتان ذخیره نشده است' }).waitFor();
  await page.keyboard.press('Enter');
  await form.getByRole('textbox', { name: 'نام', exact: true }).fill('نگین کویر یزد');
  await page.keyboard.press('Control+Enter');
  await page.locator('h1', { hasText: 'نگین کویر یزد' }).waitFor();
  await closePage(page);
});

test('the keyboard alone reaches a fact, changes it, gives it up and goes on from there', async () => {
  const page = await open(await makeCompany('چاپ و نشر آوا'));
  await edit(page, 'صنعت').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'صنعت' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('چاپ');
  await page.keyboard.press('Escape');
  await edit(page, 'صنعت').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'ویرایش صنعت');
  await page.keyboard.press('Enter');
  await page.keyboard.type('نشر');
  await page.keyboard.press('Enter');
  await page.getByText('نشر', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'ویرایش صنعت');
  await closePage(page);
});

test('a link is found by typing, and what is not there yet is made on the spot', async () => {
  await makeCompany('گروه صنعتی آرمان');
  const page = await open(await makeCompany('آرمان پخش'));
  const parent = page.getByRole('combobox', { name: 'زیرمجموعهٔ' });
  await edit(page, 'زیرمجموعهٔ').click();
  await parent.fill('گروه ارمان');
  await page.getByRole('option', { name: 'گروه صنعتی آرمان' }).click();
  await page.getByRole('link', { name: 'گروه صنعتی آرمان' }).waitFor();
  await edit(page, 'زیرمجموعهٔ').press('Enter');
  await parent.fill('سفالگران شرق');
  await page.getByRole('option', { name: 'افزودن شرکت «سفالگران شرق»' }).click();
  await page.getByRole('dialog', { name: 'شرکت تازه' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'سفالگران شرق' }).waitFor();
  await closePage(page);
});

test('a record goes to the bin and comes back, and says where it is', async () => {
  const page = await open(await makeCompany('بازرگانی پارس'));
  await page.getByRole('button', { name: 'کارهای دیگر' }).click();
  await page.getByRole('menuitem', { name: 'حذف' }).click();
  await page.getByText('در بازیافت است').waitFor();
  const other = await open(new URL(page.url()).pathname);
  await other.getByText('در بازیافت است').waitFor();
  await closePage(other);
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('در بازیافت است').waitFor({ state: 'detached' });
  await edit(page, 'نام').waitFor();
  await closePage(page);
});

test('nothing stands in the way of a screen reader, reading or editing', async () => {
  const page = await open(await makeCompany('فولاد نیک'));
  const check = async (): Promise<string[]> => {
    await page.addScriptTag({ path: axeFile });
    const { violations } = await page.evaluate(() => {
      const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResults> } };
      return axe.run();
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  };
  assert.deepEqual(await check(), []);
  await edit(page, 'تلفن‌ها').click();
  assert.deepEqual(await check(), []);
  await closePage(page);
});

test('who may only read is offered no change', async () => {
  const page = await open(await makeCompany('کاشی گلستان'), 'reader');
  await page.getByText('صنعت').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^ویرایش/ }).count(), 0);
  await closePage(page);
});

test('a task is finished on its page, beside the past of whom it is about', async () => {
  const path = await makeCompany('کاشی گلستان');
  const about = path.replace('/records/party/', '');
  await call('POST', '/records/note', { text: 'بهار خرید کردند', about });
  const { id } = await call('POST', '/records/task', { title: 'فرستادن کاتالوگ', about });
  const page = await open(`/records/task/${String(id)}`);
  const past = page.getByRole('tabpanel', { name: 'پیشینهٔ کاشی گلستان' });
  await past.getByText('بهار خرید کردند').waitFor();
  assert.equal(await past.getByText('فرستادن کاتالوگ').count(), 0);
  await page.getByRole('button', { name: 'انجام شد', exact: true }).click();
  await page.getByText('«فرستادن کاتالوگ» انجام شد.').waitFor();
  await page.getByRole('button', { name: 'باز کردن دوباره' }).waitFor();
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByRole('button', { name: 'انجام شد', exact: true }).waitFor();
  await closePage(page);
});

test('a long name has its line to itself on a phone, three lines at most until the whole is asked for', async () => {
  const page = await open(await makeCompany('صنایع غذایی پیشگامان توسعهٔ پایدار خاورمیانه '.repeat(4).trim()));
  await page.setViewportSize({ width: 390, height: 844 });
  const heading = page.getByRole('heading', { level: 1 });
  const lines = () =>
    heading.evaluate((one) => Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)));
  await page.getByRole('button', { name: 'نام کامل' }).waitFor();
  assert.equal(await lines(), 3);
  const [name, edit] = [
    await heading.boundingBox(),
    await page.getByRole('button', { name: 'ویرایش', exact: true }).boundingBox(),
  ];
  assert.ok(name && edit && edit.y >= name.y + name.height, 'nothing stands beside it');
  await page.getByRole('button', { name: 'نام کامل' }).click();
  await page.getByRole('button', { name: 'کوتاه‌تر', expanded: true }).waitFor();
  assert.ok((await lines()) > 3);
  await closePage(page);
});

test('the palette offers what the buttons and menus of the page do, to whom they are offered', async () => {
  const path = await makeCompany('البرز سپهر');
  const names = async (actor: string): Promise<readonly string[]> => {
    const page = await open(path, actor);
    await page.keyboard.press('Control+k');
    const here = page.getByRole('group', { name: 'در این صفحه' }).getByRole('menuitem');
    await here.first().waitFor();
    const told = await here.allInnerTexts();
    await closePage(page);
    return told.map((one) => one.split('\n')[0] ?? '');
  };
  assert.deepEqual(await names('reader'), ['رونوشت نشانی']);
  const admin = await names('admin');
  for (const name of ['تماس با البرز سپهر', 'ویرایش', 'رونوشت نشانی', 'حذف'])
    assert.ok(admin.includes(name), `${name} of ${admin.join()}`);
  assert.equal(new Set(admin).size, admin.length);
});

test('a task is pinned above what happened by the keyboard, and unpinned again', async () => {
  const path = await makeCompany('سنجاق‌زار');
  const about = path.split('/').at(-1);
  await call('POST', '/records/task', { title: 'تمدید قرارداد', about, dueAt: '2026-01-10T08:00:00Z' });
  await call('POST', '/records/note', { text: 'از نمایشگاه آمد', about });
  const page = await open(path);
  const entry = page.getByRole('article').filter({ hasText: 'تمدید قرارداد' });
  const press = async (name: string) => {
    await entry.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  const above = page.getByRole('region', { name: 'سنجاق‌شده' });
  await entry.waitFor();
  assert.equal(await above.count(), 0);
  await press('سنجاق کردن');
  await above.getByText('تمدید قرارداد').waitFor();
  await entry.first().waitFor();
  assert.equal(await entry.count(), 1);
  // A form does not ask for what the timeline sets.
  await page.getByRole('article').filter({ hasText: 'تمدید قرارداد' }).getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: 'تمدید قرارداد' }).waitFor();
  assert.equal(await page.getByText('سنجاق‌شده', { exact: true }).count(), 0);
  await page.goBack();
  await above.getByText('تمدید قرارداد').waitFor();
  await press('برداشتن سنجاق');
  await above.waitFor({ state: 'detached' });
  await entry.waitFor();
  await closePage(page);
});

test('what a workspace made itself is pinned on a timeline as well', async () => {
  const { name: visit } = await engine.transact(admin, (tx) =>
    defineCustomObject(tx, {
      one: { fa: 'بازدید', en: 'Visit' },
      many: { fa: 'بازدیدها', en: 'Visits' },
    }),
  );
  const label = { fa: 'مشتری', en: 'Customer' };
  await engine.transact(admin, (tx) =>
    addField(tx, visit, { kind: 'link', label, options: { to: 'party' } }),
  );
  const path = await makeCompany('بازدیدزار');
  await call('POST', `/records/${visit}`, {
    name: 'بازدید کارگاه',
    customer: path.split('/').at(-1),
  });
  const page = await open(path);
  const entry = page.getByRole('article').filter({ hasText: 'بازدید کارگاه' });
  await entry.getByRole('button', { name: 'سنجاق کردن' }).focus();
  await page.keyboard.press('Enter');
  const above = page.getByRole('region', { name: 'سنجاق‌شده' });
  await above.getByText('بازدید کارگاه').waitFor();
  await page.reload();
  await above.getByText('بازدید کارگاه').waitFor();
  await above.getByRole('button', { name: 'برداشتن سنجاق' }).focus();
  await page.keyboard.press('Enter');
  await above.waitFor({ state: 'detached' });
  await closePage(page);
});

test('on a phone the name of whom a record is about stays on the screen, and a long note says its beginning once', async () => {
  const name = 'شرکت بازرگانی و تولیدی صنایع بسته‌بندی و ماشین‌آلات خط تولید نوین پارس آریا گستر';
  const path = await makeCompany(name);
  const about = path.split('/').at(-1);
  const task = String((await call('POST', '/records/task', { title: 'پیگیری', about }))['id']);
  await call('POST', '/records/note', { text: `${name}، دیدار تازه. `.repeat(3), about });
  const page = await open(`/records/task/${task}`);
  await page.setViewportSize({ width: 390, height: 844 });
  const whom = page.locator('header').getByRole('link', { name, exact: true });
  await whom.waitFor();
  const shown = await whom.locator('xpath=..').boundingBox();
  assert.ok(shown && shown.x >= 0 && shown.x + shown.width <= 390, JSON.stringify(shown));
  await page.goto(`${app.origin}${path.replace('/records/', '/r/')}`);
  const note = page.getByRole('article').filter({ hasText: 'دیدار تازه' });
  await note.waitFor();
  assert.equal(await note.getByRole('link').count(), 0);
  await closePage(page);
});
