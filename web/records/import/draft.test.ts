import assert from 'node:assert/strict';
import { test } from 'node:test';

import { datesKey, type DateReading, type Issue, type Proposal, type Suggestion } from '#records/contract.ts';

import {
  decideAll,
  decideReading,
  decisionOn,
  groupIssues,
  readingsIn,
  rowsLeftOut,
  undecideAll,
} from './decisions.ts';
import {
  needsNow,
  targetsOf,
  unmetNeed,
  withConstant,
  withCreation,
  withTargets,
  type Draft,
} from './draft.ts';

const draft: Draft = {
  object: 'member',
  columns: [{ column: 0, target: 'name' }],
  templates: [{ target: 'team', template: 'تیم {manager}' }],
  constants: [{ target: 'role', value: 'r1' }],
  create: [],
  from: [],
  dates: [],
};
const suggestion: Suggestion = {
  plan: draft,
  keys: ['name'],
  lists: [],
  needs: [{ path: 'role', value: 'r1' }],
  creatable: [{ path: 'team.manager', needs: [{ path: 'team.manager.role', value: 'r1' }] }],
};

test('a place has one source: a column takes it from another column, a template or a constant', () => {
  const moved = withTargets(draft, 1, ['name', 'team']);
  assert.deepEqual(targetsOf(moved, 0), []);
  assert.deepEqual(targetsOf(moved, 1), ['name', 'team']);
  assert.deepEqual(moved.templates, []);
  assert.deepEqual(withTargets(moved, 1, []).columns, []);
});

test('what is made on the way brings its needs along, and takes them away again', () => {
  const creating = withCreation(draft, 'team.manager', suggestion.creatable[0]?.needs ?? [], true);
  assert.deepEqual(creating.constants.at(-1), { target: 'team.manager.role', value: 'r1' });
  assert.equal(needsNow(creating, suggestion).length, 2);
  assert.equal(unmetNeed(creating, suggestion), undefined);
  assert.equal(
    unmetNeed(withConstant(creating, 'team.manager.role', null), suggestion)?.path,
    'team.manager.role',
  );
  const back = withCreation(creating, 'team.manager', [], false);
  assert.deepEqual([back.create, back.constants], [[], draft.constants]);
});

const issue = (key: string, over: Partial<Issue> = {}): Issue => ({
  key,
  code: 'unknown-link',
  path: 'stage',
  field: { fa: 'مرحله', en: 'Stage' },
  value: key,
  message: { fa: '', en: '' },
  count: 10,
  rows: [2],
  proposals: [],
  actions: ['use', 'empty', 'skip'],
  suggested: { action: 'empty' },
  remembered: false,
  notice: false,
  ...over,
});

test('one decision for all of a kind reaches those that allow it', () => {
  const issues = [issue('a'), issue('b', { actions: ['keep'], suggested: { action: 'keep' } })];
  const decided = decideAll({}, issues, { action: 'skip' });
  assert.deepEqual(
    issues.map((one) => decisionOn(one, decided).action),
    ['skip', 'keep'],
  );
  assert.equal(rowsLeftOut(issues, decided), 10);
  assert.deepEqual(undecideAll(decided, issues), {});
});

test('issues stand together by place and kind', () => {
  const groups = groupIssues([issue('a'), issue('b', { path: 'product' }), issue('c')]);
  assert.deepEqual(
    groups.map(({ issues }) => issues.map(({ key }) => key)),
    [['a', 'c'], ['b']],
  );
});

test('days whose year tells its calendar are read by another rule than those whose year does not', () => {
  const by = (value: string, dates: DateReading): Proposal => ({
    value,
    label: value,
    score: 0.5,
    reason: 'reading',
    dates,
  });
  const open: DateReading = { order: 'dmy' };
  const gregorian: DateReading = { order: 'dmy', calendar: 'gregorian' };
  const issues = [
    issue('01/02/2025', { path: 'closedOn', proposals: [by('2025-02-01', open)] }),
    issue('01/02/25', { path: 'closedOn', proposals: [by('2025-02-01', gregorian)] }),
  ];
  assert.deepEqual(readingsIn(issues), [open, gregorian]);
  assert.deepEqual(decideReading({}, issues, open), {
    '01/02/2025': { action: 'use', value: '2025-02-01' },
    [datesKey('closedOn')]: { action: 'use', value: open },
  });
});
