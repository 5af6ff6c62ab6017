import type { Page, Request } from 'playwright-core';

/** What a page has asked for since it was opened, and what of that has not come yet. */
type Asked = { readonly open: Set<Request>; count: number };

const asked = new WeakMap<Page, Asked>();

/** Counts what a page asks for from now on; `settled` reads it. */
export function watchRequests(page: Page): void {
  const open = new Set<Request>();
  const counted: Asked = { open, count: 0 };
  asked.set(page, counted);
  page.on('request', (request) => {
    // The live stream never ends.
    if (request.resourceType() === 'eventsource') return;
    counted.count += 1;
    open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

const longestMs = 20_000;

/**
 * Waits until a page shows what it has to show: nothing asked for, no shape in place of what is coming, letters loaded,
 * nothing moving. @throws where that takes over 20 s
 */
export async function settled(page: Page): Promise<void> {
  const requests = asked.get(page);
  const until = Date.now() + longestMs;
  for (;;) {
    const before = requests?.count;
    // In the page, for each question from here costs as much as a frame.
    const still = await page.evaluate(isStillForFrames, until - Date.now());
    if (!still || Date.now() > until) throw new Error(`${page.url()} did not come to rest`);
    if ((requests?.open.size ?? 0) === 0 && requests?.count === before) return;
  }
}

/** Whether the page stood still for three frames running before so many milliseconds were over. */
async function isStillForFrames(forMs: number): Promise<boolean> {
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
  const begun = performance.now();
  for (let frames = 0; frames < 3;) {
    if (performance.now() - begun > forMs) return false;
    frames = isStill() ? frames + 1 : 0;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  return true;
}
