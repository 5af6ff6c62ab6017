import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import { newId } from '#kernel/id.ts';
import { Problem } from '#kernel/problems/problem.ts';
import type { ModuleTools } from '#records/define/define-module.ts';
import type { Linked } from '#records/define/declare.ts';
import type { RecordTx } from '#records/records.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import type { CallReport, Turn } from '../contract/calling.ts';
import { ownSlots } from '../meeting/own-slots.ts';
import { freeSlots } from '../meeting/slots.ts';
import { claimNext } from './claim.ts';
import { mayCallFrom } from './hours.ts';
import { leaveOut, takeBackIn } from './leave-out.ts';
import { makeCallList } from './make.ts';
import { reportCall } from './report.ts';
import { takeBackCall } from './take-back.ts';

const { engine, testing } = await testEngine();
let seeded: SeededWorkspace;
let admin: Context;
// A Sunday, 13:00 in Tehran.
const noon = '2026-11-22T09:30:00Z';
const at = (context: Context, time: string): Context => ({ ...context, now: () => new Date(time) });

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
});
beforeEach(() => {
  admin = at(seeded.admin, noon);
});
after(() => testing.drop());

type Fields = Record<string, unknown>;
const inTx = <T>(deed: (tx: RecordTx) => Promise<T>, context = admin): Promise<T> =>
  engine.transact(context, deed);
const create = (object: string, values: readonly Fields[]): Promise<string[]> =>
  inTx((tx) => tx.recordsOf(object).create(values as never));
const read = async (object: string, id: string): Promise<Fields> =>
  (await inTx((tx) => tx.recordsOf(object).get(id))).values;
const slug =
  (wanted: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof Problem, String(error));
    assert.equal(error.slug, wanted);
    return true;
  };
const people = (count: number, over: Fields = {}): Promise<string[]> =>
  create(
    'party',
    Array.from({ length: count }, (_, index) => ({
      kind: 'person',
      name: `مشتری ${index + 1}`,
      phones: [{ number: `0912000${String(1000 + index)}` }],
      ...over,
    })),
  );
const listOf = (ids: readonly string[], values: Fields = {}, context = admin) =>
  inTx(
    (tx) =>
      makeCallList(
        tx,
        { name: 'پیگیری نمایشگاه', ...values },
        {
          object: 'party',
          filter: { field: 'id', op: 'in', value: ids },
          sort: [{ field: 'name', direction: 'asc' }],
        },
      ),
    context,
  );
const sentMessages: { channel: string; to: string; parameters: unknown }[] = [];
const tools: Pick<ModuleTools, 'send'> = {
  send: (_tx, { channel, to, kind, locale, parameters }) => {
    sentMessages.push({ channel, to, parameters: kind.render(channel, locale, parameters) });
    return Promise.resolve({ state: 'queued' });
  },
};
const turn = (list: string, context = admin): Promise<Turn> => inTx((tx) => claimNext(tx, list), context);
const report = (given: CallReport, context = admin) => inTx((tx) => reportCall(tx, given, tools), context);
const tell = ({ row }: Turn, over: Partial<CallReport> = {}): CallReport => {
  assert.ok(row);
  return { entry: row.entry, object: row.object, record: row.record.id, outcome: 'answered', ...over };
};

test('a list is made in the order of its view, and who cannot or must not be called is left out with the reason', async () => {
  const [one = '', two = ''] = await people(2);
  const [mute = ''] = await create('party', [{ kind: 'person', name: 'مشتری بی‌شماره' }]);
  const [never = ''] = await people(1, { name: 'مشتری نخواسته', doNotCall: true });
  const made = await listOf([two, mute, never, one]);
  assert.deepEqual([made.rows, made.leftOut], [4, 2]);
  const { records } = await inTx((tx) =>
    tx.recordsOf('call_list_entry').page({
      filter: { field: 'list', op: 'eq', value: made.id },
      sort: [{ field: 'position', direction: 'asc' }],
    }),
  );
  assert.deepEqual(
    records.map(({ values }) => [(values['party'] as Linked).id, values['state'], values['leftOut']]),
    [
      [one, 'waiting', null],
      [two, 'waiting', null],
      [mute, 'left-out', 'no-phone'],
      [never, 'left-out', 'do-not-call'],
    ],
  );
});

