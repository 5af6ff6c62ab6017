import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';
import type { Goals } from '../../contract/goals.ts';
import type { Frame, Reports } from '../../contract/reports.ts';

let product: TestProduct;
let page: Page;
before(async () => {
  product = await startProduct({ sampleData: true });
  page = await product.openPage({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  await proveSellers();
});
after(() => product.close());

const fa = (value: number): string => formatNumber(value, 'fa');

/** One colleague has won much and made nothing of leads, another the other way round, each with the other's work at hand. */
async function proveSellers(): Promise<void> {
  const { people, pipelines } = await product.api<Frame>('/sales/reports/frame');
  const [hunter, closer] = people;
  assert.ok(hunter && closer);
  const stageOf = (kind: string): string => pipelines[0]?.stages.find((one) => one.kind === kind)?.id ?? '';
  const many = (count: number, one: (index: number) => object): object[] =>
    Array.from({ length: count }, (_, index) => one(index));
  const deal = (owner: string, kind: string) => (index: number) => ({
    title: `${kind} ${index}`,
    owner,
    stage: stageOf(kind),
  });
  await product.api('/records/deal/batch', {
    create: [
      ...many(150, deal(closer.id, 'won')),
      ...many(150, deal(hunter.id, 'lost')),
      ...many(2, deal(hunter.id, 'open')),
    ],
  });
  const lead = (owner: string, more: object) => (index: number) => ({
    name: `سرنخ ${index}`,
    owner,
    campaign: 'دوشنبه',
    ...more,
  });
  await product.api('/records/lead/batch', {
    create: [
      ...many(90, lead(hunter.id, {})),
      ...many(90, lead(closer.id, { status: 'junk', junkReason: 'no-need' })),
    ],
  });
  // As if each had been converted.
  await product.testing.asOwner(
    `update lead set status = 'converted' where campaign = 'دوشنبه' and owner_id = $1`,
    [hunter.id],
  );
}

test('a manager’s Monday: the worst stage, hand-over, missed opportunities, a goal, and a report that is saved and taken out', async () => {
  // The dashboard names the stage that holds deals back, and opens them.
  const { bottleneck } = await product.api<Reports['pipeline']>('/sales/reports/pipeline');
  assert.ok(bottleneck);
  await page.goto(`${product.origin}/sales`);
  const worst = page.getByRole('region', { name: 'گلوگاه' });
  await worst.getByRole('link', { name: `${fa(bottleneck.count)} معامله` }).press('Enter');
  await page.waitForURL(/\/r\/deal\?/);
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: fa(bottleneck.count) })
    .waitFor();
  await page.goBack();

  // Open work goes into better hands in one move.
  await page.getByRole('tab', { name: 'فروشندگان' }).click();
  const better = page.getByRole('region', { name: 'سپردن به توانا' });
  await better.getByRole('button', { name: /^سپردن/ }).press('Enter');
  await page.getByText('سپرده شد').waitFor();

  // What nobody takes care of, kind by kind.
  await page.getByRole('link', { name: 'تماس و پیگیری' }).press('Enter');
  await page.getByRole('tab', { name: 'رو به از دست رفتن' }).click();
  await page.getByRole('navigation', { name: 'گونه‌ها' }).getByRole('button').first().press('Enter');
  await page.waitForURL(/\/calling\/missed\?kind=/);

  // A goal has a number and a date.
  await page.goto(`${product.origin}/sales/goals`);
  await page.getByRole('button', { name: 'هدف تازه' }).press('Enter');
  const form = page.getByRole('dialog', { name: 'هدف تازه' });
  await form.getByRole('textbox', { name: 'عنوان' }).fill('فروش هفته‌های پایانی');
  await form.getByRole('textbox', { name: 'مبلغ هدف' }).fill('۵ میلیارد');
  await form.getByRole('button', { name: 'ثبت' }).press('Enter');
  await form.waitFor({ state: 'hidden' });
  const { goals } = await product.api<Goals>('/sales/goals');
  const made = goals.find(({ title }) => title === 'فروش هفته‌های پایانی');
  assert.deepEqual(made?.target, { amount: { amount: '50000000000', currency: 'IRR' } });

  // The report as it is seen, under a name for everybody.
  await page.goto(`${product.origin}/sales/activity?by=team&look=table`);
  await page.getByRole('table', { name: 'چه کسی، چه کرد' }).waitFor();
  await page.getByRole('button', { name: 'ذخیرهٔ گزارش' }).press('Enter');
  const naming = page.getByRole('dialog', { name: 'ذخیرهٔ گزارش' });
  await naming.getByRole('textbox', { name: 'نام گزارش' }).fill('دوشنبه‌های تیم');
  await naming.getByRole('radio', { name: 'همه' }).check({ force: true });
  await naming.getByRole('textbox', { name: 'نام گزارش' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'دوشنبه‌های تیم' }).waitFor();
  const [saved] = (
    await product.api<{ records: Stored[] }>('/records/saved_view/query', {
      filter: { field: 'name', op: 'eq', value: 'دوشنبه‌های تیم' },
    })
  ).records;
  assert.equal(saved?.values['visibility'], 'all');

  // It is taken out as it is seen, under that name.
  await page.getByRole('button', { name: 'خروجی گزارش' }).press('Enter');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'اکسل' }).press('Enter'),
  ]);
  assert.match(download.suggestedFilename(), /^دوشنبه های تیم .*\.xlsx$/);
  const { sheets } = await readXlsx(readFileSync(await download.path()));
  assert.equal(sheets[0]?.rows[0]?.[0], 'دوشنبه‌های تیم');
  assert.ok(
    sheets[0]?.rows.some(([head]) => head === 'تیم'),
    'told by team',
  );

  // And it is found again in the one list.
  await page.getByRole('tab', { name: 'گزارش‌های ذخیره‌شده' }).click();
  await page.getByRole('link', { name: 'دوشنبه‌های تیم' }).press('Enter');
  await page.waitForURL(/\/sales\/activity\?.*by=team/);
  await page.getByRole('table', { name: 'چه کسی، چه کرد' }).waitFor();
});
