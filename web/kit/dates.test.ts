import assert from 'node:assert/strict';
import { test } from 'node:test';

import { showDate, showExact, showNear, showNearAt } from './dates.ts';
import { understandDate } from './understood-date.ts';

const fa = { locale: 'fa', calendar: 'persian', digits: 'fa', timeZone: 'Asia/Tehran' } as const;
const en = { locale: 'en', calendar: 'gregory', digits: 'en', timeZone: 'Asia/Tehran' } as const;
const now = '2026-11-25T11:00:00Z';

test('language, calendar and digits are three choices', () => {
  assert.equal(showDate('2026-11-25', fa, 'full'), 'چهارشنبه ۴ آذر ۱۴۰۵');
  assert.equal(showDate('2026-11-25', { ...fa, digits: 'en' }), '4 آذر 1405');
  assert.equal(showDate('2026-11-25', { ...fa, calendar: 'gregory' }, 'short'), '۲۰۲۶/۱۱/۲۵');
  assert.equal(showDate('2026-11-25', { ...en, calendar: 'persian' }), '4 Azar 1405');
});

test('an instant belongs to the day of the zone', () => {
  assert.equal(showDate('2026-11-25T20:45:00Z', fa, 'day-month'), '۵ آذر');
  assert.equal(showNear('2026-11-24T20:00:00Z', now, fa), 'دیروز ۲۳:۳۰');
  assert.equal(showNear('2026-11-26', now, fa), 'فردا');
  assert.equal(showNearAt('2026-11-24T20:00:00Z', now, fa), 'دیروز ۲۳:۳۰');
  assert.equal(showNearAt('2026-10-26T07:00:00Z', now, fa), '۴ آبان، ۱۰:۳۰');
  assert.equal(showNearAt('2026-10-26', now, fa), '۴ آبان');
  assert.equal(showExact(now, fa), 'چهارشنبه ۴ آذر ۱۴۰۵، ۱۴:۳۰');
  assert.equal(showExact('2026-11-25', en), 'Wednesday 25 November 2026');
});

test('words count from today, and what is no day is refused', () => {
  assert.deepEqual(understandDate('فردا', now, fa), { ok: true, value: '2026-11-26' });
  assert.deepEqual(understandDate('۱۴۰۳/۱۲/۳۰', now, fa), { ok: true, value: '2025-03-20' });
  assert.equal(understandDate('1404/12/30', now, fa).ok, false);
});
