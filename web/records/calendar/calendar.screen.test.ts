import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { addDays, weekdayOf } from '#persian/jalali/civil.ts';
import { instantOf } from '#persian/jalali/instants.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace } from '#testing/seeded.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { grantsOf, makeMember } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const complaints: string[] = [];
let app: StaffApp;

/** A Sunday without a holiday; the browser's clock stands at ten in the morning of it. */
const today = '2026-11-22';
const at = (time: string, days = 0): string => instantOf(addDays(today, days), time);

before(async () => {
  app = await openStaffApp(engine);
  const seeded = await makeSeededWorkspace(engine, testing);
  app.actors.set('admin', seeded.admin);
  app.actors.set('seller', (await makeColleague(engine, seeded, 'seller')).context);
  const planner = grantsOf({
    member: { read: 'all' },
    meeting: { read: 'all', create: true, update: 'all', fields: { owner: 'read-only' } },
  });
  app.actors.set('planner', (await makeMember(engine, seeded.workspace, planner)).context);
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
  actor = 'admin',
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${app.origin}/api/v1${path}`, {
    method,
    headers: { cookie: `actor=${actor}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as Record<string, unknown>;
};

const meId = async (actor = 'admin') =>
  ((await call('GET', '/me', undefined, actor))['member'] as { id: string }).id;

const makeMeeting = async (subject: string, when: string, duration = 60, actor = 'admin'): Promise<string> =>
  String(
    (
      await call('POST', '/records/meeting', { subject, at: when, duration, owner: await meId(actor) }, actor)
    )['id'],
  );
const valuesOf = async (id: string) =>
  (await call('GET', `/records/meeting/${id}`))['values'] as Readonly<Record<string, unknown>>;

const open = async (search: string, options: Parameters<typeof openPage>[0] = {}): Promise<Page> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 }, bypassCSP: true, ...options });
  await page.clock.setFixedTime(new Date(at('10:00')));
  await page.context().addCookies([{ name: 'actor', value: 'admin', url: app.origin }]);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(`${app.origin}/calendar${search}`);
  await page.locator('h1').waitFor();
  return page;
};

const entry = (page: Page, title: string) => page.locator('[data-entry]').filter({ hasText: title });
const column = (page: Page, days: number) => page.locator(`[data-hours][data-day="${addDays(today, days)}"]`);
const hourPx = 52;

/** Where an hour of a day lies on screen. */
const pointAt = async (page: Page, days: number, hour: number) => {
  const box = await column(page, days).boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + hour * hourPx };
};

test('a meeting is dragged to another day and hour, made longer by its edge, and taken back', async () => {
  assert.equal(weekdayOf(today), 1);
  const id = await makeMeeting('نمایش محصول', at('11:00'));
  const page = await open('?view=week');
  const from = await pointAt(page, 0, 11.25);
  const to = await pointAt(page, 2, 14.25);
  await entry(page, 'نمایش محصول').waitFor();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
  await page.getByText('«نمایش محصول» رفت به').waitFor();
  await column(page, 2).locator('[data-entry]').filter({ hasText: 'نمایش محصول' }).waitFor();
  await page.waitForFunction(() => document.querySelectorAll('[data-entry]').length === 1);
  assert.equal((await valuesOf(id))['at'], at('14:00', 2).replace('Z', '.000Z'));

  const edge = await pointAt(page, 2, 15);
  await page.mouse.move(edge.x, edge.y - 4);
  await page.mouse.down();
  await page.mouse.move(edge.x, edge.y + hourPx / 2, { steps: 4 });
  await page.mouse.up();
  await page.getByText('«نمایش محصول» ۹۰ دقیقه شد.').waitFor();
  assert.equal((await valuesOf(id))['duration'], 90);
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await page.getByText('به جای پیشین بازگشت.').waitFor();
  assert.equal((await valuesOf(id))['duration'], 60);
  assert.deepEqual(await complaintsOfAxe(page), []);
  await closePage(page);
  await call('POST', '/records/meeting/batch', { remove: [id] });
});

test('what the server refuses goes back to where it was, and says why', async () => {
  const id = await makeMeeting('بستن قرارداد', at('09:00'));
  const page = await open('?view=day');
  await page.route(`**/records/meeting/${id}`, (route) =>
    route.request().method() === 'PATCH'
      ? route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            title: 'تغییر کرده است',
            status: 409,
            code: 'stale-version',
            detail: 'کسی پیش از شما این را تغییر داد.',
          }),
        })
      : route.fallback(),
  );
  await entry(page, 'بستن قرارداد').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByText('کسی پیش از شما این را تغییر داد.').waitFor();
  await entry(page, 'بستن قرارداد').filter({ hasText: '۰۹:۰۰' }).waitFor();
  await closePage(page);
  await call('POST', '/records/meeting/batch', { remove: [id] });
});

