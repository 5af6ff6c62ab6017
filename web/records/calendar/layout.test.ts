import assert from 'node:assert/strict';
import { test } from 'node:test';

import { layOut, type Stretch } from './layout.ts';

const lanes = (...times: readonly (readonly [number, number])[]) =>
  layOut(times.map(([start, end]): Stretch => ({ start, end }))).map(
    ({ column, columns, span }) => `${column}/${columns}+${span}`,
  );

test('what does not meet has the whole width, also end to end', () => {
  assert.deepEqual(lanes([60, 120], [120, 180], [240, 300]), ['0/1+1', '0/1+1', '0/1+1']);
});

test('what meets stands side by side, the longer first', () => {
  assert.deepEqual(lanes([60, 90], [60, 120]), ['1/2+1', '0/2+1']);
});

test('a chain shares its columns, and each reaches over what is free beside it', () => {
  assert.deepEqual(lanes([0, 60], [0, 120], [0, 120], [60, 200], [120, 200]), [
    '2/3+1',
    '0/3+1',
    '1/3+1',
    '2/3+1',
    '0/3+2',
  ]);
});

test('no two that meet ever cover one another', () => {
  let seed = 7;
  const next = (most: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
  const items = Array.from({ length: 200 }, () => {
    const start = next(1_380);
    return { start, end: start + 15 + next(180) };
  });
  const placed = layOut(items);
  for (const [index, one] of placed.entries()) {
    assert.ok(one.column + one.span <= one.columns);
    for (const other of placed.slice(index + 1)) {
      if (one.start >= other.end || other.start >= one.end) continue;
      assert.equal(one.columns, other.columns);
      assert.ok(one.column + one.span <= other.column || other.column + other.span <= one.column);
    }
  }
});
