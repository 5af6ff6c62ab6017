import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { noGrant, type Grants } from '#kernel/context/grants.ts';
import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import { task } from '#modules/work/index.ts';
import { party } from '#modules/parties/index.ts';
import { role } from '#records/access/objects.ts';
import type { RecordTx } from '#records/records.ts';
import { sweep, type Swept } from '#records/write/sweep.ts';
import { takeBack, takeBackShape, type TakenBack } from '#records/write/take-back.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { dealCall, dealTask, deal, lossReason, pipeline, product, stage, stageChange } from '../index.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
/** Stages of the seeded pipeline by name. */
let stages: ReadonlyMap<string, string>;
const at = (name: string): string => stages.get(name) ?? '';
const noon = (day: string): Context => ({ ...admin, now: () => new Date(`${day}T08:30:00Z`) });

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now: () => new Date('2026-11-22T08:30:00Z') };
  stages = await engine.transact(admin, async (tx) => {
    const { records } = await tx.records(stage).page({});
    return new Map(records.map(({ id, values }) => [String(values['name']), id]));
  });
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const create = (context: Context, inputs: readonly Fields[]): Promise<string[]> =>
  engine.transact(context, (tx) => tx.recordsOf('deal').create(inputs));
const change = (context: Context, id: string, values: Fields): Promise<unknown> =>
  engine.transact(context, (tx) => tx.recordsOf('deal').update([{ id, values }]));
const read = async (id: string): Promise<Readonly<Fields>> => {
  const { values } = await engine.transact(admin, (tx) => tx.records(deal).get(id));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value !== null && typeof value === 'object' && 'id' in value ? value.id : value,
    ]),
  );
};
const facts = async (id: string): Promise<unknown[]> =>
  (
    await testing.asOwner<{ fact: string }>(
      `select fact from event where record_id = $1 and fact is not null order by sequence`,
      [id],
    )
  ).map(({ fact }) => fact);
const refused =
  (...codes: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Problem, String(error));
    assert.deepEqual(
      error.extras.errors?.map((one) => `${one.field} ${one.code}`),
      codes,
    );
    return true;
  };
const slug = (wanted: string) => (error: unknown) => error instanceof Problem && error.slug === wanted;

test('a deal begins in the first stage of the first pipeline, today', async () => {
  const [id = ''] = await create(admin, [{ title: 'خرید صندوق' }]);
  const made = await read(id);
  assert.equal(made['stage'], at('فرصت تازه'));
  assert.ok(made['pipeline']);
  assert.deepEqual([made['status'], made['openedOn'], made['closedOn']], ['open', '2026-11-22', null]);
  assert.equal(made['stageSince'], '2026-11-22T08:30:00.000Z');
});

test('today is a day of Tehran: a quarter past midnight there is the next one', async () => {
  const late = { ...admin, now: () => new Date('2026-11-22T20:45:00Z') };
  const [id = ''] = await create(late, [{ title: 'شبانه' }]);
  assert.equal((await read(id))['openedOn'], '2026-11-23');
});

test('winning closes it today and is a fact; losing another day keeps that day and its reason; reopening clears both', async () => {
  const [id = ''] = await create(noon('2026-11-01'), [{ title: 'تجهیز شعبه' }]);
  await change(noon('2026-11-05'), id, { stage: at('برد') });
  assert.deepEqual([(await read(id))['status'], (await read(id))['closedOn']], ['won', '2026-11-05']);
  const reason = await engine.transact(
    admin,
    async (tx) => (await tx.records(lossReason).page({ limit: 1 })).records[0]?.id ?? '',
  );
  await change(noon('2026-11-10'), id, { stage: at('باخت'), closedOn: '2026-11-08', lossReason: reason });
  const lost = await read(id);
  assert.deepEqual([lost['status'], lost['closedOn'], lost['lossReason']], ['lost', '2026-11-08', reason]);
  await change(noon('2026-11-12'), id, { stage: at('مذاکره') });
  const open = await read(id);
  assert.deepEqual([open['status'], open['closedOn'], open['lossReason']], ['open', null, null]);
  assert.deepEqual(await facts(id), ['deal.won', 'deal.lost', 'deal.reopened']);
});

