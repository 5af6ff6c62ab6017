import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';

import type { Page } from 'playwright-core';

import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { Caller, startFreshProduct } from '#testing/fresh-product.ts';

const password = 'باران روی شیروانی';
const complaints: string[] = [];
let product: Awaited<ReturnType<typeof startFreshProduct>>;
let admin: Caller;

before(async () => {
  product = await startFreshProduct();
  admin = new Caller(product.origin);
  await admin.call('POST', '/setup', {
    company: 'بازرگانی آوند',
    administrator: { name: 'نگار امیری', identifier: '09121234567', password },
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

/** A screen of whoever the caller is signed in as. */
const open = async (t: TestContext, path: string, as: Caller | null = admin): Promise<Page> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true });
  t.after(() => closePage(page));
  if (as) await page.context().addCookies([as.session]);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Refusals are part of what is tried here; the browser reports each on its own.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(`${product.origin}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'بخش‌ها' }).first().getByRole('link', { name, exact: true });

const idOfRole = async (name: string): Promise<string> => {
  const { records } = await admin.call<{ records: { id: string; values: { name: string } }[] }>(
    'GET',
    '/records/role',
  );
  const found = records.find(({ values }) => values.name === name);
  assert.ok(found, name);
  return found.id;
};

/** A colleague in a new role like the seller's, signed in. */
const colleague = async (name: string): Promise<{ caller: Caller; roleId: string; memberId: string }> => {
  const seller = await admin.call<{ values: { grants: object } }>(
    'GET',
    `/records/role/${await idOfRole('فروشنده')}`,
  );
  const role = await admin.call<{ id: string }>('POST', '/records/role', {
    name: `نقش ${name}`,
    grants: seller.values.grants,
  });
  const member = await admin.call<{ id: string }>('POST', '/records/member', { name, role: role.id });
  const { path } = await admin.call<{ path: string }>('POST', `/members/${member.id}/invitation`, {
    identifier: `${member.id}@example.com`,
  });
  const caller = new Caller(product.origin);
  await caller.call('POST', '/invitations/acceptance', { token: path.split('#')[1], password });
  return { caller, roleId: role.id, memberId: member.id };
};

test('a member is added, invited by a link, and sees what his role allows and nothing else', async (t) => {
  const page = await open(t, '/settings/members');
  await press(page, 'افزودن همکار');
  const drawer = page.getByRole('dialog', { name: 'افزودن همکار' });
  await drawer.getByRole('textbox', { name: 'نام', exact: true }).fill('مریم احمدی');
  await drawer.getByRole('combobox', { name: 'نقش' }).fill('فروشنده');
  await page.getByRole('option', { name: 'فروشنده' }).click();
  await drawer.getByRole('button', { name: 'ثبت' }).click();
  await drawer.waitFor({ state: 'detached' });

  await press(page, 'کارهای مریم احمدی');
  await page.getByRole('menuitem', { name: 'دعوت به ورود' }).click();
  const invitation = page.getByRole('dialog', { name: 'دعوت مریم احمدی' });
  await invitation.getByRole('textbox').fill('۰۹۳۵۱۱۱۲۲۳۳');
  await invitation.getByRole('button', { name: 'دعوت', exact: true }).click();
  const link = await invitation.locator('code').innerText();
  assert.ok(link.startsWith(`${product.origin}/join#`), link);
  await page.keyboard.press('Escape');
  await page.getByText('دعوت شده', { exact: true }).waitFor();

  const other = await open(t, new URL(link).pathname + new URL(link).hash, null);
  await other.getByRole('heading', { name: 'پیوستن به بازرگانی آوند' }).waitFor();
  assert.deepEqual(await complaintsOfAxe(other), []);
  await other.locator('input[name=password]').fill('چتر آبی زیر باران');
  await press(other, 'پیوستن');
  await place(other, 'معامله‌ها').waitFor();
  // The administrator's screen hears of it.
  await page.getByText('وارد می‌شود', { exact: true }).nth(1).waitFor();

  await other.goto(`${product.origin}/settings`);
  await other.getByRole('main').getByText('همکاران', { exact: true }).waitFor();
  for (const hidden of ['نقش‌ها', 'کلیدهای API', 'کارهای ناموفق'])
    assert.equal(await other.getByRole('main').getByText(hidden, { exact: true }).count(), 0, hidden);
  await other.goto(`${product.origin}/settings/roles`);
  await other.getByText('به این بخش دسترسی ندارید').waitFor();
  await other.goto(`${product.origin}/settings/members`);
  await other.getByText('مریم احمدی').first().waitFor();
  assert.equal(await other.getByRole('button', { name: 'افزودن همکار' }).count(), 0);
  assert.equal(await other.getByRole('button', { name: /^کارهای / }).count(), 0);
});

test('a change of a role is read before it is saved, and reaches its holder’s open screen by itself', async (t) => {
  const { caller, roleId } = await colleague('سامان فرهمند');
  const holder = await open(t, '/settings/account', caller);
  await place(holder, 'معامله‌ها').waitFor();

  const page = await open(t, `/settings/roles/${roleId}`);
  await page.getByRole('button', { name: /دیدن معامله‌ها/ }).click();
  await page.getByRole('option', { name: 'هیچ' }).click();
  await press(page, 'بازبینی و ذخیره');
  const review = page.getByRole('dialog', { name: 'چه چیزی عوض می‌شود؟' });
  await review.getByText('معامله‌ها · دیدن').waitFor();
  await review.getByText('این نقش را ۱ نفر دارند').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await review.getByRole('button', { name: 'ذخیره' }).click();

  await place(holder, 'معامله‌ها').waitFor({ state: 'detached' });
  await place(holder, 'کارها').waitFor();
});

test('who is deactivated is told so where he stands', async (t) => {
  const { caller } = await colleague('ژاله صمدی');
  const holder = await open(t, '/settings/account', caller);
  const page = await open(t, '/settings/members');
  await press(page, 'کارهای ژاله صمدی');
  await page.getByRole('menuitem', { name: 'غیرفعال کردن…' }).click();
  await page
    .getByRole('dialog', { name: 'غیرفعال کردن ژاله صمدی' })
    .getByRole('button', { name: 'غیرفعال کردن' })
    .click();
  await holder.getByRole('heading', { name: 'اکنون به فضای کاری راه ندارید' }).waitFor();
});

test('the last administrator cannot take the last right from himself', async (t) => {
  const page = await open(t, `/settings/roles/${await idOfRole('مدیر سامانه')}`);
  await page.getByText('همهٔ اختیارها', { exact: true }).click();
  await press(page, 'بازبینی و ذخیره');
  const review = page.getByRole('dialog', { name: 'چه چیزی عوض می‌شود؟' });
  await review.getByRole('button', { name: 'ذخیره' }).click();
  await review.getByText('مدیر دیگری نمی‌ماند').waitFor();
  await review.getByRole('button', { name: 'انصراف' }).click();
  await press(page, 'بازگرداندن');
  assert.equal(await page.getByRole('button', { name: 'بازبینی و ذخیره' }).count(), 0);
});

test('a field hidden in the drawer is hidden from the role', async (t) => {
  const { caller, roleId } = await colleague('کاوه بهرامی');
  const page = await open(t, `/settings/roles/${roleId}`);
  await page.getByRole('button', { name: 'فیلدهای معامله‌ها: همه آزاد' }).click();
  const drawer = page.getByRole('dialog', { name: 'فیلدهای معامله‌ها' });
  await drawer.getByRole('button', { name: /مبلغ/ }).first().click();
  await page.getByRole('option', { name: 'پنهان' }).click();
  await drawer.getByRole('button', { name: 'بستن' }).last().click();
  await press(page, 'بازبینی و ذخیره');
  await page.getByRole('dialog').getByRole('button', { name: 'ذخیره' }).click();
  await page.getByText('اختیارهای نقش عوض شد.').waitFor();
  const { objects } = await caller.call<{ objects: { name: string; fields: { name: string }[] }[] }>(
    'GET',
    '/schema',
  );
  const deal = objects.find(({ name }) => name === 'deal');
  assert.ok(deal && !deal.fields.some(({ name }) => name === 'amount'));
});

test('the language is changed at once, kept with the account, and turns the page round', async (t) => {
  const { caller } = await colleague('بهرام کیانی');
  const page = await open(t, '/settings/account', caller);
  await page.getByText('English', { exact: true }).click();
  await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor();
  assert.equal(await page.locator('html').getAttribute('dir'), 'ltr');
  const elsewhere = await open(t, '/settings/security', caller);
  assert.equal(await elsewhere.locator('html').getAttribute('dir'), 'ltr');
  await elsewhere.getByText('This device').waitFor();
});

test('a key is shown once and speaks until it is revoked, which can be undone', async (t) => {
  const page = await open(t, '/settings/keys');
  await press(page, 'کلید تازه');
  const dialog = page.getByRole('dialog', { name: 'کلید تازه' });
  await dialog.getByRole('textbox').fill('سایت فروشگاه');
  await dialog.getByRole('button', { name: 'ساختن' }).click();
  const key = await dialog.locator('code').innerText();
  const ask = () => fetch(`${product.origin}/api/v1/schema`, { headers: { authorization: `Bearer ${key}` } });
  assert.equal((await ask()).status, 200);
  await dialog.getByRole('button', { name: 'برداشتم' }).click();
  await page.reload();
  await page.getByText('سایت فروشگاه').waitFor();
  assert.equal(await page.getByText(key).count(), 0);
  await page.getByRole('button', { name: 'باطل کردن «سایت فروشگاه»' }).click();
  await page.getByText('هنوز کلیدی نیست').waitFor();
  assert.equal((await ask()).status, 401);
  await press(page, 'واگرد');
  await page.getByText('به حال پیش بازگشت.').waitFor();
  assert.equal((await ask()).status, 200);
  await page.getByRole('button', { name: 'باطل کردن «سایت فروشگاه»' }).click();
  await page.getByText('هنوز کلیدی نیست').waitFor();
  assert.equal((await ask()).status, 401);
});

test('teams stand in a tree', async (t) => {
  const page = await open(t, '/settings/teams');
  const add = async (open: () => Promise<void>, name: string) => {
    await open();
    const drawer = page.getByRole('dialog', { name: 'تیم تازه' });
    await drawer.getByRole('textbox', { name: 'نام', exact: true }).fill(name);
    await drawer.getByRole('button', { name: 'ثبت' }).click();
    await drawer.waitFor({ state: 'detached' });
  };
  await add(() => press(page, 'تیم تازه'), 'فروش');
  await add(() => press(page, 'تیم تازه'), 'بازاریابی');
  await add(async () => {
    await press(page, 'کارهای فروش');
    await page.getByRole('menuitem', { name: 'زیرتیم تازه' }).click();
  }, 'فروش تهران');
  const rows = page.getByRole('list', { name: 'تیم‌ها' }).getByRole('listitem');
  await rows.nth(2).waitFor();
  const names = await rows.allInnerTexts();
  assert.deepEqual(
    names.map((text) => text.split('\n')[0]),
    ['بازاریابی', 'فروش', 'فروش تهران'],
  );
});

test('settings of the workspace apply to all, and sample data go in one click', async (t) => {
  const page = await open(t, '/settings/workspace');
  await page.getByRole('textbox', { name: 'پیش‌شمارهٔ تلفن ثابت' }).fill('۲۱');
  await page.getByText('پیش‌شماره سه رقم است').waitFor();
  await page.getByRole('textbox', { name: 'پیش‌شمارهٔ تلفن ثابت' }).fill('۰۲۱');
  await page.getByText('ریال', { exact: true }).click();
  await press(page, 'ذخیره');
  await page.getByText('تنظیمات ذخیره شد').waitFor();
  const { workspace } = await admin.call<{ workspace: { settings: Record<string, unknown> } }>('GET', '/me');
  assert.equal(workspace.settings['displayUnit'], 'rial');
  assert.equal(workspace.settings['areaCode'], '021');

  await press(page, 'افزودن دادهٔ نمونه');
  await page.getByText('دادهٔ نمونه افزوده شد.').waitFor({ timeout: 30_000 });
  await press(page, 'برداشتن دادهٔ نمونه');
  await page.getByRole('dialog').getByRole('button', { name: 'برداشتن' }).click();
  await page.getByText('دادهٔ نمونه برداشته شد.').waitFor({ timeout: 30_000 });
  assert.deepEqual(await admin.call('POST', '/records/deal/count', {}), { count: 0, more: false });
});

test('another workspace is made from the account page, and the way back is a name', async (t) => {
  const page = await open(t, '/settings/account');
  await press(page, 'فضای کار تازه');
  const dialog = page.getByRole('dialog', { name: 'فضای کار تازه' });
  await dialog.getByRole('textbox', { name: 'نام شرکت یا شعبه' }).fill('شعبهٔ شیراز');
  assert.deepEqual(await complaintsOfAxe(page), []);
  await dialog.getByRole('button', { name: 'ساختن و رفتن به آن' }).click();
  await page.getByText('شعبهٔ شیراز').first().waitFor();
  await page.goto(`${product.origin}/settings/account`);
  await press(page, 'رفتن به این فضا');
  await page.getByText('بازرگانی آوند').first().waitFor();
});

test('no section has an accessibility violation', async (t) => {
  const page = await open(t, '/settings');
  for (const path of [
    '',
    '/account',
    '/security',
    '/members',
    '/teams',
    '/roles',
    '/workspace',
    '/keys',
    '/jobs',
    '/notifications',
    '/channels',
    '/messages',
    '/log',
    '/bin',
  ]) {
    await page.goto(`${product.origin}/settings${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('status').waitFor({ state: 'detached' });
    assert.deepEqual(await complaintsOfAxe(page), [], path);
  }
});
