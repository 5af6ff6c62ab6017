import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';

import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';

import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { Caller, startFreshProduct } from '#testing/fresh-product.ts';

const mobile = '۰۹۱۲ ۱۲۳ ۴۵۶۷';
const password = 'باران روی شیروانی';
const complaints: string[] = [];
let product: Awaited<ReturnType<typeof startFreshProduct>>;

before(async () => {
  product = await startFreshProduct();
});
after(async () => {
  await product.close();
  assert.deepEqual(complaints, []);
});

const open = async (t: TestContext, path: string, options = {}): Promise<Page> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, ...options });
  t.after(() => closePage(page));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Refusals are part of what is tried here; the browser reports each on its own.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(`${product.origin}${path}`);
  return page;
};

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

const fillSignIn = async (page: Page, identifier: string, word: string) => {
  await field(page, 'شمارهٔ همراه یا رایانامه').fill(identifier);
  await page.locator('input[name=password]').fill(word);
  await press(page, 'ورود');
};

const isIn = (page: Page) => page.getByRole('navigation', { name: 'بخش‌ها' }).first().waitFor();

/** The administrator beside the screen. */
const administrator = async (): Promise<Caller> => {
  const caller = new Caller(product.origin);
  await caller.call('POST', '/session', { identifier: mobile, password });
  return caller;
};

test('the first visit leads through three steps straight into the product', async (t) => {
  const page = await open(t, '/r/deal', { bypassCSP: true });
  await page.waitForURL('**/setup');
  await press(page, 'ادامه');
  await page.getByText('نامی بنویسید که همکارانتان بشناسند.').waitFor();
  await field(page, 'نام شرکت').fill('بازرگانی آوند');
  await press(page, 'ادامه');

  await field(page, 'نام و نام خانوادگی').fill('نگار امیری');
  await field(page, 'شمارهٔ همراه').fill('09121');
  await page.locator('input[name=password]').fill('09121234567');
  await press(page, 'ادامه');
  assert.equal(await page.locator('[aria-invalid=true]').count(), 2);
  assert.deepEqual(await complaintsOfAxe(page), []);
  await field(page, 'شمارهٔ همراه').fill(mobile);
  await page.locator('input[name=password]').fill(password);
  await page.getByText('قوی').waitFor();
  await press(page, 'ادامه');

  await page.getByText('ریال').click();
  await page.getByText('پنجشنبه و جمعه').click();
  await page.getByText('خالی آغاز می‌کنم').click();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await press(page, 'آغاز کار');
  await isIn(page);
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');

  const admin = await administrator();
  const { name, settings } = await admin.call<{ name: string; settings: Record<string, unknown> }>(
    'GET',
    '/workspace',
  );
  assert.equal(name, 'بازرگانی آوند');
  const { displayUnit, currency, weekend, fiscalYearStart, locale, areaCode } = settings;
  assert.deepEqual(
    { displayUnit, currency, weekend, fiscalYearStart, locale, areaCode },
    {
      displayUnit: 'rial',
      currency: 'IRR',
      weekend: 'thursday-friday',
      fiscalYearStart: { month: 1, day: 1 },
      locale: 'fa',
      areaCode: null,
    },
  );
});

type Chunk = { readonly file: string; readonly imports?: readonly string[] };

