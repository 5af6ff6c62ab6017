import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { noCompany } from '#kernel/workspace/company.ts';
import { makeSetupLink } from './setup.ts';
import { joinAs, password, setupBody, testAccounts, tokenOf } from '#testing/accounts.ts';

const byNumber = (a: number, b: number): number => a - b;
const worlds: Awaited<ReturnType<typeof testAccounts>>[] = [];
const fresh = async () => {
  const t = await testAccounts();
  worlds.push(t);
  return t;
};
after(() => Promise.all(worlds.map((t) => t.close())));

const counts = async (t: Awaited<ReturnType<typeof fresh>>) =>
  (
    await t.testing.asOwner<Record<string, number>>(`select
      (select count(*)::int from workspace) as workspaces, (select count(*)::int from role) as roles,
      (select count(*)::int from member) as members, (select count(*)::int from auth.identity) as identities,
      (select count(*)::int from auth.membership) as memberships, (select count(*)::int from event) as events`)
  )[0];

test('the first visit makes the workspace, its roles and its administrator, who is signed in', async () => {
  const t = await fresh();
  const browser = t.browser();
  assert.deepEqual((await browser.send('GET', '/setup')).json(), { needed: true, needsToken: false });
  const made = await browser.send('POST', '/setup', setupBody);
  assert.deepEqual([made.statusCode, made.json()], [201, { next: 'done' }], made.body);
  const me = (await browser.send('GET', '/me')).json();
  assert.equal(me.workspace.name, 'آوند');
  assert.deepEqual(me.workspace.settings, {
    displayUnit: 'toman',
    currency: 'IRR',
    weekend: 'thursday-friday',
    fiscalYearStart: { month: 1, day: 1 },
    timeZone: 'Asia/Tehran',
    locale: 'fa',
    workHours: { from: '08:00', to: '17:00' },
    workHoursOn: {},
    binDays: 90,
    holidays: [],
    company: noCompany,
    areaCode: null,
    quality: {},
  });
  assert.deepEqual((await browser.send('GET', '/setup')).json(), { needed: false, needsToken: false });
  const again = await t.browser().send('POST', '/setup', setupBody);
  assert.deepEqual([again.statusCode, again.json().code], [409, 'setup-done']);
  const signIn = await t.browser().send('POST', '/session', { identifier: '+989121234567', password });
  assert.equal(signIn.statusCode, 200);
  assert.ok((await browser.send('GET', '/records/role')).json().records.length >= 2);
  assert.deepEqual(t.failures, []);
});

test('of two at once one wins, and nothing is made twice', async () => {
  const t = await fresh();
  const all = await Promise.all(
    Array.from({ length: 4 }, (_, index) =>
      t.browser().send('POST', '/setup', {
        ...setupBody,
        administrator: { ...setupBody.administrator, identifier: `0912000000${index}` },
      }),
    ),
  );
  assert.deepEqual(all.map(({ statusCode }) => statusCode).sort(byNumber), [201, 409, 409, 409]);
  const { workspaces, identities, memberships, members } = (await counts(t)) ?? {};
  assert.deepEqual([workspaces, identities, memberships, members], [1, 1, 1, 1]);
});

test('a set-up that fails leaves neither half', async () => {
  const t = await fresh();
  const nothing = await counts(t);
  const refused = async (body: object, code: string, field?: string): Promise<void> => {
    const answer = (await t.browser().send('POST', '/setup', body)).json();
    assert.deepEqual([answer.code, answer.field], [code, field]);
    assert.deepEqual(await counts(t), nothing);
  };
  const { administrator } = setupBody;
  await refused(
    { ...setupBody, administrator: { ...administrator, identifier: '02188889999' } },
    'bad-identifier',
    'administrator.identifier',
  );
  await refused(
    { ...setupBody, administrator: { ...administrator, password: '1234567890' } },
    'weak-password',
    'administrator.password',
  );
  await refused(
    { ...setupBody, fiscalYearStart: { month: 13, day: 1 } },
    'malformed-request',
    'fiscalYearStart.month',
  );
  await refused({ ...setupBody, company: ' ' }, 'malformed-request', 'company');
  await refused({ ...setupBody, isAdmin: true }, 'malformed-request', 'isAdmin');
  // Somebody holds the number already: the last step fails, after roles and member were stored.
  await t.testing
    .asOwner(`with i as (insert into auth.identity (id, password_hash, password_changed_at, created_at)
      values (gen_random_uuid(), 'x', now(), now()) returning id)
    insert into auth.identifier select 'mobile', '+989121234567', id, now() from i`);
  const with1 = { ...nothing, identities: 1 };
  const answer = (await t.browser().send('POST', '/setup', setupBody)).json();
  assert.equal(answer.code, 'sign-in-first');
  assert.deepEqual(await counts(t), with1);
  await t.testing.asOwner('delete from auth.identity');
  assert.equal((await t.browser().send('POST', '/setup', setupBody)).statusCode, 201);
});