test('a change that does not move a deal neither closes it again nor tells a fact', async () => {
  const [id = ''] = await create(noon('2026-11-01'), [{ title: 'بی‌حرکت', stage: at('برد') }]);
  await change(noon('2026-11-09'), id, {
    title: 'بی‌حرکت با نام نو',
    amount: { amount: '5000', currency: 'IRR' },
  });
  assert.equal((await read(id))['closedOn'], '2026-11-01');
  await change(noon('2026-11-09'), id, { closedOn: null });
  assert.equal((await read(id))['closedOn'], '2026-11-01', 'a closed deal keeps a closing day');
  assert.deepEqual(await facts(id), ['deal.won']);
});

test('of a deal that a file brings closed without its days nothing is known of them, whoever changes it later', async () => {
  const file: Context = { ...admin, cause: { kind: 'import', id: newId() } };
  const [id = ''] = await create(file, [{ title: 'باختهٔ دیرین', stage: at('باخت') }]);
  const days = async () => {
    const { status, closedOn, openedOn } = await read(id);
    return [status, closedOn, openedOn];
  };
  assert.deepEqual(await days(), ['lost', null, null]);
  await change(noon('2026-11-09'), id, { title: 'باختهٔ دیرین، با نام نو' });
  assert.deepEqual(await days(), ['lost', null, null]);
  await change(noon('2026-11-09'), id, { closedOn: '2019-03-01' });
  assert.deepEqual(await days(), ['lost', '2019-03-01', null]);
  await change(file, id, { amount: { amount: '5000', currency: 'IRR' } });
  assert.deepEqual(await days(), ['lost', '2019-03-01', null]);

  const [open = ''] = await create(noon('2026-11-01'), [{ title: 'باز در اینجا' }]);
  await change(file, open, { stage: at('برد') });
  assert.deepEqual([(await read(open))['status'], (await read(open))['closedOn']], ['won', null]);
  await change(noon('2026-11-09'), open, { stage: at('باخت') });
  assert.equal((await read(open))['closedOn'], '2026-11-09', 'who loses it by hand does so that day');
});

test('every move is kept, with who moved it, who was responsible and how long it stood', async () => {
  const seller = await makeColleague(engine, seeded, 'seller');
  const mine = (day: string): Context => ({ ...seller.context, now: () => new Date(`${day}T08:30:00Z`) });
  const [id = ''] = await create(mine('2026-11-01'), [{ title: 'تاریخچه' }]);
  await change(mine('2026-11-04'), id, { stage: at('پیشنهاد') });
  await change(noon('2026-11-14'), id, { stage: at('باخت'), owner: null });
  await engine.transact(admin, (tx) => tx.records(deal).remove([id]));
  await engine.transact(admin, (tx) => tx.records(deal).restore([id]));
  const moves = await engine.transact(admin, (tx) =>
    tx
      .records(stageChange)
      .page({ filter: { field: 'deal', op: 'eq', value: id }, sort: [{ field: 'at', direction: 'asc' }] }),
  );
  const idOf = (value: unknown): unknown => (value as { id: string } | null)?.id ?? null;
  assert.deepEqual(
    moves.records.map(({ values }) => [
      idOf(values['from']),
      idOf(values['to']),
      values['days'],
      idOf(values['by']),
      idOf(values['owner']),
    ]),
    [
      [null, at('فرصت تازه'), null, seller.memberId, seller.memberId],
      [at('فرصت تازه'), at('پیشنهاد'), 3, seller.memberId, seller.memberId],
      [at('پیشنهاد'), at('باخت'), 10, seeded.adminId, null],
    ],
  );
});

