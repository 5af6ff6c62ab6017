import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { systemContext, type Context } from '#kernel/context/context.ts';
import type { Problem } from '#kernel/problems/problem.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { explained } from '#testing/explain.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { countTerritories } from './count.ts';
import { drawTerritories } from './draw.ts';
import { territoriesOverview } from './overview.ts';

/** The market is divided: parties and leads find their territory, and somebody of it. */
const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
let people: readonly string[];
before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now: () => new Date('2026-11-25T08:30:00Z') };
  people = await Promise.all(
    [1, 2, 3].map(async () => (await makeColleague(engine, seeded, 'seller')).memberId),
  );
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const create = async (object: string, values: Fields, context = admin): Promise<string> =>
  (await inTx((tx) => tx.recordsOf(object).create([values as never]), context))[0] ?? '';
const where = async (object: string, id: string): Promise<readonly (string | null)[]> => {
  const { values } = await inTx((tx) => tx.recordsOf(object).get(id));
  return ['territory', 'owner'].map((name) => (values[name] as Linked | null)?.title ?? null);
};
const ownerOf = async (object: string, id: string): Promise<string | undefined> =>
  ((await inTx((tx) => tx.recordsOf(object).get(id))).values['owner'] as Linked | null)?.id;
const firm = (name: string, address: Fields, over: Fields = {}): Promise<string> =>
  create('party', { kind: 'organisation', name, address, owner: null, ...over });

test('the first territory that fits takes a party, and whoever has the fewest of it; what fits none falls between', async () => {
  const refused = async (values: Fields, field: string) =>
    assert.rejects(create('territory', values), (error) => {
      assert.equal((error as Problem).extras.field, field);
      return true;
    });
  await refused({ name: 'بی‌کس' }, 'team');
  await refused({ name: 'ناکجا', cities: 'تهران، ناکجاآباد', people }, 'cities');
  const [first = '', second = '', third = ''] = people;
  await create('territory', { name: 'کرج و البرز', provinces: ['alborz'], people: [third] });
  await create('territory', { name: 'مرکز', provinces: ['tehran'], cities: 'قم', people: [first, second] });
  await create('territory', {
    name: 'خانوارها',
    kinds: ['household'],
    condition: { field: 'source', op: 'eq', value: 'website' },
    people: [third],
  });
  const tehran = await firm('تهران یک', { province: 'استان تهران', city: 'ری' });
  const qom = await firm('قم', { city: 'قم' });
  // Karaj is in Alborz alone, so that the province need not be told.
  const karaj = await firm('کرج', { city: 'كرج' });
  const shiraz = await firm('شیراز', { province: 'فارس', city: 'شیراز' });
  const mine = await firm('از آنِ من', { province: 'تهران' }, { owner: seeded.adminId });
  assert.deepEqual((await where('party', tehran))[0], 'مرکز');
  assert.deepEqual(
    new Set([await ownerOf('party', tehran), await ownerOf('party', qom)]),
    new Set([first, second]),
  );
  assert.deepEqual([(await where('party', karaj))[0], await ownerOf('party', karaj)], ['کرج و البرز', third]);
  assert.deepEqual(await where('party', shiraz), [null, null]);
  assert.deepEqual([(await where('party', mine))[0], await ownerOf('party', mine)], ['مرکز', seeded.adminId]);
  // Who moves house changes the territory and keeps whom he knows.
  await inTx((tx) => tx.recordsOf('party').update([{ id: karaj, values: { address: { city: 'قم' } } }]));
  assert.deepEqual([(await where('party', karaj))[0], await ownerOf('party', karaj)], ['مرکز', third]);

  const uncounted = await inTx(territoriesOverview);
  assert.deepEqual([uncounted.countedAt, uncounted.counting, uncounted.territories], [null, true, {}]);
  await inTx(countTerritories);
  const { territories, between, countedAt, counting } = await inTx(territoriesOverview);
  assert.deepEqual([countedAt, counting], ['2026-11-25T08:30:00.000Z', false]);
  const later = { ...admin, now: () => new Date('2026-11-25T08:31:00Z') };
  assert.equal((await inTx(territoriesOverview, later)).counting, true);
  await inTx(countTerritories, later);
  assert.equal((await inTx(territoriesOverview, later)).countedAt, '2026-11-25T08:31:00.000Z');
  const told = await testing.asOwner(`select kind from event where object = 'territory_tally'`);
  assert.deepEqual(told, [{ kind: 'created' }], 'counting anew is nothing for the log');
  assert.deepEqual(
    Object.values(territories).map(({ parties }) => parties),
    [4],
  );
  assert.deepEqual([between.parties, between.ownerless], [1, 1]);
});

