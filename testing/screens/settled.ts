import type { Page, Request } from 'playwright-core';

const asked = new WeakMap<Page, Set<Request>>();

/** Counts what a page has asked for and not got yet, from now on; `settled` reads it. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>();
  asked.set(page, open);
  page.on('request', (request) => {
    // The live stream never ends.
    if (request.resourceType() !== 'eventsource') open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

/**
 * Waits until a page shows what it has to show: nothing asked for, no shape in place of what is coming, letters loaded,
 * nothing moving. @throws where that takes over 20 s
 */
export async function settled(page: Page): Promise<void> {
  const open = asked.get(page);
  const until = Date.now() + 20_000;
  for (let quiet = 0; quiet < 3;) {
    if (Date.now() > until) throw new Error(`${page.url()} did not come to rest`);
    quiet = (open?.size ?? 0) === 0 && (await page.evaluate(isStill)) ? quiet + 1 : 0;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(null))));
  }
}

const isStill = (): boolean =>
  document.fonts.status === 'loaded' &&
  document.querySelector('h1, h2') !== null &&
  // The page of components shows what waits for ever; it is there with the last of its parts.
  (location.pathname === '/kit'
    ? document.querySelectorAll('main h3').length > 2
    : // What lies out of sight is fetched when it is scrolled to.
      ![...document.querySelectorAll('.animate-breathe')].some((shape) => {
        const { top, bottom, left, right } = shape.getBoundingClientRect();
        return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      })) &&
  // A dialog with a field in it waits for the phone's keyboard, unseen.
  document.querySelector('[style*="mask-image"]') === null &&
  document
    .getAnimations()
    .every(
      (animation) =>
        animation.playState !== 'running' || animation.effect?.getComputedTiming().endTime === Infinity,
    );
