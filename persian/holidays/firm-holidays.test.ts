import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firmHolidays } from './firm-holidays.ts';

// 1405: from 2026-03-21 to 2027-03-21.
const year = { from: '2026-03-21', to: '2027-03-21' };

test('an organisation works on a holiday, confirms an estimated one and has days off of its own', () => {
  const estimated = firmHolidays(year, []).find(({ source }) => source === 'estimated');
  assert.ok(estimated);
  const list = firmHolidays(year, [
    { day: '2026-04-01', is: 'working' },
    { day: estimated.date, is: 'confirmed' },
    { day: '2026-05-02', is: 'off', name: { fa: 'سالگرد شرکت', en: 'Anniversary' } },
    { day: '2030-05-02', is: 'off' },
  ]);
  const on = (date: string) =>
    list.filter((one) => one.date === date).map(({ source, off }) => [source, off]);
  assert.deepEqual(on('2026-04-01'), [['fixed', false]]);
  assert.deepEqual(on(estimated.date), [['confirmed', true]]);
  assert.deepEqual(on('2026-05-02'), [['own', true]]);
  assert.deepEqual(on('2030-05-02'), []);
  assert.deepEqual(
    list.map(({ date }) => date),
    list.map(({ date }) => date).toSorted(),
  );
});

test('an estimated holiday is moved by a day: it works on the one and is off on the other', () => {
  const name = { fa: 'عید', en: 'Eid' };
  const list = firmHolidays(year, [
    { day: '2026-04-02', is: 'working' },
    { day: '2026-04-03', is: 'off', name },
  ]);
  assert.equal(list.find(({ date }) => date === '2026-04-02')?.off, false);
  assert.deepEqual(list.find(({ date }) => date === '2026-04-03')?.name, name);
});
