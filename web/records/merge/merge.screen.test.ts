import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { systemContext } from '#kernel/context/context.ts';
import { mergeRoutes } from '#records/api/merge-routes.ts';
import { reviewRoutes } from '#records/api/review-routes.ts';
import type { RecordTx } from '#records/records.ts';
import { runAlong } from '#records/quality/merge/along.ts';
import { mergeRecords } from '#records/quality/merge/merge.ts';
import { mergeByRule } from '#records/quality/review/merge-by-rule.ts';
import { sweepDuplicates } from '#records/quality/review/sweep.ts';
import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';

const { engine, testing } = await testEngine();
const complaints: string[] = [];
let app: StaffApp;
let seeded: SeededWorkspace;

before(async () => {
  app = await openStaffApp(engine, (api) => {
    mergeRoutes(api, engine, (tx, merge) =>
      Promise.resolve(tx.afterCommit(() => void runAlong(engine, seeded.admin, merge))),
    );
    reviewRoutes(api, { engine, sweep: (tx) => Promise.resolve(tx.afterCommit(() => void sweepAll())) });
  });
  seeded = await makeSeededWorkspace(engine, testing);
  app.actors.set('admin', seeded.admin);
  const [one, , three] = await engine.transact(seeded.admin, (tx) =>
    tx.recordsOf('party').create([
      {
        kind: 'person',
        name: 'علی کریمی',
        phones: [{ number: '09121234567' }],
        jobTitle: 'مدیر خرید',
      },
      {
        kind: 'person',
        name: 'کریمی علی',
        phones: [{ number: '09121234567' }, { number: '02188889999' }],
        jobTitle: 'کارشناس خرید',
        emails: [{ address: 'ali@example.com' }],
      },
      { kind: 'organisation', name: 'شرکت پارس سازه (سهامی خاص)' },
      { kind: 'organisation', name: 'پارس‌سازه' },
    ]),
  );
  await engine.transact(seeded.admin, (tx) =>
    tx.recordsOf('note').create([
      { text: 'دربارهٔ علی', about: one },
      { text: 'دربارهٔ پارس', about: three },
    ]),
  );
  await sweepAll();
});
after(async () => {
  await app.close();
  await testing.drop();
  assert.deepEqual(complaints, []);
});

const by = <T>(deed: (tx: RecordTx) => Promise<T>): Promise<T> => engine.transact(seeded.admin, deed);

async function sweepAll(): Promise<void> {
  const system = systemContext(seeded.workspace, 'test');
  const signal = AbortSignal.timeout(60_000);
  await sweepDuplicates(engine, system, 'party', signal);
  await mergeByRule(engine, system, 'party', signal);
}

const open = async (path: string, width = 1440): Promise<Page> => {
  const page = await openPage({ viewport: { width, height: 900 } });
  await page.context().addCookies([{ name: 'actor', value: 'admin', url: app.origin }]);
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${app.origin}${path}`);
  return page;
};
const toast = (page: Page, text: string) => page.getByText(text).first().waitFor();

test('the queue is worked through by the keyboard: merge, undo, not duplicates; the merge comes apart on its page', async () => {
  const page = await open('/duplicates?object=party&variant=companies');
  await page.getByText('تنها شرکت‌ها').waitFor();
  await page.getByText('نام: هم‌آوا', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'دیدن همهٔ تکراری‌ها' }).click();
  await page.getByText('تلفن‌ها: یکسان').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await page.getByRole('radiogroup', { name: 'سمت' }).getByText('کارشناس خرید').click();
  await page.keyboard.press('m');
  await toast(page, 'در «علی کریمی» ادغام شد.');
  await page.getByText('نام: هم‌آوا', { exact: true }).waitFor();
  await page.keyboard.press('d');
  await toast(page, 'دیگر پرسیده نمی‌شوند.');
  await page.getByText('تکراری‌ای در صف نیست').waitFor();

  const [merge] = await testing.asOwner<{ id: string; winner_id: string }>(
    'select id, winner_id from merge where undone_at is null',
  );
  assert.ok(merge);
  const [winner] = await testing.asOwner<{ job_title: string }>('select job_title from party where id = $1', [
    merge.winner_id,
  ]);
  assert.equal(winner?.job_title, 'کارشناس خرید');
  await page.goto(`${app.origin}/merges/${merge.id}`);
  await page.getByRole('heading', { name: 'دوباره جدا می‌شوند' }).waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await page.getByRole('button', { name: 'جدا کن' }).click();
  await toast(page, 'ادغام واگردانده شد.');
  await page.waitForURL(/\/r\/party\//);
  await closePage(page);
});

test('several records are merged from an address, on a phone', async () => {
  const rows = await testing.asOwner<{ id: string }>(
    `select id from party where kind = 'organisation' and deleted_at is null and name like '%پارس%' order by id`,
  );
  const page = await open(`/merge/party?ids=${rows.map(({ id }) => id).join(',')}`, 390);
  await page.getByRole('radiogroup', { name: 'آنکه می‌ماند' }).getByText('پارس‌سازه').click();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} px wide`);
  await page.getByRole('button', { name: 'ادغام' }).click();
  await page.waitForURL(`**/r/party/${rows[1]?.id}`);
  await closePage(page);
});