test('two callers never get the same row; a claim that ran out goes to another', async () => {
  const list = (await listOf(await people(6))).id;
  const callers = await Promise.all(
    Array.from({ length: 3 }, () => makeColleague(engine, seeded, 'manager')),
  );
  // Managers see their team's parties; these belong to the administrator, who leads them all here.
  const contexts = callers.map(({ context }) =>
    at({ ...context, actor: { ...context.actor, teamMemberIds: [seeded.adminId] } as never }, noon),
  );
  const turns = await Promise.all([admin, ...contexts].map((context) => turn(list, context)));
  const given = turns.map(({ row }) => row?.entry);
  assert.equal(new Set(given).size, 4);
  assert.ok(given.every((entry) => entry !== undefined));
  // Who comes back has the row that he had.
  assert.equal((await turn(list)).row?.entry, given[0]);
  const later = '2026-11-22T10:01:00Z';
  const fresh = await makeColleague(engine, seeded, 'manager');
  const taken = await turn(
    list,
    at(
      { ...fresh.context, actor: { ...fresh.context.actor, teamMemberIds: [seeded.adminId] } as never },
      later,
    ),
  );
  const loser = given.findIndex((entry) => entry === taken.row?.entry);
  assert.ok(loser >= 0, 'the first in order is free again');
  await assert.rejects(
    report(tell(turns[loser] as Turn), at([admin, ...contexts][loser] ?? admin, later)),
    slug('row-taken'),
  );
});

test('a call is an ordinary call; the row, the planned call and the lead move on with it', async () => {
  const [lead = ''] = await create('lead', [{ name: 'رضا کریمی', phones: [{ number: '09123334455' }] }]);
  const { id: list } = await inTx((tx) =>
    makeCallList(
      tx,
      { name: 'سرنخ‌ها', attempts: 2, retryAfter: 120 },
      { object: 'lead', filter: { field: 'id', op: 'eq', value: lead } },
    ),
  );
  const first = await turn(list);
  const { nextAt, call } = await report(tell(first, { outcome: 'no-answer', phone: '09123334455' }));
  assert.equal(nextAt, '2026-11-22T11:30:00.000Z');
  assert.equal((await read('lead', lead))['status'], 'working', 'who calls has accepted');
  const logged = await read('call', call);
  assert.deepEqual(
    [
      logged['outcome'],
      (logged['lead'] as Linked).id,
      (logged['callList'] as Linked).id,
      logged['direction'],
    ],
    ['no-answer', lead, list, 'outgoing'],
  );
  const wait = await turn(list);
  assert.deepEqual(wait.standstill, { why: 'later', until: '2026-11-22T11:30:00.000Z' });
  // Promised for tomorrow: a task of the caller's, which the next call finishes.
  const second = await turn(list, at(admin, '2026-11-22T11:31:00Z'));
  await report(
    tell(second, { outcome: 'call-back', nextAt: '2026-11-23T07:00:00.000Z' }),
    at(admin, '2026-11-22T11:32:00Z'),
  );
  const tasks = () =>
    inTx((tx) =>
      tx.recordsOf('task').page({
        filter: { field: 'lead', op: 'eq', value: lead },
        fields: ['dueAt', 'done', 'kind'],
      }),
    ).then(({ records }) => records.map(({ values }) => [values['kind'], values['dueAt'], values['done']]));
  assert.deepEqual(await tasks(), [['call', '2026-11-23T07:00:00.000Z', false]]);
  const third = await turn(list, at(admin, '2026-11-23T07:00:00Z'));
  await report(tell(third, { outcome: 'no-answer' }), at(admin, '2026-11-23T07:01:00Z'));
  assert.deepEqual(await tasks(), [['call', '2026-11-23T07:00:00.000Z', true]]);
  const [state] = [(await turn(list, at(admin, '2026-11-23T07:02:00Z'))).list];
  assert.deepEqual(state?.counts, { waiting: 0, done: 0, exhausted: 1, leftOut: 0 });
});

