import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';

import type { Locale } from '#persian/bilingual.ts';

import { complaintsOfAxe, rulesOfColour } from '../axe.ts';
import { closePage, openPage } from '../browser.ts';
import type { TestProduct } from '../product.ts';
import { staffAddresses, type ScreenAddress } from './addresses.ts';
import { entranceAddresses } from './entrance.ts';
import { devices, locales, type Theme, type Width } from './looks.ts';
import { settled, watchRequests } from './settled.ts';
import { load, show } from './show.ts';
import { reachState, states } from './states.ts';
import { complaintsOfThumb } from './thumb.ts';
import { foreignWords, listenToData, type HeardData } from './words-of-page.ts';
import { openWorld, speak } from './world.ts';

/** A page that stays open from walk to walk: what a screen is made of is fetched once, and not for each walk anew. */
type Stage = {
  readonly page: Page;
  readonly data: HeardData;
  /** What the page's own scripts complained of. */
  readonly complaints: string[];
  /** Undefined until it was loaded in a language, and while a walk is under way: one that failed begins anew. */
  locale: Locale | undefined;
};

let world: TestProduct;
let inside: readonly ScreenAddress[];
let outside: readonly ScreenAddress[];
const stages = new Map<Width, Stage>();

before(async () => {
  world = await openWorld();
  inside = await staffAddresses(world);
  outside = await entranceAddresses(world);
});
after(() => world.close());

const optionsOf = (width: Width) =>
  ({ ...devices[width], bypassCSP: true, colorScheme: 'light', reducedMotion: 'reduce' }) as const;

const watch = (page: Page): Stage => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A stranger is refused, and the browser says so.
    if (message.type() === 'error' && !message.text().includes('status of 401'))
      complaints.push(`${page.url()}: ${message.text()}`);
  });
  watchRequests(page);
  return { page, data: listenToData(page), complaints, locale: undefined };
};

/** The administrator's page of a width, in a language. */
const stageOf = async (width: Width, locale: Locale): Promise<Stage> => {
  const stage = stages.get(width) ?? watch(await world.openPage(optionsOf(width)));
  stages.set(width, stage);
  await speak(world, locale);
  if (stage.locale !== locale) await load(stage.page, world, '/settings');
  stage.complaints.length = 0;
  return stage;
};

/** Goes to every screen, and gathers what a look at each finds. */
const walk = async (
  locale: Locale,
  width: Width,
  part: (addresses: readonly ScreenAddress[]) => readonly ScreenAddress[],
  look: (stage: Stage, address: ScreenAddress) => Promise<readonly string[]>,
): Promise<string[]> => {
  const told: string[] = [];
  const tell = async (stage: Stage, address: ScreenAddress): Promise<void> => {
    for (const one of await look(stage, address)) told.push(`${address.name}: ${one}`);
  };
  const stage = await stageOf(width, locale);
  stage.locale = undefined;
  for (const address of part(inside)) {
    await show(stage.page, address.path);
    await tell(stage, address);
  }
  stage.locale = locale;
  told.push(...stage.complaints);
  if (part(outside).length === 0) return told;
  const stranger = watch(await openPage(optionsOf(width)));
  await stranger.page.addInitScript(
    (wish) => location.protocol === 'http:' && localStorage.setItem('peyvand.look', wish),
    JSON.stringify({ locale }),
  );
  for (const address of part(outside)) {
    await stranger.page.goto('about:blank');
    await load(stranger.page, world, address.path);
    await tell(stranger, address);
  }
  await closePage(stranger.page);
  return [...told, ...stranger.complaints];
};

const other: Readonly<Record<Theme, Theme>> = { light: 'dark', dark: 'light' };

/** What axe says of a page in both themes; it is left in the one in which it was not found. */
const complaintsInBothThemes = async (page: Page): Promise<string[]> => {
  const found: Theme = (await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches))
    ? 'dark'
    : 'light';
  const all = await complaintsOfAxe(page);
  await page.emulateMedia({ colorScheme: other[found], reducedMotion: 'reduce' });
  await settled(page);
  const ofColour = await complaintsOfAxe(page, rulesOfColour);
  return [...all.map((one) => `${found}: ${one}`), ...ofColour.map((one) => `${other[found]}: ${one}`)];
};

/**
 * What axe cannot know: an item's second words are its description; the field above a list keeps the focus, and its arrows
 * scroll it; a lifted card is faint where it came from.
 */
const isMeant = (state: string, complaint: string): boolean => {
  const rule = complaint.replace(/^(light|dark): /, '');
  return (
    rule.startsWith('label-content-name-mismatch') ||
    (state === 'state-filter' && rule.startsWith('scrollable-region-focusable')) ||
    (state === 'state-board-move' && rule.startsWith('color-contrast'))
  );
};

/** A test has two minutes, on a busy machine too: so many share the screens evenly. */
const walks = { axe: 4, thumb: 4 } as const;

/** Every so manieth screen, so that what lies side by side and is alike is shared out too. */
const share =
  (part: number, of: number) =>
  (all: readonly ScreenAddress[]): readonly ScreenAddress[] =>
    all.filter((_, index) => index % of === part);

for (const locale of locales) {
  for (let part = 0; part < walks.axe; part += 1)
    test(`screens in ${locale}, ${part + 1} of ${walks.axe}: nothing for axe to say in either theme`, async () => {
      const told = await walk(locale, 1440, share(part, walks.axe), ({ page }) =>
        complaintsInBothThemes(page),
      );
      assert.deepEqual(told, []);
    });

  for (const half of [0, 1])
    test(`nothing for axe to say of what opens over the screens, in ${locale}, ${half + 1} of 2`, async () => {
      const told: string[] = [];
      const stage = await stageOf(1440, locale);
      stage.locale = undefined;
      const { page } = stage;
      const opened = states.filter(({ only }) => only !== 390).filter((_, at) => at % 2 === half);
      for (const state of opened) {
        // Anew: what was opened before lies over nothing, and nothing of it is known already.
        await load(page, world, state.path);
        await reachState(page, state);
        for (const one of await complaintsInBothThemes(page))
          if (!isMeant(state.name, one)) told.push(`${state.name}, ${one}`);
      }
      // What a state withholds from the page lands on the console.
      told.push(...stage.complaints.filter((one) => !one.includes('Failed to load resource')));
      assert.deepEqual(told, []);
    });

  for (let part = 0; part < walks.thumb; part += 1)
    test(`screens in ${locale}, ${part + 1} of ${walks.thumb}: each serves a thumb and speaks one language`, async () => {
      const told = await walk(locale, 390, share(part, walks.thumb), async ({ page, data }, { name }) => [
        ...(await complaintsOfThumb(page)),
        // The page of components speaks of examples in both.
        ...(name === 'kit' ? [] : await foreignWords(page, locale, data)).map(
          (text) => `not in this language: ${text}`,
        ),
      ]);
      assert.deepEqual(told, []);
    });
}
