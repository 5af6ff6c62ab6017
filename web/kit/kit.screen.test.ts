import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';

import { closePage, openPage } from '#testing/browser.ts';

/** As strict as the server's own: anything inline is refused and lands on the console, which the tests read. */
const policy = "default-src 'self'; img-src 'self' data:";
const firstLoadLimit = 250 * 1024;

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url));
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** As `npm test` has built it, so that what is measured is what is shipped. */
const outDir = fileURLToPath(new URL('../../dist/web', import.meta.url));
let server: PreviewServer;
let origin: string;

before(async () => {
  server = await preview({
    configFile,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, headers: { 'Content-Security-Policy': policy } },
  });
  const address = server.httpServer.address();
  assert.ok(typeof address === 'object' && address !== null);
  origin = `http://127.0.0.1:${address.port}`;
});

after(async () => {
  await server.close();
});

type Look = { readonly locale: 'fa' | 'en'; readonly theme: 'light' | 'dark' };

/** What the app asks before it shows any page; the kit's own page needs no more of the server. */
const answerStart = async (page: Page, preferences: Look): Promise<void> => {
  const settings = {
    displayUnit: 'toman',
    currency: 'IRR',
    timeZone: 'Asia/Tehran',
    company: { logo: null },
  };
  const me = {
    member: { id: '1', name: 'مریم احمدی', jobTitle: null },
    standsInFor: [],
    workspace: { key: 'kit', name: 'پیوند', settings },
    abilities: { admin: false, deeds: [] },
    person: { identifiers: [], preferences, secondFactor: false, recoveryCodesLeft: 0, workspaces: [] },
  };
  // The shell asks for more than the kit shows; what is registered later goes before this.
  await page.route('**/api/v1/**', (route) => route.fulfill({ json: {} }));
  await page.route('**/query', (route) =>
    route.fulfill({ json: { records: [], next: null, previous: null } }),
  );
  await page.route('**/api/v1/me', (route) => route.fulfill({ json: me }));
  await page.route('**/api/v1/schema', (route) => route.fulfill({ json: { version: 1, objects: [] } }));
  await page.route('**/api/v1/live', (route) =>
    route.fulfill({ contentType: 'text/event-stream', body: 'event: ready\ndata: {}\n\n' }),
  );
};

/** The gallery in a look, and what the console said of errors. */
const openKit = async (look: Look): Promise<{ page: Page; complaints: string[] }> => {
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript((saved) => localStorage.setItem('peyvand.look', saved), JSON.stringify(look));
  await answerStart(page, look);
  await page.goto(`${origin}/kit`);
  await page.locator('h1').waitFor();
  // Its parts come one after the other.
  await page.getByRole('button', { name: look.locale === 'fa' ? 'پنجره' : 'Dialog', exact: true }).waitFor();
  return { page, complaints };
};

type Chunk = { readonly file: string; readonly imports?: readonly string[] };

test('no page holds an inline script or style, and the first load keeps to its budget', async () => {
  const html = await readFile(join(outDir, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/);

  const manifest = JSON.parse(await readFile(join(outDir, '.vite/manifest.json'), 'utf8')) as Record<
    string,
    Chunk
  >;
  const files = new Set<string>();
  const collect = (name: string) => {
    const chunk = manifest[name];
    assert.ok(chunk, name);
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) collect(imported);
  };
  collect('index.html');
  let size = 0;
  for (const file of files) size += gzipSync(await readFile(join(outDir, file))).length;
  assert.ok(size > 0 && size <= firstLoadLimit, `${Math.round(size / 1024)} KB of scripts, gzipped`);
});

for (const locale of ['fa', 'en'] as const)
  for (const theme of ['light', 'dark'] as const)
    test(`the kit has no accessibility violation in ${locale}, ${theme}`, async () => {
      const { page, complaints } = await openKit({ locale, theme });
      await page.evaluate(await readFile(axeFile, 'utf8'));
      const results = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const violations = results.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      );
      assert.deepEqual(violations, []);
      assert.ok(results.passes.length > 30, 'axe looked at nothing');
      assert.deepEqual(complaints, []);
      await closePage(page);
    });

test('a screen reader hears no English in the Persian kit', async () => {
  const { page } = await openKit({ locale: 'fa', theme: 'light' });
  await page.getByRole('group', { name: 'سررسید' }).first().getByRole('button').click();
  await page.getByRole('grid').last().waitFor();
  const heard = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'aria-valuetext', 'aria-roledescription', 'aria-description'].flatMap(
        (name) => element.getAttribute(name) ?? [],
      ),
    ),
  );
  assert.ok(heard.includes('سال, ') && heard.includes('بعدی'), 'the labels of react-aria were not found');
  const english = heard.filter((text) => /[A-Za-z]{2,}/.test(text));
  // Names of people and of deals stay as they were written.
  assert.deepEqual(
    english.filter((text) => !/Ada Lovelace|C\+\+ training/.test(text)),
    [],
  );
  await closePage(page);
});