test('a call that was logged by a slip is taken back with all that it wrote, by whom it was and at once', async () => {
  const [lead = ''] = await create('lead', [{ name: 'زهرا نادری', phones: [{ number: '09123334466' }] }]);
  const [task = ''] = await create('task', [{ title: 'تماس', kind: 'call', lead }]);
  const { id: list } = await inTx((tx) =>
    makeCallList(tx, { name: 'سرنخ‌ها' }, { object: 'lead', filter: { field: 'id', op: 'eq', value: lead } }),
  );
  const deed = (): Context => ({ ...admin, requestId: newId() });
  const first = await turn(list, deed());
  const { call } = await report(tell(first, { outcome: 'wrong-number' }), deed());
  assert.equal((await turn(list)).standstill?.why, 'finished');
  assert.equal((await read('task', task))['done'], true);
  const undo = (context: Context) => inTx((tx) => takeBackCall(tx, call), context);
  const other = await makeColleague(engine, seeded, 'manager');
  await assert.rejects(undo(at(other.context, noon)), slug('call-too-late'));
  await assert.rejects(undo(at(deed(), '2026-11-22T09:46:00Z')), slug('call-too-late'));
  await undo(deed());
  const again = await turn(list);
  assert.deepEqual([again.row?.entry, again.row?.tries], [first.row?.entry, 0]);
  const { status, acceptedAt } = await read('lead', lead);
  assert.deepEqual([status, acceptedAt], ['new', null]);
  assert.equal((await read('task', task))['done'], false);
  await assert.rejects(read('call', call), slug('record-not-found'));

  const { row } = again;
  await inTx((tx) => leaveOut(tx, row?.entry ?? '', 'by-hand', seeded.adminId));
  assert.equal((await turn(list)).row, null);
  await assert.rejects(
    inTx((tx) => takeBackIn(tx, row?.entry ?? '', other.memberId)),
    slug('row-taken'),
  );
  await inTx((tx) => takeBackIn(tx, row?.entry ?? '', seeded.adminId));
  assert.equal((await turn(list)).row?.entry, row?.entry);
});

test('a meeting that was agreed on is planned and its invitation leaves at once', async () => {
  const [id = ''] = await people(1, {
    name: 'سارا محمدی',
    gender: 'female',
    emails: [{ address: 'sara@alborz.example' }],
    phones: [{ number: '02188776655' }, { number: '09121234567' }],
  });
  const list = (await listOf([id])).id;
  const made = await report(
    tell(await turn(list), {
      nextAt: null,
      meeting: {
        at: '2026-11-24T06:30:00.000Z',
        minutes: 45,
        manner: 'in-person',
        place: 'خیابان ولیعصر، پلاک ۱۰',
        route: 'ایستگاه مترو میدان ونک',
        mail: true,
        sms: true,
      },
    }),
  );
  assert.deepEqual(made.sent, { mail: 'queued', sms: 'queued' });
  const planned = await read('meeting', made.meeting ?? '');
  assert.deepEqual(
    [planned['at'], planned['duration'], planned['place'], (planned['about'] as Linked).id],
    ['2026-11-24T06:30:00.000Z', 45, 'خیابان ولیعصر، پلاک ۱۰', id],
  );
  const [mail, sms] = sentMessages.splice(0);
  assert.deepEqual([mail?.to, sms?.to], ['sara@alborz.example', '+989121234567']);
  assert.ok(mail);
  const { body, calendar = '' } = mail.parameters as { body: string; calendar?: string };
  assert.match(body, /^خانم محمدی گرامی/);
  assert.match(body, /سه‌شنبه ۳ آذر ۱۴۰۵/);
  assert.match(body, /ساعت: ۱۰:۰۰/);
  for (const line of [
    'METHOD:REQUEST',
    'DTSTART:20261124T063000Z',
    'DTEND:20261124T071500Z',
    `UID:${made.meeting}@peyvand`,
  ])
    assert.ok(calendar.includes(`${line}\r\n`), `${line} in\n${calendar}`);
  assert.ok(
    calendar.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
    'folded as RFC 5545 asks',
  );
  // That hour is his no more.
  const slots = await inTx((tx) => ownSlots(tx, 60, 'office'));
  assert.ok(!slots.includes('2026-11-24T06:30:00.000Z') && slots.length > 2);
});

