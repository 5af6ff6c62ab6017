import assert from 'node:assert/strict';
import { test } from 'node:test';

import { counted } from './bilingual.ts';

test('an English noun is of the number that stands before it, in whatever digits', () => {
  const rows = (count: string): string => counted(count, 'row was', 'rows were');
  assert.deepEqual(['0', '1', '۱', '2', '11', '۲۱'].map(rows), [
    '0 rows were',
    '1 row was',
    '۱ row was',
    '2 rows were',
    '11 rows were',
    '۲۱ rows were',
  ]);
});
