import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatDate } from './format.ts';
import { parseDate } from './parse.ts';

// Sunday 1 Azar 1405.
const today = '2026-11-22';
const read = (text: string) => {
  const parsed = parseDate(text, { today });
  return parsed.ok ? parsed.value : parsed.problem;
};

test('written dates are read in any digits, order and language', () => {
  const written: readonly (readonly [string, string])[] = [
    ['۳۰ اسفند ۱۴۰۳', '2025-03-20'],
    ['1403/12/30', '2025-03-20'],
    ['١٤٠٣-١٢-٣٠', '2025-03-20'],
    ['۳۰/۱۲/۱۴۰۳', '2025-03-20'],
    ['14031230', '2025-03-20'],
    ['1405/9/4', '2026-11-25'],
    ['چهارشنبه، ۴ آذر ۱۴۰۵', '2026-11-25'],
    ['چهار شنبه ۴ آذرماه ۱۴۰۵', '2026-11-25'],
    ['بیست و یکم آذر', '2026-12-12'],
    ['۴ آذر', '2026-11-25'],
    ['4 Azar 1405', '2026-11-25'],
    ['2026-03-01', '2026-03-01'],
    ['25/11/2026', '2026-11-25'],
    ['11/25/2026', '2026-11-25'],
    ['November 25, 2026', '2026-11-25'],
    ['Wed 25th of Nov 2026', '2026-11-25'],
    ['۲۵ نوامبر ۲۰۲۶', '2026-11-25'],
    ['\u200f۱۴۰۵/۰۹/۰۴\u200f', '2026-11-25'],
  ];
  for (const [text, date] of written) assert.equal(read(text), date, text);
});

test('told dates count from today', () => {
  const told: readonly (readonly [string, string])[] = [
    ['امروز', '2026-11-22'],
    ['فردا', '2026-11-23'],
    ['پس‌فردا', '2026-11-24'],
    ['پس فردا', '2026-11-24'],
    ['دیروز', '2026-11-21'],
    ['شنبهٔ بعد', '2026-11-28'],
    ['شنبه‌ی آینده', '2026-11-28'],
    ['یکشنبه', '2026-11-22'],
    ['یک‌شنبهٔ بعد', '2026-11-29'],
    ['سه شنبه', '2026-11-24'],
    ['جمعهٔ گذشته', '2026-11-20'],
    ['۳ روز بعد', '2026-11-25'],
    ['سه روز پیش', '2026-11-19'],
    ['هفتهٔ بعد', '2026-11-29'],
    ['دو هفته‌ی دیگر', '2026-12-06'],
    ['ماه بعد', '2026-12-22'],
    ['سال گذشته', '2025-11-22'],
    ['tomorrow', '2026-11-23'],
    ['next Saturday', '2026-11-28'],
    ['last fri', '2026-11-20'],
    ['in 3 days', '2026-11-25'],
    ['two weeks ago', '2026-11-08'],
  ];
  for (const [text, date] of told) assert.equal(read(text), date, text);
  const english = parseDate('next month', { today: '2026-01-31', locale: 'en' });
  assert.deepEqual(english, { ok: true, value: '2026-02-28' });
});

test('without a today only days that say all of themselves are dates', () => {
  const outcomes = ['دیروز', 'شنبهٔ بعد', 'tomorrow', '۴ آذر', '4 Azar', '۴ آذر ۱۴۰۵', '1405/9/4'].map(
    (text) => {
      const parsed = parseDate(text, {});
      return parsed.ok ? parsed.value : parsed.problem;
    },
  );
  const day = '2026-11-25';
  assert.deepEqual(outcomes, [
    'not-a-date',
    'not-a-date',
    'not-a-date',
    'year-missing',
    'year-missing',
    day,
    day,
  ]);
  const refused = parseDate('دیروز', {});
  assert.ok(!refused.ok && !refused.phrase.fa.includes('فردا'), 'it offers no words that it would refuse');
});

test('what does not exist is refused by name', () => {
  const parsed = parseDate('1404/12/30', { today });
  assert.ok(!parsed.ok);
  assert.equal(parsed.problem, 'impossible-date');
  assert.equal(parsed.phrase.fa, '۳۰ اسفند ۱۴۰۴ وجود ندارد؛ اسفند آن سال ۲۹ روز دارد.');
  assert.equal(parsed.phrase.en, '30 Esfand 1404 does not exist: Esfand of that year has 29 days.');
  const refused: readonly (readonly [string, string])[] = [
    ['۳۰ اسفند', 'impossible-date'],
    ['۳۱ آبان ۱۴۰۵', 'impossible-date'],
    ['1404/13/01', 'impossible-date'],
    ['1404/00/10', 'impossible-date'],
    ['2026-02-29', 'impossible-date'],
    ['سه‌شنبه ۴ آذر ۱۴۰۵', 'weekday-mismatch'],
    ['11/12/2026', 'ambiguous-date'],
    ['05/09/04', 'year-not-four-digits'],
    ['۴ آذر ۰۵', 'year-not-four-digits'],
    ['0999/01/01', 'year-out-of-range'],
    ['4 Azar 2026', 'year-out-of-range'],
    ['', 'not-a-date'],
    ['۱۲', 'not-a-date'],
    ['سلام', 'not-a-date'],
    ['in days', 'not-a-date'],
    ['آذر ۱۴۰۵', 'not-a-date'],
    [`${'۱'.repeat(10_000)} روز بعد`, 'not-a-date'],
    ["'; DROP TABLE--", 'not-a-date'],
    ['\ud800', 'not-a-date'],
  ];
  for (const [text, problem] of refused) assert.equal(read(text), problem, text.slice(0, 40));
});

test('every style of a written date is read back', () => {
  for (const style of ['full', 'long', 'short'] as const)
    for (const locale of ['fa', 'en'] as const)
      for (const calendar of ['jalali', 'gregorian'] as const)
        for (const date of ['2026-03-21', '2026-11-25', '2025-03-20', '2024-02-29'])
          assert.equal(read(formatDate(date, { style, locale, calendar })), date);
});
