import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { calendarRows } from '#persian/jalali/calendar-rows.ts';
import { testDatabase } from '#testing/database.ts';

const testing = await testDatabase();
after(() => testing.drop());

test('the calendar table agrees day by day with the Persian layer', async () => {
  const stored = await testing.asOwner<{
    day: string;
    y: number;
    m: number;
    d: number;
    week: string;
    weekday: number;
  }>(
    `select day, jalali_year as y, jalali_month as m, jalali_day as d, week_start as week, weekday from calendar_day order by day`,
  );
  const first = stored.at(0)?.day ?? '';
  const last = stored.at(-1)?.day ?? '';
  assert.deepEqual([first, last], ['1921-03-21', '2072-03-19']);
  let at = 0;
  for (const row of calendarRows({ from: first, to: '2072-03-20' })) {
    const found = stored[at++];
    const wanted = {
      day: row.day,
      y: row.year,
      m: row.month,
      d: row.dayOfMonth,
      week: row.weekStart,
      weekday: row.weekday,
    };
    if (JSON.stringify(found) !== JSON.stringify(wanted)) assert.deepEqual(found, wanted);
  }
  assert.equal(at, stored.length);
});
