import type { Page } from 'playwright-core';
import { hashOf, newToken } from '#kernel/auth/token.ts';
import { newId } from '#kernel/id.ts';
import { closePage, openPage } from '#testing/browser.ts';
import type { Bench, Case } from '../bench.ts';
import { quantile } from '../timing.ts';
import { listenToPaint, paintedAfter, tookToPaint } from './painted.ts';

/** What people wait for, in Chromium on this machine: the administrator's screens over the whole base. */
export const screenCases: readonly Case[] = [{ name: 'screens', run: measureScreens }];

const turns = 7;

async function measureScreens(bench: Bench): Promise<void> {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  try {
    const origin = `http://127.0.0.1:${bench.server.port}`;
    await page.context().addCookies([{ name: 'peyvand', value: await signIn(bench), url: origin }]);
    await listenToPaint(page);
    // The first visit fetches the app; people meet it fetched.
    await openAt(page, `${origin}/r/party?variant=people`, firstRow);
    await loads(bench, page, origin);
    await moves(bench, page);
    await keys(bench, page, origin);
  } finally {
    await closePage(page);
  }
}

const firstRow = '[role=grid] [role=row] a[href^="/r/party/"]';
const firstLink = 'a[href^="/r/party/"]';
const firstCard = '[data-card]';

/** A session as signing in makes it, for the member without an account whose rights the measurement uses. */
async function signIn({ ask, place }: Bench): Promise<string> {
  const token = newToken();
  const [identity, session] = [newId(), newId()];
  const preferences = JSON.stringify({ locale: 'fa' });
  await ask(
    `insert into auth.identity (id, password_hash, password_changed_at, preferences, created_at)
      values ($1, 'none', now(), $2::jsonb, now())`,
    [identity, preferences],
  );
  // Data that are kept know the member from the run before.
  await ask('delete from auth.membership where workspace_id = $1 and member_id = $2', [
    place.workspace,
    place.staff.personas.admin,
  ]);
  await ask(
    `insert into auth.membership (identity_id, workspace_id, member_id, created_at) values ($1, $2, $3, now())`,
    [identity, place.workspace, place.staff.personas.admin],
  );
  await ask(
    `insert into auth.session (id, token_hash, identity_id, workspace_id, pending, created_at, seen_at, expires_at, address, agent)
      values ($1, $2, $3, $4, false, now(), now(), now() + interval '1 hour', '', '')`,
    [session, hashOf(token), identity, place.workspace],
  );
  return token;
}

async function openAt(page: Page, url: string, selector: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  return paintedAfter(page, selector);
}

/** The whole app loaded anew at an address, from the navigation to the frame that shows what was asked for. */
async function loads(bench: Bench, page: Page, origin: string): Promise<void> {
  const screens = [
    { name: 'list to first row', path: '/r/party?variant=people', selector: firstRow, bar: 500 },
    {
      name: 'list of companies by name',
      path: '/r/party?variant=companies&sort=name',
      selector: firstRow,
      bar: 500,
    },
    { name: 'board to first cards', path: '/r/deal/board', selector: firstCard, bar: 1_000 },
  ];
  for (const { name, path, selector, bar } of screens) {
    const took: number[] = [];
    for (let turn = 0; turn < turns; turn += 1) took.push(await openAt(page, `${origin}${path}`, selector));
    bench.tell({ name: `screen: ${name}`, value: quantile(took, 0.5), unit: 'ms', bar });
  }
}

/** Within the app: from the press to the frame that shows the answer. */
async function moves(bench: Bench, page: Page): Promise<void> {
  const opened: number[] = [];
  for (let turn = 0; turn < turns + 1; turn += 1) {
    await page.getByRole('navigation').first().getByRole('link', { name: 'مخاطبان' }).click();
    await page.locator(firstRow).first().waitFor();
    const row = page
      .locator('[role=grid] [role=row]')
      .filter({ has: page.locator(firstLink) })
      .nth(turn + 1)
      .locator('a')
      .first();
    const name = (await row.innerText()).trim();
    opened.push(await tookToPaint(page, () => row.click(), { selector: 'h1', text: name }));
  }
  // The first one fetched the page's code.
  bench.tell({ name: 'screen: record open', value: quantile(opened.slice(1), 0.5), unit: 'ms', bar: 300 });
}

/** What the browser itself says of each key and press: from the hand to the next frame, in steps of 8 ms. */
async function keys(bench: Bench, page: Page, origin: string): Promise<void> {
  await openAt(page, `${origin}/r/party?variant=people`, firstRow);
  await page.evaluate(() => {
    const heard: { id: number; duration: number }[] = [];
    (globalThis as unknown as { heard: typeof heard }).heard = heard;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { readonly interactionId: number })[])
        if (entry.interactionId > 0) heard.push({ id: entry.interactionId, duration: entry.duration });
    }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  });
  const search = page.getByRole('searchbox').first();
  await search.click();
  const typed = 'mohammadi karimi';
  for (const letter of typed) await pressSlowly(page, letter);
  const letters = await heardNow(page, typed.length);
  bench.tell({
    name: 'screen: keystroke to painted: half',
    value: quantile(letters, 0.5),
    unit: 'ms',
    bar: 50,
  });
  bench.tell({ name: 'screen: keystroke to painted: 95 of 100', value: quantile(letters, 0.95), unit: 'ms' });
  await search.fill('');
  await page.locator(firstRow).first().waitFor();
  await page.getByRole('grid').focus();
  const deeds = [
    ...Array.from({ length: 40 }, () => 'ArrowDown'),
    'KeyX',
    'ArrowDown',
    'KeyX',
    'Escape',
    'Space',
    'Escape',
    'PageDown',
    'PageDown',
    'PageUp',
    'Home',
    ...Array.from({ length: 20 }, () => 'ArrowDown'),
  ];
  for (const deed of deeds) await pressSlowly(page, deed);
  const all = [...letters, ...(await heardNow(page, deeds.length))];
  bench.tell({ name: 'screen: interactions: 95 of 100', value: quantile(all, 0.95), unit: 'ms', bar: 100 });
}

/** A fast typist's key, and a frame for it. */
const pressSlowly = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key);
  await page.waitForTimeout(60);
};

/** The longest step of each interaction since the last time; what took less than 16 ms is not told, and counts as 8. */
async function heardNow(page: Page, count: number): Promise<number[]> {
  await page.waitForTimeout(300);
  const heard = await page.evaluate(() => {
    const { heard: all } = globalThis as unknown as { heard: { id: number; duration: number }[] };
    return all.splice(0);
  });
  const longest = new Map<number, number>();
  for (const { id, duration } of heard) longest.set(id, Math.max(duration, longest.get(id) ?? 0));
  const took = [...longest.values()];
  return [...took, ...Array.from({ length: Math.max(0, count - took.length) }, () => 8)];
}
