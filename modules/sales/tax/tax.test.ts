import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualTaxOn } from './usual.ts';

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
  ] as const;
  assert.deepEqual(
    rates.map(([day]) => usualTaxOn(day, []).rate),
    rates.map(([, rate]) => rate),
  );
});

test('of a year whose law is not known the last rate is told as such, until the firm sets its own', () => {
  // The last day of 1404, and the first of 1405.
  assert.deepEqual(usualTaxOn('2026-03-20', []), { rate: 10, by: 'law' });
  assert.deepEqual(usualTaxOn('2026-03-21', []), { rate: 10, by: 'last' });
  const own = [
    { from: '2027-03-21', rate: 0 },
    { from: '2026-03-21', rate: 12 },
  ];
  assert.deepEqual(
    ['2026-03-20', '2026-03-21', '2027-03-20', '2027-03-21'].map((day) => usualTaxOn(day, own)),
    [
      { rate: 10, by: 'law' },
      { rate: 12, by: 'firm' },
      { rate: 12, by: 'firm' },
      { rate: 0, by: 'firm' },
    ],
  );
});
