import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sweepAccounts } from '#kernel/auth/sweep.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';

const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

const keeper = {
  admin: false,
  objects: { party: { read: 'all', create: true, update: 'all' }, role: { read: 'all' } },
  deeds: ['api.keys'],
};
const makeKey = async (by: Browser, body: object = {}) =>
  (await by.send('POST', '/api-keys', { name: 'حسابداری', ...body })).json<{ id: string; key: string }>();
const withKey = (key: string, method = 'GET', url = '/me', payload?: object) =>
  t.browser().send(method, url, payload, { authorization: `Bearer ${key}`, 'sec-fetch-site': '' });

test('a key is shown once, and speaks for its maker', async () => {
  const made = await makeKey(admin);
  assert.match(made.key, /^pvd_[0-9a-f]{32}_[\w-]{43}$/);
  const me = (await withKey(made.key)).json();
  assert.deepEqual([me.member.name, me.person, me.abilities.admin], ['نگار امیری', null, true]);
  const { keys } = (await admin.send('GET', '/api-keys')).json();
  assert.equal(keys[0].name, 'حسابداری');
  assert.equal(keys[0].member.name, 'نگار امیری');
  assert.ok(!JSON.stringify(keys).includes(made.key.slice(-43)));
  const record = await withKey(made.key, 'POST', '/records/party', { kind: 'person', name: 'از برنامه' });
  assert.equal(record.statusCode, 201);
  const [event] = await t.testing.asOwner<{ cause: object }>(
    `select cause from event order by sequence desc limit 1`,
  );
  assert.deepEqual(event?.cause, { kind: 'api' });
});

test('when it was used is written at most once a minute', async () => {
  const { id, key } = await makeKey(admin);
  const used = async () =>
    (
      await t.testing.asOwner<{ used_at: Date | null }>('select used_at from auth.api_key where id = $1', [
        id,
      ])
    )[0]?.used_at?.getTime();
  assert.equal(await used(), undefined);
  await withKey(key);
  const first = await used();
  assert.equal(first, t.world.now.getTime());
  t.world.now = new Date(t.world.now.getTime() + 40_000);
  await withKey(key);
  assert.equal(await used(), first);
  t.world.now = new Date(t.world.now.getTime() + 40_000);
  await withKey(key);
  assert.equal(await used(), t.world.now.getTime());
});

test('a revoked or expired key opens nothing, at once', async () => {
  const revoked = await makeKey(admin);
  assert.equal((await withKey(revoked.key)).statusCode, 200);
  assert.equal((await admin.send('DELETE', `/api-keys/${revoked.id}`)).statusCode, 204);
  assert.equal((await withKey(revoked.key)).statusCode, 401);
  assert.equal((await admin.send('DELETE', `/api-keys/${revoked.id}`)).statusCode, 404);
  const expiring = await makeKey(admin, {
    expiresAt: new Date(t.world.now.getTime() + 20_000).toISOString(),
  });
  assert.equal((await withKey(expiring.key)).statusCode, 200);
  t.world.now = new Date(t.world.now.getTime() + 21_000);
  assert.equal((await withKey(expiring.key)).statusCode, 401);
});

test('a wrong key is refused, whatever is wrong with it', async () => {
  const { key } = await makeKey(admin);
  for (const wrong of [
    '',
    'x',
    key.slice(0, -1),
    `${key}x`,
    key.slice(0, -43) + 'a'.repeat(43),
    key.replace(/_[0-9a-f]{4}/, '_ffff'),
    'pvd__',
  ])
    assert.equal((await withKey(wrong)).statusCode, 401, wrong);
  const basic = await t.browser(admin.cookie).send('GET', '/me', undefined, { authorization: 'Basic eDp5' });
  assert.equal(basic.statusCode, 401, 'a header that is wrong is not passed over for the cookie');
});

