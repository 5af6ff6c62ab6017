import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDigits } from '#persian/digits.ts';
import { formatDate, formatTime } from '#persian/jalali/format.ts';
import { civilDateOf } from '#persian/jalali/instants.ts';
import type { Look } from './look.ts';
import { momentsOf } from './moments.ts';

test('instants are written as the calendar and the zone have them, where clocks change and before zones were', () => {
  const instants = [
    ...Array.from({ length: 400 }, (_, at) => new Date(Date.UTC(2019, 0, 1, 0, at * 4_003))),
    // Clocks in Iran went forward on 21 March 2021 at 20:30 UTC, and back on 21 September at 19:30.
    ...['2021-03-21T20:29:59.999Z', '2021-03-21T20:30:00.000Z', '2021-09-21T19:30:00.000Z'].map(
      (iso) => new Date(iso),
    ),
    ...['1899-12-31T23:00:00.000Z', '1969-12-31T23:59:59.999Z', '2099-01-01T00:00:00.000Z'].map(
      (iso) => new Date(iso),
    ),
  ];
  for (const timeZone of ['Asia/Tehran', 'America/New_York', 'Asia/Kathmandu', 'UTC'])
    for (const calendar of ['jalali', 'gregorian'] as const) {
      const look: Look = {
        values: 'shown',
        locale: 'fa',
        digits: 'en',
        calendar,
        unit: 'toman',
        timeZone,
      };
      const moments = momentsOf(look);
      for (const iso of instants.map((one) => one.toISOString())) {
        const day = formatDate(civilDateOf(iso, timeZone), { style: 'short', calendar });
        const expected = localDigits(`${day} ${formatTime(iso, { timeZone })}`, 'en');
        assert.equal(moments.instant(iso), expected, `${iso} ${timeZone}`);
      }
    }
});