test('by the keyboard an entry moves as the eye sees it; letters turn the pages', async () => {
  const id = await makeMeeting('بازدید از انبار', at('10:00'));
  const page = await open('?view=week');
  await entry(page, 'بازدید از انبار').focus();
  // In Persian the next day lies to the left.
  await page.keyboard.press('Alt+ArrowLeft');
  await column(page, 1).locator('[data-entry]').waitFor();
  await page.getByText('«بازدید از انبار» رفت به').waitFor();
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-entry'));
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await page.getByText('۷۵ دقیقه شد').waitFor();
  assert.deepEqual(
    [(await valuesOf(id))['at'], (await valuesOf(id))['duration']],
    [at('10:00', 1).replace('Z', '.000Z'), 75],
  );
  await page.locator('main').focus();
  await page.keyboard.press('m');
  await page.waitForURL(/view=month/);
  await page.keyboard.press('PageDown');
  await page.locator('h1').filter({ hasText: 'دی ۱۴۰۵' }).waitFor();
  await page.keyboard.press('t');
  await page.locator('h1').filter({ hasText: 'آذر ۱۴۰۵' }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/day=2026-11-23/);
  await closePage(page);
  await call('POST', '/records/meeting/batch', { remove: [id] });
});

test('dragging over empty time makes an entry there, and a holiday is named', async () => {
  const page = await open('?view=week');
  const from = await pointAt(page, 1, 13);
  const to = await pointAt(page, 1, 14.5);
  await page.mouse.move(from.x, from.y + 2);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y - 2, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('textbox', { name: 'چه کاری؟' }).fill('مذاکرهٔ قیمت');
  await page.keyboard.press('Enter');
  await page.getByText('«مذاکرهٔ قیمت» در تقویم گذاشته شد.').waitFor();
  await column(page, 1).locator('[data-entry]').filter({ hasText: '۱۳:۰۰ – ۱۴:۳۰' }).waitFor();
  // 13 Rajab 1448: the birth of Imam Ali.
  await page.goto(`${app.origin}/calendar?view=month&day=2026-12-23`);
  await page.getByText('ولادت امام علی').first().waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  // What is made by the key C stands on the day that is looked at, when work begins.
  await page.keyboard.press('KeyC');
  await page.getByRole('menuitem', { name: 'کار تازه' }).click();
  const due = page
    .getByRole('dialog', { name: 'کار تازه' })
    .getByRole('group', { name: /سررسید/ })
    .first();
  await due.filter({ hasText: /۱۴۰۵\/۱۰\/۰۲/ }).waitFor();
  await closePage(page);
});

test('who may not say whose a meeting is makes one all the same', async () => {
  const page = await open('?view=day&day=2026-11-25');
  await page.context().addCookies([{ name: 'actor', value: 'planner', url: app.origin }]);
  await page.reload();
  await page.locator('h1').waitFor();
  const from = await pointAt(page, 3, 11);
  await page.mouse.click(from.x, from.y);
  await page.getByRole('dialog').getByRole('textbox').fill('بازدید کارگاه');
  await page.keyboard.press('Enter');
  await entry(page, 'بازدید کارگاه').or(page.getByText('«بازدید کارگاه»')).first().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await closePage(page);
});

test('several people stand side by side, each as far as the reader may see', async () => {
  const seller = await meId('seller');
  await makeMeeting('جلسهٔ فروشنده', at('12:00', 3), 60, 'seller');
  await makeMeeting('جلسهٔ مدیر', at('12:00', 3));
  await call('POST', '/records/task', { title: 'کار مدیر', dueAt: at('15:00', 3), owner: await meId() });
  const page = await open(`?view=day&day=${addDays(today, 3)}&with=${await meId()},${seller}`);
  const [one, other] = [
    page.locator(`[data-hours][data-person="${seller}"]`),
    page.locator(`[data-hours]:not([data-person="${seller}"])`),
  ];
  await one.locator('[data-entry]').filter({ hasText: 'جلسهٔ فروشنده' }).waitFor();
  await other.locator('[data-entry]').filter({ hasText: 'جلسهٔ مدیر' }).waitFor();
  assert.equal(await one.locator('[data-entry]').count(), 1);
  // Dragged into another's column, it is his; the keyboard brings it back.
  const [from, to] = [await one.locator('[data-entry]').boundingBox(), await other.boundingBox()];
  assert.ok(from && to);
  await page.mouse.move(from.x + from.width / 2, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, from.y + 10, { steps: 6 });
  await page.mouse.up();
  await page.getByText('«جلسهٔ فروشنده» به').waitFor();
  await other.locator('[data-entry]').filter({ hasText: 'جلسهٔ فروشنده' }).waitFor();
  assert.equal(await one.locator('[data-entry]').count(), 0);
  await other.locator('[data-entry]').filter({ hasText: 'جلسهٔ فروشنده' }).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await one.locator('[data-entry]').filter({ hasText: 'جلسهٔ فروشنده' }).waitFor();
  await page.waitForFunction(
    (id) => document.activeElement?.closest('[data-person]')?.getAttribute('data-person') === id,
    seller,
  );
  // What is to be done is everybody's own affair, whatever an address says; meetings are read by who serves customers.
  await entry(page, 'کار مدیر').waitFor();
  await page.context().addCookies([{ name: 'actor', value: 'seller', url: app.origin }]);
  await page.reload();
  await entry(page, 'جلسهٔ فروشنده').waitFor();
  await entry(page, 'جلسهٔ مدیر').waitFor();
  assert.equal(await entry(page, 'کار مدیر').count(), 0);
  await closePage(page);
});

