import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { EntryAsk, FieldContract, Group, Linked, ObjectContract } from '#records/contract.ts';

import {
  ageOf,
  askedAt,
  choiceColumn,
  moveInGroups,
  sentWithCard,
  totalsOf,
  weightsOf,
  type BoardColumn,
} from './columns.ts';

const stage = (key: string, over: Partial<BoardColumn> = {}): BoardColumn => ({
  key,
  label: key,
  value: { id: key, object: 'stage', title: key },
  color: 1,
  kind: 'open',
  probability: 25,
  allowedDays: 10,
  stage: {},
  ...over,
});
const linked = (id: string): Linked => ({ id, object: 'stage', title: id });
const irr = (amount: string) => ({ amount, currency: 'IRR' });

const groups: readonly Group[] = [
  { keys: [linked('a')], count: 3, measures: [[irr('900000000000000001')]] },
  { keys: [linked('b')], count: 1, measures: [[irr('5'), { amount: '7.50', currency: 'USD' }]] },
];

test('the head of a column weighs its sum by how likely it is, exactly', () => {
  assert.deepEqual(totalsOf(groups, stage('a')), {
    count: 3,
    sums: [irr('900000000000000001')],
    weighted: [irr('225000000000000000')],
  });
  assert.deepEqual(totalsOf(groups, stage('empty')), { count: 0, sums: [], weighted: [] });
  assert.equal(totalsOf(groups, stage('a', { probability: undefined })).weighted, undefined);
});

test('columns of a choice are weighed by the stage of each of their records; what is won or lost promises nothing', () => {
  const byStage: readonly Group[] = [
    { keys: ['web', linked('a')], count: 2, measures: [[irr('100')]] },
    { keys: ['web', linked('b')], count: 1, measures: [[irr('50'), { amount: '8', currency: 'USD' }]] },
    { keys: ['web', linked('won')], count: 1, measures: [[irr('1000')]] },
    { keys: [null, linked('b')], count: 1, measures: [[irr('4')]] },
  ];
  const stages = [
    stage('a'),
    stage('b', { probability: 50 }),
    stage('won', { kind: 'won', probability: 100 }),
  ];
  const weights = weightsOf({ groups: byStage, more: false }, stages);
  assert.deepEqual(weights?.get('web'), [irr('50'), { amount: '4', currency: 'USD' }]);
  assert.deepEqual(weights?.get('none'), [irr('2')]);
  assert.equal(
    weightsOf({ groups: byStage, more: true }, stages),
    undefined,
    'what may leave money out tells no sum',
  );
  const web = stage('web', { probability: undefined });
  assert.deepEqual(
    totalsOf([{ keys: ['web'], count: 4, measures: [[irr('1150')]] }], web, weights).weighted,
    [irr('50'), { amount: '4', currency: 'USD' }],
  );
});

test('any object says what is asked at its stages, by what they hold or by its choice; a locked field is not asked for', () => {
  const phrase = { fa: 'پرسش', en: 'Question' };
  const ask = (field: string, at: EntryAsk['at']): EntryAsk => ({ at, field, title: phrase, save: phrase });
  const field = (name: string) => ({ name, readOnly: name === 'locked' }) as FieldContract;
  const [phase, state] = [field('phase'), field('state')];
  const fields = [phase, state, ...['reason', 'solvedOn', 'locked'].map(field)];
  const object = (by: string, asks: readonly EntryAsk[]) =>
    ({ fields, course: { by, order: 'position', asks } }) as unknown as ObjectContract;

  const staged = object('phase', [ask('reason', { field: 'meaning', value: 'given-up' })]);
  const end = stage('x', { stage: { meaning: 'given-up' } });
  assert.equal(askedAt(staged, phase, end)?.field.name, 'reason');
  assert.equal(askedAt(staged, phase, stage('y', { stage: { meaning: 'open' } })), undefined);
  // A board by something else moves no record along its course.
  assert.equal(askedAt(staged, state, end), undefined);

  const column = (key: string) => choiceColumn({ key, label: phrase }, 'en');
  const chosen = object('state', [ask('solvedOn', { value: 'solved' }), ask('locked', { value: 'shut' })]);
  assert.equal(askedAt(chosen, state, column('solved'))?.field.name, 'solvedOn');
  assert.equal(askedAt(chosen, state, column('shut')), undefined);
  assert.equal(askedAt(chosen, state, column('open')), undefined);
});

test('a card made by its title takes along what a form would send, and of what the course asks for only its own column’s', () => {
  const phrase = { fa: 'پرسش', en: 'Question' };
  const named = (name: string, over: object = {}) => ({ name, readOnly: false, ...over }) as FieldContract;
  const phase = named('phase');
  const object = {
    variants: [{ name: 'big', where: { field: 'kind', value: 'big' } }],
    fields: [
      phase,
      named('kind', { readOnly: true }),
      named('line', { readOnly: true }),
      named('source'),
      named('reason'),
      named('late', { rules: { shownWhen: { field: 'source', op: 'eq', value: 'fair' } } }),
    ],
    course: {
      by: 'phase',
      order: 'position',
      asks: [{ at: { field: 'kind', value: 'lost' }, field: 'reason', title: phrase, save: phrase }],
    },
  } as unknown as ObjectContract;
  const known = { kind: 'big', line: linked('l'), source: 'web', reason: linked('dear'), late: true };
  const open = stage('x', { stage: { kind: 'open' } });
  assert.deepEqual(sentWithCard(object, phase, open, known), { source: 'web', kind: 'big' });
  const lost = stage('y', { stage: { kind: 'lost' } });
  assert.deepEqual(sentWithCard(object, phase, lost, known), {
    source: 'web',
    reason: linked('dear'),
    kind: 'big',
  });
});

test('a card takes its amount along, in its own currency, and nothing is lost on the way', () => {
  const moved = moveInGroups(groups, { from: 'a', to: stage('b'), amount: irr('1') });
  assert.deepEqual(
    moved.map(({ count, measures }) => [count, measures[0]]),
    [
      [2, [irr('900000000000000000')]],
      [2, [irr('6'), { amount: '7.50', currency: 'USD' }]],
    ],
  );
  const back = moveInGroups(moved, { from: 'b', to: stage('a'), amount: irr('1') });
  assert.deepEqual(back, groups);
  const first = moveInGroups(groups, { from: 'a', to: stage('new'), amount: null }).at(-1);
  assert.deepEqual([first?.count, first?.measures], [1, [[]]]);
});

test('what stands longer than its stage allows is rotten; closed stages have no age', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const at = (day: string, column = stage('a')) => ageOf(`2026-${day}T12:00:00Z`, column, now);
  assert.deepEqual(at('11-17'), { days: 5, share: 0.5, warmth: 'fresh' });
  assert.deepEqual(
    [at('11-14')?.warmth, at('11-12')?.warmth, at('11-11')?.warmth, at('10-01')?.warmth],
    ['warm', 'warm', 'rotten', 'forgotten'],
  );
  assert.equal(at('11-01', stage('w', { kind: 'won' })), undefined);
  assert.equal(ageOf(null, stage('a'), now), undefined);
});
