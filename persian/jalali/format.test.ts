import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate, formatInstant, formatTime } from './format.ts';
import { instantOf, instantRange, wallTime } from './instants.ts';
import { formatNear, formatNearDate } from './near.ts';

test('dates are written from parts in both calendars and languages', () => {
  const date = '2026-11-25';
  assert.equal(formatDate(date, { style: 'full' }), 'چهارشنبه ۴ آذر ۱۴۰۵');
  assert.equal(formatDate(date), '۴ آذر ۱۴۰۵');
  assert.equal(formatDate(date, { style: 'short' }), '۱۴۰۵/۰۹/۰۴');
  assert.equal(formatDate(date, { style: 'day-month' }), '۴ آذر');
  assert.equal(formatDate(date, { style: 'month' }), 'آذر ۱۴۰۵');
  assert.equal(formatDate(date, { style: 'weekday' }), 'چهارشنبه');
  assert.equal(formatDate(date, { style: 'full', calendar: 'gregorian' }), 'چهارشنبه ۲۵ نوامبر ۲۰۲۶');
  assert.equal(formatDate(date, { style: 'short', calendar: 'gregorian' }), '۲۰۲۶/۱۱/۲۵');
  assert.equal(formatDate(date, { style: 'full', locale: 'en' }), 'Wednesday 25 November 2026');
  assert.equal(formatDate(date, { style: 'short', locale: 'en' }), '2026-11-25');
  assert.equal(formatDate(date, { style: 'long', locale: 'en', calendar: 'jalali' }), '4 Azar 1405');
  assert.throws(() => formatDate('2026-02-30'), RangeError);
});

test('instants are read on the wall of Tehran, in summers before 1402 too', () => {
  assert.equal(formatInstant('2026-11-25T11:00:00Z'), '۴ آذر ۱۴۰۵، ۱۴:۳۰');
  assert.equal(formatInstant('2026-11-25T11:00:00.000Z', { locale: 'en' }), '25 November 2026, 14:30');
  assert.equal(formatTime('2021-07-01T10:00:00Z'), '۱۴:۳۰');
  assert.equal(formatTime('2023-07-01T10:00:00Z'), '۱۳:۳۰');
  assert.equal(wallTime('2026-11-25T21:00:00Z').date, '2026-11-26');
  assert.equal(instantOf('2026-11-25', '14:30'), '2026-11-25T11:00:00Z');
  assert.deepEqual(instantRange({ from: '2026-11-25', to: '2026-11-26' }), {
    from: '2026-11-24T20:30:00Z',
    to: '2026-11-25T20:30:00Z',
  });
  assert.equal(instantOf('2021-03-22', '00:00'), '2021-03-21T20:30:00Z');
  assert.throws(() => wallTime('yesterday'));
});

test('near days and instants are told in words', () => {
  const today = '2026-11-25';
  const words: readonly (readonly [string, string, string])[] = [
    ['2026-11-25', 'امروز', 'today'],
    ['2026-11-24', 'دیروز', 'yesterday'],
    ['2026-11-23', 'پریروز', '2 days ago'],
    ['2026-11-22', '۳ روز پیش', '3 days ago'],
    ['2026-11-26', 'فردا', 'tomorrow'],
    ['2026-11-27', 'پس‌فردا', 'in 2 days'],
    ['2026-11-30', '۵ روز دیگر', 'in 5 days'],
    ['2026-12-05', '۱۴ آذر', '5 December'],
    ['2026-03-01', '۱۰ اسفند ۱۴۰۴', '1 March'],
  ];
  for (const [date, fa, en] of words) {
    assert.equal(formatNearDate(date, today), fa);
    assert.equal(formatNearDate(date, today, { locale: 'en' }), en);
  }
  const now = '2026-11-25T11:00:00Z';
  const far = { date: '2027-02-18', format: { brief: true } } as const;
  assert.equal(formatNearDate(far.date, '2026-11-25', { ...far.format, locale: 'en' }), '18 Feb 2027');
  assert.equal(formatNearDate(far.date, '2026-11-25', far.format), '۲۹ بهمن');
  assert.equal(formatNear('2026-11-25T10:59:30Z', now), 'همین حالا');
  assert.equal(formatNear('2026-11-25T10:55:00Z', now), '۵ دقیقه پیش');
  assert.equal(formatNear('2026-11-25T11:20:00Z', now, { locale: 'en' }), 'in 20 minutes');
  assert.equal(formatNear('2026-11-25T06:00:00Z', now), 'امروز ۰۹:۳۰');
  assert.equal(formatNear('2026-11-24T11:00:00Z', now), 'دیروز ۱۴:۳۰');
  assert.equal(formatNear('2026-11-22T11:00:00Z', now), '۳ روز پیش');
  assert.equal(formatNear('2024-11-22T11:00:00Z', now), '۲ آذر ۱۴۰۳');
  assert.throws(() => formatNear('soon', now), RangeError);
});

test('no bidi mark ever stands in a date', () => {
  for (const style of ['full', 'long', 'short', 'day-month', 'month', 'weekday'] as const)
    for (const locale of ['fa', 'en'] as const)
      assert.doesNotMatch(
        formatDate('2026-11-25', { style, locale }),
        /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
      );
});
