import assert from 'node:assert/strict';
import { test } from 'node:test';

import { weekdayOf } from '#persian/jalali/civil.ts';

import { daysIn, monthStart, rangeOf, turned, weekStart } from './range.ts';

test('a Jalali month is shown in whole weeks from Saturday', () => {
  // Azar 1405 begins on Sunday, 2026-11-22.
  assert.equal(monthStart('2026-12-01', 'persian'), '2026-11-22');
  const { from, to } = rangeOf('month', '2026-12-01', 'persian');
  assert.deepEqual([from, to, weekdayOf(from), weekdayOf(to)], ['2026-11-21', '2026-12-26', 0, 0]);
  assert.equal(daysIn({ from, to }).length, 35);
});

test('months with six rows of weeks have them', () => {
  // Mordad 1405 begins on Thursday and has 31 days.
  assert.equal(daysIn(rangeOf('month', '2026-08-01', 'persian')).length, 42);
});

test('turning keeps the day where there is one, over the end of the year as well', () => {
  assert.equal(turned('month', '2026-03-20', 1, 'persian'), '2026-04-18');
  assert.equal(turned('month', '2026-03-21', -1, 'persian'), '2026-02-20');
  assert.equal(turned('month', '2026-01-31', 1, 'gregory'), '2026-02-28');
  assert.equal(turned('month', '2026-01-15', -1, 'gregory'), '2025-12-15');
  assert.equal(turned('week', '2026-11-22', 1, 'persian'), '2026-11-29');
  assert.equal(turned('day', '2026-03-20', 1, 'persian'), '2026-03-21');
});

test('a week is seven days from its Saturday', () => {
  assert.equal(weekStart('2026-11-27'), '2026-11-21');
  assert.equal(weekStart('2026-11-21'), '2026-11-21');
  assert.deepEqual(rangeOf('week', '2026-11-27', 'persian'), { from: '2026-11-21', to: '2026-11-28' });
});
