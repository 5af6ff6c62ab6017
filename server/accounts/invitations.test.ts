import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { systemContext } from '#kernel/context/context.ts';
import { member, role } from '#records/access/objects.ts';
import { adminGrants, makeWorkspace } from '#testing/workspace.ts';
import { joinAs, password, setUpFirst, testAccounts, tokenOf, type Browser } from '#testing/accounts.ts';

const byNumber = (a: number, b: number): number => a - b;
const t = await testAccounts();
let admin: Browser;
before(async () => {
  admin = await setUpFirst(t);
});
after(() => t.close());

const nothing = { admin: false, objects: {}, deeds: [] };
const make = async (url: string, body: object, by = admin): Promise<string> =>
  (await by.send('POST', url, body)).json().id as string;
let count = 0;
const colleague = async (values: object = {}, grants: object = nothing): Promise<string> => {
  const roleId = await make('/records/role', { name: `نقش دعوت ${(count += 1)}`, grants });
  return make('/records/member', { name: 'سهراب پاک', role: roleId, ...values });
};
const invite = (id: string, body: object = {}, by = admin) =>
  by.send('POST', `/members/${id}/invitation`, body);
const accept = (token: string, browser = t.browser(), secret: string | undefined = password) =>
  browser.send('POST', '/invitations/acceptance', { token, ...(secret ? { password: secret } : {}) });
const accessOf = async (id: string): Promise<string> =>
  (await admin.send('GET', `/records/member/${id}`)).json().values.access as string;

test('a member is invited by the number on his record, joins with a password, and is signed in', async () => {
  const id = await colleague({ phones: [{ number: '۰۹۳۵ ۱۱۱ ۲۲۳۳' }] });
  const made = await invite(id);
  assert.equal(made.statusCode, 201, made.body);
  const { path, identifier, sent } = made.json();
  assert.deepEqual([identifier, sent], [{ kind: 'mobile', value: '+989351112233' }, false]);
  assert.equal(await accessOf(id), 'invited');
  const seen = (await t.browser().send('POST', '/invitations/lookup', { token: tokenOf(path) })).json();
  assert.deepEqual(seen, {
    workspace: { name: 'آوند' },
    member: { name: 'سهراب پاک' },
    identifier: { kind: 'mobile', hint: '+98935•••2233' },
    hasAccount: false,
  });
  const weak = await accept(tokenOf(path), t.browser(), '1234567890');
  assert.equal(weak.json().code, 'weak-password', 'and the link is not spent by it');
  const browser = t.browser();
  assert.equal((await accept(tokenOf(path), browser)).statusCode, 201);
  assert.equal((await browser.send('GET', '/me')).json().member.id, id);
  assert.equal(await accessOf(id), 'open');
  assert.equal((await invite(id)).json().code, 'can-sign-in');
});

test('an invitation opens once, for a week, and not after it was withdrawn or renewed', async () => {
  const id = await colleague();
  assert.deepEqual((await invite(id)).json().code, 'no-identifier');
  const link = async () => tokenOf((await invite(id, { identifier: 'sohrab@avand.example' })).json().path);
  const first = await link();
  const second = await link();
  assert.equal((await accept(first)).json().code, 'link-spent');
  assert.equal((await admin.send('DELETE', `/members/${id}/invitation`)).statusCode, 204);
  assert.equal((await accept(second)).json().code, 'link-spent');
  assert.equal(await accessOf(id), 'none');
  const third = await link();
  t.world.now = new Date(t.world.now.getTime() + 7 * 86_400_000 + 1000);
  assert.equal((await accept(third)).json().code, 'link-spent');
  admin = t.browser();
  await admin.send('POST', '/session', { identifier: '09121234567', password });
  const fourth = await link();
  const both = await Promise.all([accept(fourth), accept(fourth)]);
  // The second finds the link spent, or the account that the first has just made.
  assert.deepEqual(
    both.map(({ statusCode }) => (statusCode === 409 ? 410 : statusCode)).sort(byNumber),
    [201, 410],
  );
  assert.equal((await accept(fourth)).json().code, 'link-spent');
  for (const token of ['', 'x', 'a'.repeat(43)])
    assert.equal((await accept(token)).json().code, 'link-spent');
});

test('an invitation that was withdrawn by a slip stands again, for minutes and for who withdrew it', async () => {
  const id = await colleague();
  const token = tokenOf((await invite(id, { identifier: 'mitra@avand.example' })).json().path);
  const restore = (by = admin) => by.send('POST', `/members/${id}/invitation/restoration`);
  const { browser: other } = await joinAs(t, admin, adminGrants, '09350000077');
  assert.equal((await restore()).statusCode, 404, 'nobody has withdrawn it');
  await admin.send('DELETE', `/members/${id}/invitation`);
  assert.equal((await restore(other)).statusCode, 404);
  assert.equal((await restore()).statusCode, 204);
  assert.equal(await accessOf(id), 'invited');
  await admin.send('DELETE', `/members/${id}/invitation`);
  t.world.now = new Date(t.world.now.getTime() + 11 * 60_000);
  assert.equal((await restore()).statusCode, 404, 'too late');
  assert.equal((await accept(token)).json().code, 'link-spent');
  const again = tokenOf((await invite(id, { identifier: 'mitra@avand.example' })).json().path);
  await admin.send('DELETE', `/members/${id}/invitation`);
  await restore();
  assert.equal((await accept(again)).statusCode, 201);
  assert.equal((await restore()).json().code, 'can-sign-in');
});

