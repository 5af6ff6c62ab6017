import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Locator, Page } from 'playwright-core';

import { closePage } from '#testing/browser.ts';
import { openListOfCompanies, type ListOfCompanies } from '#testing/list-of-companies.ts';

/** A list in groups, and jumping in lists. */
let app: ListOfCompanies;
before(async () => {
  app = await openListOfCompanies();
});
after(() => app.close());

const call = (path: string, body: object) => app.call(path, body);
const open = (path: string, actor?: string, width = 1440): Promise<Page> =>
  app.open(path, actor, { viewport: { width, height: 900 } });

const companies = '/r/party?variant=companies';
const names = async (page: Page): Promise<readonly string[]> =>
  page.getByRole('row').locator('a.font-medium').allInnerTexts();
const gridOf = (page: Page) => page.locator('[role=grid], [role=treegrid]');
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
const nameHead = (page: Page) => page.getByRole('columnheader').first();

test('a list stands in groups with their counts and sums, which fold; all of it is tagged in one deed', async () => {
  const tag = await call('/records/tag', { name: 'نمایشگاه پاییز' });
  const { created } = await call('/records/deal/batch', {
    create: ['الف', 'ب'].map((title) => ({ title, amount: { amount: '50000000', currency: 'IRR' } })),
  });
  const page = await open('/r/deal');
  await page.getByRole('button', { name: 'گروه‌بندی' }).click();
  await page.getByRole('button', { name: /بر پایهٔ/ }).click();
  await page.getByRole('option', { name: 'مرحله', exact: true }).click();
  await page.waitForURL(/group=stage/);
  // The address alone groups it as well.
  await page.reload();
  const head = page.getByRole('row', { expanded: true });
  await head.filter({ hasText: 'فرصت تازه' }).filter({ hasText: '۱۰ میلیون' }).waitFor();
  await rowOf(page, 'الف').waitFor();
  await head.getByRole('button').click();
  await rowOf(page, 'الف').waitFor({ state: 'detached' });
  assert.match(page.url(), /group=stage/);
  await page.goto(`${app.origin}/r/deal`);
  await rowOf(page, 'الف').waitFor();
  await gridOf(page).focus();
  await page.keyboard.press('Control+KeyA');
  await page.getByRole('button', { name: 'برچسب زدن' }).click();
  await page.getByRole('combobox', { name: 'برچسب‌ها' }).fill('نمایشگاه');
  await page.getByRole('option', { name: 'نمایشگاه پاییز' }).click();
  // Several may be chosen, so the list stays open until it is left.
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: 'برچسب زدن' }).click();
  await page.getByText('۲ مورد تغییر کرد.').waitFor();
  const tagged = { filter: { field: 'tags', op: 'hasAny', value: [tag['id']] } };
  assert.equal((await call('/records/deal/count', tagged))['count'], 2);
  const [first] = created as readonly string[];
  const other = await call('/records/tag', { name: 'همکار' });
  await call('/records/deal/batch', {
    update: [{ id: first, values: { tags: [tag['id'], other['id']] } }],
  });
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('۱ مورد در این میان تغییر کرده بود و همان‌طور ماند.').waitFor();
  assert.equal((await call('/records/deal/count', tagged))['count'], 1, 'what somebody wrote since stays');
  await closePage(page);
});