test('nobody writes history or what the system knows by himself', async () => {
  const [id = ''] = await create(admin, [{ title: 'دست‌کاری' }]);
  await assert.rejects(change(admin, id, { status: 'won' }), refused('status read-only'));
  await assert.rejects(
    change(admin, id, { stageSince: '2020-01-01T00:00:00Z' }),
    refused('stageSince read-only'),
  );
  await assert.rejects(
    engine.transact(admin, (tx) =>
      tx.recordsOf('stage_change').create([{ deal: id, to: at('برد'), at: '2026-01-01T00:00:00Z' }]),
    ),
    refused('deal read-only', 'to read-only', 'at read-only'),
  );
});

test('a deal brought in with days of the past has stood where it stands since then', async () => {
  const [open = '', won = '', undated = ''] = await create(admin, [
    { title: 'باز', openedOn: '2016-10-20' },
    {
      title: 'بسته',
      stage: at('برد'),
      openedOn: '2016-10-20',
      closedOn: '2017-03-01',
      externalId: '1C1I7A6R',
    },
    { title: 'تنها بسته شدن', stage: at('باخت'), closedOn: '2017-03-01' },
  ]);
  assert.equal((await read(open))['stageSince'], '2016-10-19T20:30:00.000Z');
  assert.equal((await read(won))['stageSince'], '2017-02-28T20:30:00.000Z');
  assert.equal((await read(undated))['openedOn'], '2017-03-01');
  await assert.rejects(create(admin, [{ title: 'دوباره', externalId: '1c1i7a6r' }]), slug('not-unique'));
});

test('a hostile batch is refused whole, with every fault in its place', async () => {
  const other = await makeSeededWorkspace(engine, testing);
  const [theirs] = (await engine.transact(other.admin, (tx) => tx.records(stage).page({ limit: 1 }))).records;
  const [second = ''] = await engine.transact(admin, (tx) =>
    tx.records(pipeline).create([{ name: 'کاریز دوم', position: 2 }]),
  );
  const count = async (): Promise<number> =>
    (await engine.transact(admin, (tx) => tx.records(deal).count({}))).count;
  const before = await count();
  await assert.rejects(
    create(admin, [
      { title: 'درست' },
      { title: 'باز با روز پایان', closedOn: '2026-11-01' },
      { title: 'وارونه', stage: at('برد'), openedOn: '2026-11-10', closedOn: '2026-11-01' },
      { title: 'منفی', amount: { amount: '-5', currency: 'IRR' } },
      { title: 'کاریز دیگر', stage: at('مذاکره'), pipeline: second },
    ]),
    refused(
      '1.closedOn not-closed',
      '2.closedOn closed-before-opened',
      '3.amount negative',
      '4.stage not-in-pipeline',
    ),
  );
  await assert.rejects(
    create(admin, [{ title: 'مرحلهٔ فضای دیگر', stage: theirs?.id }]),
    (error: unknown) => error instanceof Problem,
  );
  await assert.rejects(
    create(admin, [{ title: 'مرحلهٔ ساختگی', stage: newId(), pipeline: second }]),
    (error: unknown) => error instanceof Problem,
  );
  await assert.rejects(create(admin, [{ title: 'کاریز خالی', pipeline: second }]), refused('stage required'));
  assert.equal(await count(), before);
  const [id = ''] = await create(admin, [{ title: 'یک بار' }]);
  const both = [at('برد'), at('باخت')].map((stage) => ({ id, values: { stage } }));
  await assert.rejects(
    engine.transact(admin, (tx) => tx.recordsOf('deal').update(both)),
    refused('1.id twice'),
  );
});

