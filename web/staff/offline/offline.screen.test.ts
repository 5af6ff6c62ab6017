import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { startProduct, type TestProduct } from '#testing/product.ts';

let product: TestProduct;

before(async () => {
  product = await startProduct();
  await product.api('/records/party/batch', {
    create: ['آوند گستر', 'پارس سازه'].map((name) => ({ kind: 'organisation', name })),
  });
});
after(() => product.close());

const companies = '/r/party?variant=companies';

/** A page whose worker stands and has taken over. */
const openServed = async (path: string): Promise<Page> => {
  const page = await product.openPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'allow' });
  await page.goto(`${product.origin}${path}`);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
  return page;
};

/** Addresses that the worker keeps of what was read. */
const seen = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const store = await caches.open('peyvand-seen');
    return (await store.keys()).map(({ url }) => new URL(url).pathname);
  });

test('a screen whose code did not come says so, and is fetched once more', async () => {
  const page = await product.openPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${product.origin}${companies}`);
  await page.getByRole('row').filter({ hasText: 'آوند گستر' }).waitFor();
  const code = '**/assets/calendar-page-*.js';
  await page.route(code, (route) => route.abort());
  await page.getByRole('navigation').first().getByRole('link', { name: 'تقویم', exact: true }).click();
  await page.getByRole('heading', { name: 'این صفحه باز نشد' }).waitFor();
  await page.unroute(code);
  await page.getByRole('button', { name: 'تلاش دوباره' }).click();
  await page.getByRole('heading', { level: 1, name: /^تقویم/ }).waitFor();
});

test('a new version waits until it is asked for', async () => {
  const page = await openServed(companies);
  const box = page.getByPlaceholder(/^جستجو در/);
  await box.fill('نوشتهٔ نیمه‌کاره');
  // The same place under another address is, to the browser, the next version.
  await page.evaluate(() =>
    navigator.serviceWorker.register('/service-worker.js?next').then(() => undefined),
  );
  const take = page.getByRole('button', { name: 'تازه‌سازی' });
  await take.waitFor();
  assert.equal(await box.inputValue(), 'نوشتهٔ نیمه‌کاره');
  // From here on the page is the next version's, which registers itself and not the one before.
  await page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = function registerNext() {
      return register.call(this, '/service-worker.js?next');
    };
  });
  await Promise.all([page.waitForEvent('load'), take.click()]);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.scriptURL.endsWith('?next'));
  await take.waitFor({ state: 'detached' });
});

test('the app can be installed', async () => {
  const page = await openServed(companies);
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data ?? '{}') as { dir: string; icons: { src: string }[] };
  assert.equal(manifest.dir, 'rtl');
  for (const { src } of manifest.icons) {
    const answer = await fetch(`${product.origin}${src}`);
    assert.equal(answer.status, 200, src);
    assert.match(answer.headers.get('content-type') ?? '', /^image\//, src);
  }
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  assert.deepEqual(
    installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'),
    [],
  );
});

// Last, for it ends the session.
test('what was seen last can be read without the network, by who saw it and nobody else', async () => {
  const page = await openServed(companies);
  await page.reload();
  await page.getByRole('link', { name: 'پارس سازه' }).click();
  await page.getByRole('heading', { level: 1, name: 'پارس سازه' }).waitFor();
  const record = page.url();
  await page.waitForFunction(async () => {
    const keys = await (await caches.open('peyvand-seen')).keys();
    return ['/api/v1/me', '/timeline', '/query'].every((part) => keys.some(({ url }) => url.includes(part)));
  });

  await page.context().setOffline(true);
  await page.goto(`${product.origin}${companies}`);
  await page.getByRole('link', { name: 'پارس سازه' }).waitFor();
  await page.getByText('به سرور دسترسی نیست.').waitFor();
  await page.goto(record);
  await page.getByRole('heading', { level: 1, name: 'پارس سازه' }).waitFor();

  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: 'حساب و تنظیمات نمایش' }).click();
  await page.getByRole('menuitem', { name: 'خروج از حساب' }).click();
  await page.waitForURL(/\/sign-in/);
  assert.deepEqual(await seen(page), []);

  await page.context().setOffline(true);
  await page.goto(`${product.origin}${companies}`);
  await page.getByRole('heading', { name: 'به سرور دسترسی نیست' }).waitFor();
});