test('free times keep to the calendar, give notice and lie on two days', () => {
  const calendar = {
    weekend: 'friday' as const,
    holidays: new Set(['2026-11-23']),
    hours: { from: '08:00', to: '17:00' },
    timeZone: 'Asia/Tehran',
  };
  const busy = [{ from: '2026-11-24T04:30:00.000Z', to: '2026-11-24T06:00:00.000Z' }];
  assert.deepEqual(freeSlots(noon, 60, busy, calendar, 'office', 4), [
    '2026-11-22T11:30:00.000Z',
    '2026-11-24T06:00:00.000Z',
    '2026-11-24T09:00:00.000Z',
    '2026-11-25T04:30:00.000Z',
  ]);
  assert.equal(freeSlots('2026-11-22T14:30:00Z', 60, [], calendar, 'any', 1)[0], '2026-11-22T16:30:00.000Z');
});

test('nobody is called outside the hours, on a holiday, from a list that stands still, or who asked not to be meanwhile', async () => {
  const [one = '', two = ''] = await people(2);
  const list = (await listOf([one, two])).id;
  const evening = await turn(list, at(admin, '2026-11-22T16:00:00Z'));
  assert.deepEqual(evening.standstill, { why: 'hours', until: '2026-11-23T05:30:00Z' });
  // Thursday evening: Friday is off.
  const weekend = await turn(list, at(admin, '2026-11-26T16:00:00Z'));
  assert.deepEqual(weekend.standstill, { why: 'hours', until: '2026-11-28T05:30:00Z' });
  const held = await turn(list);
  assert.equal(held.row?.record.id, one);
  await report(tell(held, { outcome: 'refused', doNotCall: true }));
  assert.equal((await read('party', one))['doNotCall'], true);
  await inTx((tx) => tx.recordsOf('party').update([{ id: two, values: { doNotCall: true } }]));
  assert.equal((await turn(list)).row, null);
  await inTx((tx) => tx.recordsOf('call_list').update([{ id: list, values: { state: 'paused' } }]));
  assert.deepEqual((await turn(list)).standstill, { why: 'paused' });
});

test('what a script asks for must be answered, and goes into the record with the caller’s rights', async () => {
  const [script = ''] = await create('call_script', [
    {
      name: 'شناخت نیاز',
      definition: {
        steps: [
          {
            key: 'source',
            title: 'آشنایی',
            say: '{مشتری} از کجا با ما آشنا شدید؟',
            field: { object: 'party', name: 'source', required: true },
            answers: [{ key: 'said', label: 'گفت', to: 'end' }],
          },
        ],
        objections: [],
      },
    },
  ]);
  const [id = ''] = await people(1);
  const list = (await listOf([id], { script })).id;
  const held = await turn(list);
  const said = { script, path: [{ step: 'source', answer: 'said' }] };
  await assert.rejects(report(tell(held, said)), slug('answer-needed'));
  const { call } = await report(tell(held, { ...said, values: { party: { source: 'exhibition' } } }));
  assert.equal((await read('party', id))['source'], 'exhibition');
  const { records } = await inTx((tx) =>
    tx.recordsOf('script_answer').page({ filter: { field: 'call', op: 'eq', value: call } }),
  );
  assert.deepEqual(
    records.map(({ values }) => [values['step'], values['answer'], values['edition']]),
    [['آشنایی', 'گفت', 1]],
  );
});

