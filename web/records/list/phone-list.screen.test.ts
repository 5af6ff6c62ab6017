import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { complaintsOfAxe } from '#testing/axe.ts';
import { closePage } from '#testing/browser.ts';
import { openListOfCompanies, type ListOfCompanies } from '#testing/list-of-companies.ts';
import { devices } from '#testing/screens/looks.ts';
import { swipe } from '#testing/swipe.ts';

let app: ListOfCompanies;
before(async () => {
  app = await openListOfCompanies();
});
after(() => app.close());

const companies = '/r/party?variant=companies';
const open = (path: string): Promise<Page> =>
  app.open(path, 'admin', { viewport: { width: 390, height: 900 } });

test('on a phone a finger draws a row aside: one way to its sheet of deeds, the other does the nearest', async () => {
  await app.call('/records/task', { title: 'فرستادن نمونه', dueAt: '2026-11-25T08:00:00Z' });
  const page = await app.open('/r/task', 'admin', { ...devices[390] });
  const row = page.getByRole('link', { name: 'فرستادن نمونه' });
  await row.waitFor();
  // Towards the inline end, which lies on the left; let go early it returns.
  await swipe(page, row, -50);
  await swipe(page, row, -140);
  await page.getByText('«فرستادن نمونه» انجام شد').waitFor();
  await page.getByRole('button', { name: 'واگرد' }).click();
  await swipe(page, row, 140);
  const sheet = page.getByRole('dialog', { name: 'فرستادن نمونه' });
  await sheet.getByRole('button', { name: 'انجام شد' }).waitFor();
  assert.match(page.url(), /\/r\/task$/, 'a swipe opens nothing');
  await closePage(page);
});

test('on a phone the list is one column that is tapped, and a button offers what a swipe does', async () => {
  const page = await open(`${companies}&q=${encodeURIComponent('یاقوت')}`);
  await page.getByRole('button', { name: 'کارهای بیشتر با پخش یاقوت شرق' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'انتخاب' }).click();
  await page.getByText('۱ مورد انتخاب شد').waitFor();
  await page.getByRole('button', { name: 'لغو انتخاب' }).click();
  const dialled = page.evaluate(
    () =>
      new Promise<string>((told) => {
        const hear = (event: MouseEvent): void => {
          const link = (event.target as HTMLElement).closest<HTMLAnchorElement>('a[href^="tel:"]');
          if (!link) return;
          event.preventDefault();
          told(link.href);
        };
        document.addEventListener('click', hear, { capture: true });
      }),
  );
  await page.getByRole('link', { name: /^تماس با/ }).click();
  assert.equal(await dialled, 'tel:+982188776655');
  assert.doesNotMatch(page.url(), /\/r\/party\/[0-9a-f-]{36}/, 'a call opens nothing');
  await page.getByRole('link', { name: 'پخش یاقوت شرق' }).click();
  await page.waitForURL(/\/r\/party\/[0-9a-f-]{36}/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await closePage(page);
});

test('on a phone a list is put in another order and jumped in by what the filters open', async () => {
  const page = await open(companies);
  await page.getByRole('button', { name: 'پالایه و چیدمان' }).click();
  const sheet = page.getByRole('dialog', { name: 'پالایه و چیدمان' });
  await sheet.getByRole('button', { name: /ترتیب/ }).click();
  await page.getByRole('option', { name: 'نام', exact: true }).click();
  await page.waitForURL(/sort=name/);
  await sheet.getByText('از ی به الف').click();
  await page.waitForURL(/sort=-name/);
  await sheet.getByText('از الف به ی').click();
  await sheet.getByRole('button', { name: 'پرش در فهرست' }).click();
  await page.keyboard.type('ژ');
  await page.keyboard.press('Enter');
  await sheet.waitFor({ state: 'hidden' });
  const top = page.getByRole('link', { name: 'ژرفا پردازش' });
  await top.waitFor();
  assert.ok(((await top.boundingBox())?.y ?? 900) < 500);
  await closePage(page);
});

test('on a phone an order is called by how it goes: links by their names, stages by their course, yes and no as such', async () => {
  const page = await open('/r/deal?sort=party.name');
  const said = async (path: string, way: string) => {
    await page.goto(`${app.origin}${path}`);
    await page.getByRole('button', { name: 'پالایه و چیدمان' }).click();
    await page.getByRole('dialog', { name: 'پالایه و چیدمان' }).getByRole('radio', { name: way }).waitFor();
  };
  await said('/r/deal?sort=party.name', 'از الف به ی');
  await said('/r/deal?sort=stage.position', 'از آغاز');
  await said('/r/task?sort=done', 'اول «خیر»');
  await closePage(page);
});

test('on a phone a list stands in groups that are folded and jumped to, with totals and the fields one chooses', async () => {
  const page = await open(companies);
  await page.getByRole('button', { name: 'پالایه و چیدمان' }).click();
  const sheet = page.getByRole('dialog', { name: 'پالایه و چیدمان' });
  await sheet.getByRole('button', { name: /بر پایهٔ/ }).click();
  await page.getByRole('option', { name: 'زمان ثبت', exact: true }).click();
  await page.waitForURL(/group=/);
  await sheet.getByRole('button', { name: 'فیلدهای هر ردیف' }).click();
  const revenue = sheet.getByRole('checkbox', { name: /^درآمد/ });
  const totalling = sheet.getByRole('switch', { name: 'جمع‌ها' });
  await revenue.press('Space');
  await totalling.waitFor({ state: 'detached' });
  await revenue.press('Space');
  await totalling.press('Space');
  assert.deepEqual(await complaintsOfAxe(page), []);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'hidden' });
  const totals = page.getByRole('region', { name: 'جمع‌ها' });
  await totals.getByText('۱۱٫۴', { exact: false }).waitFor();
  const head = page.getByRole('heading', { level: 2 }).getByRole('button', { name: /۲۶۴/ });
  await head.and(page.locator('[aria-expanded=true]')).waitFor();
  await page
    .getByRole('link', { name: /^فروشگاه/ })
    .first()
    .waitFor();
  assert.deepEqual(await complaintsOfAxe(page), []);
  await head.click();
  await page
    .getByRole('link', { name: /^فروشگاه/ })
    .first()
    .waitFor({ state: 'detached' });
  await page.reload();
  await page
    .getByRole('link', { name: /^فروشگاه/ })
    .first()
    .waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await closePage(page);
});

