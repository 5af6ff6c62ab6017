import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNumber, formatPercent, parseNumber, toLatinDigits, toPersianDigits } from './digits.ts';

test('digits change script and nothing else does', () => {
  assert.equal(toLatinDigits('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ ab'), '0123456789 0123456789 ab');
  assert.equal(toPersianDigits('10 ٤ ۷ x'), '۱۰ ۴ ۷ x');
});

test('numbers are written for the reader, without bidi marks', () => {
  assert.equal(formatNumber(12_500_000, 'fa'), '۱۲٬۵۰۰٬۰۰۰');
  assert.equal(formatNumber('12500000.50', 'fa'), '۱۲٬۵۰۰٬۰۰۰٫۵۰');
  assert.equal(formatNumber(-1234.5, 'en'), '−1,234.5');
  assert.equal(formatNumber(-3n, 'fa'), '−۳');
  assert.equal(formatNumber('-0.00', 'fa'), '۰٫۰۰');
  assert.equal(formatNumber(1e21, 'en'), '1,000,000,000,000,000,000,000');
  assert.equal(formatNumber(1.25e-7, 'en'), '0.000000125');
  assert.equal(formatNumber(1404, 'fa', { grouping: false }), '۱۴۰۴');
  assert.equal(formatNumber('3', 'en', { minimumFraction: 2 }), '3.00');
  assert.equal(
    formatNumber('123456789012345678901234567890', 'en'),
    '123,456,789,012,345,678,901,234,567,890',
  );
  assert.equal(formatPercent('12.5', 'fa'), '۱۲٫۵٪');
  assert.equal(formatPercent(-3, 'en'), '−3%');
  assert.throws(() => formatNumber(Number.NaN, 'fa'), RangeError);
  assert.throws(() => formatNumber('1e5', 'fa'), RangeError);
});

test('typed numbers are read exactly', () => {
  const read: readonly (readonly [string, string])[] = [
    ['۱۲٬۵۰۰٬۰۰۰', '12500000'],
    ['١٢,٥٠٠', '12500'],
    ['۱۲،۵۰۰', '12500'],
    ['12 500 000', '12500000'],
    ["1'234.50", '1234.50'],
    ['۱۲٫۵', '12.5'],
    ['۱۲/۵', '12.5'],
    ['.5', '0.5'],
    ['007', '7'],
    ['\u200e−۳', '-3'],
    ['-0', '0'],
    ['+۹', '9'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
  ];
  for (const [text, value] of read) assert.equal(parseNumber(text), value, text);
});

test('what is no number, or may mean two, is refused', () => {
  const refused = [
    '',
    ' ',
    '-',
    '1,5',
    '12,50',
    '1.234.567',
    '1404/12/30',
    '1,234 567',
    '۱۲ تومان',
    '1e5',
    '٫',
    '1/',
    '--1',
  ];
  for (const text of refused) assert.equal(parseNumber(text), undefined, text);
});

test('what is written is read back', () => {
  for (const value of ['0', '-1', '1234567.089', '999', '-1000000'])
    for (const locale of ['fa', 'en'] as const) assert.equal(parseNumber(formatNumber(value, locale)), value);
});
