import assert from 'node:assert/strict';
import { test } from 'node:test';

import { deciding, type Issue, type Suggestion } from '#records/contract.ts';

import { decide, decideAll, decideReading, keptDecisions, type Decisions } from './decisions.ts';
import { readingId } from './readings.ts';
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
  card: 'ask unknown-link stage',
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

test('what is said last holds: of one after all, of all after one; what does not allow it stays', () => {
  const [one, two] = [issue('unknown-link|stage|a'), issue('unknown-link|stage|b')];
  const other = issue('unknown-link|stage|c', { actions: ['keep'], suggested: { action: 'keep' } });
  const first = decide({}, one.key, { action: 'use', value: 'x' });
  const all = decideAll(first, one, { action: 'skip' });
  const after = decide(all, two.key, { action: 'empty' });
  const by = (given: Decisions) => [one, two, other].map((each) => deciding(given)(each).action);
  assert.deepEqual(by(first), ['use', 'empty', 'keep']);
  assert.deepEqual(by(all), ['skip', 'skip', 'keep']);
  assert.deepEqual(by(after), ['skip', 'empty', 'keep']);
  assert.deepEqual(by(keptDecisions(Object.fromEntries(Object.entries(after).reverse()))), [
    'use',
    'empty',
    'keep',
  ]);
});

test('what is taken back of a card goes as suggested, and whatever was said of another card of the same field stays', () => {
  const one = issue('unknown-link|stage|a');
  const noted = issue('unknown-link|stage|b', { card: 'note unknown-link stage', notice: true });
  const said = decide(decide({}, one.key, { action: 'skip' }), noted.key, { action: 'skip' });
  const back = decideAll(
    decideReading(decideAll(said, one, { action: 'skip' }), 'stage', { order: 'dmy' }),
    one,
    {
      action: 'suggested',
    },
  );
  const by = (given: Decisions) => [one, noted].map((each) => deciding(given)(each).action);
  assert.deepEqual(by(back), ['empty', 'skip']);
  assert.deepEqual(by(decide(back, one.key, { action: 'skip' })), ['skip', 'skip'], 'and is decided anew');
});

test('days whose year tells its calendar are read by another rule than those whose year does not', () => {
  assert.notEqual(readingId({ order: 'dmy' }), readingId({ order: 'dmy', calendar: 'gregorian' }));
});