test('a script with a loop is refused, and every change of its text is an edition that stays', async () => {
  const step = (key: string, to: string) => ({
    key,
    title: key,
    say: 'سلام',
    answers: [{ key: `${key}-on`, label: 'ادامه', to }],
  });
  const script = (steps: readonly object[]) => ({ name: 'تازه', definition: { steps, objections: [] } });
  await assert.rejects(
    create('call_script', [script([step('a', 'b'), step('b', 'a')])]),
    (error) => error instanceof Problem && error.extras.errors?.[0]?.code === 'loop',
  );
  const [id = ''] = await create('call_script', [script([step('a', 'end')])]);
  await inTx((tx) =>
    tx
      .recordsOf('call_script')
      .update([{ id, values: { definition: { steps: [step('b', 'end')], objections: [] } } }]),
  );
  await inTx((tx) => tx.recordsOf('call_script').update([{ id, values: { purpose: 'آزمایش' } }]));
  assert.equal((await read('call_script', id))['edition'], 2);
  const { count } = await inTx((tx) =>
    tx.recordsOf('script_edition').count({ filter: { field: 'script', op: 'eq', value: id } }),
  );
  assert.equal(count, 2);
});

test('who is not a caller gets no row, nobody is shown whom he may not see, and other workspaces are not there', async () => {
  const seller = await makeColleague(engine, seeded, 'seller');
  const his = at(seller.context, noon);
  // Leads are a seller's own; customers are everybody's.
  const ids = await create('lead', [
    { name: 'یک', phones: [{ number: '09123330001' }], owner: seeded.adminId },
  ]);
  const leads = (values: Fields = {}) =>
    inTx((tx) =>
      makeCallList(
        tx,
        { name: 'سرنخ‌ها', ...values },
        { object: 'lead', filter: { field: 'id', op: 'in', value: ids } },
      ),
    );
  const closed = (await leads({ callers: [seeded.adminId] })).id;
  await assert.rejects(turn(closed, his), slug('not-allowed'));
  const open = (await leads()).id;
  assert.deepEqual((await turn(open, his)).standstill, { why: 'others' });
  const held = await turn(open);
  await assert.rejects(report(tell(held), his), slug('record-not-found'));
  await assert.rejects(
    inTx((tx) => leaveOut(tx, held.row?.entry ?? '', 'by-hand', seller.memberId), his),
    slug('record-not-found'),
  );
  const other = at((await makeSeededWorkspace(engine, testing)).admin, noon);
  await assert.rejects(turn(open, other), slug('record-not-found'));
  await assert.rejects(report(tell(held), other), slug('record-not-found'));
});

test('hours of a list are those of the wall', () => {
  const calendar = {
    weekend: 'friday' as const,
    holidays: new Set(['2026-11-23']),
    hours: { from: '08:00', to: '17:00' },
    timeZone: 'Asia/Tehran',
  };
  const hours = { days: 'work-days' as const, opens: '09:00', closes: '18:00' };
  assert.equal(mayCallFrom(noon, hours, calendar), noon);
  assert.equal(mayCallFrom('2026-11-22T05:00:00Z', hours, calendar), '2026-11-22T05:30:00Z');
  assert.equal(
    mayCallFrom('2026-11-22T14:30:00Z', hours, calendar),
    '2026-11-24T05:30:00Z',
    'not on the holiday',
  );
  assert.equal(
    mayCallFrom('2026-11-26T14:30:00Z', { ...hours, days: 'every-day' }, calendar),
    '2026-11-27T05:30:00Z',
  );
});
