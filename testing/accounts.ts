import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { openAccounts, type Accounts } from '#kernel/auth/accounts.ts';
import type { Rates } from '#kernel/auth/rate-limit.ts';
import { kernelJobs } from '#kernel/background.ts';
import { readConfig } from '#kernel/config/config.ts';
import { ensureQueues } from '#kernel/jobs/queues.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import { silentLog, type Log } from '#kernel/log/log.ts';
import type { RecordEngine } from '#records/records.ts';
import type { Letter } from '#server/accounts/parts.ts';
import { jobs } from '#server/jobs/index.ts';
import { openParts, type Parts } from '#server/parts.ts';
import { webApp } from '#server/web-app.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** A browser with its cookie: it sends what a browser on our own page sends. */
export type Browser = {
  send(
    method: NonNullable<InjectOptions['method']>,
    url: string,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  cookie: string | undefined;
  /** What is left of former sign-ins. */
  device: string | undefined;
};

export type AccountsTest = {
  readonly app: FastifyInstance;
  readonly accounts: Accounts;
  readonly engine: RecordEngine;
  readonly testing: TestDatabase;
  readonly parts: Parts;
  /** Where contents of files lie. */
  readonly folder: string;
  /** Letters that were sent; empty while `sends` is false. */
  readonly letters: Letter[];
  /** What is changed while a test runs: the clock, and whether a channel is settled. */
  readonly world: { now: Date; sends: boolean; local: boolean };
  readonly failures: unknown[];
  browser(cookie?: string): Browser;
  close(): Promise<void>;
};

/** Cheap, for tests hash hundreds of passwords; the standard cost has a test of its own. */
const cheap = { log2N: 4, r: 1, p: 1 };

const roomy: Rates = {
  speaker: { perMinute: 1e6, burst: 1e6 },
  stranger: { perMinute: 1e6, burst: 1e6 },
};

export const password = 'یک گذرواژهٔ بلند و خوب';

/** The whole product's API over a database of its own, with real accounts. */
export async function testAccounts(rates: Rates = roomy): Promise<AccountsTest> {
  const testing = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'peyvand-accounts-'));
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const parts = await openParts(config, testing.access, {
    files: folder,
    secrets: folder,
    erasures: join(folder, 'erasures'),
  });
  await ensureQueues(parts.database, [...kernelJobs, ...jobs]);
  const world = { now: new Date('2026-11-22T08:00:00Z'), sends: false, local: true };
  const accounts = await openAccounts({
    database: parts.database,
    seals: parts.seals,
    now: () => world.now,
    passwordCost: cheap,
  });
  const letters: Letter[] = [];
  const failures: unknown[] = [];
  const hub = await openLiveHub(parts.database);
  const log: Log = { ...silentLog, error: (_text, _fields, error) => void failures.push(error) };
  const { app, meters } = await webApp(
    { ...parts, log },
    {
      accounts,
      hub,
      rates,
      isLocal: () => world.local,
      sendLetter: (_tx, letter) => {
        if (world.sends) letters.push(letter);
        return Promise.resolve(world.sends);
      },
    },
  );
  await app.ready();
  return {
    app,
    accounts,
    engine: parts.engine,
    testing,
    parts,
    folder,
    letters,
    world,
    failures,
    browser: (cookie) => browser(app, cookie),
    close: async () => {
      meters.stop();
      await app.close();
      await hub.close();
      await accounts.close();
      await parts.close();
      await testing.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function browser(app: FastifyInstance, cookie: string | undefined): Browser {
  const made: Browser = {
    cookie,
    device: undefined,
    send: async (method, url, payload, headers = {}) => {
      const answer = await app.inject({
        method,
        url: `/api/v1${url}`,
        ...(payload ? { payload } : {}),
        headers: {
          'sec-fetch-site': 'same-origin',
          ...cookies(made),
          ...headers,
        },
      });
      for (const set of [answer.headers['set-cookie'] ?? []].flat()) {
        const [pair = ''] = set.split(';');
        if (pair.startsWith('peyvand-device=')) made.device = pair;
        else made.cookie = set.includes('Max-Age=0') ? undefined : pair;
      }
      return answer;
    },
  };
  return made;
}

function cookies({ cookie, device }: Browser): { readonly cookie?: string } {
  const sent = [cookie, device].filter((one) => one !== undefined).join('; ');
  return sent === '' ? {} : { cookie: sent };
}

/** A first set-up as a firm would make it; the browser is signed in afterwards. */
export const setupBody = {
  company: 'آوند',
  administrator: { name: 'نگار امیری', identifier: '۰۹۱۲ ۱۲۳ ۴۵۶۷', password },
  displayUnit: 'toman',
  weekend: 'thursday-friday',
  fiscalYearStart: { month: 1, day: 1 },
  locale: 'fa',
  sampleData: false,
};

/** The first workspace, with its administrator's browser. */
export async function setUpFirst(test: AccountsTest): Promise<Browser> {
  const admin = test.browser();
  const answer = await admin.send('POST', '/setup', setupBody);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return admin;
}

/** A member with these grants, invited by the administrator and signed in. */
export async function joinAs(
  test: AccountsTest,
  admin: Browser,
  grants: object,
  identifier: string,
): Promise<{ readonly browser: Browser; readonly memberId: string; readonly roleId: string }> {
  const made = async (url: string, body: object) =>
    (await admin.send('POST', url, body)).json<{ id: string }>();
  const role = await made('/records/role', { name: `نقش ${identifier}`, grants });
  const member = await made('/records/member', { name: 'مریم احمدی', role: role.id });
  const invited = await admin.send('POST', `/members/${member.id}/invitation`, { identifier });
  const browser = test.browser();
  const joined = await browser.send('POST', '/invitations/acceptance', {
    token: tokenOf(invited.json().path),
    password,
  });
  if (joined.statusCode !== 201) throw new Error(joined.body);
  return { browser, memberId: member.id, roleId: role.id };
}

export const tokenOf = (path: string): string => path.split('#')[1] ?? '';
