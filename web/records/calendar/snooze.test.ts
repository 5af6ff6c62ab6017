import assert from 'node:assert/strict';
import { test } from 'node:test';

import { workDaysOf } from '../data/work-days.ts';
import { atSameHour, landing, snoozes } from './snooze.ts';

const settings = {
  displayUnit: 'toman',
  weekend: 'friday',
  fiscalYearStart: { month: 1, day: 1 },
  timeZone: 'Asia/Tehran',
  binDays: 90,
  workHours: { from: '08:30', to: '17:00' },
  workHoursOn: { '5': { from: '09:00', to: '12:00' } },
  holidays: [],
  areaCode: null,
} as const;
const days = workDaysOf(settings, { from: '2026-11-01', to: '2027-05-01' });
const zone = 'Asia/Tehran';

test('an hour is rounded up, tomorrow and Saturday begin when work does', () => {
  // Sunday 2026-11-22, 10:42 in Tehran.
  const all = snoozes('2026-11-22T07:12:00Z', days, zone);
  assert.deepEqual(
    all.map(({ id, at }) => [id, at]),
    [
      ['hour', '2026-11-22T08:15:00.000Z'],
      ['tomorrow', '2026-11-23T05:00:00Z'],
      ['week', '2026-11-28T05:00:00Z'],
    ],
  );
});

test('a short Thursday has its own morning, and Friday is passed over', () => {
  // From Wednesday to Thursday, and from Thursday over Friday to Saturday.
  assert.equal(snoozes('2026-11-25T08:00:00Z', days, zone)[1]?.at, '2026-11-26T05:30:00Z');
  const [, tomorrow] = snoozes('2026-11-26T08:00:00Z', days, zone);
  assert.deepEqual([tomorrow?.day, tomorrow?.passed], ['2026-11-28', { day: '2026-11-27', name: undefined }]);
});

test('a holiday is passed over and named, with the Friday beside it', () => {
  // Nowruz 1406: 1 to 4 Farvardin, Sunday to Wednesday.
  const landed = landing('2027-03-21', days);
  assert.equal(landed.day, '2027-03-25');
  assert.equal(landed.passed?.name?.fa, 'آغاز نوروز');
});

test('another day keeps the hour', () => {
  assert.equal(atSameHour('2026-11-24', '2026-11-22T11:00:00Z', days, zone), '2026-11-24T11:00:00Z');
  assert.equal(atSameHour('2026-11-24', undefined, days, zone), '2026-11-24T05:00:00Z');
});
