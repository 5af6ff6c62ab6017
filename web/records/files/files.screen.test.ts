import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import type { Page } from 'playwright-core';

import { readConfig } from '#kernel/config/config.ts';
import type { Context } from '#kernel/context/context.ts';
import { openFolderStore } from '#kernel/files/folder-store.ts';
import { addField } from '#records/runtime/add-field.ts';
import { fileRoutes } from '#server/files.ts';
import { closePage, openPage } from '#testing/browser.ts';
import { testEngine } from '#testing/engine.ts';
import { openStaffApp, type StaffApp } from '#testing/staff-app.ts';
import { adminGrants, makeMember, makeWorkspace } from '#testing/workspace.ts';

const { engine, testing } = await testEngine();
let app: StaffApp;
let folder: string;
let admin: Context;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peyvand-files-'));
  const files = await openFolderStore(folder);
  const config = { ...readConfig({}), fileMaxBytes: 1_048_576 };
  app = await openStaffApp(engine, (api) => fileRoutes(api, { engine, files, config }));
  admin = (await makeMember(engine, await makeWorkspace(testing), adminGrants)).context;
  app.actors.set('admin', admin);
});
after(async () => {
  await app.close();
  await testing.drop();
  await rm(folder, { recursive: true });
});

const openParty = async (): Promise<Page> => {
  const id = await engine.transact(admin, async (tx) => {
    const [made] = await tx.recordsOf('party').create([{ kind: 'organisation', name: 'پخش نگین' }]);
    return made ?? '';
  });
  const page = await openPage({ viewport: { width: 1440, height: 900 } });
  await page.context().addCookies([{ name: 'actor', value: 'admin', url: app.origin }]);
  await page.goto(`${app.origin}/r/party/${id}`);
  await page.getByRole('heading', { name: 'پرونده‌ها' }).waitFor();
  return page;
};

type Given = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
const text = (name: string, size = 8): Given => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.alloc(size, 'a'),
});

const choose = async (page: Page, files: Given[], at: 'first' | 'last'): Promise<void> => {
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'افزودن پرونده' })[at]().click();
  await (await chosen).setFiles(files);
};

test('files are filed about a party; one that is too large says so and can be put away', async () => {
  const page = await openParty();
  await choose(page, [text('قرارداد.txt'), text('بزرگ.bin', 2_000_000)], 'last');
  await page.getByRole('link', { name: 'قرارداد.txt' }).first().waitFor();
  await page.getByText('تا ۱ مگابایت پذیرفته می‌شود').waitFor();
  await page.getByRole('button', { name: 'برداشتن بزرگ.bin' }).click();
  await page.getByText('پذیرفته می‌شود').waitFor({ state: 'detached' });
  await page.reload();
  const link = page.getByRole('link', { name: 'قرارداد.txt' }).first();
  await link.waitFor();
  const answer = await page.request.get(new URL((await link.getAttribute('href')) ?? '', app.origin).href);
  assert.equal(await answer.text(), 'aaaaaaaa');
  await page.getByRole('button', { name: 'نمایش قرارداد.txt' }).first().click();
  const look = page.getByRole('dialog', { name: 'قرارداد.txt' });
  await look.getByText('aaaaaaaa').waitFor();
  await page.keyboard.press('Escape');
  await look.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'برداشتن قرارداد.txt' }).click();
  await page.getByText('به بازیافت رفت').waitFor();
  await closePage(page);
});

test('a field of files is filled where it stands and keeps what was saved', async () => {
  await engine.transact(admin, (tx) =>
    addField(tx, 'party', { kind: 'files', label: { fa: 'مدارک', en: 'Papers' } }),
  );
  const page = await openParty();
  await page.getByRole('button', { name: 'ویرایش مدارک' }).click();
  await choose(page, [text('اساسنامه.txt'), text('روزنامه.txt')], 'first');
  await page.getByRole('button', { name: 'برداشتن روزنامه.txt' }).waitFor();
  await page.getByRole('button', { name: 'برداشتن اساسنامه.txt' }).click();
  await page.getByRole('button', { name: 'ذخیره', exact: true }).click();
  await page.getByRole('button', { name: 'ویرایش مدارک' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'روزنامه.txt' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'اساسنامه.txt' }).count(), 0);
  await closePage(page);
});