test('counts are told as far as their reader sees, and without a walk through all parties', async () => {
  const [first = ''] = people;
  const dealing = (read: 'own' | 'none'): Context => ({
    ...admin,
    actor: {
      ...(admin.actor as Extract<Context['actor'], { kind: 'member' }>),
      memberId: first as never,
      grants: {
        admin: false,
        deeds: [],
        objects: {
          party: { read, create: false, update: 'none', remove: 'none', export: false, fields: {} },
        },
      },
    },
  });
  const own = (await inTx((tx) => tx.recordsOf('party').count({}), dealing('own'))).count;
  assert.ok(own > 0);
  const { territories, between } = await inTx(territoriesOverview, dealing('own'));
  const all = [...Object.values(territories), between];
  assert.equal(
    all.reduce((sum, { parties }) => sum + parties, 0),
    own,
  );
  assert.deepEqual([...new Set(all.flatMap(({ owners }) => owners.map(({ member }) => member.id)))], [first]);
  assert.ok(all.every(({ ownerless, leads }) => ownerless === 0 && leads === 0));
  const nothing = await inTx(territoriesOverview, dealing('none'));
  assert.ok([...Object.values(nothing.territories), nothing.between].every(({ parties }) => parties === 0));
  const { nodes } = await explained(testing, admin, territoriesOverview);
  assert.ok(nodes.every((node) => node['Relation Name'] !== 'party' && node['Relation Name'] !== 'lead'));
});

test('borders that move are drawn anew, and those who are nobody’s get somebody', async () => {
  const [first = ''] = people;
  const shiraz = await firm('شیرازی', { city: 'شیراز' });
  const before = await where('party', shiraz);
  await create('territory', { name: 'جنوب', provinces: ['fars'], people: [first] });
  assert.deepEqual(
    [before, await where('party', shiraz)],
    [
      [null, null],
      [null, null],
    ],
  );
  const system = systemContext(seeded.workspace, 'test');
  await drawTerritories(engine, system);
  await inTx(countTerritories);
  assert.deepEqual([(await where('party', shiraz))[0], await ownerOf('party', shiraz)], ['جنوب', first]);
  assert.equal((await inTx(territoriesOverview)).between.parties, 0);
});

test('a rule gives leads by territory, to who is there, else to its team', async () => {
  const [first = '', second = '', third = ''] = people;
  const team = await create('team', { name: 'سرنخ‌ها' });
  await inTx((tx) => tx.recordsOf('member').update([{ id: second, values: { team } }]));
  await create('lead_assignment_rule', { name: 'منطقه‌ای', team, way: 'territory', acquaintance: false });
  const lead = (over: Fields, context = admin) =>
    create('lead', { name: 'سرنخ', owner: null, ...over }, context);
  const north = await lead({ address: { province: 'البرز' } });
  const nowhere = await lead({ address: { province: 'گیلان' } });
  const known = await lead({ party: await firm('پارس', { city: 'شیراز' }) });
  assert.deepEqual(
    [await ownerOf('lead', north), await ownerOf('lead', nowhere), await ownerOf('lead', known)],
    [third, second, first],
  );
  // A rule that asks for a skill passes over who has it not.
  await create('lead_assignment_rule', {
    name: 'انگلیسی‌زبان',
    position: -1,
    team,
    skill: 'انگليسی',
    condition: { field: 'source', op: 'eq', value: 'website' },
    acquaintance: false,
  });
  await inTx((tx) =>
    tx.recordsOf('member').update([{ id: first, values: { team, skills: 'فروش سازمانی، انگلیسی' } }]),
  );
  const later = { ...admin, now: () => new Date('2026-11-25T09:30:00Z') };
  const abroad = await Promise.all([1, 2].map(() => lead({ source: 'website' }, later)));
  for (const one of abroad) assert.equal(await ownerOf('lead', one), first);
  await create('substitution', {
    member: third,
    substitute: first,
    startsOn: '2026-11-24',
    endsOn: '2026-11-26',
  });
  const skipped = await lead({ address: { province: 'البرز' } });
  assert.equal(await ownerOf('lead', skipped), second, 'who is away gets no leads');
});
