import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { replaceRecord } from '#records/write/replace.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { stageNeedNames } from '../contract/stage.ts';
import { setDemands } from './set-demands.ts';
import { dissolvePipeline, takeBackDissolution } from '../pipeline/dissolve.ts';

/** What stages ask of deals and bring to them, and where deals go when a stage or a pipeline goes. */
const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
let stages: ReadonlyMap<string, string>;
const at = (name: string): string => stages.get(name) ?? '';

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  // A Wednesday, 12:00 in Tehran; Friday is the weekly day off.
  admin = { ...seeded.admin, now: () => new Date('2026-11-25T08:30:00Z') };
  stages = new Map(
    (await inTx((tx) => tx.recordsOf('stage').page({}))).records.map(({ id, values }) => [
      String(values['name']),
      id,
    ]),
  );
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const create = async (object: string, values: Fields, context = admin): Promise<string> =>
  (await inTx((tx) => tx.recordsOf(object).create([values as never]), context))[0] ?? '';
const set = (object: string, id: string, values: Fields, context = admin): Promise<unknown> =>
  inTx((tx) => tx.recordsOf(object).update([{ id, values }]), context);
const stageOf = async (deal: string): Promise<string> =>
  ((await inTx((tx) => tx.recordsOf('deal').get(deal))).values['stage'] as Linked).id;
const refusedFor =
  (...wanted: readonly string[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Problem, String(error));
    assert.deepEqual(
      error.extras.errors?.map(({ field, code, wants }) => [field, code, wants?.object].join(' ').trim()),
      wanted,
    );
    return true;
  };
/** Rules of the seeded pipeline, taken off again. */
const withRules = async (
  rules: Readonly<Record<string, Fields>>,
  deed: () => Promise<void>,
): Promise<void> => {
  for (const [name, values] of Object.entries(rules)) await set('stage', at(name), values);
  await deed();
  for (const [name, values] of Object.entries(rules))
    await set('stage', at(name), Object.fromEntries(Object.keys(values).map((key) => [key, null])));
};

test('a move asks at once for all that is missing, of stages that it passes over too, and goes once it is there', async () => {
  const rules = {
    'فرصت تازه': { exitFields: ['occasion', 'party'] },
    'شناخت نیاز': { exitNeeds: ['talked'] },
    پیشنهاد: { entryNeeds: ['meeting-held', 'quote-sent'] },
  };
  await withRules(rules, async () => {
    const deal = await create('deal', { title: 'خرید دستگاه' });
    const party = await create('party', { kind: 'organisation', name: 'شرکت نمونه' });
    const go = (values: Fields = {}) => set('deal', deal, { stage: at('پیشنهاد'), ...values });
    await assert.rejects(
      go({ party }),
      refusedFor(
        'occasion required-at-stage',
        'stage needs-record call',
        'stage needs-record meeting',
        'stage needs-record',
      ),
    );
    await create('call', { deal, outcome: 'answered' });
    await create('meeting', { deal, subject: 'نمایش', state: 'planned', at: '2026-11-26T08:30:00Z' });
    const given = { party, occasion: 'growth' };
    await assert.rejects(go(given), refusedFor('stage needs-record meeting', 'stage needs-record'));
    await create('meeting', { deal, subject: 'نمایش', state: 'held', at: '2026-11-24T08:30:00Z' });
    await assert.rejects(go(given), refusedFor('stage needs-record'));
    // One step on only what that step wants is asked.
    await set('deal', deal, { stage: at('شناخت نیاز'), ...given });
    assert.equal(await stageOf(deal), at('شناخت نیاز'));
  });
});

