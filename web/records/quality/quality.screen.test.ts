import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { healthRoutes } from '#records/api/health-routes.ts';
import type { RecordTx } from '#records/records.ts';
import { changeChoices } from '#records/runtime/change-choices.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace } from '#testing/seeded.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';

/** Of 72 people a tenth has a telephone; each came by a source of its own, but for the first twelve. */
const people = 72;
const shared = 12;
const { engine, testing } = await testEngine();
const complaints: string[] = [];
const pages: Page[] = [];
let app: StaffApp;

before(async () => {
  app = await openStaffApp(engine, (api) => healthRoutes(api, engine));
  const seeded = await makeSeededWorkspace(engine, testing);
  const empty = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, seeded, 'seller');
  const manager = await makeColleague(engine, seeded, 'manager', {
    teamMemberIds: [seller.memberId],
  });
  for (const [name, context] of Object.entries({
    admin: seeded.admin,
    seller: seller.context,
    manager: manager.context,
    empty: empty.admin,
  }))
    app.actors.set(name, context);
  await engine.transact(seeded.admin, (tx) =>
    tx.recordsOf('party').create(
      Array.from({ length: people }, (_, at) => ({
        kind: 'person',
        name: `شخص ${at}`,
        ...(at % 10 === 0 ? { phones: [{ number: `+98912555${String(at).padStart(4, '0')}` }] } : {}),
      })),
    ),
  );
  const deals = (names: readonly string[]) => (tx: RecordTx) =>
    tx.recordsOf('deal').create(names.map((title) => ({ title })));
  await engine.transact(seeded.admin, deals(['بیرون از تیم', 'بیرون از تیم ۲', 'بیرون از تیم ۳']));
  await engine.transact(seller.context, deals(['فروش من', 'فروش دوم من']));
  await engine.transact(manager.context, deals(['فروش مدیر']));
  await engine.transact(seeded.admin, (tx) =>
    changeChoices(tx, 'party', 'source', (before) => [
      ...before,
      ...Array.from({ length: people - shared }, (_, at) => {
        const name = `راه ${at + shared}`;
        return { key: `x-s${at + shared}`, label: { fa: name, en: name } };
      }),
    ]),
  );
  await testing.asOwner(
    `update party set source = case when n < ${shared} then 'website' else 'x-s' || n end
       from (select id as one, substring(name from '\\d+')::integer as n from party where name like 'شخص %') as p where id = one`,
  );
  await testing.asOwner(`update party set updated_at = now() - interval '300 days' where name = 'شخص 7'`);
});
after(async () => {
  for (const page of pages) await closePage(page);
  await app.close();
  await testing.drop();
  assert.deepEqual(complaints, []);
});

async function open(actor: string, size = { width: 1440, height: 900 }): Promise<Page> {
  const page = await openPage({ viewport: size });
  pages.push(page);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.context().addCookies([{ name: 'actor', value: actor, url: app.origin }]);
  await page.goto(`${app.origin}/quality`);
  return page;
}
const tile = (page: Page, name: string) =>
  page.getByRole('list', { name: 'چهار سنجه' }).getByRole('listitem').filter({ hasText: name });
/** The list counts so many rows beside its head. */
const rowsAre = (page: Page, count: number) =>
  page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor();

test('figures stand beside the way to their rows, and leads to as many', async () => {
  const page = await open('admin');
  await tile(page, 'تازه').getByText('۱ رکورد').waitFor();
  await tile(page, 'درست').getByText('۱۰۰٪').waitFor();
  const phones = page.getByRole('link', { name: 'تلفن‌ها: ۶۴ خالی' });
  await phones.waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await phones.click();
  await page.waitForURL(/\/r\/party/);
  await rowsAre(page, people - 8);
  await page.goBack();
  await tile(page, 'تازه').getByRole('link').click();
  await page.getByRole('grid').getByText('شخص 7', { exact: true }).waitFor();
  await rowsAre(page, 1);
});

test('the breakdown shows all groups, fifty at a time, and each leads to its own rows', async () => {
  const page = await open('admin');
  await page.getByRole('radio', { name: 'نحوهٔ آشنایی' }).click({ force: true });
  const table = page.getByRole('table');
  const lines = () => table.getByRole('row').count();
  const next = page.getByRole('button', { name: '… و ۱۱ گروه دیگر' });
  await next.waitFor();
  assert.equal(await lines(), 51, 'fifty and the head');
  await next.click();
  await next.waitFor({ state: 'detached' });
  assert.equal(await lines(), 1 + (people - shared) + 1, 'and one that is shared');
  await table
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'وبگاه', exact: true }) })
    .getByRole('link', { name: '۱۲', exact: true })
    .click();
  await rowsAre(page, shared);
});

test('a manager sees the figures of the team, and a seller the own ones', async () => {
  for (const [actor, figures] of [
    ['manager', ['۲', '۱']],
    ['seller', ['۲']],
  ] as const) {
    const page = await open(actor);
    await page.getByRole('button', { name: /نوع رکورد/ }).click();
    await page.getByRole('option', { name: 'معامله‌ها' }).click();
    const table = page.getByRole('table');
    await table.getByRole('link', { name: '۲', exact: true }).waitFor();
    const lines = table.getByRole('row').filter({ has: page.getByRole('rowheader') });
    const counts = await lines.evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent));
    assert.deepEqual(counts, figures, actor);
    assert.equal(await page.getByRole('button', { name: 'چه چیزی مهم است' }).count(), 0);
  }
});

test('where there is nothing yet it says so, on a phone too', async () => {
  const page = await open('empty', { width: 390, height: 844 });
  await page.getByText('هنوز رکوردی نیست').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
});

test('what could not be measured is told, and measured again', async () => {
  const page = await open('empty', { width: 390, height: 844 });
  await page.getByText('هنوز رکوردی نیست').waitFor();
  await page.route('**/health?*', (route) => route.fulfill({ status: 500, body: '{}' }));
  await page.reload();
  await page.getByText('کیفیت داده سنجیده نشد').waitFor({ timeout: 30_000 });
  await page.unroute('**/health?*');
  await page.getByRole('button', { name: 'دوباره' }).click();
  await page.getByText('هنوز رکوردی نیست').waitFor();
});
