import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Draws a finger sideways from the middle of something, by so many px to the right. */
export async function swipe(page: Page, what: Locator, by: number): Promise<void> {
  const box = await what.boundingBox();
  assert.ok(box);
  const y = box.y + box.height / 2;
  const x = box.x + box.width / 2;
  const touch = await page.context().newCDPSession(page);
  const at = (along: number) => ({ touchPoints: [{ x: x + along, y }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(0) });
  for (let step = 1; step <= 5; step += 1)
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at((by * step) / 5) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
