import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** What Chromium would otherwise fetch, ask or refuse: as root it has no sandbox. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

let browser: Promise<Browser> | undefined;
let pages = 0;

/**
 * A page with storage of its own, in the one browser of the run. The browser goes when the last page is closed. Service
 * workers are off unless a test is about them: they fetch the whole app in the background.
 */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  pages += 1;
  browser ??= launch();
  const context = await (
    await browser
  ).newContext({ locale: 'fa-IR', timezoneId: 'Asia/Tehran', serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** Closes what `openPage` gave: `after(() => closePage(page))`. */
export async function closePage(page: Page): Promise<void> {
  await page.context().close();
  pages -= 1;
  if (pages > 0) return;
  const last = browser;
  browser = undefined;
  await (await last)?.close();
}

/** A browser of its own, for what hangs on the browser's own flags; the caller closes it. */
export const openChromium = (flags: readonly string[]): Promise<Browser> => launch(flags);

function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium on this system: install it, or name it in CHROMIUM');
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...more] });
}
