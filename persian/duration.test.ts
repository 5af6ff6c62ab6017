import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDuration } from './duration.ts';

test('durations are told in their two largest units', () => {
  const told: readonly (readonly [number, string, string])[] = [
    [0, '۰ ثانیه', '0 seconds'],
    [59.9, '۵۹ ثانیه', '59 seconds'],
    [61, '۱ دقیقه و ۱ ثانیه', '1 minute and 1 second'],
    [8_100, '۲ ساعت و ۱۵ دقیقه', '2 hours and 15 minutes'],
    [7_200, '۲ ساعت', '2 hours'],
    [273_661, '۳ روز و ۴ ساعت', '3 days and 4 hours'],
  ];
  for (const [seconds, fa, en] of told) {
    assert.equal(formatDuration(seconds, 'fa'), fa);
    assert.equal(formatDuration(seconds, 'en'), en);
  }
  assert.throws(() => formatDuration(-1, 'fa'), RangeError);
  assert.throws(() => formatDuration(Infinity, 'fa'), RangeError);
});
