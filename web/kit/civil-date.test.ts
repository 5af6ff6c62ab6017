import assert from 'node:assert/strict';
import { test } from 'node:test';

import { CalendarDate, PersianCalendar } from '@internationalized/date';

import { readIsoDate, readIsoTime, writeIsoDate, writeIsoTime } from './civil-date.ts';

test('a Jalali date is written as the Gregorian day it is', () => {
  assert.equal(writeIsoDate(new CalendarDate(new PersianCalendar(), 1403, 12, 30)), '2025-03-20');
  assert.equal(writeIsoDate(readIsoDate('2025-03-20')), '2025-03-20');
});

test('what is no date or time reads as nothing', () => {
  for (const text of [null, undefined, '', '2025-02-30', '1404/01/01', 'x'])
    assert.equal(readIsoDate(text), null);
  for (const text of [null, '', '25:00', 'noon']) assert.equal(readIsoTime(text), null);
  assert.equal(writeIsoTime(readIsoTime('09:05:30')), '09:05');
});
