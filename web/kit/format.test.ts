import assert from 'node:assert/strict';
import { test } from 'node:test';

import { formatFullDate, formatRelative, formatTime, shortenAmount } from './format.ts';

const fa = {
  locale: 'fa',
  calendar: 'persian',
  digits: 'fa',
  tag: 'fa-IR-u-ca-persian-nu-arabext',
  timeZone: 'Asia/Tehran',
} as const;
const en = {
  locale: 'en',
  calendar: 'gregory',
  digits: 'en',
  tag: 'en-US-u-ca-gregory-nu-latn',
  timeZone: 'Asia/Tehran',
} as const;

/** 1405/9/4 14:30 in Tehran. */
const now = new Date('2026-11-25T11:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);

test('a Persian date reads as Persians write it', () => {
  assert.equal(formatFullDate(now, fa), 'چهارشنبه ۴ آذر ۱۴۰۵');
  assert.equal(formatFullDate(now, en), 'Wednesday, 25 November 2026');
  assert.equal(formatTime(now, fa), '۱۴:۳۰');
});

test('near dates are words by civil day, far ones dates', () => {
  assert.equal(formatRelative(now, now, fa), 'همین حالا');
  assert.equal(formatRelative(hours(-0.5), now, fa), '۳۰ دقیقه پیش');
  assert.equal(formatRelative(hours(-3), now, fa), 'امروز ۱۱:۳۰');
  assert.equal(formatRelative(hours(-15), now, fa), 'دیروز ۲۳:۳۰');
  assert.equal(formatRelative(hours(24), now, fa), 'فردا ۱۴:۳۰');
  assert.equal(formatRelative(hours(-72), now, fa), '۳ روز پیش');
  assert.equal(formatRelative(hours(72), now, fa, false), '۳ روز دیگر');
  assert.equal(formatRelative(hours(-24 * 30), now, fa), '۴ آبان');
  assert.equal(formatRelative(hours(-24 * 300), now, fa), '۹ بهمن ۱۴۰۴');
  assert.equal(formatRelative(hours(-24), now, en), 'Yesterday 14:30');
});

test('long amounts shorten without rounding up', () => {
  assert.equal(shortenAmount('1290000000', 'fa', 'fa'), '۱٫۲۹ میلیارد');
  assert.equal(shortenAmount('-12999999', 'fa', 'fa'), '−۱۲٫۹ میلیون');
  assert.equal(shortenAmount('999999', 'fa', 'fa'), '۹۹۹٬۹۹۹');
  assert.equal(shortenAmount('2000000000000', 'en', 'en'), '2T');
});
