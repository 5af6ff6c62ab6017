import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
let app: StaffApp;

before(async () => {
  app = await openStaffApp(engine);
  const workspace = await makeWorkspace(testing);
  for (const name of ['مریم احمدی', 'کاوه بهرامی']) {
    const { context, memberId } = await makeMember(engine, workspace, adminGrants);
    await engine.transact(context, (tx) =>
      tx.recordsOf('member').update([{ id: memberId, values: { name } }]),
    );
    app.actors.set(name.split(' ')[0] === 'کاوه' ? 'kaveh' : 'maryam', context);
  }
});
after(async () => {
  await app.close();
  await testing.drop();
});

const call = async (method: string, path: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetch(`${app.origin}/api/v1${path}`, {
    method,
    headers: { cookie: 'actor=maryam', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, await response.clone().text());
  return (await response.json()) as Record<string, unknown>;
};

const makeCompany = async (name: string): Promise<string> =>
  String((await call('POST', '/records/party', { kind: 'organisation', name, sector: 'چوب' }))['id']);

const open = async (id: string, actor = 'maryam', locale = 'fa'): Promise<Page> => {
  app.preferences = { locale };
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.context().addCookies([{ name: 'actor', value: actor, url: app.origin }]);
  await page.goto(`${app.origin}/r/party/${id}`);
  await page.locator('h1').waitFor();
  return page;
};

test('two at one record see each other, and which field each writes in', async () => {
  const id = await makeCompany('سفال میبد');
  const [one, other] = [await open(id), await open(id, 'kaveh')];
  await one.getByText('کاوه بهرامی هم اینجاست').waitFor({ state: 'attached' });
  await other.getByText('مریم احمدی هم اینجاست').waitFor({ state: 'attached' });
  await other.getByRole('button', { name: 'ویرایش صنعت', exact: true }).click();
  await one.getByText('کاوه بهرامی می‌نویسد…').waitFor();
  await other.keyboard.press('Escape');
  await one.getByText('کاوه بهرامی می‌نویسد…').waitFor({ state: 'detached' });
  await other.goto(`${app.origin}/r/party`);
  await one.getByText('کاوه بهرامی هم اینجاست').waitFor({ state: 'detached' });
  await closePage(one);
  await closePage(other);
});

test('what was overwritten comes back by Ctrl-Z, and an earlier state from the history', async () => {
  const id = await makeCompany('چاپ آوا');
  const page = await open(id);
  const sector = page.getByRole('textbox', { name: 'صنعت', exact: true });
  const overwrite = async (value: string): Promise<void> => {
    await page.getByRole('button', { name: 'ویرایش صنعت', exact: true }).click();
    await sector.fill(value);
    await sector.press('Enter');
    await page.getByText('«صنعت» تغییر کرد.').last().waitFor();
    await page.locator('dd').getByText(value, { exact: true }).waitFor();
  };
  await overwrite('چاپ');
  await overwrite('نشر');
  // Two steps back, over versions that one's own undo has made.
  await page.locator('h1').click();
  await page.keyboard.press('Control+z');
  await page.locator('dd').getByText('چاپ', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('dd').getByText('چوب', { exact: true }).waitFor();

  await call('PATCH', `/records/party/${id}`, { name: 'چاپ دیگر', sector: 'کاغذ' });
  await page.getByRole('tab', { name: 'تغییرها' }).click();
  const created = page.getByRole('listitem').filter({ hasText: 'ثبت شد' });
  await created.hover();
  await created.getByRole('button', { name: 'بازگرداندن همهٔ رکورد به این حالت' }).click();
  await page.locator('h1', { hasText: 'چاپ آوا' }).waitFor();
  await page.locator('dd').getByText('چوب', { exact: true }).waitFor();
  await closePage(page);
});

test('a note names a colleague, is answered, pinned, and found by who wrote it', async () => {
  const id = await makeCompany('کاشی گلستان');
  const page = await open(id);
  const area = page.getByRole('textbox', { name: 'یادداشت', exact: true });
  await area.click();
  await page.keyboard.type('ببین @کاو');
  await page.getByRole('option', { name: 'کاوه بهرامی' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('چک‌ها را');
  await page.getByRole('button', { name: 'ثبت یادداشت' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: 'ببین' }).first();
  await entry.getByText('@کاوه بهرامی', { exact: true }).waitFor();
  const facts = await testing.asOwner(`select changes from event where fact = 'note.mentioned'`);
  assert.equal(facts.length, 1);

  await entry.hover();
  await entry.getByRole('button', { name: 'پاسخ' }).click();
  await page.getByRole('textbox', { name: 'پاسخ' }).fill('دیدم؛ درست است.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('list', { name: 'پاسخ‌ها' }).getByText('دیدم؛ درست است.').waitFor();
  await entry.hover();
  await entry.getByRole('button', { name: 'سنجاق کردن' }).click();
  await page.getByRole('heading', { name: 'سنجاق‌شده' }).waitFor();
  const [row] = await testing.asOwner<{ id: string }>(`select id from note where text like 'ببین%'`);
  await page.goto(`${app.origin}/r/note/${row?.id ?? ''}`);
  await page.getByRole('list', { name: 'پاسخ‌ها' }).getByText('دیدم؛ درست است.').waitFor();
  const answer = page.getByRole('textbox', { name: 'پاسخ' });
  await answer.fill('نیمه‌کاره');
  await page.reload();
  assert.equal(await answer.inputValue(), 'نیمه‌کاره');
  await closePage(page);
});
