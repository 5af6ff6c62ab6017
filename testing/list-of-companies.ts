import assert from 'node:assert/strict';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPage } from './browser.ts';
import type { TestDatabase } from './database.ts';
import { testEngine } from './engine.ts';
import { makeSeededWorkspace } from './seeded.ts';
import { openStaffApp, type StaffApp } from './staff-app.ts';
import { grantsOf, makeMember } from './workspace.ts';

/** The staff app over some hundred companies and one person; `admin` sees all of them, `seller` none. */
export type ListOfCompanies = {
  readonly origin: string;
  readonly testing: TestDatabase;
  readonly staff: StaffApp;
  /** Asks the API as the administrator; throws on a refusal. */
  call(path: string, body: object): Promise<Record<string, unknown>>;
  /** A page of somebody's, at a path of the app; what its scripts complain of fails at `close`. */
  open(path: string, actor?: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
};

export async function openListOfCompanies(): Promise<ListOfCompanies> {
  const { engine, testing } = await testEngine();
  const app = await openStaffApp(engine);
  const seeded = await makeSeededWorkspace(engine, testing);
  const complaints: string[] = [];
  app.actors.set('admin', seeded.admin);
  const seller = { party: { read: 'own' } } as const;
  app.actors.set('seller', (await makeMember(engine, seeded.workspace, grantsOf(seller))).context);
  const call: ListOfCompanies['call'] = async (path, body) => {
    const response = await fetch(`${app.origin}/api/v1${path}`, {
      method: 'POST',
      headers: { cookie: 'actor=admin', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as Record<string, unknown>;
  };
  await call('/records/member', { name: 'سارا نوری', role: seeded.roles.seller });
  await call('/records/party/batch', { create: parties() });
  return {
    origin: app.origin,
    testing,
    staff: app,
    call,
    open: async (path, actor = 'admin', options = { viewport: { width: 1440, height: 900 } }) => {
      const page = await openPage(options);
      await page.context().addCookies([{ name: 'actor', value: actor, url: app.origin }]);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text());
      });
      await page.goto(`${app.origin}${path}`);
      return page;
    },
    close: async () => {
      await app.close();
      await testing.drop();
      assert.deepEqual(complaints, []);
    },
  };
}

const parties = (): readonly object[] => {
  const company = (name: string, sector: string, revenue?: string) => ({
    kind: 'organisation',
    name,
    sector,
    ...(revenue === undefined ? {} : { annualRevenue: { amount: revenue, currency: 'IRR' } }),
  });
  return [
    {
      ...company('پخش یاقوت شرق', 'پخش', '90000000000'),
      phones: [{ number: '02188776655' }],
    },
    company('داروسازی کیمیا', 'دارو', '20000000000'),
    company('ژرفا پردازش', 'فناوری'),
    company('آوند صنعت', 'فولاد', '4000000000'),
    ...Array.from({ length: 260 }, (_, index) => company(`فروشگاه ${1000 + index}`, 'خرده‌فروشی')),
    { kind: 'person', givenName: 'علی', familyName: 'کریمی' },
  ];
};