test('on a phone it is a list first, a long press lifts, and nothing scrolls sideways', async () => {
  const id = await makeMeeting('جلسهٔ تلفن همراه', at('11:00'));
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await open('', phone);
  await entry(page, 'جلسهٔ تلفن همراه').waitFor();
  for (const view of ['agenda', 'month', 'week', 'day']) {
    await page.goto(`${app.origin}/calendar?view=${view}`);
    await page.locator('h1').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, view);
  }
  await entry(page, 'جلسهٔ تلفن همراه').waitFor();
  const [from, to] = [await pointAt(page, 0, 11.25), await pointAt(page, 0, 12.25)];
  const touch = await page.context().newCDPSession(page);
  const at0 = { x: from.x, y: from.y };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at0] });
  await page.locator('[data-entry].opacity-40').waitFor();
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: to.x, y: to.y }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.getByText('«جلسهٔ تلفن همراه» رفت به').waitFor();
  assert.equal((await valuesOf(id))['at'], at('12:00').replace('Z', '.000Z'));
  await closePage(page);
});

test('where kinds that are switched off leave nothing to see, the calendar says so and shows all of them', async () => {
  await makeMeeting('جلسهٔ پنهان', at('15:00'));
  for (const view of ['week', 'agenda']) {
    const page = await open(`?view=${view}&hide=meeting,call,task,deal,quote`);
    const all = page.getByRole('button', { name: 'نمایش همهٔ نوع‌ها' });
    await page.getByText('از نوع‌هایی که نشان داده می‌شود').waitFor();
    assert.equal(await all.count(), 1, view);
    await all.click();
    await entry(page, 'جلسهٔ پنهان').waitFor();
    assert.equal(await all.count(), 0, view);
    assert.doesNotMatch(page.url(), /hide/);
    await closePage(page);
  }
});

test('what is made on a day to come stands there, but for a call, which only took place', async () => {
  const page = await open('?view=day');
  await page.getByText('یکشنبه ۱ آذر').first().waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/2026-11-23/);
  const palette = page.getByRole('dialog', { name: 'جستجو و دستورها' });
  const made = async (name: string) => {
    await page.keyboard.press('c');
    await palette.locator('input:focus').waitFor();
    await page.keyboard.type(name);
    await palette.getByRole('menuitem', { name }).waitFor();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name });
    const minutes = await form.getByRole('textbox', { name: /^مدت/ }).inputValue();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    return minutes;
  };
  assert.notEqual(await made('جلسهٔ تازه'), '');
  assert.equal(await made('تماس تازه'), '');
  await closePage(page);
});

test('the palette makes an entry, turns the page and changes the view', async () => {
  const page = await open('?view=week');
  const palette = page.getByRole('dialog', { name: 'جستجو و دستورها' });
  const doIt = async (name: string) => {
    await page.keyboard.press('Control+k');
    await palette.locator('input:focus').waitFor();
    await page.keyboard.type(name);
    await palette.getByRole('group', { name: 'در این صفحه' }).getByRole('menuitem', { name }).waitFor();
    await page.keyboard.press('Enter');
    await palette.waitFor({ state: 'detached' });
  };
  await doIt('نمای روز');
  await page.waitForURL(/view=day/);
  await doIt('ورق زدن به جلو');
  await page.waitForURL(/2026-11-23/);
  await doIt('رفتن به امروز');
  await page.getByText('یکشنبه ۱ آذر').first().waitFor();
  await doIt('قرار تازه');
  await page.getByRole('textbox', { name: 'چه کاری؟' }).waitFor();
  await closePage(page);
});