test('a thousand deals move in one deed', async () => {
  const ids = await create(
    admin,
    Array.from({ length: 1_000 }, (_, index) => ({ title: `معاملهٔ ${index}` })),
  );
  await engine.transact(admin, (tx) =>
    tx
      .recordsOf('deal')
      .update(ids.map((id, index) => ({ id, values: { stage: at(index % 2 ? 'برد' : 'پیشنهاد') } }))),
  );
  // Into other hands as well, with what goes with them.
  const heir = await makeColleague(engine, seeded, 'seller');
  await engine.transact(admin, (tx) =>
    tx.recordsOf('deal').update(ids.map((id) => ({ id, values: { owner: heir.memberId } }))),
  );
  const [row] = await testing.asOwner<{ facts: number; moves: number }>(
    `select (select count(*)::int from event where record_id = any($1) and fact = 'deal.won') as facts,
      (select count(*)::int from stage_change where deal_id = any($1)) as moves`,
    [ids],
  );
  assert.deepEqual(row, { facts: 500, moves: 2_000 });
});

test('the pipeline follows the stage, and a deal that changes its pipeline keeps its meaning', async () => {
  const [second = ''] = await engine.transact(admin, (tx) =>
    tx.records(pipeline).create([{ name: 'تمدیدها', position: 3 }]),
  );
  const [fresh = '', done = ''] = await engine.transact(admin, (tx) =>
    tx.records(stage).create([
      { pipeline: second, name: 'سررسید نزدیک', probability: 40 },
      { pipeline: second, name: 'تمدید شد', kind: 'won', probability: 3 },
      { pipeline: second, name: 'تمدید نشد', kind: 'lost', probability: 50 },
    ]),
  );
  const [id = ''] = await create(admin, [{ title: 'تمدید پشتیبانی' }]);
  await change(admin, id, { pipeline: second });
  assert.equal((await read(id))['stage'], fresh);
  await change(admin, id, { stage: at('برد') });
  assert.notEqual((await read(id))['pipeline'], second);
  await change(admin, id, { pipeline: second });
  assert.deepEqual([(await read(id))['stage'], (await read(id))['status']], [done, 'won']);
  const made = await engine.transact(admin, (tx) => tx.records(stage).some([fresh, done]));
  assert.deepEqual(
    [fresh, done].map((one) => made.get(one)?.values['position']),
    [1, 2],
  );
  assert.equal(made.get(done)?.values['probability'], 100, 'what is won is certain');
});

test('stages and pipelines that deals stand in stay, and a pipeline keeps a stage of each kind', async () => {
  const own = await makeSeededWorkspace(engine, testing);
  const { records } = await engine.transact(own.admin, (tx) =>
    tx.records(stage).page({ sort: [{ field: 'position', direction: 'asc' }] }),
  );
  const [first = '', second = ''] = records.map(({ id }) => id);
  const lost = records.find(({ values }) => values['kind'] === 'lost')?.id ?? '';
  const [full = ''] = await engine.transact(own.admin, async (tx) =>
    (await tx.records(pipeline).page({})).records.map(({ id }) => id),
  );
  await create(own.admin, [{ title: 'مانع' }]);
  const inOwn = (deed: (tx: RecordTx) => Promise<unknown>): Promise<unknown> =>
    engine.transact(own.admin, deed);
  await assert.rejects(
    inOwn((tx) => tx.records(stage).update([{ id: first, values: { kind: 'lost' } }])),
    slug('stage-in-use'),
  );
  await assert.rejects(
    inOwn((tx) => tx.records(stage).remove([first])),
    slug('stage-in-use'),
  );
  await assert.rejects(
    inOwn((tx) => tx.records(stage).remove([lost])),
    slug('stage-needed'),
  );
  await assert.rejects(
    inOwn((tx) => tx.records(stage).update([{ id: lost, values: { kind: 'won' } }])),
    slug('stage-needed'),
  );
  await assert.rejects(
    inOwn((tx) => tx.records(pipeline).remove([full])),
    slug('pipeline-in-use'),
  );
  await inOwn((tx) => tx.records(stage).remove([second]));
  const empty = await makeSeededWorkspace(engine, testing);
  const line = await engine.transact(
    empty.admin,
    async (tx) => (await tx.records(pipeline).page({})).records[0]?.id ?? '',
  );
  await assert.rejects(
    engine.transact(empty.admin, (tx) => tx.records(pipeline).remove([line])),
    slug('last-pipeline'),
  );
  await engine.transact(empty.admin, async (tx) => {
    await tx.records(pipeline).create([{ name: 'دیگر', position: 5 }]);
    await tx.records(pipeline).remove([line]);
    assert.equal((await tx.records(stage).count({})).count, 0, 'its stages go with it');
    await tx.records(pipeline).restore([line]);
    assert.equal((await tx.records(stage).count({})).count, 6, 'and come back with it');
  });
});