test('who loses, goes back, or is brought in by a file is asked nothing; a new deal says where it may begin', async () => {
  await withRules({ پیشنهاد: { entryNeeds: ['lines'], exitNeeds: ['decision-maker'] } }, async () => {
    await assert.rejects(
      create('deal', { title: 'میان‌بُر', stage: at('مذاکره') }),
      refusedFor('stage needs-record', 'stage needs-record'),
    );
    const imported: Context = { ...admin, cause: { kind: 'import' } };
    const deal = await create('deal', { title: 'از دفتر پیشین', stage: at('مذاکره') }, imported);
    await set('deal', deal, { stage: at('پیشنهاد') });
    await set('deal', deal, { stage: at('باخت') });
    // Taken up again it is asked as a new one.
    await assert.rejects(set('deal', deal, { stage: at('پیشنهاد') }), refusedFor('stage needs-record'));
    await set('deal', deal, { stage: at('شناخت نیاز') });
  });
});

test('what a colleague did counts though one does not see it', async () => {
  const seller = await makeColleague(engine, seeded, 'seller');
  await withRules({ 'شناخت نیاز': { entryNeeds: ['next-step'] } }, async () => {
    const deal = await create('deal', { title: 'مشترک', owner: seller.memberId });
    const go = () => set('deal', deal, { stage: at('شناخت نیاز') }, seller.context);
    await assert.rejects(go(), refusedFor('stage needs-record task'));
    await create('task', { deal, title: 'پیگیری', owner: seeded.adminId });
    await go();
    assert.equal(await stageOf(deal), at('شناخت نیاز'));
  });
});

test('a stage brings its tasks in work days to owner, manager or a role, once', async () => {
  const seller = await makeColleague(engine, seeded, 'seller');
  const viewer = await makeColleague(engine, seeded, 'viewer');
  const team = await create('team', { name: 'تیم فروش', manager: seeded.adminId });
  await set('member', seller.memberId, { team });
  const task = (key: string, over: Fields) => ({
    key,
    title: `کار ${key}`,
    kind: 'call',
    after: 0,
    to: 'owner',
    ...over,
  });
  const tasks = [
    task('a', {}),
    task('b', { after: 2, to: 'manager' }),
    task('c', { after: 1, to: seeded.roles.viewer }),
  ];
  await withRules({ پیشنهاد: { tasks } }, async () => {
    const deal = await create('deal', { title: 'با کار', owner: seller.memberId });
    const brought = async () =>
      (
        await inTx((tx) =>
          tx.recordsOf('task').page({
            filter: { field: 'deal', op: 'eq', value: deal },
            sort: [{ field: 'dueAt', direction: 'asc' }],
          }),
        )
      ).records.map(({ values }) => [values['title'], (values['owner'] as Linked).id, values['dueAt']]);
    await set('deal', deal, { stage: at('پیشنهاد') });
    const once = [
      ['کار a', seller.memberId, '2026-11-25T08:30:00.000Z'],
      ['کار c', viewer.memberId, '2026-11-26T04:30:00.000Z'],
      // Past the Friday.
      ['کار b', seeded.adminId, '2026-11-28T04:30:00.000Z'],
    ];
    assert.deepEqual(await brought(), once);
    await set('deal', deal, { stage: at('شناخت نیاز') });
    await set('deal', deal, { stage: at('پیشنهاد') });
    assert.deepEqual(await brought(), once);
    const past: Context = { ...admin, cause: { kind: 'import' } };
    await create('deal', { title: 'از پرونده', stage: at('پیشنهاد') }, past);
    assert.equal(
      (
        await inTx((tx) =>
          tx.recordsOf('task').count({ filter: { field: 'stage', op: 'eq', value: at('پیشنهاد') } }),
        )
      ).count,
      3,
    );
  });
});

