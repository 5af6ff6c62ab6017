import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarRow, calendarRows } from './calendar-rows.ts';
import { addDays } from './civil.ts';
import { PERIOD_KINDS, periodOf, shiftPeriod } from './periods.ts';
import { isRangeName, periodRange, rangeLabel } from './ranges.ts';
import type { RangeName } from './ranges.ts';

// Sunday 1 Azar 1405.
const today = '2026-11-22';
const fromMehr = { fiscalYearStart: { month: 7, day: 1 } };

test('a day lies in its Jalali periods', () => {
  assert.deepEqual(periodOf(today, 'month'), {
    kind: 'month',
    key: '1405-09',
    from: '2026-11-22',
    to: '2026-12-22',
    label: { fa: 'آذر ۱۴۰۵', en: 'Azar 1405' },
  });
  assert.deepEqual(periodOf(today, 'quarter').label, { fa: 'پاییز ۱۴۰۵', en: 'Autumn 1405' });
  assert.equal(periodOf(today, 'quarter').key, '1405-Q3');
  assert.equal(periodOf(today, 'half').label.fa, 'نیمهٔ دوم ۱۴۰۵');
  assert.deepEqual([periodOf(today, 'year').from, periodOf(today, 'year').to], ['2026-03-21', '2027-03-21']);
  assert.equal(periodOf(today, 'week').label.fa, '۳۰ آبان تا ۶ آذر ۱۴۰۵');
  assert.equal(periodOf(today, 'week').from, '2026-11-21');
  assert.equal(periodOf('2026-03-20', 'month').label.fa, 'اسفند ۱۴۰۴');
});

test('fiscal years are named by their end and start where the organisation says', () => {
  assert.equal(periodOf(today, 'fiscal-year').label.fa, 'سال مالی ۱۴۰۵');
  const year = periodOf(today, 'fiscal-year', fromMehr);
  assert.equal(year.key, 'F1406');
  assert.deepEqual([year.from, year.to], ['2026-09-23', '2027-09-23']);
  assert.equal(year.label.fa, 'سال مالی منتهی به ۳۱ شهریور ۱۴۰۶');
  assert.equal(periodOf(today, 'fiscal-quarter', fromMehr).key, 'F1406-Q1');
  assert.equal(periodOf('2026-09-22', 'fiscal-quarter', fromMehr).key, 'F1405-Q4');
  assert.throws(
    () => periodOf(today, 'fiscal-year', { fiscalYearStart: { month: 12, day: 30 } }),
    RangeError,
  );
});

test('periods of every kind cover every day of six years once', () => {
  const settings = { fiscalYearStart: { month: 10, day: 11 } };
  for (const kind of PERIOD_KINDS) {
    let period = periodOf('2022-03-21', kind, settings);
    for (let day = '2022-03-21'; day < '2028-04-01'; day = addDays(day, 1)) {
      if (day === period.to) period = shiftPeriod(period, 1, settings);
      assert.deepEqual(periodOf(day, kind, settings), period, `${kind} of ${day}`);
      assert.ok(period.from <= day && day < period.to);
    }
  }
});

test('ranges are told from today', () => {
  const ranges: readonly (readonly [RangeName, string, string, string])[] = [
    ['today', '2026-11-22', '2026-11-23', 'امروز'],
    ['yesterday', '2026-11-21', '2026-11-22', 'دیروز'],
    ['this-week', '2026-11-21', '2026-11-28', 'این هفته'],
    ['this-month', '2026-11-22', '2026-12-22', 'این ماه'],
    ['last-month', '2026-10-23', '2026-11-22', 'ماه گذشته'],
    ['next-month', '2026-12-22', '2027-01-21', 'ماه آینده'],
    ['this-quarter', '2026-09-23', '2026-12-22', 'این فصل'],
    ['last-half', '2026-03-21', '2026-09-23', 'نیم‌سال گذشته'],
    ['this-year', '2026-03-21', '2027-03-21', 'این سال'],
    ['month-to-date', '2026-11-22', '2026-11-23', 'از آغاز ماه تا امروز'],
    ['last-n-days:30', '2026-10-24', '2026-11-23', '۳۰ روز گذشته'],
    ['next-n-days:7', '2026-11-22', '2026-11-29', '۷ روز آینده'],
    ['last-n-months:3', '2026-08-23', '2026-11-22', '۳ ماه گذشته'],
    ['next-n-weeks:2', '2026-11-28', '2026-12-12', '۲ هفته آینده'],
  ];
  for (const [name, from, to, label] of ranges) {
    assert.deepEqual(periodRange(name, today), { from, to }, name);
    assert.equal(rangeLabel(name).fa, label);
  }
  assert.deepEqual(periodRange('this-fiscal-year', today, fromMehr), {
    from: '2026-09-23',
    to: '2027-09-23',
  });
  assert.deepEqual(periodRange('fiscal-year-to-date', today, fromMehr), {
    from: '2026-09-23',
    to: '2026-11-23',
  });
  for (const name of [
    'this-day',
    'last-n-days:0',
    'last-n-days:99999',
    'last-n-days:',
    'toString',
    '',
    'this-',
  ])
    assert.equal(isRangeName(name), false, name);
  assert.throws(() => periodRange('this-age' as RangeName, today), RangeError);
});

test('calendar rows number the days of a year', () => {
  assert.deepEqual(calendarRow(today, fromMehr), {
    day: today,
    year: 1405,
    half: 2,
    quarter: 3,
    month: 9,
    dayOfMonth: 1,
    monthStart: '2026-11-22',
    quarterStart: '2026-09-23',
    weekStart: '2026-11-21',
    week: 36,
    weekday: 1,
    fiscalYear: 1406,
    fiscalQuarter: 1,
  });
  const rows = [...calendarRows(periodOf(today, 'year'))];
  assert.equal(rows.length, 365);
  assert.equal(rows[0]?.week, 1);
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before) assert.equal(row.week - before.week, row.weekday === 0 ? 1 : 0);
  }
});
