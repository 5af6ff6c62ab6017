/** Makes the icons of the installed app from `web/public/favicon.svg`, after that was changed: `node bin/icons.ts`. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closePage, openPage } from '#testing/browser.ts';

const web = join(import.meta.dirname, '..', 'web', 'public');
const svg = await readFile(join(web, 'favicon.svg'), 'utf8');
const ground = /fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? '#ffffff';
const folder = join(web, 'icons');
await mkdir(folder, { recursive: true });
const page = await openPage();

/** `share` of the side is the sign; the rest is ground, which a system cuts to its own shape. */
const draw = async (name: string, side: number, share: number): Promise<void> => {
  await page.setViewportSize({ width: side, height: side });
  const filled = share < 1 ? `background:${ground};` : '';
  await page.setContent(
    `<body style="margin:0;${filled}display:grid;place-items:center;block-size:100vh"><img style="inline-size:${share * 100}%" src="data:image/svg+xml,${encodeURIComponent(svg)}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await page.screenshot({ path: join(folder, `${name}.png`), omitBackground: true });
};

await draw('192', 192, 1);
await draw('512', 512, 1);
// iOS rounds the corners itself and shows black where nothing is drawn.
await draw('180', 180, 0.92);
// Within the inner 80 % nothing is ever cut off (W3C app manifest, maskable icons).
await draw('maskable-512', 512, 0.76);
await closePage(page);