test('the deals of a stage or of a whole pipeline go where one says, with their history, or nothing goes', async () => {
  const pipeline = await create('pipeline', { name: 'نمایندگان', position: 2 });
  const made: Record<string, string> = {};
  for (const [name, kind, probability] of [
    ['آشنایی', 'open', 20],
    ['توافق', 'open', 60],
    ['امضا', 'won', 100],
    ['رد', 'lost', 0],
  ])
    made[String(name)] = await create('stage', { pipeline, name, kind, probability });
  const [first = '', second = '', won = ''] = [made['آشنایی'], made['توافق'], made['امضا']];
  const early = await create('deal', { title: 'یک', stage: first });
  const late = await create('deal', { title: 'دو', stage: second });
  const sold = await create('deal', { title: 'سه', stage: won });
  await inTx((tx) => replaceRecord(tx, 'stage', second, first));
  assert.equal(await stageOf(late), first);
  const dissolve = (places: Readonly<Record<string, string>>, context = admin) =>
    inTx((tx) => dissolvePipeline(tx, pipeline, places), context);
  await assert.rejects(dissolve({ [first]: at('مذاکره') }), (error) => {
    assert.equal((error as Problem).slug, 'pipeline-in-use');
    return true;
  });
  assert.equal(await stageOf(early), first, 'nothing moved by halves');
  await assert.rejects(dissolve({ [first]: first, [won]: at('برد') }));
  const seller = await makeColleague(engine, seeded, 'seller');
  await assert.rejects(dissolve({ [first]: at('مذاکره'), [won]: at('برد') }, seller.context));
  assert.equal(await dissolve({ [first]: at('مذاکره'), [won]: at('برد') }), 3);
  assert.deepEqual(
    [await stageOf(early), await stageOf(late), await stageOf(sold)],
    [at('مذاکره'), at('مذاکره'), at('برد')],
  );
  const history = await inTx((tx) =>
    tx.recordsOf('stage_change').page({
      filter: { field: 'deal', op: 'eq', value: late },
      sort: [{ field: 'at', direction: 'asc' }],
    }),
  );
  assert.deepEqual(
    history.records.map(({ values }) => (values['to'] as Linked).id),
    [second, first, at('مذاکره')],
  );
  assert.ok(
    history.records.every(({ values }) => (values['by'] as Linked).id === seeded.adminId),
    'whoever dissolves a pipeline has moved its deals',
  );
  await assert.rejects(inTx((tx) => tx.recordsOf('pipeline').get(pipeline)));

  const takeBack = (context = admin) => inTx((tx) => takeBackDissolution(tx, pipeline), context);
  await assert.rejects(takeBack(seller.context));
  await set('deal', early, { stage: at('برد') });
  await takeBack();
  assert.deepEqual(
    [await stageOf(early), await stageOf(late), await stageOf(sold)],
    [at('برد'), first, won],
    'what has moved on since stays',
  );
  const back = await inTx((tx) =>
    tx.recordsOf('stage').page({ filter: { field: 'pipeline', op: 'eq', value: pipeline }, fields: [] }),
  );
  assert.equal(back.records.length, 3, 'a stage that had gone before stays gone');
  await assert.rejects(takeBack());
});

test('what a stage asks is set in one go: where one part is refused, none of it stands', async () => {
  const id = at('مذاکره');
  const rulesOf = async (name: string) =>
    inTx(async (tx) => tx.schema.objects.get('deal')?.fields.get(name)?.rules);
  const asked = async () => (await inTx((tx) => tx.recordsOf('stage').get(id))).values['entryNeeds'];
  const before = await asked();
  const fields = { expectedCloseOn: { requiredFrom: [id] } };
  const ask = (stage: { entryNeeds: string[] }, context = admin, version?: number) =>
    inTx(
      (tx) => setDemands(tx, id, { fields, stage, ...(version === undefined ? {} : { version }) }),
      context,
    );
  await assert.rejects(ask({ entryNeeds: ['nothing-such'] }));
  await assert.rejects(ask({ entryNeeds: [] }, admin, 9_999));
  const seller = await makeColleague(engine, seeded, 'seller');
  await assert.rejects(ask({ entryNeeds: [] }, seller.context));
  assert.deepEqual([await rulesOf('expectedCloseOn'), await asked()], [undefined, before]);
  const [need] = stageNeedNames;
  await ask({ entryNeeds: [need] });
  assert.deepEqual([await rulesOf('expectedCloseOn'), await asked()], [{ requiredFrom: [id] }, [need]]);
  await inTx((tx) => setDemands(tx, id, { fields: { expectedCloseOn: {} }, stage: { entryNeeds: [] } }));
  assert.equal(await rulesOf('expectedCloseOn'), undefined);
});