test('in groups «g» asks for one of them, whose head comes to the top; amounts leave no room for a rail', async () => {
  const { records } = (await call('/records/stage/query', {
    sort: [{ field: 'position', direction: 'asc' }],
  })) as { records: { id: string; values: { name: string } }[] };
  const stages = records.slice(0, 4);
  await call('/records/deal/batch', {
    create: Array.from({ length: 120 }, (_, at) => ({ title: `معاملهٔ ${at}`, stage: stages[at % 4]?.id })),
  });
  const page = await open('/r/deal?group=stage');
  await rowOf(page, 'معاملهٔ').first().waitFor();
  await gridOf(page).focus();
  await page.keyboard.press('KeyG');
  const question = page.getByRole('dialog', { name: 'پرش به گروه' });
  const last = stages[3]?.values.name ?? '';
  await question.getByRole('button', { name: new RegExp(last) }).press('Enter');
  await question.waitFor({ state: 'hidden' });
  const head = page.getByRole('row', { expanded: true }).filter({ hasText: last });
  const [below, lineBox] = [await nameHead(page).boundingBox(), await settled(head)];
  assert.ok(below && Math.abs(lineBox.y - below.y - below.height) < 4);
  // The keyboard goes along: the next arrow leads to the first record of the group, and the list stays where it is.
  const standing = page.locator('[role=row][data-current]');
  await standing.filter({ hasText: last }).waitFor();
  await gridOf(page).focus();
  await page.keyboard.press('ArrowDown');
  await standing.filter({ hasText: 'معاملهٔ' }).waitFor();
  assert.equal((await settled(head)).y, lineBox.y);
  await page.goto(`${app.origin}${companies}&sort=-annualRevenue`);
  await rowOf(page, 'پخش یاقوت شرق').waitFor();
  await page.getByRole('navigation', { name: 'پرش' }).waitFor({ state: 'hidden' });
  await gridOf(page).focus();
  await page.keyboard.press('KeyG');
  await page.getByRole('dialog', { name: 'پرش' }).getByRole('textbox').and(page.locator(':focus')).waitFor();
  // All of them were made on one day: there is nowhere to jump to.
  await page.goto(`${app.origin}/r/deal`);
  await rowOf(page, 'معاملهٔ').first().waitFor();
  await page.getByRole('heading', { level: 1 }).getByText('۱').waitFor();
  await page.getByRole('navigation', { name: 'پرش' }).waitFor({ state: 'detached' });
  await page.waitForFunction(
    () => (document.querySelector('[role=grid]')?.getBoundingClientRect().left ?? 9) < 1,
  );
  await closePage(page);
});

test('where one has jumped to a group, a scroll by other means than one’s hands is not drawn back', async () => {
  const page = await open('/r/deal?group=stage');
  await rowOf(page, 'معاملهٔ').first().waitFor();
  await page.getByRole('button', { name: 'گروه‌بندی' }).click();
  const jump = page.getByRole('region', { name: 'پرش به گروه' }).getByRole('button');
  const [first = '', fourth = ''] = [await jump.nth(0).innerText(), await jump.nth(3).innerText()].map(
    (text) => text.split('\n')[0] ?? '',
  );
  await jump.nth(3).click();
  await jump.first().waitFor({ state: 'detached' });
  const headOf = (name: string) => page.getByRole('row', { expanded: true }).filter({ hasText: name });
  await settled(headOf(fourth));
  // As the browser’s own search does it.
  await gridOf(page).evaluate((grid) => grid.scrollTo({ top: 0 }));
  await settled(headOf(first));
  await page.getByRole('button', { name: 'جمع‌ها' }).and(page.locator('[aria-pressed]')).click();
  await page.getByRole('row').filter({ hasText: 'جمع' }).last().waitFor();
  await settled(headOf(first));
  assert.equal(await gridOf(page).evaluate((grid) => grid.scrollTop), 0);
  await closePage(page);
});

test('groups that cannot be read, one of them or all, say so and are read again; more than are shown are told of', async () => {
  const page = await open('/r/deal');
  await rowOf(page, 'معاملهٔ').first().waitFor();
  await page.route('**/deal/groups', (route) => route.fulfill({ status: 500, body: '' }));
  await page.goto(`${app.origin}/r/deal?group=stage`);
  await page.getByText('فهرست باز نشد').waitFor();
  assert.equal(await page.getByText('هنوز خالی است').count(), 0);
  await page.unroute('**/deal/groups');
  await page.route('**/deal/groups', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), more: true } });
  });
  let refused = true;
  await page.route('**/deal/query', (route) =>
    refused && route.request().postData()?.includes('"stage"')
      ? route.fulfill({ status: 500, body: '' })
      : route.continue(),
  );
  await page.getByRole('button', { name: 'تلاش دوباره' }).click();
  const failed = page.getByRole('row').filter({ hasText: 'این گروه خوانده نشد' });
  await failed.nth(3).waitFor();
  await page.getByRole('row').filter({ hasText: 'گروه نشان داده می‌شود' }).waitFor();
  refused = false;
  await failed.nth(3).getByRole('button').click();
  await rowOf(page, 'معاملهٔ').first().waitFor();
  assert.equal(await failed.count(), 3);
  // By keys: the first head, and then the line beneath it.
  await gridOf(page).focus();
  for (const key of ['Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[role=row]')].filter((row) =>
        row.textContent?.includes('این گروه خوانده نشد'),
      ).length < 3,
  );
  await closePage(page);
});

