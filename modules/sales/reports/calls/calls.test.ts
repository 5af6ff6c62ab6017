import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '#kernel/context/context.ts';
import type { Filter } from '#records/query/query.ts';
import { testEngine } from '#testing/engine.ts';
import { makeColleague, makeSeededWorkspace, type SeededWorkspace } from '#testing/seeded.ts';
import type { CallRatesReport } from '../../contract/call-rates.ts';
import { hintText } from '../../contract/words/call-rates.ts';
import { reportCall } from '../../call-list/report.ts';
import { peopleShape, readPeopleView } from '../view.ts';
import { readCallRates } from './calls.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

const now = () => new Date('2026-11-21T08:30:00Z');
let seeded: SeededWorkspace;
let admin: Context;
let other: { context: Context; memberId: string };

const ask = (context: Context, wish: object = {}): Promise<CallRatesReport> =>
  engine.transact({ ...context, now }, async (tx) =>
    readCallRates(tx, await readPeopleView(tx, peopleShape.parse(wish))),
  );
const countOf = (object: string, filter: Filter): Promise<number> =>
  engine.transact(admin, async (tx) => (await tx.recordsOf(object).count({ filter })).count);

/** Days of Aban 1405 by weekday from Saturday: Tuesdays are the 5th, 12th … as it falls. */
const tuesdays = ['2026-10-27', '2026-11-03', '2026-11-10', '2026-11-17'];
const sundays = ['2026-10-25', '2026-11-01', '2026-11-08', '2026-11-15'];

before(async () => {
  seeded = await makeSeededWorkspace(engine, testing);
  admin = { ...seeded.admin, now };
  other = await makeColleague(engine, seeded, 'seller');
  // Eight of a hundred, drawn a little towards the rate of all, are told as nine. Noon in Tehran is half past eight in Greenwich; of a hundred calls at Tuesday's noon eight are answered.
  const calls = (days: readonly string[], hour: string, many: number, answered: number) =>
    Array.from({ length: many }, (_, index) => ({
      direction: 'outgoing',
      at: `${days[index % days.length]}T${hour}:00Z`,
      outcome: index < answered ? 'answered' : 'no-answer',
      owner: seeded.adminId,
    }));
  await engine.transact(admin, (tx) =>
    tx.recordsOf('call').create([
      ...calls(tuesdays, '08:40', 100, 8),
      ...calls(sundays, '05:40', 100, 60),
      // Too few to say anything of, however they went.
      ...calls(sundays, '16:40', 3, 3),
      { direction: 'outgoing', at: '2026-11-02T08:00:00Z', outcome: 'wrong-number', owner: seeded.adminId },
      { direction: 'incoming', at: '2026-11-02T08:00:00Z', outcome: 'answered', owner: seeded.adminId },
      { direction: 'outgoing', at: '2026-11-02T08:00:00Z', outcome: 'refused', owner: other.memberId },
    ]),
  );
});

test('when not to call is said in a sentence, with as many calls as it opens to', async () => {
  const { hints } = await ask(admin);
  assert.deepEqual(
    hints.map(({ kind, weekday, part, reached }) => [kind, weekday, part, reached.wins, reached.tries]),
    [
      ['avoid', 3, 'noon', 8, 100],
      ['prefer', 1, 'morning', 60, 100],
    ],
  );
  const [worst] = hints;
  assert.ok(worst);
  assert.equal(hintText(worst, hints, 'fa'), 'ظهر سه‌شنبه‌ها کمتر از هر وقت دیگری جواب می‌دهند: ۹ از ۱۰۰.');
  assert.equal(await countOf('call', worst.rows), 100);
});

