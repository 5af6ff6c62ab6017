import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext } from '#kernel/context/context.ts';
import { allRoutes, type Route } from '#kernel/http/app.ts';
import { newId } from '#kernel/id.ts';
import { member, role } from '#records/access/objects.ts';
import { adminGrants, makeWorkspace } from '#testing/workspace.ts';
import { joinAs, password, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

/**
 * Every route that the product has, and any that is added, against four callers. Nothing is listed here but the public
 * routes and those that answer everybody about himself.
 */
const t = await testAccounts();
after(() => t.close());

/** May be called without a session: each entry is a decision. */
const meantForAll = new Set([
  'POST /api/v1/session',
  'POST /api/v1/session/second-factor',
  'DELETE /api/v1/session',
  'POST /api/v1/invitations/lookup',
  'POST /api/v1/invitations/acceptance',
  'POST /api/v1/password-resets',
  'POST /api/v1/password-resets/completion',
  'GET /api/v1/setup',
  'HEAD /api/v1/setup',
  'POST /api/v1/setup',
  // Whoever holds the link of a quote.
  'POST /api/v1/public-quotes/lookup',
  'POST /api/v1/public-quotes/answer',
  'POST /api/v1/public-quotes/paper',
]);

let admin: Browser;
let nobody: Browser;
/** Ids of another workspace, by object. */
const foreign: Record<string, string> = {};
/** What must be the same afterwards. */
let stateElsewhere: string;
let workspaceElsewhere = 0;

before(async () => {
  admin = await setUpFirst(t);
  nobody = (await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09390000001')).browser;
  const elsewhere = await makeWorkspace(t.testing);
  await t.engine.transact(systemContext(elsewhere, 'test'), async (tx) => {
    const [roleId = ''] = await tx.records(role).create([{ name: 'مدیر آنجا', grants: adminGrants }]);
    foreign['role'] = roleId;
    foreign['member'] = (await tx.records(member).create([{ name: 'کس دیگر', role: roleId }]))[0] ?? '';
    foreign['team'] = (await tx.recordsOf('team').create([{ name: 'تیم آنجا' }]))[0] ?? '';
    foreign['party'] = (await tx.recordsOf('party').create([{ kind: 'person', name: 'راز' }]))[0] ?? '';
  });
  stateElsewhere = await stateOf(elsewhere);
  workspaceElsewhere = elsewhere;
});

const stateOf = async (workspace: number): Promise<string> =>
  JSON.stringify(
    await t.testing.asOwner(
      `select 'member' as o, id::text, version, deleted_at from member where workspace_id = $1
       union all select 'role', id::text, version, deleted_at from role where workspace_id = $1
       union all select 'party', id::text, version, deleted_at from party where workspace_id = $1
       union all select 'workspace', name, access_version, deleted_at from workspace where id = $1
       union all select 'link', encode(token_hash, 'hex'), 0, expires_at from auth.link where workspace_id = $1 order by 1, 2`,
      [workspace],
    ),
  );

/** The address with its holes filled; live streams never end and are tried for who may not open them only. */
const fill = ({ url }: Route, object: string, id: string): string =>
  url.replace(':object', object).replace(/:\w+/g, id).replace('/*', '/x');

const call = async (browser: Browser, route: Route, object: string, id: string) => {
  const hasBody = !['GET', 'HEAD', 'OPTIONS'].includes(route.method);
  const url = fill(route, object, id).replace(/^\/api\/v1/, '');
  return browser.send(route.method, url, hasBody ? {} : undefined);
};

const apiRoutes = (): readonly Route[] => {
  const routes = allRoutes(t.app).filter(({ url }) => url.startsWith('/api/'));
  assert.ok(routes.length > 30, 'the routes are found');
  return routes;
};

const ownState = async (): Promise<string> =>
  stateOf((await admin.send('GET', '/me')).json().workspace.id as number);

test('without a session only what is meant for all answers', async () => {
  for (const route of apiRoutes()) {
    const name = `${route.method} ${route.url}`;
    assert.equal(route.access === 'public', meantForAll.has(name), `${name} says ${route.access}`);
    if (route.access === 'public') continue;
    for (const cookie of [undefined, `peyvand=${'a'.repeat(43)}`, 'peyvand=x']) {
      const answer = await call(t.browser(cookie), route, 'party', newId());
      assert.equal(answer.statusCode, 401, name);
      assert.ok(route.method === 'HEAD' || answer.json().code === 'not-signed-in', name);
    }
  }
});

test('a cookie alone, sent from another site, changes nothing', async () => {
  for (const route of apiRoutes()) {
    if (['GET', 'HEAD', 'OPTIONS'].includes(route.method)) continue;
    const answer = await t.app.inject({
      method: route.method as 'POST',
      url: fill(route, 'party', newId()),
      payload: {},
      headers: { cookie: admin.cookie ?? '', 'sec-fetch-site': 'cross-site' },
    });
    assert.equal(answer.json().code, 'cross-site', `${route.method} ${route.url}`);
  }
});

test('a member without rights neither reads nor changes records', async () => {
  const before = await ownState();
  for (const route of apiRoutes()) {
    if (route.access !== 'member' || route.url.endsWith('/live')) continue;
    const name = `${route.method} ${route.url}`;
    const answer = await call(nobody, route, 'party', newId());
    assert.ok(answer.statusCode < 500, `${name} ${answer.statusCode} ${answer.body}`);
    if (answer.statusCode < 300) {
      assert.ok(['GET', 'HEAD'].includes(route.method), `${name} was done`);
      assert.ok(!route.url.includes(':'), `${name} showed a thing of its own`);
    } else
      assert.ok(
        [400, 401, 403, 404, 405, 410, 415, 422].includes(answer.statusCode),
        `${name} ${answer.statusCode}`,
      );
  }
  assert.equal(await ownState(), before);
});

test('ids of another workspace are not there, for an administrator either', async () => {
  for (const [object, id] of Object.entries(foreign))
    for (const route of apiRoutes()) {
      if (route.access === 'public' || !/:(?!object)/.test(route.url)) continue;
      const name = `${route.method} ${fill(route, object, id)}`;
      const answer = await call(admin, route, object, id);
      assert.ok([400, 404, 422].includes(answer.statusCode), `${name} ${answer.statusCode} ${answer.body}`);
      assert.ok(
        !answer.body.includes('راز') && !answer.body.includes('کس دیگر') && !answer.body.includes('آنجا'),
        name,
      );
    }
  assert.equal(await stateOf(workspaceElsewhere), stateElsewhere);
});

test('hostile ids and bodies get a problem, never a failure', async () => {
  const ids = [
    "'; drop table member; --",
    '%00',
    '..%2f..%2fetc',
    '‮',
    '\u0000',
    'null',
    '1e999',
    'x'.repeat(190),
  ];
  const bodies = [
    'null',
    '[]',
    '"text"',
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
    '{',
    '123',
    '{"a":"\\u0000\\ud800"}',
  ];
  for (const route of apiRoutes()) {
    if (route.url.endsWith('/live')) continue;
    for (const id of /:(?!object)/.test(route.url) ? ids : ['x']) {
      const answer = await call(admin, route, 'party', encodeURIComponent(id));
      if (route.url === '/api/v1/session' && route.method === 'DELETE') await again();
      if (route.url === '/api/v1/sessions' && route.method === 'DELETE') await again();
      assert.ok(answer.statusCode < 500, `${route.method} ${route.url} ${id} ${answer.body}`);
    }
    if (['GET', 'HEAD', 'DELETE', 'OPTIONS'].includes(route.method)) continue;
    for (const payload of bodies) {
      const answer = await t.app.inject({
        method: route.method as 'POST',
        url: fill(route, 'party', newId()),
        payload,
        headers: {
          cookie: admin.cookie ?? '',
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
        },
      });
      assert.ok(answer.statusCode < 500, `${route.method} ${route.url} ${payload} ${answer.body}`);
    }
  }
  assert.equal((await admin.send('GET', '/me')).statusCode, 200, 'he was signed in all along');
  assert.deepEqual(t.failures, []);
});

async function again(): Promise<void> {
  await admin.send('POST', '/session', { identifier: '09121234567', password });
}
