import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

import { listRoutes } from '#kernel/http/route-list.ts';
import { openApiRoute } from '#records/api/openapi/route.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let app: StaffApp;

before(async () => {
  app = await openStaffApp(engine, (api) => openApiRoute(api, engine, listRoutes(api)));
  const workspace = await makeWorkspace(testing);
  app.actors.set('admin', (await makeMember(engine, workspace, adminGrants)).context);
});
after(async () => {
  await app.close();
  await testing.drop();
});

const open = async (path: string, width: number): Promise<Page> => {
  const page = await openPage({ viewport: { width, height: 900 }, bypassCSP: true });
  await page.context().addCookies([{ name: 'actor', value: 'admin', url: app.origin }]);
  await page.goto(`${app.origin}${path}`);
  await page.locator('h1').waitFor();
  return page;
};

const holdsTo = async (page: Page): Promise<void> => {
  await page.addScriptTag({ path: axeFile });
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    [],
  );
};

test('a route is found, read and tried; a write is asked about once', async () => {
  const page = await open('/settings/api', 1440);
  await page.getByRole('searchbox').fill('برچسب');
  await page.locator('a[href="/settings/api/tag"]').click();
  await page.getByRole('button', { name: 'POST ساختن برچسب /records/tag', exact: true }).click();
  await page.getByRole('row', { name: /name لازم متن نام/ }).waitFor();
  const body = page.getByRole('textbox', { name: 'بدنهٔ JSON' });
  await body.fill('{"name": ');
  await page.getByRole('button', { name: 'فرستادن' }).click();
  await page.getByText('JSON درستی نیست').waitFor();
  await body.fill('{"name": "نو"}');
  await page.getByRole('button', { name: 'فرستادن' }).click();
  await page.getByRole('button', { name: 'می‌دانم، بفرست' }).click();
  const answer = page.getByRole('region', { name: 'پاسخ', exact: true });
  await answer.getByText('201', { exact: true }).waitFor();
  assert.match(await answer.innerText(), /"name": "نو"/);
  await holdsTo(page);
  // Known by now: the second goes at once, and is refused for its name is taken.
  await page.getByRole('button', { name: 'فرستادن' }).click();
  await answer.getByText('409', { exact: true }).waitFor();
  await closePage(page);
});

test('on a phone the chapters stand beneath the guide, and a chapter leads back', async () => {
  const page = await open('/settings/api', 390);
  await page.getByRole('link', { name: 'معامله‌ها deal' }).click();
  await page.getByRole('button', { name: /GET فهرست معامله‌ها/ }).click();
  await page.getByRole('button', { name: 'فرستادن' }).click();
  await page.getByText('"records"').waitFor();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wider, false, 'nothing runs out at the side');
  await holdsTo(page);
  await page.getByRole('main').getByRole('link', { name: 'راهنمای API' }).click();
  await page.getByText('ساختن کلید API').waitFor();
  await closePage(page);
});
