import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { openAccounts, type Accounts } from '#kernel/auth/accounts.ts';
import type { Rates } from '#kernel/auth/rate-limit.ts';
import { makeApp } from '#kernel/http/app.ts';
import { openLiveHub } from '#kernel/live/hub.ts';
import { newKeyring } from '#kernel/secrets/keyring.ts';
import { openSeals } from '#kernel/secrets/seal.ts';
import { liveRoute } from '#records/api/live.ts';
import { recordRoutes } from '#records/api/routes.ts';
import type { RecordEngine } from '#records/records.ts';
import { accountGate, addAccountRoutes } from '#server/accounts/index.ts';
import type { Letter } from '#server/accounts/parts.ts';
import { addSampleData } from '#server/sample/sample.ts';
import { seedWorkspace } from '#server/seed/workspace.ts';
import { testEngine } from './engine.ts';
import type { TestDatabase } from './database.ts';

/** A browser with its cookie: it sends what a browser on our own page sends. */
export type Browser = {
  send(
    method: string,
    url: string,
    payload?: object,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  cookie: string | undefined;
};

export type AccountsTest = {
  readonly app: FastifyInstance;
  readonly accounts: Accounts;
  readonly engine: RecordEngine;
  readonly testing: TestDatabase;
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

/** The whole API over a database of its own, with real accounts. */
export async function testAccounts(rates: Rates = roomy): Promise<AccountsTest> {
  const { engine, testing } = await testEngine();
  const world = { now: new Date('2026-11-22T08:00:00Z'), sends: false, local: true };
  const accounts = await openAccounts({
    database: testing.database,
    seals: openSeals(newKeyring()),
    now: () => world.now,
    passwordCost: cheap,
  });
  const letters: Letter[] = [];
  const failures: unknown[] = [];
  const hub = await openLiveHub(testing.database);
  const gate = accountGate(accounts);
  const onFailure = (error: unknown): void => void failures.push(error);
  const app = makeApp({ ...gate, onFailure });
  gate.install(app, rates);
  const parts = {
    accounts,
    engine,
    onFailure,
    sendLetter: (_tx: unknown, letter: Letter) => {
      if (world.sends) letters.push(letter);
      return Promise.resolve(world.sends);
    },
  };
  await app.register(
    (api, _options, done) => {
      recordRoutes(api, engine);
      liveRoute(api, engine, hub);
      addAccountRoutes(api, parts, {
        seed: async (tx, settings) => (await seedWorkspace(tx, settings)).roles,
        addSampleData: (workspace, member) => addSampleData(engine, workspace, { member }),
        get isLocal() {
          return world.local;
        },
      });
      done();
    },
    { prefix: '/api/v1' },
  );
  await app.ready();
  return {
    app,
    accounts,
    engine,
    testing,
    letters,
    world,
    failures,
    browser: (cookie) => browser(app, cookie),
    close: async () => {
      await app.close();
      await hub.close();
      await accounts.close();
      await testing.drop();
    },
  };
}

function browser(app: FastifyInstance, cookie: string | undefined): Browser {
  const made: Browser = {
    cookie,
    send: async (method, url, payload, headers = {}) => {
      const answer = await app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url: `/api/v1${url}`,
        ...(payload ? { payload } : {}),
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(made.cookie ? { cookie: made.cookie } : {}),
          ...headers,
        },
      });
      const set = answer.headers['set-cookie'];
      if (typeof set === 'string') made.cookie = set.includes('Max-Age=0') ? undefined : set.split(';')[0];
      return answer;
    },
  };
  return made;
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
    (await admin.send('POST', url, body)).json() as { id: string };
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
