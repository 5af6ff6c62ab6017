import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '#persian/bilingual.ts';
import { closePage, openPage } from '../browser.ts';
import type { TestProduct } from '../product.ts';
import { staffAddresses, type ScreenAddress } from './addresses.ts';
import { contactSheet } from './contact-sheet.ts';
import { entranceAddresses } from './entrance.ts';
import { devices, type Theme, type Width } from './looks.ts';
import { customerAddresses, moreAddresses } from './more.ts';
import { load, show } from './show.ts';
import { watchRequests } from './settled.ts';
import { reachState, states, type ScreenState } from './states.ts';
import { openWorld, speak } from './world.ts';

export type GalleryWish = {
  readonly folder: string;
  /** Only screens whose name contains one of these; all where it is empty. */
  readonly only: readonly string[];
  readonly locales: readonly Locale[];
  readonly themes: readonly Theme[];
  readonly widths: readonly Width[];
  readonly log: (line: string) => void;
};

export type Shot = { readonly screen: string; readonly look: string; readonly file: string };

/** Takes a picture of every screen and state in every look wished for, and lays them out in `index.html`. */
export async function takePictures(wish: GalleryWish): Promise<readonly Shot[]> {
  await rm(wish.folder, { recursive: true, force: true });
  await mkdir(wish.folder, { recursive: true });
  const world = await openWorld();
  const shots: Shot[] = [];
  const wanted = ({ name }: { readonly name: string }): boolean =>
    wish.only.length === 0 || wish.only.some((part) => name.includes(part));
  try {
    const inside = [...(await staffAddresses(world)), ...(await moreAddresses(world))].filter(wanted);
    const outside = [...(await entranceAddresses(world)), ...(await customerAddresses(world))].filter(wanted);
    const opened = states.filter(wanted);
    for (const locale of wish.locales) {
      await speak(world, locale);
      for (const width of wish.widths) {
        const pass: Pass = { ...wish, world, locale, width, shots };
        if (inside.length + opened.length > 0) await takeInside(pass, inside, opened);
        if (outside.length > 0) await takeOutside(pass, outside);
      }
    }
  } finally {
    await world.close();
  }
  await writeFile(join(wish.folder, 'index.html'), contactSheet(shots));
  return shots;
}

type Pass = GalleryWish & {
  readonly world: TestProduct;
  readonly locale: Locale;
  readonly width: Width;
  readonly shots: Shot[];
};

async function takeInside(
  pass: Pass,
  addresses: readonly ScreenAddress[],
  opened: readonly ScreenState[],
): Promise<void> {
  const page = await pass.world.openPage(devices[pass.width]);
  watchRequests(page);
  await load(page, pass.world, addresses[0]?.path ?? '/settings');
  for (const { name, path } of addresses) {
    await told(pass, name, () => show(page, path));
    await take(pass, page, name);
  }
  for (const state of opened) {
    if (state.only !== undefined && state.only !== pass.width) continue;
    await told(pass, state.name, async () => {
      await load(page, pass.world, state.path);
      await reachState(page, state);
    });
    await take(pass, page, state.name);
  }
}

async function takeOutside(pass: Pass, addresses: readonly ScreenAddress[]): Promise<void> {
  const page = await openPage(devices[pass.width]);
  watchRequests(page);
  await page.addInitScript(
    (look) => location.protocol === 'http:' && localStorage.setItem('peyvand.look', look),
    JSON.stringify({ locale: pass.locale }),
  );
  for (const { name, path } of addresses) {
    // Only the part behind `#` may differ, which loads nothing.
    await page.goto('about:blank');
    await told(pass, name, () => load(page, pass.world, path));
    await take(pass, page, name);
  }
  await closePage(page);
}

/** A screen that does not come to rest is pictured as it stands, and said. */
async function told(pass: Pass, name: string, deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    const [line = ''] = String(error).split('\n');
    pass.log(`${name} (${pass.locale}, ${pass.width}): ${line}`);
  }
}

async function take(pass: Pass, page: Page, screen: string): Promise<void> {
  for (const theme of pass.themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const look = `${pass.locale}-${theme}-${pass.width}`;
    const file = `${screen}.${look}.png`;
    await page.screenshot({ path: join(pass.folder, file), animations: 'disabled' });
    pass.shots.push({ screen, look, file });
  }
}