test('who left or was made inactive has no invitation any more', async () => {
  const id = await colleague();
  assert.equal((await admin.send('PATCH', `/records/member/${id}`, { active: false })).statusCode, 200);
  assert.equal((await invite(id, { identifier: '09350000001' })).json().code, 'inactive-member');
  await admin.send('PATCH', `/records/member/${id}`, { active: true });
  const token = tokenOf((await invite(id, { identifier: '09350000001' })).json().path);
  await admin.send('PATCH', `/records/member/${id}`, { active: false });
  assert.equal((await accept(token)).json().code, 'link-spent');
});

test('a letter goes out where a channel is settled, and the administrator does not see the link', async () => {
  t.world.sends = true;
  const id = await colleague({ emails: [{ address: 'Mina@Avand.example' }] });
  const made = (await invite(id)).json();
  t.world.sends = false;
  assert.deepEqual([made.sent, made.path], [true, null]);
  const letter = t.letters.at(-1);
  assert.deepEqual(
    [letter?.kind, letter?.to.value, letter?.workspaceName],
    ['invitation', 'mina@avand.example', 'آوند'],
  );
  assert.equal((await accept(tokenOf(letter?.path ?? ''))).statusCode, 201);
});

test('a link never takes over an account: its owner signs in, and joins the second workspace as himself', async () => {
  const { browser } = await joinAs(t, admin, nothing, '09350000002');
  const elsewhere = await makeWorkspace(t.testing);
  const [host = '', guest = ''] = await t.engine.transact(systemContext(elsewhere, 'test'), async (tx) => {
    const [administrator] = await tx.records(role).create([{ name: 'مدیر', grants: adminGrants }]);
    return tx.records(member).create([
      { name: 'مدیر دیگر', role: administrator ?? null },
      { name: 'همان کس', role: administrator ?? null },
    ]);
  });
  const other = await directMember(elsewhere, host, '09350000003');
  const path = (await invite(guest, { identifier: '09350000002' }, other)).json().path as string;
  const stranger = await accept(tokenOf(path), t.browser(), 'گذرواژه‌ای که می‌سازم');
  assert.deepEqual([stranger.statusCode, stranger.json().code], [409, 'sign-in-first']);
  assert.equal((await accept(tokenOf(path), browser, undefined)).statusCode, 201);
  const me = (await browser.send('GET', '/me')).json();
  assert.equal(me.member.name, 'همان کس');
  assert.equal(me.person.workspaces.length, 2);

  const first = me.person.workspaces.find((one: { name: string }) => one.name === 'آوند').key;
  assert.equal((await browser.send('PUT', '/me/workspace', { key: first })).statusCode, 204);
  assert.equal((await browser.send('GET', '/me')).json().workspace.name, 'آوند');
  assert.equal(
    (await admin.send('PUT', '/me/workspace', { key: me.workspace.key })).statusCode,
    404,
    'not his',
  );
  const again = t.browser();
  await again.send('POST', '/session', { identifier: '09350000002', password });
  assert.equal((await again.send('GET', '/me')).json().workspace.name, 'آوند', 'where he was last');

  // Neither workspace's administrator gets a door to the other, not even by a mail server of his own.
  t.world.sends = true;
  const before = t.letters.length;
  await t.browser().send('POST', '/password-resets', { identifier: '09350000002' });
  while (t.letters.length === before) await new Promise((resolve) => setImmediate(resolve));
  t.world.sends = false;
  assert.equal(t.letters.at(-1)?.ownChannel, false);
  const reset = await other.send('POST', `/members/${guest}/password-reset`);
  assert.deepEqual([reset.statusCode, reset.json().code], [409, 'shared-identity']);
  assert.equal(
    (await other.send('DELETE', `/members/${guest}/second-factor`)).json().code,
    'shared-identity',
  );
});

test('another workspace’s members are not there to be invited or helped', async () => {
  const elsewhere = await makeWorkspace(t.testing);
  const [foreign = ''] = await t.engine.transact(systemContext(elsewhere, 'test'), async (tx) => {
    const [administrator] = await tx.records(role).create([{ name: 'مدیر', grants: adminGrants }]);
    return tx.records(member).create([{ name: 'بیگانه', role: administrator ?? null }]);
  });
  for (const [method, url] of [
    ['POST', `/members/${foreign}/invitation`],
    ['DELETE', `/members/${foreign}/invitation`],
    ['POST', `/members/${foreign}/password-reset`],
    ['DELETE', `/members/${foreign}/second-factor`],
    ['POST', `/members/${newId()}/invitation`],
    ['POST', '/members/nonsense/invitation'],
  ] as const)
    assert.equal(
      (await admin.send(method, url, method === 'POST' ? { identifier: '09350000009' } : undefined))
        .statusCode,
      404,
      url,
    );
});

