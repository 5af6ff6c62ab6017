import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualTaxRate } from './tax.ts';

test('the rate of tax is that of the day', () => {
  const rates = [
    ['2008-09-21', 0],
    // 1 Mehr 1387, the day of the law.
    ['2008-09-22', 3],
    ['2011-03-20', 3],
    ['2011-03-21', 4],
    ['2013-06-01', 6],
    ['2014-06-01', 8],
    ['2015-03-21', 9],
    // The last day of 1402, and the first of 1403.
    ['2024-03-19', 9],
    ['2024-03-20', 10],
    ['2026-11-22', 10],
  ] as const;
  assert.deepEqual(
    rates.map(([day]) => usualTaxRate(day)),
    rates.map(([, rate]) => rate),
  );
});
