import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';

import type { Locale } from '#persian/bilingual.ts';

import { complaintsOfAxe } from '../axe.ts';
import { closePage, openPage } from '../browser.ts';
import type { TestProduct } from '../product.ts';
import { staffAddresses, type ScreenAddress } from './addresses.ts';
import { entranceAddresses } from './entrance.ts';
import { devices, locales, type Width } from './looks.ts';
import { settled, watchRequests } from './settled.ts';
import { load, show } from './show.ts';
import { reachState, states } from './states.ts';
import { complaintsOfThumb } from './thumb.ts';
import { foreignWords, listenToData, type HeardData } from './words-of-page.ts';
import { openWorld, speak } from './world.ts';

let world: TestProduct;
let inside: readonly ScreenAddress[];
let outside: readonly ScreenAddress[];

before(async () => {
  world = await openWorld();
  inside = await staffAddresses(world);
  outside = await entranceAddresses(world);
});
after(() => world.close());

const heard = new WeakMap<Page, HeardData>();

/** Goes to every screen, and gathers what a look at each finds. */
const walk = async (
  locale: Locale,
  width: Width,
  part: (addresses: readonly ScreenAddress[]) => readonly ScreenAddress[],
  look: (page: Page, address: ScreenAddress) => Promise<readonly string[]>,
): Promise<string[]> => {
  const told: string[] = [];
  const hear = (page: Page): void => {
    page.on('pageerror', (error) => told.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // A stranger is refused, and the browser says so.
      if (message.type() === 'error' && !message.text().includes('status of 401'))
        told.push(`${page.url()}: ${message.text()}`);
    });
    watchRequests(page);
    heard.set(page, listenToData(page));
  };
  const tell = async (page: Page, address: ScreenAddress): Promise<void> => {
    for (const one of await look(page, address)) told.push(`${address.name}: ${one}`);
  };
  await speak(world, locale);
  const options = { ...devices[width], bypassCSP: true } as const;
  const page = await world.openPage(options);
  hear(page);
  await load(page, world, '/settings');
  for (const address of part(inside)) {
    await show(page, address.path);
    await tell(page, address);
  }
  await page.close();
  if (part(outside).length === 0) return told;
  const stranger = await openPage(options);
  hear(stranger);
  await stranger.addInitScript(
    (wish) => location.protocol === 'http:' && localStorage.setItem('peyvand.look', wish),
    JSON.stringify({ locale }),
  );
  for (const address of part(outside)) {
    await stranger.goto('about:blank');
    await load(stranger, world, address.path);
    await tell(stranger, address);
  }
  await closePage(stranger);
  return told;
};

/**
 * What axe cannot know: an item's second words are its description; the field above a list keeps the focus, and its arrows
 * scroll it; a lifted card is faint where it came from.
 */
const isMeant = (state: string, complaint: string): boolean =>
  complaint.startsWith('label-content-name-mismatch') ||
  (state === 'state-filter' && complaint.startsWith('scrollable-region-focusable')) ||
  (state === 'state-board-move' && complaint.startsWith('color-contrast'));

/** A test has two minutes, on a busy machine too: so many share the screens evenly, each a walk of half a minute. */
const walks = { axe: 8, thumb: 4 } as const;

/** Every so manieth screen, so that what lies side by side and is alike is shared out too. */
const share =
  (part: number, of: number) =>
  (all: readonly ScreenAddress[]): readonly ScreenAddress[] =>
    all.filter((_, index) => index % of === part);

for (const locale of locales) {
  for (let part = 0; part < walks.axe; part += 1)
    test(`screens in ${locale}, ${part + 1} of ${walks.axe}: nothing for axe to say in either theme`, async () => {
      const told = await walk(locale, 1440, share(part, walks.axe), async (page) => {
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        await settled(page);
        const light = await complaintsOfAxe(page);
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        await settled(page);
        // Names and roles are the same in the dark.
        const dark = await complaintsOfAxe(page, ['color-contrast']);
        return [...light, ...dark.map((one) => `in the dark, ${one}`)];
      });
      assert.deepEqual(told, []);
    });

  for (const half of [0, 1])
    test(`nothing for axe to say of what opens over the screens, in ${locale}, ${half + 1} of 2`, async () => {
      const told: string[] = [];
      await speak(world, locale);
      const page = await world.openPage({ ...devices[1440], bypassCSP: true });
      watchRequests(page);
      page.on('pageerror', (error) => told.push(`${page.url()}: ${error.message}`));
      const opened = states.filter(({ only }) => only !== 390).filter((_, at) => at % 2 === half);
      for (const state of opened) {
        await load(page, world, state.path);
        await reachState(page, state);
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          await settled(page);
          for (const one of await complaintsOfAxe(page, scheme === 'dark' ? ['color-contrast'] : undefined))
            if (!isMeant(state.name, one)) told.push(`${state.name}, ${scheme}: ${one}`);
        }
      }
      await page.close();
      assert.deepEqual(told, []);
    });

  for (let part = 0; part < walks.thumb; part += 1)
    test(`screens in ${locale}, ${part + 1} of ${walks.thumb}: each serves a thumb and speaks one language`, async () => {
      const told = await walk(locale, 390, share(part, walks.thumb), async (page, { name }) => {
        const data = heard.get(page);
        // The page of components speaks of examples in both.
        if (name === 'kit' || !data) return complaintsOfThumb(page);
        return [
          ...(await complaintsOfThumb(page)),
          ...(await foreignWords(page, locale, data)).map((text) => `not in this language: ${text}`),
        ];
      });
      assert.deepEqual(told, []);
    });
}