test('who may invite cannot make a way in to more than he has himself', async () => {
  const { browser } = await joinAs(t, admin, { ...nothing, deeds: ['members.invite'] }, '09350000004');
  const boss = await colleague({}, adminGrants);
  assert.equal((await invite(boss, { identifier: '09350000005' }, browser)).json().code, 'beyond-own-rights');
  const peer = await colleague({}, nothing);
  assert.equal((await invite(peer, { identifier: '09350000006' }, browser)).statusCode, 201);
  const { browser: plain } = await joinAs(t, admin, nothing, '09350000007');
  assert.equal((await invite(peer, { identifier: '09350000008' }, plain)).json().code, 'not-allowed');
});

test('a way in leads to no more than it led to when it was made', async () => {
  const { browser } = await joinAs(t, admin, { ...nothing, deeds: ['members.invite'] }, '09350000014');
  const invited = await colleague({}, nothing);
  const kept = tokenOf((await invite(invited, { identifier: '09350000015' }, browser)).json().path as string);
  const { browser: his, memberId } = await joinAs(t, admin, nothing, '09350000016');
  const reset = await browser.send('POST', `/members/${memberId}/password-reset`);
  const { id: boss } = (
    await admin.send('POST', '/records/role', { name: 'ارتقا', grants: adminGrants })
  ).json<{ id: string }>();
  for (const id of [invited, memberId]) await admin.send('PATCH', `/records/member/${id}`, { role: boss });
  assert.deepEqual((await accept(kept)).json().code, 'link-spent');
  const complete = await t.browser().send('POST', '/password-resets/completion', {
    token: tokenOf(reset.json().path as string),
    password: 'گذرواژه‌ای از نو',
  });
  assert.equal(complete.json().code, 'link-spent');
  assert.equal((await his.send('GET', '/me')).statusCode, 200, 'his session and password stay');
});

test('a reset is a link to a new password; all sessions end, and the second factor stays', async () => {
  const { browser, memberId } = await joinAs(t, admin, nothing, '09360000001');
  const made = await admin.send('POST', `/members/${memberId}/password-reset`);
  assert.equal(made.statusCode, 201, made.body);
  const token = tokenOf(made.json().path);
  const complete = (secret: string) =>
    t.browser().send('POST', '/password-resets/completion', { token, password: secret });
  assert.equal((await complete('09360000001!!')).json().code, 'weak-password');
  assert.equal((await complete('گذرواژه‌ای از نو')).statusCode, 204);
  assert.equal((await complete('گذرواژه‌ای دیگر هم')).json().code, 'link-spent');
  assert.equal((await browser.send('GET', '/me')).statusCode, 401);
  const signIn = (secret: string) =>
    t.browser().send('POST', '/session', { identifier: '09360000001', password: secret });
  assert.equal((await signIn(password)).statusCode, 401);
  assert.equal((await signIn('گذرواژه‌ای از نو')).statusCode, 200);
});

test('who forgot his password gets a letter; nobody learns whether there is such an account', async () => {
  t.world.sends = true;
  await joinAsLetter('09360000002');
  const ask = (identifier: string) => t.browser().send('POST', '/password-resets', { identifier });
  const [known, unknown, senseless] = [await ask('09360000002'), await ask('09369999999'), await ask('هیچ')];
  for (const answer of [known, unknown, senseless])
    assert.deepEqual([answer.statusCode, answer.body], [202, '{}']);
  await t.testing.database.asSystem('wait for the letter', async () => undefined);
  while (t.letters.at(-1)?.kind !== 'reset' || t.letters.at(-1)?.to.value !== '+989360000002')
    await new Promise((resolve) => setImmediate(resolve));
  t.world.sends = false;
  assert.equal(t.letters.at(-1)?.ownChannel, true, 'of his only workspace');
  const token = tokenOf(t.letters.at(-1)?.path ?? '');
  const done = await t
    .browser()
    .send('POST', '/password-resets/completion', { token, password: 'گذرواژه‌ای از نو' });
  assert.equal(done.statusCode, 204);
});

test('nothing went wrong behind the answers', () => {
  assert.deepEqual(t.failures, []);
});

async function joinAsLetter(identifier: string): Promise<void> {
  const id = await colleague();
  await invite(id, { identifier });
  assert.equal((await accept(tokenOf(t.letters.at(-1)?.path ?? ''))).statusCode, 201);
}

/** A member of a workspace that no set-up made, let in behind the scenes. */
async function directMember(workspace: number, memberId: string, identifier: string): Promise<Browser> {
  const { createLink } = await import('#kernel/auth/link.ts');
  const { readIdentifier } = await import('#kernel/auth/identifier.ts');
  const link = await t.testing.database.asSystem('test', (door) =>
    createLink(t.accounts, door, {
      kind: 'invitation',
      workspace: workspace as never,
      memberId: memberId as never,
      identifier: readIdentifier(identifier),
    }),
  );
  const browser = t.browser();
  assert.equal((await accept(link.token, browser)).statusCode, 201);
  return browser;
}
