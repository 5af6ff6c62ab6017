import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { addDays } from '#persian/jalali/civil.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace } from '#testing/seeded.ts';
import { swipe } from '#testing/swipe.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';

const { engine, testing } = await testEngine();
const complaints: string[] = [];
let app: StaffApp;

/** A Sunday; the browser's clock stands at ten in the morning. Tomorrow is a work day. */
const today = '2026-11-22';
const at = (time: string, days = 0): string => instantOf(addDays(today, days), time);

before(async () => {
  app = await openStaffApp(engine);
  const seeded = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, seeded, 'seller');
  app.actors.set('admin', seeded.admin);
  app.actors.set('seller', seller.context);
});
after(async () => {
  await app.close();
  await testing.drop();
  assert.deepEqual(complaints, []);
});

const call = async (
  method: string,
  path: string,
  body?: object,
  actor = 'seller',
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${app.origin}/api/v1${path}`, {
    method,
    headers: { cookie: `actor=${actor}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as Record<string, unknown>;
};
const meId = async (actor = 'seller') =>
  ((await call('GET', '/me', undefined, actor))['member'] as { id: string }).id;
const make = async (object: string, values: object): Promise<string> =>
  String((await call('POST', `/records/${object}`, { owner: await meId(), ...values }))['id']);
const valuesOf = async (object: string, id: string) =>
  (await call('GET', `/records/${object}/${id}`))['values'] as Readonly<Record<string, unknown>>;

const open = async (path = '/', options: Parameters<typeof openPage>[0] = {}, actor = 'seller') => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true, ...options });
  await page.clock.setFixedTime(new Date(at('10:00')));
  await page.context().addCookies([{ name: 'actor', value: actor, url: app.origin }]);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const told = message.text();
    // The browser of the test has no telephone.
    if (message.type() === 'error' && !told.startsWith('Failed to l')) complaints.push(told);
  });
  await page.goto(`${app.origin}${path}`);
  await page.locator('h1').waitFor();
  return page;
};
const idIn = (link: unknown): string => (link as { readonly id: string }).id;

const panel = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, level: 2 }) });
const row = (page: Page, title: string) => page.locator('[data-row]').filter({ hasText: title });

test('a visit begins with the day; one key marks done and asks for the next step in place', async () => {
  const party = await make('party', { kind: 'person', familyName: 'کاشانی' });
  const deal = await make('deal', { title: 'فروش ترازو', party });
  const id = await make('task', { title: 'فرستادن پیشنهاد', dueAt: at('11:00'), about: party, deal });
  const page = await open();
  assert.match(page.url(), /\/day$/);
  await page.getByRole('heading', { level: 1, name: 'صبح به‌خیر، نیما صبوری' }).waitFor();
  await page.getByText('یکشنبه ۱ آذر ۱۴۰۵').waitFor();
  await panel(page, 'امروز').locator(row(page, 'فرستادن پیشنهاد')).waitFor();
  await page.getByText('هر معاملهٔ باز گام بعدی دارد.').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('d');
  const question = page.getByRole('textbox', { name: 'گام بعدی با کاشانی؟' });
  await question.waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  // Who leaves the question is told what he leaves behind, and may come back to it.
  await question.press('Escape');
  await page.getByText('«فروش ترازو» گام بعدی ندارد.').waitFor();
  await page.getByRole('alertdialog').getByRole('button', { name: 'تعیین گام بعدی' }).click();
  await question.waitFor();
  await panel(page, 'بدون گام بعدی').locator(row(page, 'فروش ترازو')).waitFor();
  await question.fill('تماس برای پاسخ');
  await question.press('Enter');
  await page.getByText('گام بعدی برای فردا ۰۸:۰۰ گذاشته شد.').waitFor();
  await page.getByText('هر معاملهٔ باز گام بعدی دارد.').waitFor();
  assert.equal((await valuesOf('task', id))['done'], true);
  const { records } = (await call('POST', '/records/task/query', {
    filter: { field: 'title', op: 'eq', value: 'تماس برای پاسخ' },
  })) as { records: readonly { values: Record<string, unknown> }[] };
  const made = records[0]?.values;
  assert.deepEqual(
    [made?.['dueAt'], idIn(made?.['deal']), idIn(made?.['about'])],
    [at('08:00', 1).replace('Z', '.000Z'), deal, party],
  );
  await page
    .getByRole('alertdialog')
    .filter({ hasText: '«فرستادن پیشنهاد» انجام شد.' })
    .getByRole('button', { name: 'واگرد' })
    .click();
  await page.getByText('به حال پیش بازگشت.').waitFor();
  assert.equal((await valuesOf('task', id))['done'], false);
  await closePage(page);
});

