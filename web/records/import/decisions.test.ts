import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Issue } from '#records/contract.ts';

import { whatBecomes } from './decisions.ts';

const group = (key: string, count: number, over: Partial<Issue> = {}): Issue => ({
  key,
  code: 'same-row',
  path: 'name',
  field: { fa: 'نام', en: 'Name' },
  value: '',
  message: { fa: '', en: '' },
  count,
  rows: [],
  proposals: [],
  actions: ['keep', 'apart'],
  suggested: { action: 'keep' },
  remembered: false,
  notice: true,
  ...over,
});
const [two, three] = [group('a', 2), group('b', 3)];
const apart = { action: 'apart' } as const;

test('rows of a file are said to be joined or kept apart only where all of them are', () => {
  assert.equal(whatBecomes([two, three], {}, 3, false), 'joined');
  assert.equal(whatBecomes([two, three], { a: apart, b: apart }, 3, true), 'apart');
  assert.equal(whatBecomes([two, three], { a: apart }, 3, false), 'same', 'one was decided by itself');
  const bound = group('c', 2, { actions: ['keep'] });
  assert.equal(whatBecomes([two, bound], { a: apart }, 2, true), 'same', 'a unique field binds the other');
  assert.equal(
    whatBecomes([two], { a: apart }, 9, true),
    'same',
    'of those beyond what is shown nobody knows',
  );
});
