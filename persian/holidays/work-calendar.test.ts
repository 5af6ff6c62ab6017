import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addWorkDays, addWorkTime, isWorkDay, workDayFrom, workTimeBetween } from './work-calendar.ts';
import type { WorkCalendar } from './work-calendar.ts';

const calendar: WorkCalendar = {
  weekend: 'friday',
  holidays: new Set(['2026-11-25']),
  hours: { from: '08:00', to: '17:00' },
  hoursOn: { 5: { from: '08:00', to: '12:00' } },
};

test('weekends are the three that Iran knows', () => {
  const week = ['2026-11-21', '2026-11-22', '2026-11-26', '2026-11-27'];
  const works = (weekend: WorkCalendar['weekend']) =>
    week.map((day) => isWorkDay(day, { weekend, holidays: new Set() }));
  assert.deepEqual(works('friday'), [true, true, true, false]);
  assert.deepEqual(works('thursday-friday'), [true, true, false, false]);
  assert.deepEqual(works('friday-saturday'), [false, true, true, false]);
  assert.equal(isWorkDay('2026-11-25', calendar), false);
});

test('work days skip holidays and weekends', () => {
  assert.equal(workDayFrom('2026-11-25', calendar), '2026-11-26');
  assert.equal(addWorkDays('2026-11-24', 2, calendar), '2026-11-28');
  assert.equal(addWorkDays('2026-11-27', 0, calendar), '2026-11-28');
  assert.throws(() => addWorkDays('2026-11-24', -1, calendar), RangeError);
});

test('work time waits outside the hours', () => {
  // Tehran is 03:30 ahead: 12:30Z is 16:00, an hour before closing on Tuesday; Wednesday is a holiday.
  assert.equal(addWorkTime('2026-11-24T12:30:00Z', 60, calendar), '2026-11-24T13:30:00Z');
  assert.equal(addWorkTime('2026-11-24T12:30:00Z', 120, calendar), '2026-11-26T05:30:00Z');
  assert.equal(addWorkTime('2026-11-24T20:00:00Z', 0, calendar), '2026-11-26T04:30:00Z');
  // Four hours on short Thursday, none on Friday, so the fifth is on Saturday.
  assert.equal(addWorkTime('2026-11-26T00:00:00Z', 300, calendar), '2026-11-28T05:30:00Z');
  assert.equal(workTimeBetween('2026-11-24T12:30:00Z', '2026-11-26T05:30:00Z', calendar), 120);
  assert.equal(workTimeBetween('2026-11-26T00:00:00Z', '2026-11-25T00:00:00Z', calendar), 0);
  const night: WorkCalendar = { ...calendar, hoursOn: {}, hours: { from: '00:00', to: '24:00' } };
  assert.equal(addWorkTime('2026-11-24T20:00:00Z', 60, night), '2026-11-25T21:00:00Z');
});

test('bad hours and endless calendars are refused', () => {
  assert.throws(() => addWorkTime('2026-11-24T12:30:00Z', -1, calendar), RangeError);
  assert.throws(() => addWorkTime('2026-11-24T12:30:00Z', Infinity, calendar), RangeError);
  const wrong = (hours: WorkCalendar['hours']) => () =>
    addWorkTime('2026-11-21T12:30:00Z', 1, { ...calendar, hours });
  assert.throws(wrong({ from: '17:00', to: '08:00' }), RangeError);
  assert.throws(wrong({ from: '8', to: '25:00' }), RangeError);
});
