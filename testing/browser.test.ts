import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closePage, openPage } from './browser.ts';

test('a page opens in Persian, and its storage is its own', async () => {
  const page = await openPage();
  const other = await openPage();
  for (const each of [page, other])
    await each.route('http://peyvand.test/', (route) => route.fulfill({ body: 'سلام' }));
  await page.goto('http://peyvand.test/');
  await other.goto('http://peyvand.test/');
  await page.evaluate(() => localStorage.setItem('mine', 'yes'));
  assert.equal(await other.evaluate(() => localStorage.getItem('mine')), null);
  assert.equal(await page.evaluate(() => navigator.language), 'fa-IR');
  await closePage(page);
  await closePage(other);
});