test('what is late is put off to a work day by S and a number, and back again', async () => {
  const id = await make('task', { title: 'پیگیری پرداخت', dueAt: at('09:00', -3) });
  const page = await open('/day');
  const late = panel(page, 'عقب‌افتاده').locator(row(page, 'پیگیری پرداخت'));
  await late.getByRole('link').focus();
  await page.keyboard.press('s');
  await page.getByRole('dialog', { name: 'به وقت دیگر' }).waitFor();
  await page.keyboard.press('3');
  await page.getByText('«پیگیری پرداخت» ماند برای ۶ روز دیگر.').waitFor();
  await late.waitFor({ state: 'detached' });
  assert.equal((await valuesOf('task', id))['dueAt'], at('08:00', 6).replace('Z', '.000Z'));
  await page.getByRole('button', { name: 'واگرد' }).click();
  await late.waitFor();
  assert.equal((await valuesOf('task', id))['dueAt'], at('09:00', -3).replace('Z', '.000Z'));
  await closePage(page);
});

test('the palette does with a row what its keys do', async () => {
  const id = await make('task', { title: 'پیگیری قرارداد', dueAt: at('15:00') });
  const page = await open('/day');
  const link = row(page, 'پیگیری قرارداد').getByRole('link');
  await link.focus();
  const palette = page.getByRole('dialog', { name: 'جستجو و دستورها' });
  const doIt = async (name: string) => {
    await page.keyboard.press('Control+k');
    await palette.locator('input:focus').waitFor();
    await page.keyboard.type(name.slice(0, 24));
    await palette.getByRole('group', { name: 'در این صفحه' }).getByRole('menuitem', { name }).waitFor();
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
  };
  await doIt('«پیگیری قرارداد» به وقت دیگر');
  await page.getByRole('dialog', { name: 'به وقت دیگر' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await link.focus();
  await doIt('«پیگیری قرارداد» انجام شد');
  await page.getByRole('alertdialog').filter({ hasText: '«پیگیری قرارداد» انجام شد.' }).waitFor();
  assert.equal((await valuesOf('task', id))['done'], true);
  await closePage(page);
});

test('K calls and opens the form of the call with all that is known', async () => {
  const party = await make('party', {
    kind: 'person',
    familyName: 'یزدانی',
    phones: [{ number: '09121234567' }],
  });
  await make('task', { title: 'تماس با یزدانی', kind: 'call', dueAt: at('12:00'), about: party });
  const page = await open('/day');
  const dialled = page.evaluate(
    () =>
      new Promise<string>((told) => {
        document.addEventListener('click', (event) => {
          const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href^="tel:"]');
          if (link) told(link.href);
        });
        HTMLAnchorElement.prototype.click = function () {
          told(this.href);
        };
      }),
  );
  await row(page, 'تماس با یزدانی').getByRole('link').first().focus();
  await page.keyboard.press('k');
  assert.equal(await dialled, 'tel:+989121234567');
  const form = page.getByRole('dialog', { name: 'تماس تازه' });
  await form.getByRole('button', { name: 'ثبت', exact: true }).click();
  await page.getByText('تماس ثبت شد.').waitFor();
  await page.getByRole('button', { name: 'انجام شد', exact: true }).click();
  const { records } = (await call('POST', '/records/call/query', {})) as {
    records: readonly { values: Record<string, unknown> }[];
  };
  assert.deepEqual(
    [records[0]?.values['subject'], idIn(records[0]?.values['about'])],
    ['تماس با یزدانی', party],
  );
  await closePage(page);
});

test('a manager sees the day of a colleague; a phone shows the same without scrolling sideways', async () => {
  await make('task', { title: 'کار فروشنده', dueAt: at('15:00') });
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await open('/day', phone, 'admin');
  await page.getByRole('button', { name: /روز چه کسی/ }).click();
  await page.getByRole('option', { name: /نیما صبوری/ }).click();
  await page.getByRole('heading', { level: 1, name: 'روز نیما صبوری' }).waitFor();
  await row(page, 'کار فروشنده').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  assert.deepEqual(await complaintsOfAxe(page), []);
  // Towards the inline end it is done, the other way it is put off.
  await swipe(page, row(page, 'کار فروشنده'), -140);
  await page.getByText('«کار فروشنده» انجام شد.').waitFor();
  await page.getByRole('button', { name: 'واگرد' }).click();
  await row(page, 'کار فروشنده').getByRole('button', { pressed: false }).first().waitFor();
  await swipe(page, row(page, 'کار فروشنده'), 140);
  const putOff = page.getByRole('dialog').getByText('فردا').first();
  await putOff.waitFor();
  assert.match(page.url(), /\/day/, 'a swipe opens nothing');
  // What the row opened is none of it: a finger that slips there draws nothing aside.
  await putOff.evaluate((element) => {
    const go = (type: string, clientX: number) =>
      element.dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerType: 'touch', pointerId: 1, clientX, clientY: 0 }),
      );
    go('pointerdown', 300);
    go('pointermove', 250);
  });
  assert.equal(await page.locator('[data-row][style*=translateX]').count(), 0);
  await closePage(page);
});