test('a key does no more than its maker can today, and less within a role', async () => {
  const { browser, memberId, roleId } = await joinAs(t, admin, keeper, '09370000001');
  const narrow = (
    await admin.send('POST', '/records/role', {
      name: 'فقط خواندن',
      grants: { admin: true, objects: {}, deeds: [] },
    })
  ).json<{ id: string }>().id;
  const wide = await makeKey(browser, { role: narrow });
  const me = (await withKey(wide.key)).json();
  assert.deepEqual(
    me.abilities,
    { admin: false, deeds: ['api.keys'] },
    'a role above the maker lifts nobody',
  );
  const reader = (
    await admin.send('POST', '/records/role', {
      name: 'خواندن',
      grants: { admin: false, objects: { party: { read: 'all' } }, deeds: [] },
    })
  ).json<{ id: string }>().id;
  const key = await makeKey(browser, { role: reader });
  const create = (text: string) => withKey(text, 'POST', '/records/party', { kind: 'person', name: 'کسی' });
  assert.equal((await create(key.key)).statusCode, 403);
  assert.equal((await create(wide.key)).statusCode, 201);
  assert.equal((await withKey(key.key, 'GET', '/records/party')).statusCode, 200);
  await admin.send('PATCH', `/records/role/${roleId}`, {
    grants: { ...keeper, objects: { party: { read: 'all' } } },
  });
  assert.equal((await create(wide.key)).statusCode, 403, 'its maker lost the right');
  await admin.send('PATCH', `/records/member/${memberId}`, { active: false });
  assert.equal((await withKey(wide.key)).statusCode, 401, 'its maker left');
});

test('keys are made by people under a deed, never by keys; everybody ends his own', async () => {
  const { key } = await makeKey(admin);
  assert.equal((await withKey(key, 'POST', '/api-keys', { name: 'زاده' })).statusCode, 403);
  assert.equal((await withKey(key, 'GET', '/sessions')).statusCode, 401);
  assert.equal((await withKey(key, 'POST', `/members/${'0'.repeat(8)}/invitation`, {})).statusCode, 403);
  const { browser: plain } = await joinAs(t, admin, { admin: false, objects: {}, deeds: [] }, '09370000002');
  assert.equal((await plain.send('POST', '/api-keys', { name: 'من' })).statusCode, 403);
  assert.deepEqual((await plain.send('GET', '/api-keys')).json(), { keys: [] });
  const { id } = await makeKey(admin);
  assert.equal((await plain.send('DELETE', `/api-keys/${id}`)).statusCode, 404);
  const ghost = await admin.send('POST', '/api-keys', {
    name: 'ک',
    role: '01a20453-1b94-7000-abdd-eb75fc352e66',
  });
  assert.deepEqual([ghost.statusCode, ghost.json().code], [422, 'bad-link']);
});

test('a revoked key comes back to who revoked it, for minutes, and the log tells of both', async () => {
  const { id, key } = await makeKey(admin);
  const other = await makeKey(admin);
  const { browser: colleague } = await joinAs(t, admin, keeper, '09370000003');
  const restore = (by: Browser) => by.send('POST', `/api-keys/${id}/restoration`);
  assert.equal((await restore(admin)).statusCode, 404, 'it is in force');
  assert.equal((await admin.send('DELETE', `/api-keys/${id}`)).statusCode, 204);
  const listed = (await admin.send('GET', '/api-keys')).json<{ keys: { id: string }[] }>().keys;
  assert.ok(!listed.some((one) => one.id === id));
  assert.equal((await restore(colleague)).statusCode, 404, 'somebody else revoked it');
  assert.equal((await withKey(other.key, 'POST', `/api-keys/${id}/restoration`)).statusCode, 403);
  assert.equal((await withKey(key)).statusCode, 401);
  assert.equal((await restore(admin)).statusCode, 204);
  assert.equal((await withKey(key)).statusCode, 200);
  const facts = await t.testing.asOwner<{ fact: string }>(
    `select fact from event where fact like 'api-key.%' order by sequence desc limit 2`,
  );
  assert.deepEqual(
    facts.map(({ fact }) => fact),
    ['api-key.restored', 'api-key.revoked'],
  );

  await admin.send('DELETE', `/api-keys/${id}`);
  t.world.now = new Date(t.world.now.getTime() + 11 * 60_000);
  assert.equal((await restore(admin)).statusCode, 404, 'too late');
  await sweepAccounts(t.parts.database, t.world.now);
  assert.deepEqual(await t.testing.asOwner('select 1 from auth.api_key where id = $1', [id]), []);
});