test('numbers and money are understood in any digits and shown in Persian ones', async () => {
  const { page } = await openKit({ locale: 'fa', theme: 'light' });
  const amount = page.getByRole('textbox', { name: 'مبلغ' });
  await amount.fill('-1234567.5');
  await amount.blur();
  assert.equal(await amount.inputValue(), '−۱٬۲۳۴٬۵۶۷٫۵');
  await amount.fill('٤٢');
  await amount.press('ArrowUp');
  assert.equal(await amount.inputValue(), '۱٬۰۰۰٬۰۴۲');

  const price = page.getByRole('textbox', { name: 'قیمت' });
  await price.fill('۱۲٫۵ میلیون');
  await price.blur();
  assert.equal(await price.inputValue(), '۱۲٬۵۰۰٬۰۰۰');
  await price.fill('گران');
  await price.blur();
  assert.equal(await price.getAttribute('aria-invalid'), 'true');
  assert.equal(await price.inputValue(), 'گران');
  await closePage(page);
});

test('a date is Jalali, takes words, and its arrows follow the eye', async () => {
  const { page } = await openKit({ locale: 'fa', theme: 'light' });
  const due = page.getByRole('group', { name: 'سررسید' }).first();
  assert.match(await due.innerText(), /۱۴۰۵\s*\/\s*۰۹\s*\/\s*۰۴/);

  const segment = (name: RegExp) => due.getByRole('spinbutton', { name });
  const [year, month] = [await segment(/سال/).boundingBox(), await segment(/ماه/).boundingBox()];
  assert.ok(year && month && year.x < month.x, 'the year stands at the left of the month');
  await segment(/ماه/).focus();
  await page.keyboard.press('ArrowLeft');
  assert.match((await page.locator(':focus').getAttribute('aria-label')) ?? '', /سال/);

  await due.getByRole('button').click();
  await page.getByRole('textbox', { name: 'تاریخ را بنویسید' }).fill('۳۰ اسفند ۱۴۰۳');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.match(await due.innerText(), /۱۴۰۳\s*\/\s*۱۲\s*\/\s*۳۰/);
  await closePage(page);
});

test('a picker finds a name however it is spelt', async () => {
  const { page } = await openKit({ locale: 'fa', theme: 'light' });
  const company = page.getByRole('combobox', { name: 'شرکت' });
  await company.fill('ارمان');
  await page.getByRole('option', { name: 'بازرگانی آرمان' }).click();
  assert.equal(await company.inputValue(), 'بازرگانی آرمان');
  await closePage(page);
});

test('Tab passes through pickers; a press, an arrow or typing opens their lists', async () => {
  const { page } = await openKit({ locale: 'fa', theme: 'light' });
  const opened = page.locator('[role="combobox"][aria-expanded="true"]');
  for (const name of ['شرکت', 'برچسب‌ها']) {
    const picker = page.getByRole('combobox', { name });
    await picker.evaluate((input) => (input.closest('[role="group"]') ?? input).scrollIntoView());
    // From the field before it, as somebody who walks through a form.
    await picker.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    assert.equal(await picker.evaluate((input) => input === document.activeElement), true, name);
    assert.equal(await opened.count(), 0, name);
    await page.keyboard.press('ArrowDown');
    await opened.waitFor();
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
    await picker.click();
    await opened.waitFor();
    await page.keyboard.press('Escape');
    await opened.waitFor({ state: 'detached' });
  }
  await closePage(page);
});

test('a text is copied where the page came without TLS, too', async () => {
  const { page } = await openKit({ locale: 'fa', theme: 'light' });
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'رونوشت شبا' }).click();
  await page.getByRole('button', { name: 'رونوشت گرفته شد' }).waitFor();
  const note = page.getByRole('textbox', { name: 'یادداشت' }).first();
  await note.fill('');
  await note.press('Control+KeyV');
  assert.equal(await note.inputValue(), 'IR06 2960 0000 0010 0324 2000 01');
  await closePage(page);
});

test('Ctrl-K opens the palette and Escape gives the focus back', async () => {
  const { page } = await openKit({ locale: 'en', theme: 'light' });
  const before = page.getByRole('button', { name: 'Compact' });
  await before.focus();
  await page.keyboard.press('Control+KeyK');
  const dialog = page.getByRole('dialog', { name: 'Search and commands' });
  await dialog.locator('input:focus').waitFor();
  // By its word in the other language as well, for whoever landed in the wrong one.
  await page.keyboard.type('پوسته');
  await dialog.getByRole('menuitem', { name: 'Theme: Dark' }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await before.evaluate((element) => element === document.activeElement), true);
  await closePage(page);
});