test('a deal without a title is called by its product and its party', async () => {
  const [named, nameless] = await engine.transact(admin, async (tx) => {
    const [goods = null] = await tx.records(product).create([{ name: 'صندوق لمسی', code: 'P-1' }]);
    const [firm = null] = await tx.records(party).create([{ kind: 'organisation', name: 'پخش آذرکوه' }]);
    return tx.records(deal).create([{ product: goods, party: firm }, { externalId: 'X-17' }]);
  });
  assert.equal((await read(named ?? ''))['title'], 'صندوق لمسی – پخش آذرکوه');
  assert.equal((await read(nameless ?? ''))['title'], 'معامله X-17');
});

test('a title tells of no party that a reader of the deal may not see', async () => {
  const own = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, own, 'seller');
  const titlesOf = () =>
    engine.transact(own.admin, async (tx) => {
      const [his = null, other = null] = await tx.records(party).create([
        { kind: 'organisation', name: 'از آنِ خودش', owner: seller.memberId },
        { kind: 'organisation', name: 'از آنِ دیگری' },
      ]);
      const ids = await tx.records(deal).create([
        { party: his, owner: seller.memberId },
        { party: other, owner: seller.memberId },
      ]);
      const made = await tx.records(deal).some(ids);
      return ids.map((id) => made.get(id)?.values['title']);
    });
  assert.deepEqual(await titlesOf(), ['از آنِ خودش', 'از آنِ دیگری']);
  await engine.transact(own.admin, async (tx) => {
    const { values } = await tx.records(role).get(own.roles.seller);
    const grants = values['grants'] as Grants;
    const objects = {
      ...grants.objects,
      party: { ...noGrant, ...grants.objects['party'], read: 'own' as const },
    };
    await tx.records(role).update([{ id: own.roles.seller, values: { grants: { ...grants, objects } } }]);
  });
  assert.deepEqual(await titlesOf(), ['از آنِ خودش', 'معامله']);
});

test('work serves a deal that its doer sees', async () => {
  const own = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, own, 'seller');
  const [mine = ''] = await create(seller.context, [{ title: 'از من' }]);
  const [other = ''] = await create(own.admin, [{ title: 'از دیگری' }]);
  await engine.transact(seller.context, async (tx) => {
    const [step = ''] = await tx
      .records(dealTask)
      .create([{ title: 'گام بعدی', deal: mine }, { title: 'کار دیگر' }]);
    const { records } = await tx.records(task).page({ filter: { field: 'deal', op: 'eq', value: mine } });
    assert.deepEqual(
      records.map(({ id, values }) => [id, (values['deal'] as { title: string }).title]),
      [[step, 'از من']],
    );
  });
  await assert.rejects(
    engine.transact(seller.context, (tx) =>
      tx.records(dealCall).create([{ at: '2026-11-22T08:00:00Z', deal: other }]),
    ),
    slug('bad-link'),
  );
});

