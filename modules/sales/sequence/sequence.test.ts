import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { Linked } from '#records/define/declare.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import { followUpClimbs } from './climb.ts';
import { enrol } from './enrol.ts';
import { takeBackStop } from './take-back.ts';
import { runSequences } from './run.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
// A Sunday, 13:00 in Tehran.
const start = '2026-11-22T09:30:00Z';
const at = (time: string, context: Context = seeded.admin): Context => ({
  ...context,
  now: () => new Date(time),
});

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = at(start)): Promise<T> =>
  engine.transact(context, deed);
const create = async (object: string, values: Fields, context = at(start)): Promise<string> =>
  (await inTx((tx) => tx.recordsOf(object).create([values as never]), context))[0] ?? '';
const sent: { channel: string; to: string; body: string; subject?: string | undefined }[] = [];
const tools: Pick<ModuleTools, 'send'> = {
  send: (_tx, { kind, channel, to, locale, parameters }) => {
    sent.push({ channel, to, ...kind.render(channel, locale, parameters) });
    return Promise.resolve({ state: 'queued' });
  },
};
const minute = (time: string): Promise<number> => inTx((tx) => runSequences(tx, tools), at(time));
const step = (kind: string, after: number, title: string, text = '') => ({
  key: `${kind}${after}`,
  kind,
  after,
  title,
  text,
});
const sequenceOf = (name: string, ...steps: readonly object[]): Promise<string> =>
  create('sequence', { name, definition: { steps } });
const put = (sequence: string, object: 'lead' | 'deal' | 'party', ...ids: readonly string[]) =>
  inTx((tx) => enrol(tx, sequence, { object, filter: { field: 'id', op: 'in', value: ids } }));
const stateOf = async (lead: string): Promise<readonly unknown[]> => {
  const { records } = await inTx((tx) =>
    tx.recordsOf('sequence_enrolment').page({ filter: { field: 'lead', op: 'eq', value: lead } }),
  );
  const values = records[0]?.values;
  return [values?.['state'], values?.['stopReason'], values?.['dueAt']];
};
const lead = (name: string, over: Fields = {}): Promise<string> =>
  create('lead', { name, phones: [{ number: '09121234567' }], ...over });

test('steps come on work days in work hours, each once, with the customer’s own name', async () => {
  const id = await lead('سارا محمدی', { emails: [{ address: 'sara@alborz.example' }] });
  const sequence = await sequenceOf(
    'سه گام',
    step('call', 0, 'تماس با {مشتری}'),
    step('mail', 2, 'پیشنهاد {شرکت ما}', '{مشتری} گرامی، پیشنهاد ما پیوست است.'),
    step('sms', 3, 'پیامک', 'از {شرکت ما}: نظرتان چیست؟'),
  );
  assert.deepEqual(await put(sequence, 'lead', id), { enrolled: 1, already: 0 });
  assert.deepEqual(await put(sequence, 'lead', id), { enrolled: 0, already: 1 });
  assert.equal(await minute(start), 1);
  assert.equal(await minute(start), 0, 'not again in the same minute');
  const { records } = await inTx((tx) =>
    tx.recordsOf('task').page({ filter: { field: 'lead', op: 'eq', value: id } }),
  );
  assert.deepEqual(
    records.map(({ values }) => [values['title'], values['kind'], (values['owner'] as Linked).id]),
    [['تماس با سارا محمدی', 'call', seeded.adminId]],
  );
  // Two work days later, when work begins.
  assert.deepEqual(await stateOf(id), ['active', null, '2026-11-24T04:30:00.000Z']);
  assert.equal(await minute('2026-11-24T04:29:00Z'), 0);
  assert.equal(await minute('2026-11-24T04:31:00Z'), 1);
  assert.deepEqual(sent.splice(0), [
    {
      channel: 'mail',
      to: 'sara@alborz.example',
      subject: 'پیشنهاد فضای آزمایش',
      body: 'سارا محمدی گرامی، پیشنهاد ما پیوست است.',
    },
  ]);
  // Tuesday and three work days: Friday is none.
  assert.deepEqual(await stateOf(id), ['active', null, '2026-11-28T04:30:00.000Z']);
  await minute('2026-11-28T04:31:00Z');
  assert.deepEqual(
    sent.splice(0).map(({ to, body }) => [to, body]),
    [['+989121234567', 'از فضای آزمایش: نظرتان چیست؟']],
  );
  assert.deepEqual(await stateOf(id), ['finished', null, null]);
});

