import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addDays, daysBetween, isCivilDate, weekdayOf } from './civil.ts';
import { addJalaliMonths, daysInMonth, fromJalali, isJalaliDate, isLeapYear, toJalali } from './convert.ts';

const leapTable = new URL('../../../shared/data/persian/kabise.txt', import.meta.url);

test(
  "the calendar authority's table of 1206–1498 passes whole",
  { skip: existsSync(leapTable) ? false : 'the file ../shared/data/persian/kabise.txt is absent' },
  () => {
    const rows = [...readFileSync(leapTable, 'utf8').matchAll(/^([0-9]{4})(\**) ([0-9-]{10})$/gm)];
    assert.equal(rows.length, 1498 - 1206 + 1);
    for (const [, yearText, stars, nowruz = ''] of rows) {
      const year = Number(yearText);
      assert.equal(fromJalali({ year, month: 1, day: 1 }), nowruz);
      assert.deepEqual(toJalali(nowruz), { year, month: 1, day: 1 });
      assert.equal(isLeapYear(year), stars !== '', `leap year ${year}`);
    }
  },
);

test('every day of 1200–1500 goes there and back and follows the day before', () => {
  let date = fromJalali({ year: 1200, month: 1, day: 1 });
  for (let year = 1200; year <= 1500; year++)
    for (let month = 1; month <= 12; month++)
      for (let day = 1; day <= daysInMonth(year, month); day++) {
        assert.equal(fromJalali({ year, month, day }), date);
        assert.deepEqual(toJalali(date), { year, month, day });
        date = addDays(date, 1);
      }
  assert.equal(toJalali(date).year, 1501);
});

test('impossible days are refused, not moved', () => {
  assert.equal(isJalaliDate({ year: 1404, month: 12, day: 30 }), false);
  assert.equal(isJalaliDate({ year: 1403, month: 12, day: 30 }), true);
  assert.equal(isJalaliDate({ year: 1404, month: 7, day: 31 }), false);
  assert.equal(isJalaliDate({ year: 1404, month: 1.5, day: 1 }), false);
  assert.throws(() => fromJalali({ year: 1404, month: 12, day: 30 }), RangeError);
  assert.throws(() => fromJalali({ year: 1404, month: 13, day: 1 }), RangeError);
  for (const text of ['2026-02-29', '2026-1-01', '0000-01-01', '2026-13-01', 'x', '+02026-01-01'])
    assert.equal(isCivilDate(text), false, text);
  assert.throws(() => toJalali('2026-02-29'), RangeError);
  assert.throws(() => addDays('9999-12-31', 1), RangeError);
});

test('months later end where the month does', () => {
  const later = (year: number, month: number, day: number, months: number) =>
    toJalali(addJalaliMonths(fromJalali({ year, month, day }), months));
  assert.deepEqual(later(1403, 12, 30, 12), { year: 1404, month: 12, day: 29 });
  assert.deepEqual(later(1405, 5, 31, 2), { year: 1405, month: 7, day: 30 });
  assert.deepEqual(later(1405, 1, 10, -1), { year: 1404, month: 12, day: 10 });
});

test('weekdays count from Saturday', () => {
  assert.equal(weekdayOf('2026-11-21'), 0);
  assert.equal(weekdayOf('2026-11-22'), 1);
  assert.equal(weekdayOf('1827-03-22'), 5);
  assert.equal(daysBetween('2026-11-22', '2026-11-20'), -2);
});
