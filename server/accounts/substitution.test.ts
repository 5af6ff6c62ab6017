import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { RecordId } from '#kernel/id.ts';
import { systemContext, type WorkspaceId } from '#kernel/context/context.ts';
import { assigned } from '#records/notices/assigned.ts';
import { turnSubstitutions } from '#records/access/substitution.ts';
import { addDays } from '#persian/jalali/civil.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import { joinAs, setUpFirst, testAccounts, type Browser } from '#testing/accounts.ts';
import { raise } from '../notifications/raise.ts';
import { notificationKinds } from '../product.ts';

/** Somebody is away: another sees and does what is his, hears what he would hear, and the log says in whose place. */
const t = await testAccounts();
let admin: Browser;
let workspace: WorkspaceId;
before(async () => {
  admin = await setUpFirst(t);
  workspace = (await admin.send('GET', '/me')).json().workspace.id as WorkspaceId;
});
after(() => t.close());

const own = { read: 'own', create: true, update: 'own', remove: 'own' };
const grants = { admin: false, deeds: [], objects: { deal: own, task: own, substitution: own } };
const today = civilDateOf(t.world.now.toISOString());
const system = () => systemContext(workspace, 'test', { now: () => t.world.now });

test('a substitute sees and does what is another’s in those days alone, in his place', async () => {
  const away = await joinAs(t, admin, grants, '09370000021');
  const there = await joinAs(t, admin, grants, '09370000022');
  const other = await joinAs(t, admin, grants, '09370000023');
  const { id: deal } = (await away.browser.send('POST', '/records/deal', { title: 'خرید صندوق' })).json();
  const look = async (): Promise<number> =>
    (await there.browser.send('GET', `/records/deal/${deal}`)).statusCode;
  assert.equal(await look(), 404);

  const say = (by: Browser, body: object) => by.send('POST', '/records/substitution', body);
  const days = { startsOn: today, endsOn: addDays(today, 3) };
  const pair = { member: away.memberId, substitute: there.memberId };
  // Nobody takes another's records into his own sight.
  assert.equal((await say(there.browser, { ...pair, ...days })).statusCode, 403);
  assert.equal((await say(away.browser, { ...pair, ...days, endsOn: addDays(today, -1) })).statusCode, 422);
  assert.equal(
    (await say(away.browser, { ...days, member: away.memberId, substitute: away.memberId })).statusCode,
    422,
  );
  const made = await say(away.browser, { ...pair, ...days });
  assert.equal(made.statusCode, 201, made.body);
  const { id, version } = made.json();
  assert.equal((await say(away.browser, { ...pair, ...days, substitute: other.memberId })).statusCode, 422);
  // Who is away stands in for nobody.
  assert.equal(
    (await say(other.browser, { ...days, member: other.memberId, substitute: away.memberId })).statusCode,
    422,
  );

  assert.equal(await look(), 200);
  const me = (await there.browser.send('GET', '/me')).json();
  assert.deepEqual(
    me.standsInFor.map((one: { id: string }) => one.id),
    [away.memberId],
  );
  const changed = await there.browser.send('PATCH', `/records/deal/${deal}`, { title: 'خرید دو صندوق' });
  assert.equal(changed.statusCode, 200, changed.body);
  const { entries } = (await admin.send('GET', `/records/deal/${deal}/history`)).json();
  assert.deepEqual([entries[0].by.id, entries[0].behalf.id], [there.memberId, away.memberId]);
  assert.equal(entries[1].behalf, null);
  const log = (await admin.send('GET', '/log?object=deal')).json();
  assert.equal(log.entries[0].behalf.id, away.memberId);

  const heard = await t.parts.engine.transact(system(), (tx) =>
    raise({ ...t.parts, kinds: notificationKinds }, tx, assigned, [
      {
        member: away.memberId as RecordId,
        object: 'deal',
        record: deal as RecordId,
        key: 'once',
        at: t.world.now,
        actor: null,
      },
    ]),
  );
  assert.equal(heard, 2);
  const notices = (await there.browser.send('GET', '/notifications')).json();
  assert.equal(notices.notifications.length, 1);

  // It ends by itself when its days are over.
  await t.testing.asOwner(`update substitution set starts_on = $1, ends_on = $2 where id = $3`, [
    addDays(today, -5),
    addDays(today, -1),
    id,
  ]);
  const turned = await t.parts.engine.transact(system(), turnSubstitutions);
  assert.equal(turned, 1);
  assert.equal(await look(), 404);
  assert.equal(version, 1);
});