test('seen from the network it needs the link that was printed', async () => {
  const t = await fresh();
  const rebound = await t.browser().send('POST', '/setup', setupBody, { host: 'evil.example' });
  assert.equal(rebound.json().code, 'setup-token', 'a name that leads here from elsewhere');
  t.world.local = false;
  assert.deepEqual((await t.browser().send('GET', '/setup')).json(), { needed: true, needsToken: true });
  const path = await makeSetupLink(t.accounts);
  const other = await makeSetupLink(t.accounts);
  for (const token of [undefined, '', 'a'.repeat(43)])
    assert.equal(
      (
        await t.browser().send('POST', '/setup', { ...setupBody, ...(token === undefined ? {} : { token }) })
      ).json().code,
      'setup-token',
    );
  assert.equal(
    (await t.browser().send('POST', '/setup', { ...setupBody, token: tokenOf(path) })).statusCode,
    201,
  );
  assert.equal(
    (await t.browser().send('POST', '/setup', { ...setupBody, token: tokenOf(other) })).json().code,
    'setup-done',
  );
});

test('sample data are added where they were asked for', async () => {
  const t = await fresh();
  const browser = t.browser();
  assert.equal((await browser.send('POST', '/setup', { ...setupBody, sampleData: true })).statusCode, 201);
  assert.ok((await browser.send('GET', '/records/party')).json().records.length > 10);
  assert.deepEqual(t.failures, []);
});

test('settings are changed under a deed, and stand in the log', async () => {
  const t = await fresh();
  const browser = t.browser();
  await browser.send('POST', '/setup', setupBody);
  const changed = await browser.send('PATCH', '/workspace', {
    name: 'آوند نو',
    settings: { displayUnit: 'rial', areaCode: '021' },
  });
  assert.deepEqual(
    [changed.json().name, changed.json().settings.displayUnit, changed.json().settings.weekend],
    ['آوند نو', 'rial', 'thursday-friday'],
  );
  for (const settings of [
    { currency: 'تومان' },
    { timeZone: 'Asia/Nowhere' },
    { workHours: { from: '17:00', to: '08:00' } },
    { workHoursOn: { 7: { from: '08:00', to: '12:00' } } },
    { workHoursOn: { 5: { from: '12:00', to: '08:00' } } },
    { weekend: 'sunday' },
    { admin: true },
  ])
    assert.equal(
      (await browser.send('PATCH', '/workspace', { settings })).statusCode,
      400,
      JSON.stringify(settings),
    );
  const [event] = await t.testing.asOwner<{ changes: object }>(
    `select changes from event where object = 'workspace'`,
  );
  assert.deepEqual(event?.changes, {
    name: ['آوند', 'آوند نو'],
    displayUnit: ['toman', 'rial'],
    areaCode: [null, '021'],
  });
});

test('a further workspace is made by who may, is his, and shows nothing of the first', async () => {
  const t = await fresh();
  const browser = t.browser();
  await browser.send('POST', '/setup', { ...setupBody, sampleData: true });
  const { member, workspace: first } = (await browser.send('GET', '/me')).json();
  const seller = await joinAs(t, browser, { admin: false, objects: {}, deeds: [] }, '09121110000');
  const refused = await seller.browser.send('POST', '/workspaces', { name: 'نشدنی' });
  assert.deepEqual([refused.statusCode, refused.json().code], [403, 'not-allowed']);
  const { key } = (await browser.send('POST', '/api-keys', { name: 'کلید' })).json();
  const byKey = await t.app.inject({
    method: 'POST',
    url: '/api/v1/workspaces',
    headers: { authorization: `Bearer ${key}` },
    payload: { name: 'نشدنی' },
  });
  assert.equal(byKey.statusCode, 403);
  assert.equal((await browser.send('POST', '/workspaces', { name: ' ' })).json().field, 'name');

  assert.equal((await browser.send('POST', '/workspaces', { name: 'شعبهٔ شیراز' })).statusCode, 201);
  const me = (await browser.send('GET', '/me')).json();
  assert.equal(me.workspace.name, 'شعبهٔ شیراز');
  assert.deepEqual(me.workspace.settings, first.settings);
  assert.deepEqual([me.member.name, me.abilities.admin], [member.name, true]);
  assert.notEqual(me.member.id, member.id);
  assert.deepEqual((await browser.send('GET', '/records/party')).json().records, []);
  assert.equal((await browser.send('GET', `/records/member/${member.id}`)).statusCode, 404);
  assert.deepEqual(
    me.person.workspaces.map(({ name }: { name: string }) => name),
    ['آوند', 'شعبهٔ شیراز'],
  );
  const entered = await browser.send('PUT', '/me/workspace', { key: first.key });
  assert.equal(entered.statusCode, 204);
  assert.equal((await browser.send('GET', `/records/member/${member.id}`)).statusCode, 200);
  const foreign = await seller.browser.send('PUT', '/me/workspace', { key: me.workspace.key });
  assert.equal(foreign.statusCode, 404);
  assert.deepEqual(t.failures, []);
});
