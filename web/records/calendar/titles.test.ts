import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rangeOf } from './range.ts';
import { dayNumber, monthBeginning, titlesOf } from './titles.ts';

const fa = { locale: 'fa', digits: 'fa', calendar: 'persian' } as const;
const en = { locale: 'en', digits: 'en', calendar: 'gregory' } as const;

test('each view is named in the reader’s calendar, with the other one beside', () => {
  const day = '2026-11-22';
  const month = { from: '2026-11-22', to: '2026-12-22' };
  assert.deepEqual(titlesOf('month', day, month, fa), { title: 'آذر ۱۴۰۵', other: 'نوامبر – دسامبر ۲۰۲۶' });
  assert.deepEqual(titlesOf('week', day, rangeOf('week', day, 'persian'), fa), {
    title: '۳۰ آبان – ۶ آذر ۱۴۰۵',
    other: 'نوامبر ۲۰۲۶',
  });
  assert.deepEqual(titlesOf('day', day, rangeOf('day', day, 'persian'), fa), {
    title: 'یکشنبه ۱ آذر ۱۴۰۵',
    other: '۲۲ نوامبر ۲۰۲۶',
  });
  assert.deepEqual(titlesOf('week', day, rangeOf('week', day, 'gregory'), en), {
    title: '21 – 27 November 2026',
    other: 'Aban – Azar 1405',
  });
  assert.equal(
    titlesOf('week', '2027-03-20', rangeOf('week', '2027-03-20', 'persian'), fa).title,
    '۲۹ اسفند ۱۴۰۵ – ۶ فروردین ۱۴۰۶',
  );
});

test('a cell tells its day in both calendars, and where a month begins', () => {
  assert.deepEqual([dayNumber('2026-11-22', fa), dayNumber('2026-11-22', fa, 'other')], ['۱', '۲۲']);
  assert.deepEqual(
    [monthBeginning('2026-11-22', fa), monthBeginning('2026-12-01', fa, 'other')],
    ['آذر', 'دسامبر'],
  );
  assert.equal(monthBeginning('2026-11-23', fa), undefined);
});
