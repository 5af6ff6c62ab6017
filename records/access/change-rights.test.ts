import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { systemContext, type Context, type WorkspaceId } from '#kernel/context/context.ts';
import type { Grants } from '#kernel/context/grants.ts';
import type { RecordId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { testEngine } from '#testing/engine.ts';
import { adminGrants, grantsOf, makeWorkspace } from '#testing/workspace.ts';
import { member, role, team } from './objects.ts';
import { actorResolver } from './resolve.ts';

const { engine, testing } = await testEngine();
const resolve = actorResolver(testing.database);
after(() => testing.drop());

const refuses = (slug: string) => (error: unknown) => error instanceof Problem && error.slug === slug;
const asSystem = (workspace: WorkspaceId): Context => systemContext(workspace, 'test');

const makeRole = (workspace: WorkspaceId, name: string, grants: Grants): Promise<RecordId> =>
  one(engine.transact(asSystem(workspace), (tx) => tx.records(role).create([{ name, grants }])));
const makeMember = (workspace: WorkspaceId, values: object): Promise<RecordId> =>
  one(
    engine.transact(asSystem(workspace), (tx) => tx.records(member).create([{ name: 'همکار', ...values }])),
  );
const makeTeam = (workspace: WorkspaceId, values: object): Promise<RecordId> =>
  one(engine.transact(asSystem(workspace), (tx) => tx.records(team).create([values])));
async function one(ids: Promise<RecordId[]>): Promise<RecordId> {
  const [id] = await ids;
  if (!id) throw new Error('Nothing was made');
  return id;
}

const versionOf = async (workspace: WorkspaceId): Promise<number> =>
  (
    await testing.asOwner<{ v: number }>('select access_version as v from workspace where id = $1', [
      workspace,
    ])
  )[0]?.v ?? 0;

/** The member as a request of his would find him. */
async function as(workspace: WorkspaceId, memberId: RecordId): Promise<Context> {
  const actor = await resolve({ workspace, memberId, accessVersion: await versionOf(workspace) });
  if (!actor) throw new Error('He may not come in');
  return { ...asSystem(workspace), actor };
}

const staffRights = grantsOf({
  role: { read: 'all', create: true, update: 'all', remove: 'all' },
  member: { read: 'all', create: true, update: 'all', remove: 'all' },
  team: { read: 'all', create: true, update: 'all', remove: 'all' },
  party: { read: 'own' },
});

test('one sees his own team, and every team at or below one that he manages', async () => {
  const workspace = await makeWorkspace(testing);
  const seller = await makeRole(workspace, 'فروشنده', grantsOf({ party: { read: 'team' } }));
  const boss = await makeMember(workspace, { role: seller });
  const north = await makeTeam(workspace, { name: 'شمال', manager: boss });
  const rasht = await makeTeam(workspace, { name: 'رشت', parent: north });
  const corner = await makeTeam(workspace, { name: 'گوشه', parent: rasht });
  const south = await makeTeam(workspace, { name: 'جنوب' });
  const [a, b, c, d] = [
    await makeMember(workspace, { role: seller, team: rasht }),
    await makeMember(workspace, { role: seller, team: corner, active: false }),
    await makeMember(workspace, { role: seller, team: south }),
    await makeMember(workspace, { role: seller, team: south }),
  ];
  const seen = async (id: RecordId) => {
    const { actor } = await as(workspace, id);
    return actor.kind === 'member' ? [...actor.teamMemberIds].sort() : [];
  };
  assert.deepEqual(await seen(boss), [a, b].sort());
  assert.deepEqual(await seen(a), [a]);
  assert.deepEqual(await seen(c), [c, d].sort());
  assert.equal(await resolve({ workspace, memberId: b, accessVersion: 1 }), undefined, 'inactive');
  const elsewhere = await makeWorkspace(testing);
  assert.equal(await resolve({ workspace: elsewhere, memberId: a, accessVersion: 1 }), undefined);
});

test('a right that was taken is gone in a request that came before, and one that was given is there', async () => {
  const workspace = await makeWorkspace(testing);
  const roleId = await makeRole(workspace, 'فروشنده', grantsOf({ party: { read: 'all', create: true } }));
  const memberId = await makeMember(workspace, { role: roleId });
  const early = await as(workspace, memberId);
  const make = () =>
    engine.transact(early, (tx) => tx.recordsOf('party').create([{ kind: 'person', name: 'کسی' }]));
  await make();
  const change = (grants: Grants) =>
    engine.transact(asSystem(workspace), (tx) =>
      tx.records(role).update([{ id: roleId, values: { grants } }]),
    );
  await change(grantsOf({ party: { read: 'all' } }));
  await assert.rejects(make, refuses('not-allowed'));
  await change(grantsOf({ party: { read: 'all', create: true } }));
  await make();
  await engine.transact(asSystem(workspace), (tx) =>
    tx.records(member).update([{ id: memberId, values: { active: false } }]),
  );
  // He is still signed in: the page says so where he stands, and does not ask for his password.
  await assert.rejects(make, refuses('no-workspace'));
});

test('changes that decide nothing leave the version of rights as it is', async () => {
  const workspace = await makeWorkspace(testing);
  const roleId = await makeRole(workspace, 'فروشنده', grantsOf({}));
  const memberId = await makeMember(workspace, { role: roleId });
  const before = await versionOf(workspace);
  await engine.transact(asSystem(workspace), async (tx) => {
    await tx.records(member).update([{ id: memberId, values: { name: 'نام تازه', jobTitle: 'کارشناس' } }]);
    await tx.records(role).update([{ id: roleId, values: { description: 'همان' } }]);
  });
  assert.equal(await versionOf(workspace), before);
});

test('an administrator who can sign in always remains', async () => {
  const workspace = await makeWorkspace(testing);
  const boss = await makeRole(workspace, 'مدیر', adminGrants);
  const seller = await makeRole(workspace, 'فروشنده', grantsOf({}));
  const [first, second, third] = [
    await makeMember(workspace, { role: boss, access: 'open' }),
    await makeMember(workspace, { role: boss, access: 'open' }),
    // He has the role, but nobody could sign in as him.
    await makeMember(workspace, { role: boss }),
  ];
  const update = (id: RecordId, values: object) =>
    engine.transact(asSystem(workspace), (tx) => tx.records(member).update([{ id, values }]));
  await update(first, { active: false });
  for (const deed of [
    () => update(second, { active: false }),
    () => update(second, { role: seller }),
    () => engine.transact(asSystem(workspace), (tx) => tx.records(member).remove([second])),
    () =>
      engine.transact(asSystem(workspace), (tx) =>
        tx.records(role).update([{ id: boss, values: { grants: grantsOf({}) } }]),
      ),
  ])
    await assert.rejects(deed, refuses('last-administrator'));
  await update(third, { active: false });
  await update(first, { active: true });
  await update(second, { role: seller });
  await assert.rejects(
    engine.transact(asSystem(workspace), (tx) => tx.records(role).remove([boss])),
    refuses('still-linked'),
  );
});

test('two administrators who take each other’s rights at once: one is left', async () => {
  const workspace = await makeWorkspace(testing);
  const boss = await makeRole(workspace, 'مدیر', adminGrants);
  const ids = [
    await makeMember(workspace, { role: boss, access: 'open' }),
    await makeMember(workspace, { role: boss, access: 'open' }),
  ];
  const contexts = [await as(workspace, ids[1] as RecordId), await as(workspace, ids[0] as RecordId)];
  const results = await Promise.allSettled(
    contexts.map((context, index) =>
      engine.transact(context, (tx) =>
        tx.records(member).update([{ id: ids[index] ?? '', values: { active: false } }]),
      ),
    ),
  );
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('nobody hands out, changes or takes away what he has not himself', async () => {
  const workspace = await makeWorkspace(testing);
  const boss = await makeRole(workspace, 'مدیر', adminGrants);
  const staff = await makeRole(workspace, 'کارگزین', staffRights);
  const wide = await makeRole(workspace, 'بیننده', grantsOf({ party: { read: 'all' } }));
  const narrow = await makeRole(workspace, 'کم', grantsOf({ party: { read: 'own' } }));
  const bossId = await makeMember(workspace, { role: boss, access: 'open' });
  const other = await makeMember(workspace, { role: narrow });
  const clerk = await as(workspace, await makeMember(workspace, { role: staff }));
  const denied = (deed: Parameters<typeof engine.transact<unknown>>[1]) =>
    assert.rejects(engine.transact(clerk, deed), refuses('beyond-own-rights'));
  const self = clerk.actor.kind === 'member' ? clerk.actor.memberId : '';

  await denied((tx) => tx.records(member).update([{ id: self, values: { role: boss } }]));
  await denied((tx) => tx.records(member).update([{ id: other, values: { role: wide } }]));
  await denied((tx) => tx.records(member).create([{ name: 'تازه', role: boss }]));
  await denied((tx) => tx.records(member).update([{ id: bossId, values: { active: false } }]));
  await denied((tx) => tx.records(member).remove([bossId]));
  await denied((tx) => tx.records(role).update([{ id: staff, values: { grants: adminGrants } }]));
  await denied((tx) => tx.records(role).update([{ id: boss, values: { grants: grantsOf({}) } }]));
  await denied((tx) =>
    tx.records(role).create([{ name: 'ساخته', grants: grantsOf({ party: { read: 'team' } }) }]),
  );
  await denied((tx) =>
    tx.records(role).create([{ name: 'ساخته', grants: { ...grantsOf({}), deeds: ['workspace.settings'] } }]),
  );
  await engine.transact(clerk, (tx) => tx.records(member).create([{ name: 'تازه', role: narrow }]));
  await engine.transact(clerk, (tx) =>
    tx.records(role).create([{ name: 'ساخته', grants: grantsOf({ party: { read: 'own' } }) }]),
  );
});

test('teams are shaped by who leads them; nobody shapes them to see more himself', async () => {
  const workspace = await makeWorkspace(testing);
  const staff = await makeRole(workspace, 'کارگزین', staffRights);
  const shaper = await makeRole(workspace, 'سازمان‌دهنده', { ...staffRights, deeds: ['teams.manage'] });
  const lead = await makeMember(workspace, { role: staff });
  const mine = await makeTeam(workspace, { name: 'من', manager: lead });
  const theirs = await makeTeam(workspace, { name: 'دیگران' });
  const star = await makeMember(workspace, { role: staff, team: theirs });
  const hand = await makeMember(workspace, { role: shaper });
  const by = async (id: RecordId, deed: Parameters<typeof engine.transact<unknown>>[1]) =>
    engine.transact(await as(workspace, id), deed);
  const denied = (id: RecordId, deed: Parameters<typeof by>[1]) =>
    assert.rejects(by(id, deed), refuses('beyond-own-rights'));

  await denied(lead, (tx) => tx.records(member).update([{ id: star, values: { team: mine } }]));
  await denied(lead, (tx) => tx.records(team).update([{ id: theirs, values: { manager: lead } }]));
  await denied(lead, (tx) => tx.records(team).update([{ id: theirs, values: { parent: mine } }]));
  await denied(lead, (tx) => tx.records(member).update([{ id: lead, values: { team: theirs } }]));
  await by(lead, (tx) => tx.records(member).create([{ name: 'تازه', role: staff, team: mine }]));
  await by(lead, (tx) => tx.records(team).create([{ name: 'زیر من', parent: mine }]));

  await by(hand, (tx) => tx.records(member).update([{ id: star, values: { team: mine } }]));
  await denied(hand, (tx) => tx.records(team).update([{ id: mine, values: { manager: hand } }]));
  await denied(hand, (tx) => tx.records(member).update([{ id: hand, values: { team: mine } }]));
});
