import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { readConfig } from '#kernel/config/config.ts';
import { startServing } from '#server/processes.ts';
import { setupBody } from './accounts.ts';
import { closePage, openPage } from './browser.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export type TestProduct = {
  /** `http://127.0.0.1:…` */
  readonly origin: string;
  readonly testing: TestDatabase;
  /** Asks the API as the administrator; throws on a refusal. */
  api<Answer>(path: string, body?: object, method?: string): Promise<Answer>;
  /** What the administrator's browser sends with each request: `name=value`. */
  readonly cookie: string;
  /** A page of the administrator's own browser. */
  openPage(options?: Parameters<typeof openPage>[0]): Promise<Page>;
  close(): Promise<void>;
};

/**
 * The whole product as `npm start` runs it, work behind requests included, on a fresh workspace that is set up.
 * @param setup what is told otherwise at the set-up, such as `{ sampleData: true }`
 */
export async function startProduct(setup: Partial<typeof setupBody> = {}): Promise<TestProduct> {
  const testing = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-product-'));
  const web = await startServing(
    {
      access: testing.access,
      folders: {
        files: join(folder, 'files'),
        secrets: join(folder, 'secrets'),
        erasures: join(folder, 'erasures'),
      },
      config: readConfig({ LOG_LEVEL: 'error' }),
    },
    { port: 0, host: '127.0.0.1' },
  );
  const origin = web.address;
  const send = async (path: string, method: string, body?: object, cookie = ''): Promise<Response> => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const setUp = await send('/setup', 'POST', { ...setupBody, ...setup });
  const cookie = setUp.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const [name = '', value = ''] = cookie.split('=');
  const pages: Page[] = [];
  return {
    origin,
    testing,
    cookie,
    api: async (path, body, method = body ? 'POST' : 'GET') => {
      const text = await (await send(path, method, body, cookie)).text();
      return (text === '' ? undefined : JSON.parse(text)) as never;
    },
    openPage: async (options) => {
      const page = await openPage(options);
      pages.push(page);
      await page.context().addCookies([{ name, value, url: origin }]);
      return page;
    },
    close: async () => {
      for (const page of pages) await closePage(page);
      await web.close();
      await testing.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