test('a seller sees his own deals, his manager the team’s, a viewer all and changes none', async () => {
  const own = await makeSeededWorkspace(engine, testing);
  const seller = await makeColleague(engine, own, 'seller');
  const mate = await makeColleague(engine, own, 'seller');
  const stranger = await makeColleague(engine, own, 'seller');
  const manager = await makeColleague(engine, own, 'manager', {
    teamMemberIds: [seller.memberId, mate.memberId],
  });
  const viewer = await makeColleague(engine, own, 'viewer');
  const [mine = ''] = await create(seller.context, [{ title: 'از من' }]);
  const [his = ''] = await create(mate.context, [{ title: 'از هم‌تیمی' }]);
  await create(stranger.context, [{ title: 'از تیم دیگر' }]);
  const seen = async (context: Context): Promise<unknown[]> =>
    (
      await engine.transact(context, (tx) =>
        tx.records(deal).page({ sort: [{ field: 'title', direction: 'asc' }] }),
      )
    ).records.map(({ values }) => values['title']);
  assert.deepEqual(await seen(seller.context), ['از من']);
  assert.deepEqual(await seen(manager.context), ['از من', 'از هم‌تیمی']);
  assert.deepEqual(await seen(viewer.context), ['از تیم دیگر', 'از من', 'از هم‌تیمی']);
  const sums = await engine.transact(seller.context, (tx) => tx.records(deal).groups({ by: ['status'] }));
  assert.deepEqual(
    sums.map(({ count }) => count),
    [1],
  );
  await assert.rejects(change(seller.context, his, { title: 'دزدی' }), slug('record-not-found'));
  await assert.rejects(change(viewer.context, mine, { title: 'دست‌کاری' }), slug('not-allowed'));
  await assert.rejects(create(viewer.context, [{ title: 'نو' }]), slug('not-allowed'));
  await assert.rejects(
    engine.transact(seller.context, (tx) => tx.records(deal).remove([mine])),
    slug('not-allowed'),
  );
  await change(manager.context, his, { owner: seller.memberId });
  assert.deepEqual(await seen(seller.context), ['از من', 'از هم‌تیمی']);
  const history = await engine.transact(seller.context, (tx) => tx.records(stageChange).count({}));
  assert.equal(history.count, 1, 'the history of the time before him is not his');
});

test('what went with the stages of many comes back with them, unless somebody wrote there since', async () => {
  const [reason = '', other = ''] = await engine.transact(admin, async (tx) =>
    (await tx.records(lossReason).page({ limit: 2 })).records.map(({ id }) => id),
  );
  const lost = { stage: at('باخت'), lossReason: reason, openedOn: '2026-01-02', closedOn: '2026-03-04' };
  const ids = await create(
    admin,
    ['یک', 'دو', 'سه'].map((title) => ({ title, ...lost })),
  );
  const filter = { field: 'id', op: 'in', value: [...ids] };
  const sweepTo = (name: string) =>
    engine.transact(admin, (tx) => sweep(tx, 'deal', { filter, deed: { set: { stage: at(name) } } }));
  // As it comes back from a browser.
  const back = (swept: Swept): Promise<TakenBack> => {
    const told = takeBackShape.parse(
      JSON.parse(JSON.stringify({ deed: swept.deed, records: swept.changed })),
    );
    return engine.transact(admin, (tx) => takeBack(tx, 'deal', told));
  };
  const standing = async (id: string): Promise<unknown[]> => {
    const { status, lossReason: why, closedOn } = await read(id);
    return [status, why, closedOn];
  };
  const first = await sweepTo('فرصت تازه');
  for (const id of ids) assert.deepEqual(await standing(id), ['open', null, null]);
  assert.deepEqual(await back(first), { left: 0 });
  for (const id of ids) assert.deepEqual(await standing(id), ['lost', reason, '2026-03-04']);

  const second = await sweepTo('برد');
  const [touched = '', kept = ''] = ids;
  await change(admin, touched, { closedOn: '2026-05-06' });
  assert.deepEqual(await back(second), { left: 0 });
  assert.deepEqual(await standing(kept), ['lost', reason, '2026-03-04']);
  // Somebody set another day since: it is no longer the one to give back.
  assert.deepEqual(await standing(touched), ['lost', reason, '2026-11-22']);
  await change(admin, kept, { lossReason: other });
  assert.deepEqual(await back(second), { left: 0 }, 'done twice it is as done once');
  assert.deepEqual(await standing(kept), ['lost', other, '2026-03-04']);
});