test('who answers, is closed or asks for quiet is left alone from then on', async () => {
  const sequence = await sequenceOf('توقف', step('sms', 0, 'پیامک', 'سلام'), step('sms', 1, 'پیامک', 'هنوز؟'));
  const [talked, junk, quiet, waiting, missed] = await Promise.all(
    ['گفت', 'بست', 'نخواست', 'منتظر', 'پاسخ نداد'].map((name) => lead(name)),
  );
  assert.ok(talked && junk && quiet && waiting && missed);
  await put(sequence, 'lead', talked, junk, quiet, waiting, missed);
  assert.equal(await minute(start), 5);
  sent.splice(0);
  const later = at('2026-11-22T10:00:00Z');
  await create('call', { lead: talked, outcome: 'answered', at: '2026-11-22T10:00:00Z' }, later);
  await create('call', { lead: missed, outcome: 'no-answer', at: '2026-11-22T10:00:00Z' }, later);
  await inTx((tx) =>
    tx.recordsOf('lead').update([{ id: junk, values: { status: 'junk', junkReason: 'no-need' } }]),
  );
  await inTx((tx) => tx.recordsOf('lead').update([{ id: quiet, values: { doNotCall: true } }]));
  assert.equal(await minute('2026-11-23T05:00:00Z'), 2, 'who waits, and whom nobody reached');
  assert.equal(sent.splice(0).length, 2);
  assert.deepEqual((await stateOf(talked)).slice(0, 2), ['stopped', 'answered']);
  assert.deepEqual((await stateOf(junk)).slice(0, 2), ['stopped', 'closed']);
  assert.deepEqual((await stateOf(quiet)).slice(0, 2), ['stopped', 'opted-out']);
});

test('a pause holds it, a message without an address becomes a task, and what is over does not go on', async () => {
  const sequence = await sequenceOf('مکث', step('mail', 0, 'نامه', 'سلام'));
  const id = await lead('بی‌رایانامه');
  await put(sequence, 'lead', id);
  const set = (values: Fields) =>
    inTx(async (tx) => {
      const { records } = await tx
        .recordsOf('sequence_enrolment')
        .page({ filter: { field: 'lead', op: 'eq', value: id } });
      await tx.recordsOf('sequence_enrolment').update([{ id: records[0]?.id ?? '', values }]);
    });
  await set({ state: 'paused' });
  assert.equal(await minute(start), 0);
  await set({ state: 'active' });
  assert.equal(await minute(start), 1);
  assert.equal(sent.length, 0);
  const { records } = await inTx((tx) =>
    tx.recordsOf('task').page({ filter: { field: 'lead', op: 'eq', value: id } }),
  );
  assert.equal(records[0]?.values['title'], 'نامه (رایانامه‌ای ندارد)');
  await assert.rejects(
    set({ state: 'active' }),
    (error) => error instanceof Problem && error.extras.errors?.[0]?.code === 'over',
  );
});

test('what somebody stopped by a slip goes on as it stood, and what a customer stopped does not', async () => {
  const sequence = await sequenceOf('لغزش', step('task', 5, 'پیگیری'));
  const id = await lead('شهرام');
  await put(sequence, 'lead', id);
  const { records } = await inTx((tx) =>
    tx.recordsOf('sequence_enrolment').page({ filter: { field: 'lead', op: 'eq', value: id } }),
  );
  const own = records[0]?.id ?? '';
  const set = (values: Fields) =>
    inTx((tx) => tx.recordsOf('sequence_enrolment').update([{ id: own, values }]));
  const takeBack = (context = at(start)) => inTx((tx) => takeBackStop(tx, own), context);
  const movedOn = (error: unknown) => error instanceof Problem && error.slug === 'enrolment-moved-on';
  const before = await stateOf(id);
  await assert.rejects(takeBack(), movedOn);
  await set({ state: 'stopped', stopReason: 'replied' });
  assert.deepEqual((await stateOf(id)).slice(0, 2), ['stopped', 'replied']);
  await assert.rejects(takeBack(at(start, (await makeSeededWorkspace(engine, testing)).admin)));
  await takeBack();
  assert.deepEqual(await stateOf(id), before);
  await set({ state: 'stopped', stopReason: 'opted-out' });
  await assert.rejects(takeBack(), movedOn);
});

