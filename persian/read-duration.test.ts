import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readDuration } from './read-duration.ts';

test('a length of time is read as people write it', () => {
  const cases: readonly (readonly [string, number | undefined])[] = [
    ['۹۰', 90],
    ['۱:۳۰', 90],
    ['۱ ساعت و ۳۰ دقیقه', 90],
    ['۱٫۵ ساعت', 90],
    ['1h 30m', 90],
    ['2 days', 2_880],
    ['1:75', undefined],
    ['فردا', undefined],
    ['۳ سال', undefined],
    ['-5', undefined],
    ['', undefined],
  ];
  for (const [typed, minutes] of cases) assert.equal(readDuration(typed), minutes, typed);
});
