import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page, Route } from 'playwright-core';

import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import { devices } from '#testing/screens/looks.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { grantsOf, makeMember } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const complaints: string[] = [];
let app: StaffApp;

before(async () => {
  app = await openStaffApp(engine);
  const seeded = await makeSeededWorkspace(engine, testing);
  app.actors.set('admin', seeded.admin);
  const readAll = { read: 'all' } as const;
  const reader = { deal: readAll, stage: readAll, pipeline: readAll };
  app.actors.set('reader', (await makeMember(engine, seeded.workspace, grantsOf(reader))).context);
});
after(async () => {
  await app.close();
  await testing.drop();
  assert.deepEqual(complaints, []);
});

const call = async (method: string, path: string, body?: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${app.origin}/api/v1${path}`, {
    method,
    headers: { cookie: 'actor=admin', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as Record<string, unknown>;
};

/** A deal of so many million toman, in the first stage; its id. */
const makeDeal = async (title: string, millions: number): Promise<string> => {
  const amount = { amount: `${millions}0000000`, currency: 'IRR' };
  return String((await call('POST', '/records/deal', { title, amount }))['id']);
};

const open = async (options: {
  readonly actor?: string;
  readonly q: string;
  readonly device?: Parameters<typeof openPage>[0];
}): Promise<Page> => {
  const page = await openPage(options.device ?? devices[1440]);
  await page.context().addCookies([{ name: 'actor', value: options.actor ?? 'admin', url: app.origin }]);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  await page.goto(`${app.origin}/r/deal/board?q=${encodeURIComponent(options.q)}`);
  return page;
};

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const card = (page: Page, name: string) => page.locator('[data-card]').filter({ hasText: name });
const head = (page: Page, name: string, what: 'count' | 'sum' | 'weighted') =>
  column(page, name).locator(`[data-${what}]`);
const untilText = (page: Page, name: string, what: 'count' | 'sum' | 'weighted', text: string | RegExp) =>
  head(page, name, what).filter({ hasText: text }).waitFor();
const stageOf = async (id: string): Promise<unknown> => {
  const { values } = await call('GET', `/records/deal/${id}`);
  return (values as { readonly stage: { readonly title: string } }).stage.title;
};

test('a board by what nobody sets by hand is shown, and says why its cards cannot be moved', async () => {
  const id = await makeDeal('وضعیت ثابت', 10);
  const before = await stageOf(id);
  const page = await open({ q: 'وضعیت ثابت' });
  await card(page, 'وضعیت ثابت').waitFor();
  const why = page.getByText('«وضعیت» را نمی‌توان با دست تغییر داد. از مرحله می‌آید.', { exact: false });
  assert.equal(await why.count(), 0);
  await page.getByRole('button', { name: /ستون‌ها بر پایهٔ/ }).click();
  await page.getByRole('option', { name: 'وضعیت', exact: true }).click();
  await why.first().waitFor();
  await card(page, 'وضعیت ثابت').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  assert.equal(await page.getByRole('button', { name: /^افزودن به/ }).count(), 0);
  assert.equal(await page.locator('[data-card]').count(), 1);
  await closePage(page);
  assert.equal(await stageOf(id), before);
});

test('a board that a search leaves empty says so, and gives all its cards back', async () => {
  await makeDeal('پردهٔ مخمل', 10);
  const page = await open({ q: 'هیچ‌چیز به این نام' });
  const clear = page.getByRole('button', { name: 'پاک کردن پالایه' });
  await clear.waitFor();
  // Its columns still take what is new.
  await column(page, 'فرصت تازه')
    .getByRole('button', { name: /^افزودن به/ })
    .waitFor();
  await clear.click();
  await card(page, 'پردهٔ مخمل').waitFor();
  await clear.waitFor({ state: 'detached' });
  await closePage(page);
});

test('a card is moved by keys as the eye sees it, announced, and the totals of both columns follow', async () => {
  const id = await makeDeal('تخت یکم', 40);
  await makeDeal('تخت دوم', 60);
  const page = await open({ q: 'تخت' });
  await untilText(page, 'فرصت تازه', 'sum', '۱۰۰ میلیون');
  await untilText(page, 'فرصت تازه', 'weighted', '۱۰ میلیون');
  await card(page, 'تخت یکم').focus();
  await page.keyboard.press('Space');
  await page.getByText('«تخت یکم» برداشته شد؛ در ستون «فرصت تازه».').waitFor({ state: 'attached' });
  // In Persian the next stage lies to the left.
  await page.keyboard.press('ArrowLeft');
  await page.getByText('ستون «شناخت نیاز»، ۲ از ۶.').waitFor({ state: 'attached' });
  await page.keyboard.press('Space');
  await column(page, 'شناخت نیاز').locator('[data-card]').filter({ hasText: 'تخت یکم' }).waitFor();
  await untilText(page, 'فرصت تازه', 'count', '۱');
  await untilText(page, 'فرصت تازه', 'sum', '۶۰ میلیون');
  await untilText(page, 'شناخت نیاز', 'count', '۱');
  await untilText(page, 'شناخت نیاز', 'sum', '۴۰ میلیون');
  await untilText(page, 'شناخت نیاز', 'weighted', '۱۰ میلیون');
  await page.getByText('«تخت یکم» به «شناخت نیاز» رفت.').waitFor();
  assert.equal(await stageOf(id), 'شناخت نیاز');
  // Whoever moved it by keys goes on with it from there.
  assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['card']), id);

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await page.getByText('لغو شد؛ «تخت یکم» سر جای خود است.').waitFor({ state: 'attached' });
  assert.equal(await stageOf(id), 'شناخت نیاز');
  await page.getByRole('button', { name: 'واگرد' }).click();
  await column(page, 'فرصت تازه').locator('[data-card]').filter({ hasText: 'تخت یکم' }).waitFor();
  await closePage(page);
});

test('a card is dragged by the mouse, and another screen sees it move by itself', async () => {
  await makeDeal('فرش دستباف', 5);
  const [page, other] = [await open({ q: 'فرش دستباف' }), await open({ q: 'فرش دستباف' })];
  await column(other, 'فرصت تازه').locator('[data-card]').waitFor();
  const from = await card(page, 'فرش دستباف').boundingBox();
  const to = await column(page, 'پیشنهاد').boundingBox();
  assert.ok(from && to);
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 60, { steps: 4 });
  await page.mouse.move(to.x + 90, to.y + 200, { steps: 6 });
  await page.mouse.up();
  for (const each of [page, other]) {
    await column(each, 'پیشنهاد').locator('[data-card]').waitFor({ timeout: 5_000 });
    await untilText(each, 'پیشنهاد', 'count', '۱');
  }
  // The press that ended the drag has not opened the card.
  assert.match(page.url(), /\/board/);
  await closePage(page);
  await closePage(other);
});

test('under a finger a card is lifted by holding it, and dropped where the finger lets go', async () => {
  const id = await makeDeal('فرش ماشینی', 5);
  const page = await open({ q: 'فرش ماشینی', device: { ...devices[768], hasTouch: true } });
  const from = await card(page, 'فرش ماشینی').boundingBox();
  const to = await column(page, 'شناخت نیاز').boundingBox();
  assert.ok(from && to);
  const touch = await page.context().newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove', x: number, y: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x, y }] });
  await finger('touchStart', from.x + 60, from.y + 20);
  await page.locator('[data-card].opacity-40').waitFor();
  await finger('touchMove', from.x, from.y + 40);
  await finger('touchMove', to.x + 90, to.y + 200);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await page.getByText('«فرش ماشینی» به «شناخت نیاز» رفت.').waitFor();
  assert.equal(await stageOf(id), 'شناخت نیاز');
  assert.match(page.url(), /\/board/);
  await closePage(page);
});

test('who loses is asked why; giving up leaves the card where it was', async () => {
  const id = await makeDeal('چراغ راه', 7);
  const page = await open({ q: 'چراغ راه' });
  const toLost = async () => {
    await card(page, 'چراغ راه').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await page.getByRole('dialog', { name: 'چرا باختیم؟' }).waitFor();
  };
  await toLost();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await stageOf(id), 'فرصت تازه');
  await toLost();
  await page.getByRole('radio', { name: 'قیمت بالا' }).check({ force: true });
  await page.getByRole('button', { name: 'ثبت باخت' }).click();
  await page.getByText('«چراغ راه» به «باخت» رفت.').waitFor();
  const { values } = await call('GET', `/records/deal/${id}`);
  const { lossReason, status } = values as {
    readonly lossReason: { readonly title: string };
    readonly status: string;
  };
  assert.deepEqual([lossReason.title, status], ['قیمت بالا', 'lost']);
  await closePage(page);
});

/** A deal that was lost a while ago for a reason of its own; its id. */
const makeLost = async (title: string): Promise<string> => {
  const stages = (await call('GET', '/records/stage'))['records'] as {
    id: string;
    values: { kind: string };
  }[];
  const reason = await call('POST', '/records/loss_reason', { name: `دلیل ${title}` });
  const made = await call('POST', '/records/deal', {
    title,
    stage: stages.find(({ values }) => values.kind === 'lost')?.id,
    lossReason: reason['id'],
    openedOn: '2026-01-10',
    closedOn: '2026-02-01',
  });
  return String(made['id']);
};
const lossOf = async (id: string): Promise<readonly unknown[]> => {
  const { values } = (await call('GET', `/records/deal/${id}`)) as { values: Record<string, unknown> };
  return [values['status'], (values['lossReason'] as { title: string } | null)?.title, values['closedOn']];
};

test('a lost deal that was moved by mistake is lost again by «واگرد», for the same reason and since the same day', async () => {
  const id = await makeLost('پل چوبی');
  const before = await lossOf(id);
  assert.deepEqual(before, ['lost', 'دلیل پل چوبی', '2026-02-01']);
  const page = await open({ q: 'پل چوبی' });
  const undo = async () => {
    await page.getByRole('button', { name: 'واگرد' }).first().click();
    await column(page, 'باخت').locator('[data-card]').filter({ hasText: 'پل چوبی' }).waitFor();
  };
  // Columns out of sight read nothing.
  await column(page, 'باخت').scrollIntoViewIfNeeded();
  await card(page, 'پل چوبی').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await page.getByText('«پل چوبی» به «فرصت تازه» رفت.').waitFor();
  assert.deepEqual(await lossOf(id), ['open', undefined, null]);
  await undo();
  await page.getByText('«پل چوبی» به «باخت» رفت.').waitFor();
  assert.deepEqual(await lossOf(id), before);
  // The same from its own page, by the palette.
  await card(page, 'پل چوبی').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'پل چوبی' }).waitFor();
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').locator('input:focus').waitFor();
  await page.keyboard.type('مرحله: مذاکره');
  await page
    .getByRole('menuitem', { name: /مذاکره/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('«پل چوبی» به «مذاکره» رفت.').waitFor();
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await page.getByText('به حال پیش بازگشت.').waitFor();
  assert.deepEqual(await lossOf(id), before);
  await closePage(page);
});

test('a card that was lifted by keys goes back where the keys go elsewhere, and the mouse takes the next', async () => {
  await makeDeal('کوزهٔ یکم', 4);
  const id = await makeDeal('کوزهٔ دوم', 4);
  const page = await open({ q: 'کوزهٔ' });
  await card(page, 'کوزهٔ یکم').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  const from = await card(page, 'کوزهٔ دوم').boundingBox();
  const to = await column(page, 'پیشنهاد').boundingBox();
  assert.ok(from && to);
  await page.mouse.move(from.x + 40, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x - 60, from.y + 60, { steps: 4 });
  await page.mouse.move(to.x + 90, to.y + 200, { steps: 6 });
  await page.mouse.up();
  await page.getByText('«کوزهٔ دوم» به «پیشنهاد» رفت.').waitFor();
  assert.equal(await stageOf(id), 'پیشنهاد');
  await card(page, 'کوزهٔ یکم').focus();
  await page.keyboard.press('Space');
  await page.getByRole('searchbox').focus();
  await page.getByText('لغو شد؛ «کوزهٔ یکم» سر جای خود است.').waitFor({ state: 'attached' });
  await column(page, 'فرصت تازه').locator('[data-card]').filter({ hasText: 'کوزهٔ یکم' }).waitFor();
  await closePage(page);
});

test('a board is kept under a name as a board, with its field and its pipeline', async () => {
  const pipeline = await call('POST', '/records/pipeline', { name: 'کاریز دوم', position: 9 });
  await call('POST', '/records/stage', {
    name: 'گام نخست',
    pipeline: pipeline['id'],
    kind: 'open',
    position: 1,
    probability: 10,
  });
  await makeDeal('سبوی آبی', 4);
  const page = await open({ q: '' });
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
    await page.getByRole('textbox', { name: 'نام نما' }).fill(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(/view=/);
  };
  const navigation = page.getByRole('navigation', { name: 'بخش‌ها' });
  await page.goto(`${app.origin}/r/deal/board?pipeline=${String(pipeline['id'])}`);
  await column(page, 'گام نخست').waitFor();
  await save('تختهٔ دوم');
  await page.goto(`${app.origin}/r/deal/board?q=${encodeURIComponent('سبوی')}`);
  await card(page, 'سبوی آبی').waitFor();
  await save('سبوها');
  await navigation.getByRole('link', { name: 'تختهٔ دوم' }).click();
  await page.waitForURL(/\/board\?view=/);
  await column(page, 'گام نخست').waitFor();
  await navigation.getByRole('link', { name: 'سبوها' }).click();
  await card(page, 'سبوی آبی').waitFor();
  assert.match(page.url(), /\/board\?view=/);
  await page.getByRole('navigation', { name: 'نماها' }).getByRole('link', { name: 'سبوها' }).waitFor();
  assert.equal(await page.getByText('تغییر کرده').count(), 0);
  await page.getByRole('button', { name: /ستون‌ها بر پایهٔ/ }).click();
  await page.getByRole('option', { name: 'نحوهٔ آشنایی', exact: true }).click();
  await page.getByText('تغییر کرده').waitFor();
  await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
  await page.getByText('تغییر کرده').waitFor({ state: 'detached' });
  await page.reload();
  await column(page, 'بدون انتخاب').waitFor();
  await closePage(page);
});

test('what does not reach the server goes back to its place, with the reason', async () => {
  const id = await makeDeal('ساعت شنی', 9);
  const page = await open({ q: 'ساعت شنی' });
  await page.route('**/api/v1/records/deal/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  // A page that is loaded already may still send past a route that was laid a moment ago.
  await page.reload();
  await card(page, 'ساعت شنی').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await page.getByText('جابه‌جا نشد و سر جای خود است').waitFor();
  await column(page, 'فرصت تازه').locator('[data-card]').waitFor();
  await untilText(page, 'فرصت تازه', 'count', '۱');
  await untilText(page, 'شناخت نیاز', 'count', '۰');
  assert.equal(await stageOf(id), 'فرصت تازه');
  await closePage(page);
});

test('of two who move one deal at once one does, and the other is told and sees where it is', async () => {
  const id = await makeDeal('ترازوی دو کفه', 9);
  const stages = await call('GET', '/records/stage');
  const stageId = (name: string): string =>
    (stages['records'] as { id: string; values: { name: string } }[]).find(
      ({ values }) => values.name === name,
    )?.id ?? '';
  const moves = async (): Promise<number> => {
    const filter = { field: 'deal', op: 'eq', value: id };
    const page = await call('POST', '/records/stage_change/query', { filter });
    return (page['records'] as unknown[]).length;
  };
  const patch = (version: number, stage: string) =>
    fetch(`${app.origin}/api/v1/records/deal/${id}`, {
      method: 'PATCH',
      headers: { cookie: 'actor=admin', 'content-type': 'application/json', 'if-match': `"${version}"` },
      body: JSON.stringify({ stage: stageId(stage) }),
    });
  const { version } = await call('GET', `/records/deal/${id}`);
  const wished = ['شناخت نیاز', 'مذاکره'];
  const answers = await Promise.all(wished.map((stage) => patch(Number(version), stage)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [200, 409],
  );
  const kept = wished[answers.findIndex(({ ok }) => ok)];
  assert.equal(await stageOf(id), kept);
  const told = (await answers.find(({ ok }) => !ok)?.json()) as {
    code: string;
    conflict: Record<string, { theirs: string; mine: string }>;
  };
  assert.equal(told.code, 'stale-version');
  assert.deepEqual(Object.values(told.conflict['stage'] ?? {}).slice(1), [
    stageId(String(kept)),
    stageId(String(wished.find((one) => one !== kept))),
  ]);
  assert.equal(await moves(), 2, 'it was made, and moved once');

  await call('PATCH', `/records/deal/${id}`, { stage: stageId('فرصت تازه') });
  const page = await open({ q: 'ترازوی دو کفه' });
  await page.route('**/api/v1/records/deal/*', async (route) => {
    // In the very moment between the key and the server.
    if (route.request().method() === 'PATCH')
      await call('PATCH', `/records/deal/${id}`, { stage: stageId('پیشنهاد') });
    await route.continue();
  });
  await column(page, 'فرصت تازه').locator('[data-card]').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await page.getByText('همکاری هم‌زمان تغییرش داد').waitFor();
  await column(page, 'پیشنهاد').locator('[data-card]').waitFor();
  await untilText(page, 'پیشنهاد', 'count', '۱');
  await untilText(page, 'شناخت نیاز', 'count', '۰');
  assert.equal(await stageOf(id), 'پیشنهاد');
  assert.equal(await moves(), 4);
  await closePage(page);
});

test('a column that could not be read says so, is not called empty, and is read again', async () => {
  await makeDeal('قپان یکم', 5);
  const page = await openPage(devices[1440]);
  await page.context().addCookies([{ name: 'actor', value: 'admin', url: app.origin }]);
  const fails = (route: Route): Promise<void> =>
    route.fulfill({
      status: 422,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'broken', title: 'خراب', detail: 'سرور پاسخ نداد.', status: 422 }),
    });
  await page.route('**/api/v1/records/deal/query', fails);
  await page.goto(`${app.origin}/r/deal/board?q=${encodeURIComponent('قپان')}`);
  const first = column(page, 'فرصت تازه');
  await first.getByText('سرور پاسخ نداد.').waitFor();
  assert.equal(await first.getByText('کارتی در این ستون نیست').count(), 0);
  await page.unroute('**/api/v1/records/deal/query', fails);
  await first.getByRole('button', { name: 'تلاش دوباره' }).click();
  await card(page, 'قپان یکم').waitFor();
  await closePage(page);
});

test('a card is made by its title in its column', async () => {
  const page = await open({ q: '' });
  await page.getByRole('button', { name: 'افزودن به مذاکره' }).click();
  await page.keyboard.type('گلدان سفالی');
  await page.keyboard.press('Enter');
  await column(page, 'مذاکره').locator('[data-card]').filter({ hasText: 'گلدان سفالی' }).waitFor();
  await closePage(page);
});

test('a card made by its title on a board of one reason of loss is made all the same, where nothing is lost', async () => {
  const reason = await call('POST', '/records/loss_reason', { name: 'دور بودن' });
  const page = await open({ q: '' });
  const filter = encodeURIComponent(JSON.stringify([['lossReason', 'in', [reason['id']]]]));
  await page.goto(`${app.origin}/r/deal/board?f=${filter}`);
  await page.getByText('دور بودن').first().waitFor();
  await page.getByRole('button', { name: 'افزودن به مذاکره' }).click();
  await page.keyboard.type('چراغ رومیزی');
  const sent = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/records/deal'),
  );
  await page.keyboard.press('Enter');
  assert.equal((await sent).status(), 201);
  await closePage(page);
});

test('a card of a list over the object is one of that list; the full form keeps the title', async () => {
  const page = await open({ q: '' });
  await page.goto(`${app.origin}/r/party/board?variant=companies&by=legalForm`);
  const adding = page.getByRole('button', { name: /^افزودن به/ });
  await adding.first().click();
  await page.keyboard.type('پولاد البرز');
  await page.keyboard.press('Enter');
  await card(page, 'پولاد البرز').waitFor();
  await page.keyboard.type('نیم‌نوشته');
  await page.getByRole('button', { name: 'فرم کامل' }).click();
  const form = page.getByRole('dialog', { name: 'شرکت تازه' });
  assert.equal(await form.getByRole('textbox', { name: 'نام', exact: true }).inputValue(), 'نیم‌نوشته');
  await closePage(page);
});

test('columns of a choice tell what their deals come to by the likelihood of each one’s stage', async () => {
  await makeDeal('وزنی یکم', 40);
  const page = await open({ q: '' });
  await page.goto(`${app.origin}/r/deal/board?by=source&q=${encodeURIComponent('وزنی یکم')}`);
  await untilText(page, 'بدون انتخاب', 'sum', '۴۰');
  await untilText(page, 'بدون انتخاب', 'weighted', /(^|[^۰-۹٫٬])۴ میلیون/);
  // Its own stage says how long it may lie still; columns out of sight read nothing.
  await column(page, 'بدون انتخاب').scrollIntoViewIfNeeded();
  await card(page, 'وزنی یکم')
    .getByText(/بی‌حرکت/)
    .waitFor({ state: 'attached' });
  await closePage(page);
});

test('who may not change deals moves none', async () => {
  await makeDeal('پنجرهٔ بسته', 3);
  const page = await open({ actor: 'reader', q: 'پنجرهٔ بسته' });
  await card(page, 'پنجرهٔ بسته').focus();
  await page.keyboard.press('Space');
  assert.equal(await page.getByText('برداشته شد').count(), 0);
  assert.equal(await page.getByRole('button', { name: /^افزودن به/ }).count(), 0);
  await closePage(page);
});
