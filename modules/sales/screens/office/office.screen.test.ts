import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startProduct, type TestProduct } from '#testing/product.ts';

let product: TestProduct;
before(async () => {
  product = await startProduct();
});
after(() => product.close());

test('a list of the office that cannot be read says so, never that it is empty, and is read again', async () => {
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  const ofRates = (url: URL): boolean => url.pathname.endsWith('/records/tax_rate/query');
  await page.route(ofRates, (route) => route.fulfill({ status: 422, body: '{}' }));
  await page.goto(`${product.origin}/office/tax`);
  await page.getByRole('alert').getByText('خوانده نشد').waitFor();
  const none = page.getByText('هنوز نرخی نگذاشته‌اید.');
  assert.equal(await none.count(), 0);
  await page.unroute(ofRates);
  await page.getByRole('button', { name: 'تلاش دوباره' }).click();
  await none.waitFor();
});