test('on a phone a row shows the first two of its fields that are filled, wherever they stand among them', async () => {
  const page = await open(companies);
  await page
    .getByRole('link', { name: /^فروشگاه/ })
    .first()
    .waitFor();
  await page.evaluate(() =>
    localStorage.setItem(
      'peyvand.columns.party.companies.',
      JSON.stringify(
        ['name', 'website', 'legalForm', 'registrationNumber', 'sector', 'phones'].map((field) => ({
          field,
        })),
      ),
    ),
  );
  await page.goto(`${app.origin}${companies}&q=${encodeURIComponent('یاقوت')}`);
  const row = page.getByRole('listitem').filter({ hasText: 'پخش یاقوت شرق' });
  await row.getByText('پخش', { exact: true }).waitFor();
  await row.getByRole('link', { name: /^تماس با/ }).waitFor();
  await closePage(page);
});

test('on a phone one jumps to a group, whose head stays at the top while those before it are read', async () => {
  const page = await open('/r/deal');
  const { records } = await (
    await page.request.get(`${app.origin}/api/v1/records/stage?sort=position&limit=20`)
  ).json();
  const stages = (records as { id: string; title: string; values: { name: string } }[]).slice(0, 3);
  await app.call('/records/deal/batch', {
    create: Array.from({ length: 45 }, (_, at) => ({ title: `معامله ${at}`, stage: stages[at % 3]?.id })),
  });
  await page.goto(`${app.origin}/r/deal?group=stage`);
  const last = stages[2]?.values.name ?? '';
  const head = page.getByRole('heading', { level: 2 }).getByRole('button', { name: new RegExp(last) });
  await page.getByRole('button', { name: 'پالایه و چیدمان' }).click();
  const sheet = page.getByRole('dialog', { name: 'پالایه و چیدمان' });
  await sheet
    .getByRole('region', { name: 'پرش به گروه' })
    .getByRole('button', { name: new RegExp(last) })
    .click();
  await sheet.waitFor({ state: 'hidden' });
  await head.waitFor();
  await page.waitForFunction(
    ([frame, label]) => {
      const box = document.querySelector(frame ?? '');
      const line = [...(box?.querySelectorAll('h2 button') ?? [])].find((one) =>
        one.textContent?.includes(label ?? ''),
      );
      return box && line && Math.abs(line.getBoundingClientRect().top - box.getBoundingClientRect().top) < 4;
    },
    ['[data-scroll-restoration-id=list]', last] as const,
  );
  await closePage(page);
});
