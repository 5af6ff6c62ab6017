import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  roundDecimal,
  shiftDecimal,
  subtractDecimals,
  sumDecimals,
} from './decimal.ts';
import { formatMoney, isCurrency, moneyParts, parseMoney, roundAsShort } from './money.ts';
import { moneyInWords, numberInWords } from './words.ts';

test('decimal strings are reckoned exactly', () => {
  assert.equal(addDecimals('0.1', '0.2'), '0.3');
  assert.equal(subtractDecimals('1', '1.05'), '-0.05');
  assert.equal(multiplyDecimals('12345678901234567890.5', '-2'), '-24691357802469135781');
  assert.equal(compareDecimals('1.50', '1.5'), 0);
  assert.equal(compareDecimals('-2', '1'), -1);
  assert.equal(roundDecimal('2.5', 0), '3');
  assert.equal(roundDecimal('-2.5', 0), '-3');
  assert.equal(roundDecimal('-2.449', 1), '-2.4');
  assert.equal(shiftDecimal('12345', -3), '12.345');
  assert.equal(shiftDecimal('-0.5', 3), '-500');
  assert.equal(sumDecimals(['0.1', '0.2', '-0.3']), '0');
  for (const bad of ['', '1e3', 'NaN', '01', '1.', '9'.repeat(300)])
    assert.throws(() => addDecimals(bad, '1'), RangeError);
});

test('money is written with its unit, exactly', () => {
  assert.equal(formatMoney('125000000', 'IRR', { unit: 'toman' }), '۱۲٬۵۰۰٬۰۰۰ تومان');
  assert.equal(formatMoney('1235', 'IRR', { unit: 'toman' }), '۱۲۳٫۵ تومان');
  assert.equal(formatMoney('125000000', 'IRR'), '۱۲۵٬۰۰۰٬۰۰۰ ریال');
  assert.equal(formatMoney('-1250.5', 'USD', { locale: 'en' }), '−1,250.50 USD');
  assert.equal(formatMoney('1250.5', 'USD', { unit: 'toman' }), '۱٬۲۵۰٫۵۰ دلار');
  assert.equal(formatMoney('1.5', 'KWD', { locale: 'en' }), '1.500 KWD');
  assert.throws(() => formatMoney('1,000', 'IRR'), RangeError);
  assert.equal(isCurrency('IRR'), true);
  assert.equal(isCurrency('toString'), false);
});

test('long amounts are shortened by rounding', () => {
  const short = (amount: string, unit: 'rial' | 'toman' = 'toman') =>
    formatMoney(amount, 'IRR', { unit, short: true });
  assert.equal(short('12000000000'), '۱٫۲ میلیارد تومان');
  assert.equal(short('12345678900'), '۱٫۲ میلیارد تومان');
  assert.equal(short('125000000'), '۱۲٫۵ میلیون تومان');
  assert.equal(short('1234567890'), '۱۲۳ میلیون تومان');
  assert.equal(short('9999600', 'toman'), '۱ میلیون تومان');
  assert.equal(short('-52000', 'rial'), '−۵۲ هزار ریال');
  assert.equal(short('950', 'rial'), '۹۵۰ ریال');
  assert.deepEqual(['123456789', '-12345678900', '999960', '950', '0'].map(roundAsShort), [
    '123000000',
    '-12300000000',
    '1000000',
    '950',
    '0',
  ]);
  assert.equal(short('0'), '۰ تومان');
  assert.equal(short('35000000000000', 'rial'), '۳۵ هزار میلیارد ریال');
  assert.deepEqual(moneyParts('12000000000', 'IRR', { unit: 'toman', short: true, locale: 'en' }), {
    number: '1.2',
    scale: 'billion',
    unit: 'toman',
  });
});

test('typed amounts are read into rials', () => {
  const read = (text: string, unit: 'rial' | 'toman' = 'rial') => {
    const parsed = parseMoney(text, 'IRR', unit);
    return parsed.ok ? parsed.value : parsed.problem;
  };
  assert.equal(read('۱۲٬۵۰۰٬۰۰۰'), '12500000');
  assert.equal(read('۱۲٬۵۰۰٬۰۰۰', 'toman'), '125000000');
  assert.equal(read('۱۲٫۵ میلیون تومان'), '125000000');
  assert.equal(read('1.2 billion toman'), '12000000000');
  assert.equal(read('۳ هزار میلیارد ریال', 'toman'), '3000000000000');
  assert.equal(read('۱۲٫۵', 'toman'), '125');
  assert.equal(read('۱۲٫۵'), 'too-precise');
  assert.equal(read('پنج تومان'), 'not-an-amount');
  assert.equal(read('میلیون'), 'not-an-amount');
  assert.equal(read('1,5'), 'not-an-amount');
  assert.deepEqual(parseMoney('1,250.50 USD', 'USD'), { ok: true, value: '1250.5' });
  assert.equal(parseMoney('5 toman', 'USD').ok, false);
});

test('numbers are said in words', () => {
  const said: readonly (readonly [string, string, string])[] = [
    ['0', 'صفر', 'zero'],
    ['-7', 'منفی هفت', 'minus seven'],
    ['400', 'چهارصد', 'four hundred'],
    ['1000', 'هزار', 'one thousand'],
    ['1001', 'هزار و یک', 'one thousand one'],
    ['1000000', 'یک میلیون', 'one million'],
    ['21345', 'بیست و یک هزار و سیصد و چهل و پنج', 'twenty-one thousand three hundred forty-five'],
    ['3.14', 'سه ممیز چهارده صدم', 'three point one four'],
    ['0.05', 'پنج صدم', 'zero point zero five'],
    ['12.50', 'دوازده ممیز پنج دهم', 'twelve point five'],
    [`1${'0'.repeat(30)}`, 'یک نونیلیون', 'one nonillion'],
    ['2000000000011', 'دو تریلیون و یازده', 'two trillion eleven'],
  ];
  for (const [value, fa, en] of said) {
    assert.equal(numberInWords(value, 'fa'), fa);
    assert.equal(numberInWords(value, 'en'), en);
  }
  assert.throws(() => numberInWords('9'.repeat(34), 'fa'), RangeError);
  assert.throws(() => numberInWords('0.1234567891', 'fa'), RangeError);
  assert.throws(() => numberInWords('x', 'fa'), RangeError);
});

test('money is said with its unit', () => {
  assert.equal(moneyInWords('12500000', 'IRR', { unit: 'toman' }), 'یک میلیون و دویست و پنجاه هزار تومان');
  assert.equal(moneyInWords('1235', 'IRR', { unit: 'toman' }), 'صد و بیست و سه ممیز پنج دهم تومان');
  assert.equal(moneyInWords('1250', 'IRR', { locale: 'en' }), 'one thousand two hundred fifty rial');
  assert.throws(() => moneyInWords('1.5', 'IRR'), RangeError);
});
