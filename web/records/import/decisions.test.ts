import assert from 'node:assert/strict';
import { test } from 'node:test';

import { datesKey, sameRowKey } from '#records/contract.ts';

import { keptDecisions, whatBecomes } from './decisions.ts';

const free = [{ code: 'same-row', tied: 0 } as const];
const apart = { action: 'apart' } as const;
const keep = { action: 'keep' } as const;

test('rows of a file are said to be joined or kept apart only where all of them are', () => {
  assert.equal(whatBecomes(free, {}, false), 'joined');
  assert.equal(whatBecomes(free, { [sameRowKey()]: apart }, true), 'apart');
  assert.equal(whatBecomes(free, { [sameRowKey(4)]: keep }, false), 'joined');
  assert.equal(whatBecomes(free, { [sameRowKey(4)]: apart }, false), 'same', 'one was decided by itself');
  assert.equal(whatBecomes(free, { [sameRowKey()]: apart, [sameRowKey(4)]: keep }, true), 'same');
  const said = { [sameRowKey(4)]: apart, [sameRowKey()]: keep };
  assert.equal(whatBecomes(free, said, false), 'joined', 'all were joined since');
  const bound = [{ code: 'same-row', tied: 2 } as const];
  assert.equal(whatBecomes(bound, {}, true), 'same', 'a unique field binds some');
});

test('of decisions that were kept, those about one hold beside a reading of days, and that beside what was said of all', () => {
  const [one, all, dates] = ['bad-value|born|03/04/2024', 'all|ask bad-value born', datesKey('born')];
  const kept = { [one]: { action: 'skip' }, [dates]: { action: 'use', value: { order: 'dmy' } } } as const;
  assert.deepEqual(Object.keys(keptDecisions({ ...kept, [all]: { action: 'empty' } })), [all, dates, one]);
});
