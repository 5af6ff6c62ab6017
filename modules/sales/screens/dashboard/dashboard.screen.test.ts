import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { formatNumber } from '#persian/digits.ts';
import type { Stored } from '#records/contract.ts';
import { startProduct, type TestProduct } from '#testing/product.ts';
import type { Frame, Reports } from '../../contract/reports.ts';

let product: TestProduct;
let page: Page;
before(async () => {
  product = await startProduct({ sampleData: true });
  page = await product.openPage({ viewport: { width: 1440, height: 900 } });
});
after(() => product.close());

const fa = (value: number): string => formatNumber(value, 'fa');

test('the figures of a dashboard are the API’s, open to their rows, follow what happens and speak as a table too', async () => {
  const { stages, bottleneck } = await product.api<Reports['pipeline']>('/sales/reports/pipeline');
  await page.goto(`${product.origin}/sales`);
  await page.getByRole('heading', { level: 1, name: 'پیشخوان فروش' }).waitFor();
  const panel = page.getByRole('region', { name: 'معامله‌های باز در هر مرحله' });
  for (const { count } of stages)
    if (count > 0)
      await panel
        .getByRole('link', { name: new RegExp(`: ${fa(count)}$`) })
        .first()
        .waitFor();
  assert.ok(bottleneck, 'sample deals stand too long somewhere');
  await page
    .getByRole('region', { name: 'گلوگاه' })
    .getByRole('link', { name: `${fa(bottleneck.count)} معامله` })
    .waitFor();

  // A colleague wins a deal: the tile of what was won counts it by itself.
  const won = page.getByRole('region', { name: 'برد', exact: true });
  const before = (await product.api<Reports['outcome']>('/sales/reports/outcome')).now.won.count;
  const { records } = await product.api<{ records: Stored[] }>('/records/deal/query', {
    filter: { field: 'status', op: 'eq', value: 'open' },
    limit: 1,
  });
  const { records: wins } = await product.api<{ records: Stored[] }>('/records/stage/query', {
    filter: { field: 'kind', op: 'eq', value: 'won' },
    limit: 1,
  });
  const [deal, stage] = [records[0], wins[0]];
  assert.ok(deal && stage);
  await product.api(`/records/deal/${deal.id}`, { stage: stage.id }, 'PATCH');
  await won.getByRole('link', { name: `برد: ${fa(before + 1)}` }).waitFor();

  // Its number opens just those deals.
  await won.getByRole('link', { name: `برد: ${fa(before + 1)}` }).press('Enter');
  await page.waitForURL(/\/r\/deal\?/);
  await page
    .getByRole('gridcell', { name: String(deal.values['title']) })
    .first()
    .waitFor();
  await page.goBack();

  // By keyboard to the table, and the address keeps it.
  await page.getByRole('radio', { name: 'تصویر' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.waitForURL(/look=table/);
  await page
    .getByRole('table', { name: 'گذر از مرحله‌ها' })
    .getByRole('columnheader', { name: 'نرخ تبدیل' })
    .waitFor();

  // A month earlier is another period.
  await page.getByRole('button', { name: 'دورهٔ قبلی' }).click();
  await page.waitForURL(/on=\d{4}-\d{2}-\d{2}/);
});

test('open leads and deals go into better hands in one move, and back', async () => {
  const { people, pipelines } = await product.api<Frame>('/sales/reports/frame');
  const [hunter, closer] = people;
  assert.ok(hunter && closer);
  const stageOf = (kind: string): string => pipelines[0]?.stages.find((one) => one.kind === kind)?.id ?? '';
  const deals = (owner: string, kind: string, count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({ title: `${kind} ${index}`, owner, stage: stageOf(kind) }));
  const leads = (owner: string, junk: boolean, count: number): object[] =>
    Array.from({ length: count }, (_, index) => ({
      name: `سرنخ ${index}`,
      owner,
      campaign: 'آزمایش سپردن',
      ...(junk ? { status: 'junk', junkReason: 'no-need' } : {}),
    }));
  await product.api('/records/deal/batch', {
    create: [
      ...deals(closer.id, 'won', 150),
      ...deals(hunter.id, 'lost', 150),
      ...deals(hunter.id, 'open', 2),
    ],
  });
  await product.api('/records/lead/batch', {
    create: [...leads(hunter.id, false, 90), ...leads(closer.id, true, 90)],
  });
  // As if each had been converted.
  await product.testing.asOwner(
    `update lead set status = 'converted' where campaign = 'آزمایش سپردن' and owner_id = $1`,
    [hunter.id],
  );
  const atHand = async (object: string, owner: string, status: readonly string[]): Promise<number> =>
    (
      await product.api<{ count: number }>(`/records/${object}/count`, {
        filter: {
          and: [
            { field: 'owner', op: 'eq', value: owner },
            { field: 'status', op: 'in', value: status },
          ],
        },
      })
    ).count;
  const before = await atHand('deal', hunter.id, ['open']);
  assert.ok(before >= 2);
  await page.goto(`${product.origin}/sales/sellers`);
  const panel = page.getByRole('region', { name: 'سپردن به توانا' });
  await panel.getByRole('button', { name: /^سپردن/ }).click();
  await page.getByText('سپرده شد').waitFor();
  assert.equal(await atHand('deal', hunter.id, ['open']), 0);
  await page.getByRole('button', { name: 'واگرد' }).click();
  await page.getByText('به حال پیش بازگشت').waitFor();
  assert.equal(await atHand('deal', hunter.id, ['open']), before);

  await page.getByRole('tab', { name: 'چرا کم یا زیاد شد' }).click();
  await page.getByText(/^فروش .* (زیاد|کم) شد\.$/).waitFor();
});

test('a page that could not be read keeps its name, the way to the others, and is read at the second try', async () => {
  const fails = (route: Route) =>
    route.fulfill({
      status: 400,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', code: 'unavailable', title: 'ناممکن', status: 400, detail: 'کمی بعد' },
    });
  const again = page.getByRole('button', { name: 'تلاش دوباره' });

  await page.route('**/api/v1/sales/reports/frame', fails);
  await page.goto(`${product.origin}/sales/forecast`);
  await again.waitFor();
  assert.deepEqual(await page.getByRole('heading', { level: 1 }).allTextContents(), ['پیش‌بینی فروش']);
  await page.getByRole('tab', { name: 'هدف‌ها' }).click();
  await page.getByRole('heading', { level: 1, name: 'هدف‌ها' }).waitFor();
  await again.waitFor();
  await page.unroute('**/api/v1/sales/reports/frame', fails);
  await again.click();
  await page.getByRole('button', { name: 'دورهٔ قبلی' }).waitFor();

  const { records } = await product.api<{ records: Stored[] }>('/records/call_script/query', { limit: 1 });
  const script = records[0];
  assert.ok(script);
  await page.route('**/api/v1/records/call_script/*', fails);
  await page.goto(`${product.origin}/calling/scripts/${script.id}`);
  await again.waitFor();
  assert.deepEqual(await page.getByRole('heading', { level: 1 }).allTextContents(), ['متن تماس']);
  await page.getByRole('main').getByRole('link', { name: 'متن‌های تماس' }).waitFor();
  await page.unroute('**/api/v1/records/call_script/*', fails);
  await again.click();
  await page.getByRole('heading', { level: 1, name: String(script.values['name']) }).waitFor();
});