test('the way in is light', async () => {
  const built = join(import.meta.dirname, '../../dist/web');
  const manifest = JSON.parse(await readFile(join(built, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const collect = (name: string): void => {
    const chunk = manifest[name];
    assert.ok(chunk, name);
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) collect(imported);
  };
  collect('sign-in.html');
  let size = 0;
  for (const file of files) size += gzipSync(await readFile(join(built, file))).length;
  assert.ok(size <= 120 * 1024, `${Math.round(size / 1024)} KB of scripts, gzipped`);
});

test('a set-up that is done leads to sign-in', async (t) => {
  const page = await open(t, '/setup');
  await page.waitForURL('**/sign-in');
});

test('whoever is not signed in signs in by the keyboard alone and comes back to what was asked for', async (t) => {
  const page = await open(t, '/settings/teams');
  await page.waitForURL('**/sign-in?next=%2Fsettings%2Fteams');
  await page.locator('input[name=username]:focus').waitFor();
  await page.keyboard.type('09121234567');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/teams');
  await page.getByRole('heading', { name: 'تیم‌ها', level: 1 }).waitFor();
});

test('signing out ends the session, also for the page that one goes back to', async (t) => {
  const page = await open(t, '/sign-in');
  await fillSignIn(page, mobile, password);
  await isIn(page);
  await page.getByRole('button', { name: /حساب و تنظیمات نمایش/ }).click();
  await page.getByRole('menuitem', { name: 'خروج از حساب' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto(`${product.origin}/settings`);
  await page.waitForURL('**/sign-in?next=%2Fsettings');
});

test('an address of another site is no place to come back to', async (t) => {
  const page = await open(t, '/sign-in?next=%2F%2Fevil.example%2F');
  await fillSignIn(page, mobile, password);
  await isIn(page);
  assert.equal(new URL(page.url()).origin, product.origin);
});

test('a wrong password is said calmly, in either language', async (t) => {
  const page = await open(t, '/sign-in', { bypassCSP: true });
  await fillSignIn(page, mobile, 'نادرست');
  await page.getByText('شماره یا رایانامه با گذرواژه نمی‌خواند').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await press(page, 'English');
  assert.equal(await page.locator('html').getAttribute('dir'), 'ltr');
  await press(page, 'Sign in');
  await page.getByText('The mobile or e-mail and the password do not match').waitFor();
});

test('after several wrong passwords one is told how long to wait', async (t) => {
  const page = await open(t, '/sign-in');
  // Somebody whom nobody knows waits like anybody, so that waits tell nothing.
  await fillSignIn(page, 'nobody@example.com', 'یک');
  const wait = page.getByText(/کمی صبر کنید: [۰-۹]+ ثانیهٔ دیگر/);
  for (;;) {
    await page.getByRole('alert').waitFor();
    if (await wait.isVisible()) break;
    await page.locator('input[name=password]').press('Enter');
  }
  assert.ok(await page.getByRole('button', { name: 'ورود', exact: true }).isDisabled());
});

test('the second factor is asked for after the password', async (t) => {
  const admin = await administrator();
  const { secret } = await admin.call<{ secret: string }>('POST', '/me/second-factor', {
    currentPassword: password,
  });
  const totp = new TOTP({ secret });
  const { recoveryCodes } = await admin.call<{ recoveryCodes: string[] }>('PUT', '/me/second-factor', {
    code: totp.generate(),
  });

  const page = await open(t, '/sign-in', { bypassCSP: true });
  await fillSignIn(page, mobile, password);
  await field(page, 'کد شش‌رقمی').fill('000000');
  await press(page, 'ادامه');
  await page.getByText('کد شش‌رقمی برنامهٔ رمزساز را تازه بخوانید').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await field(page, 'کد شش‌رقمی').fill(recoveryCodes[0] ?? '');
  await press(page, 'ادامه');
  await isIn(page);
  await admin.call('POST', '/me/second-factor/removal', { currentPassword: password });
});

test('a forgotten password tells nobody who has an account, and says whom else to ask', async (t) => {
  const page = await open(t, '/sign-in');
  await press(page, 'گذرواژه را فراموش کرده‌ام');
  await field(page, 'شمارهٔ همراه یا رایانامه').fill('nobody@example.com');
  await press(page, 'فرستادن پیوند');
  await page.getByRole('heading', { name: 'پیام‌هایتان را ببینید' }).waitFor();
  await page.getByText('از مدیر فضای کار خود بخواهید').waitFor();
});

test('a link to a new password works once', async (t) => {
  const admin = await administrator();
  const roles = await admin.call<{ records: { id: string; values: { name: string } }[] }>(
    'GET',
    '/records/role',
  );
  const seller = roles.records.find(({ values }) => values.name === 'فروشنده')?.id;
  const { id } = await admin.call<{ id: string }>('POST', '/records/member', {
    name: 'کاوه بهرامی',
    role: seller,
  });
  const invited = await admin.call<{ path: string }>('POST', `/members/${id}/invitation`, {
    identifier: 'kaveh@example.com',
  });
  await new Caller(product.origin).call('POST', '/invitations/acceptance', {
    token: invited.path.split('#')[1],
    password,
  });
  const reset = await admin.call<{ path: string }>('POST', `/members/${id}/password-reset`);

  const page = await open(t, reset.path, { bypassCSP: true });
  await field(page, 'گذرواژهٔ تازه').fill('1234567890');
  await press(page, 'ثبت گذرواژه');
  await page.getByText('این گذرواژه از نخستین‌هایی است که حدس زده می‌شود').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await field(page, 'گذرواژهٔ تازه').fill('چتر آبی زیر باران');
  await press(page, 'ثبت گذرواژه');
  await page.getByRole('heading', { name: 'گذرواژه عوض شد' }).waitFor();
  await press(page, 'ورود');
  await page.waitForURL('**/sign-in');
  await fillSignIn(page, 'kaveh@example.com', 'چتر آبی زیر باران');
  await isIn(page);

  await page.goto(`${product.origin}/`);
  await page.goto(`${product.origin}${reset.path}`);
  await field(page, 'گذرواژهٔ تازه').fill('چتر سبز زیر آفتاب');
  await press(page, 'ثبت گذرواژه');
  await page.getByRole('heading', { name: 'این پیوند دیگر کار نمی‌کند' }).waitFor();
});