test('hours, weekdays, cells and callers open to the calls that they count, and few calls make no star', async () => {
  const report = await ask(admin);
  assert.equal(report.all?.reached.tries, 204, 'a wrong number and an incoming call tell nothing');
  for (const one of [...report.hours, ...report.weekdays, ...(report.callers ?? [])])
    assert.equal(await countOf('call', one.rows), one.reached.tries);
  for (const one of report.cells) assert.equal(await countOf('call', one.rows), one.reached.tries);
  const evening = report.hours.find(({ key }) => key === '20');
  assert.deepEqual([evening?.reached.wins, evening?.reached.tries], [3, 3]);
  assert.ok((evening?.reached.rate ?? 1) < 0.9, 'three of three are no hundred of a hundred');
  const his = report.callers?.find(({ key }) => key === other.memberId);
  assert.deepEqual([his?.reached.wins, his?.interested.wins, his?.meetings?.wins], [1, 0, 0]);
});

test('a call of the calling screen tells its script, the answers, and the meeting that was made', async () => {
  const called = await engine.transact(admin, async (tx) => {
    const [lead = ''] = await tx.recordsOf('lead').create([{ name: 'سرنخ تماس' }]);
    const [script] = (await tx.recordsOf('call_script').page({ limit: 1 })).records;
    const definition = script?.values['definition'] as {
      steps: { key: string; answers: { key: string }[] }[];
    };
    const [step] = definition.steps;
    return reportCall(
      tx,
      {
        object: 'lead',
        record: lead,
        outcome: 'answered',
        script: script?.id ?? '',
        path: [{ step: step?.key ?? '', answer: step?.answers[0]?.key ?? '' }],
        meeting: {
          at: '2026-11-24T08:00:00Z',
          minutes: 60,
          manner: 'in-person',
          place: 'دفتر',
          route: '',
          mail: false,
          sms: false,
        },
      },
      { send: () => Promise.reject(new Error('nothing is sent')) },
    );
  });
  assert.ok(called.meeting);
  const { scripts, answers } = await ask(admin);
  assert.deepEqual(
    scripts?.map(({ reached, meetings }) => [reached.tries, meetings?.wins]),
    [[1, 1]],
  );
  const [answer] = answers ?? [];
  assert.deepEqual([answer?.made, answer?.meetings?.wins], [1, 1]);
  assert.equal(await countOf('script_answer', answer?.rows ?? { and: [] }), 1);
});

test('one sees of his own calls and those of his team, and may ask of one person', async () => {
  assert.equal((await ask(other.context)).all?.reached.tries, 1);
  assert.equal((await ask(admin, { of: other.memberId })).all?.reached.tries, 1);
  assert.equal((await ask(admin, { on: '2020-05-05' })).all, null);
});

/** Somebody who sees all deals, but not these fields of calls. */
function without(...names: readonly string[]): Context {
  const { actor } = other.context;
  if (actor.kind !== 'member') throw new Error('A colleague is a member');
  const { objects } = actor.grants;
  const [call, deal] = [objects['call'], objects['deal']];
  if (!call || !deal) throw new Error('A seller reads calls and deals');
  const fields = Object.fromEntries(names.map((name) => [name, 'hidden' as const]));
  return {
    ...other.context,
    actor: {
      ...actor,
      grants: {
        ...actor.grants,
        objects: { ...objects, call: { ...call, fields }, deal: { ...deal, read: 'all' } },
      },
    },
  };
}

test('a hidden field takes only what is told by it, and the report says so', async () => {
  const all = await ask(admin);
  const hidden = await ask(without('owner', 'script', 'meeting'));
  assert.deepEqual([hidden.callers, hidden.scripts, hidden.answers], [null, null, null]);
  assert.deepEqual([hidden.all?.meetings, hidden.all?.reached], [null, all.all?.reached]);
  assert.deepEqual([hidden.hours.length, hidden.hints.length], [all.hours.length, all.hints.length]);
  assert.deepEqual(
    hidden.unseen.map(({ fa }) => fa),
    ['مسئول', 'متن تماس', 'جلسهٔ قرارشده'],
  );
  assert.deepEqual(all.unseen, []);
  await assert.rejects(ask(without('outcome')), { slug: 'field-needed' });
  // Of one person alone it cannot be told without knowing whose the calls are.
  await assert.rejects(ask(without('owner'), { of: other.memberId }), { slug: 'field-needed' });
});