test('what stays undone climbs to the manager of the team, once', async () => {
  const [manager, seller] = [
    await makeColleague(engine, seeded, 'manager'),
    await makeColleague(engine, seeded, 'seller'),
  ];
  const team = await create('team', { name: 'فروش', manager: manager.memberId });
  await inTx((tx) => tx.recordsOf('member').update([{ id: seller.memberId, values: { team } }]));
  const sequence = await sequenceOf('بالا', step('task', 0, 'پیگیری'));
  const id = await lead('دیر', { owner: seller.memberId });
  await put(sequence, 'lead', id);
  await minute(start);
  const clock = (after: string, until: string) =>
    inTx((tx) => {
      const { source } = followUpClimbs;
      return 'clock' in source
        ? source.clock(tx.bySystem('test'), new Date(after), new Date(until))
        : Promise.resolve([]);
    });
  assert.deepEqual(await clock('2026-11-23T09:28:00Z', '2026-11-23T09:29:00Z'), []);
  const told = await clock('2026-11-23T09:29:30Z', '2026-11-23T09:30:30Z');
  assert.deepEqual(
    told.map(({ member, object }) => [member, object]),
    [[manager.memberId, 'task']],
  );
  assert.deepEqual(await clock('2026-11-23T09:30:30Z', '2026-11-23T09:31:30Z'), []);

  // What belongs to no sequence climbs when the firm says so: after two days where it said nothing.
  const dueAt = '2026-11-20T08:00:00Z';
  const own = await create('task', { title: 'پیش‌فاکتور بفرستیم', lead: id, dueAt, owner: seller.memberId });
  await create('task', { title: 'کار خودم', dueAt, owner: seller.memberId });
  await create('task', { title: 'کار مدیر', lead: id, dueAt, owner: manager.memberId });
  const dayLater = ['2026-11-21T07:59:30Z', '2026-11-21T08:00:30Z'] as const;
  const twoLater = ['2026-11-22T07:59:30Z', '2026-11-22T08:00:30Z'] as const;
  const records = async (window: readonly [string, string]) =>
    (await clock(...window)).map(({ member, record }) => [member, record]);
  assert.deepEqual(await records(dayLater), []);
  assert.deepEqual(await records(twoLater), [[manager.memberId, own]]);
  const policy = await create('sales_policy', { tasksClimb: 'day' });
  assert.deepEqual(await records(dayLater), [[manager.memberId, own]]);
  await inTx((tx) => tx.recordsOf('sales_policy').update([{ id: policy, values: { tasksClimb: 'never' } }]));
  assert.deepEqual([await records(dayLater), await records(twoLater)], [[], []]);
});

test('nobody enrols whom he does not see, and other workspaces are not there', async () => {
  const sequence = await sequenceOf('بسته', step('task', 0, 'پیگیری'));
  const id = await lead('از آن مدیر');
  const seller = await makeColleague(engine, seeded, 'seller');
  const asked = { object: 'lead' as const, filter: { field: 'id', op: 'eq' as const, value: id } };
  assert.deepEqual(await inTx((tx) => enrol(tx, sequence, asked), at(start, seller.context)), {
    enrolled: 0,
    already: 0,
  });
  const elsewhere = at(start, (await makeSeededWorkspace(engine, testing)).admin);
  await assert.rejects(
    inTx((tx) => enrol(tx, sequence, asked), elsewhere),
    (error) => error instanceof Problem && error.status === 404,
  );
});