test('before any row of a group is read, Home and End go to the first and the last line all the same', async () => {
  const { records } = (await call('/records/stage/query', { limit: 4 })) as { records: { id: string }[] };
  await call('/records/deal/batch', {
    create: records.map((stage, at) => ({ title: `یاقوت ${at}`, stage: stage.id })),
  });
  const page = await open('/r/deal');
  await rowOf(page, 'یاقوت').first().waitFor();
  await page.route('**/deal/query', (route) =>
    route.request().postData()?.includes('"stage"') ? new Promise(() => undefined) : route.continue(),
  );
  await page.goto(`${app.origin}/r/deal?group=stage`);
  const heads = page.getByRole('row', { expanded: true });
  await heads.nth(3).waitFor();
  await gridOf(page).focus();
  const standing = page.locator('[role=row][data-current]');
  await page.keyboard.press('End');
  assert.equal(await standing.getAttribute('id'), await heads.last().getAttribute('id'));
  await page.keyboard.press('Home');
  assert.equal(await standing.getAttribute('id'), await heads.first().getAttribute('id'));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await closePage(page);
});

test('rows stay with their group when another order leaves them as they stood', async () => {
  const page = await open(`/r/deal?group=stage&q=${encodeURIComponent('معاملهٔ ۱۱۹')}`);
  await rowOf(page, 'معاملهٔ 119').waitFor();
  await nameHead(page).getByRole('button').click();
  await nameHead(page).and(page.locator('[aria-sort=ascending]')).waitFor();
  await rowOf(page, 'معاملهٔ 119').waitFor();
  await closePage(page);
});

test('in the order of tasks one jumps by their days among what is not done; where nothing can be jumped by, «g» asks nothing', async () => {
  await call('/records/task/batch', {
    create: Array.from({ length: 150 }, (_, at) => ({
      title: `کار ${at}`,
      dueAt: new Date(Date.parse('2026-06-01T08:00:00Z') + at * 86_400_000).toISOString(),
    })),
  });
  const page = await open('/r/task');
  await rowOf(page, 'کار').first().waitFor();
  await page.getByRole('navigation', { name: 'پرش' }).getByRole('button', { name: /مهر/ }).first().click();
  await rowOf(page, 'کار 1').filter({ hasText: 'مهر' }).first().waitFor();
  await gridOf(page).focus();
  await page.keyboard.press('KeyG');
  await page.getByRole('dialog', { name: 'پرش' }).getByText('پرش در سررسید').waitFor();
  await page.goto(`${app.origin}/r/task?sort=done`);
  await rowOf(page, 'کار').first().waitFor();
  await gridOf(page).focus();
  await page.keyboard.press('KeyG');
  await nameHead(page).getByRole('button').click();
  await page.getByRole('navigation', { name: 'پرش' }).waitFor();
  assert.equal(await page.getByRole('dialog', { name: 'پرش' }).count(), 0);
  await closePage(page);
});

/** Where something stands once it stays there from one frame to the next. */
const settled = async (what: Locator): Promise<{ y: number }> => {
  let before = NaN;
  for (;;) {
    const { y } = (await what.boundingBox()) ?? { y: NaN };
    if (y === before) return { y };
    before = y;
    await what
      .page()
      .evaluate(() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told))));
  }
};

test('from a record of a grouped list one goes on to the next of its group', async () => {
  const { records } = (await call('/records/stage/query', {
    sort: [{ field: 'position', direction: 'asc' }],
    limit: 2,
  })) as { records: { id: string }[] };
  const [first, second] = records;
  await call('/records/deal/batch', {
    create: [second, first, second].map((stage, at) => ({ title: `الماس ${at + 1}`, stage: stage?.id })),
  });
  const page = await open(`/r/deal?q=${encodeURIComponent('الماس')}&group=stage&sort=title`);
  await rowOf(page, 'الماس 3').waitFor();
  assert.deepEqual(await names(page), ['الماس 2', 'الماس 1', 'الماس 3']);
  await page.getByRole('link', { name: 'الماس 1', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'الماس 1' }).waitFor();
  await page.getByRole('button', { name: 'بعدی در فهرست' }).click();
  await page.getByRole('heading', { level: 1, name: 'الماس 3' }).waitFor();
  await closePage(page);
});