test('three become one; what was edited and added since stays or goes as the unmerge screen is told', async () => {
  const names = ['سارا مرادی یک', 'سارا مرادی دو', 'سارا مرادی سه'];
  const jobTitles = [null, 'کارشناس', null];
  const ids = await by((tx) =>
    tx
      .recordsOf('party')
      .create(names.map((name, at) => ({ kind: 'person', name, jobTitle: jobTitles[at] ?? null }))),
  );
  const [winner = '', , third = ''] = ids;
  const page = await open(`/merge/party?ids=${ids.join(',')}`);
  await page.getByRole('button', { name: 'ادغام' }).click();
  await page.waitForURL(`**/r/party/${winner}`);
  await by(async (tx) => {
    await tx.recordsOf('party').update([{ id: winner, values: { jobTitle: 'مدیر تازه' } }]);
    await tx
      .recordsOf('call')
      .create([{ subject: 'تماس بعدی', direction: 'outgoing', about: winner, at: '2026-01-05T08:00:00Z' }]);
  });
  await page.reload();
  await page.getByRole('link', { name: 'جداسازی' }).click();
  await page.getByText('پس از ادغام تغییر کرده و می‌ماند').waitFor();
  await page.getByRole('button', { name: /با کدام/ }).click();
  await page.getByRole('option', { name: `می‌رود با ${names[2]}` }).click();
  await page.getByRole('button', { name: 'جدا کن' }).click();
  await toast(page, 'ادغام واگردانده شد.');
  const [call] = (await by((tx) => tx.recordsOf('call').page({ fields: ['about'] }))).records;
  assert.ok(call);
  assert.equal((call.values['about'] as { id: string }).id, third);
  const apart = await by((tx) => tx.recordsOf('party').some(ids));
  assert.deepEqual(
    ids.map((id) => apart.get(id)?.values['jobTitle']),
    ['مدیر تازه', 'کارشناس', null],
  );
  // A slip of the finger: they are one again, with what went along.
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await toast(page, 'به حال پیش بازگشت.');
  const again = await by((tx) => tx.recordsOf('party').some(ids));
  assert.deepEqual([...again.keys()], [winner]);
  const [back] = (await by((tx) => tx.recordsOf('call').page({ fields: ['about'] }))).records;
  assert.ok(back);
  assert.equal((back.values['about'] as { id: string }).id, winner);
  await closePage(page);
});

/** People of one name and number, as many as there are job titles, who wait in the queue; the page of their pairs. */
const openAlike = async (name: string, number: string, jobTitles: readonly string[]) => {
  const ids = await by((tx) =>
    tx
      .recordsOf('party')
      .create(jobTitles.map((jobTitle) => ({ kind: 'person', name, jobTitle, phones: [{ number }] }))),
  );
  await sweepAll();
  const filter = encodeURIComponent(JSON.stringify([['name', 'contains', name]]));
  const page = await open(`/duplicates?object=party&f=${filter}`);
  await page.getByRole('button', { name: 'ادغام', exact: false }).first().waitFor();
  return { ids, page };
};

test('whoever is merged away takes his other pairs out of the queue, and comes back to it with them', async () => {
  const { page } = await openAlike('هومن فرزانه', '09121110001', ['یکم', 'دوم', 'سوم']);
  const title = page.getByRole('heading', { level: 1 });
  await title.filter({ hasText: '۳' }).waitFor();
  await page.getByRole('radiogroup', { name: 'سمت' }).waitFor();
  await page.keyboard.press('m');
  await toast(page, 'در «هومن فرزانه» ادغام شد.');
  await title.filter({ hasText: '۱' }).waitFor();
  await page.getByRole('radiogroup', { name: 'سمت' }).waitFor();
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await title.filter({ hasText: '۳' }).waitFor();
  await page.getByRole('radiogroup', { name: 'سمت' }).waitFor();
  await page.keyboard.press('m');
  await title.filter({ hasText: '۱' }).waitFor();
  await page.getByRole('radiogroup', { name: 'سمت' }).waitFor();
  await page.keyboard.press('m');
  await page.getByText('میان این‌ها تکراری‌ای در صف نیست').waitFor();
  await closePage(page);
});

test('a pair of which one was deleted meanwhile leaves the queue once that is known', async () => {
  const { ids, page } = await openAlike('کیوان مهرگان', '09121110002', ['یکم', 'دوم']);
  await page.getByRole('radiogroup', { name: 'سمت' }).waitFor();
  await by((tx) => tx.recordsOf('party').remove(ids.slice(1)));
  await page.keyboard.press('m');
  await page.getByText('میان این‌ها تکراری‌ای در صف نیست').waitFor();
  await closePage(page);
});

test('what was taken apart becomes one again just as it was, a list that was chosen for one alone too', async () => {
  const ids = await by((tx) =>
    tx.recordsOf('party').create(
      ['0912111001', '0912111002'].map((number, at) => ({
        kind: 'person',
        name: 'پریا نیک‌نام',
        jobTitle: at === 0 ? null : 'کارشناس',
        phones: [{ number: `${number}3` }],
      })),
    ),
  );
  const [winner = ''] = ids;
  const numbersOf = async (): Promise<string> => {
    const found = await by((tx) => tx.recordsOf('party').some([winner]));
    return JSON.stringify(found.get(winner)?.values['phones']);
  };
  const before = await numbersOf();
  const merge = await by((tx) =>
    mergeRecords(tx, tx.recordsOf('party').object, {
      winner: { id: winner },
      losers: ids.slice(1).map((id) => ({ id })),
      fields: { phones: winner },
    }),
  );
  assert.equal(await numbersOf(), before);
  const page = await open(`/merges/${merge}`);
  await page.getByRole('button', { name: 'جدا کن' }).click();
  await toast(page, 'ادغام واگردانده شد.');
  await page.getByRole('button', { name: 'واگرد' }).first().click();
  await toast(page, 'به حال پیش بازگشت.');
  assert.equal(await numbersOf(), before);
  const [whole] = [...(await by((tx) => tx.recordsOf('party').some([winner]))).values()];
  assert.equal(whole?.values['jobTitle'], 'کارشناس');
  await closePage(page);
});

test('of many that were added since all go with one, but for those that are told to stay; the rest in the background', async () => {
  const many = 620;
  const ids = await by((tx) =>
    tx.recordsOf('party').create(['رخشنده پرکار', 'رخشنده دیگر'].map((name) => ({ kind: 'person', name }))),
  );
  const [winner = '', loser = ''] = ids;
  const merge = await by((tx) =>
    mergeRecords(tx, tx.recordsOf('party').object, { winner: { id: winner }, losers: [{ id: loser }] }),
  );
  for (let start = 0; start < many; start += 310)
    await by((tx) =>
      tx
        .recordsOf('note')
        .create(Array.from({ length: 310 }, (_, at) => ({ text: `یادداشت ${start + at}`, about: winner }))),
    );
  const page = await open(`/merges/${merge}`, 390);
  const notes = page.getByRole('region', { name: /^یادداشت/ });
  await notes.getByText('۶۲۰ یادداشت').waitFor();
  assert.equal(await notes.getByRole('listitem').count(), 50);
  await notes.getByRole('button', { name: 'پیش‌ترها' }).click();
  await notes.getByRole('listitem').nth(99).waitFor();
  const choose = async (name: RegExp, option: string) => {
    await notes.getByRole('button', { name }).first().click();
    await page.getByRole('option', { name: option }).click();
  };
  await choose(/همهٔ «یادداشت/, 'می‌رود با رخشنده دیگر');
  await notes
    .getByRole('button', { name: /می‌رود با رخشنده دیگر/ })
    .nth(60)
    .waitFor();
  await choose(/«یادداشت 619» با کدام/, 'می‌ماند با رخشنده پرکار');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} px wide`);
  assert.deepEqual(await complaintsOfAxe(page), []);
  await page.getByRole('button', { name: 'جدا کن' }).click();
  await page.getByRole('heading', { name: 'جداسازی تمام شد' }).waitFor();
  await page.getByText('۶۱۹ مورد رفت.').waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  const countOf = async (about: string) =>
    (await by((tx) => tx.recordsOf('note').count({ filter: { field: 'about', op: 'eq', value: about } })))
      .count;
  assert.deepEqual([await countOf(winner), await countOf(loser)], [1, 619]);
  await closePage(page);
});

test('a rule above a score merges by itself, says so, and is taken back', async () => {
  const ids = await by((tx) =>
    tx.recordsOf('party').create(
      ['نگار وحیدی', 'نگار وحیدی'].map((name) => ({
        kind: 'person',
        name,
        phones: [{ number: '09127654321' }],
      })),
    ),
  );
  const page = await open('/duplicates');
  await page.getByRole('button', { name: 'ادغام خودکار' }).click();
  await page.getByText('از ۹۰٪ به بالا').click();
  await toast(page, 'قاعدهٔ ادغام ثبت شد.');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'جستجوی دوباره' }).click();
  await page.getByRole('heading', { name: 'قاعده این‌ها را ادغام کرده است' }).waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await page.getByRole('link', { name: 'جداسازی «نگار وحیدی»' }).click();
  await page.getByText('به دست قاعده').waitFor();
  await page.getByRole('button', { name: 'جدا کن' }).click();
  await toast(page, 'ادغام واگردانده شد.');
  assert.equal((await by((tx) => tx.recordsOf('party').some(ids))).size, 2);
  await closePage(page);
});
