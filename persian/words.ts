import type { Locale } from './bilingual.ts';
import { shiftDecimal } from './decimal.ts';
import { DECIMAL } from './digits.ts';
import { currencyDecimals, moneyUnitName } from './money.ts';
import type { Currency, MoneyUnit } from './money.ts';

const FA_ONES =
  'صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده'.split(' ');
const FA_TENS = '_ ده بیست سی چهل پنجاه شصت هفتاد هشتاد نود'.split(' ');
const FA_HUNDREDS = '_ صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد'.split(' ');
const FA_SCALES =
  '_ هزار میلیون میلیارد تریلیون کوادریلیون کوینتیلیون سکستیلیون سپتیلیون اکتیلیون نونیلیون'.split(' ');
const FA_PARTS = '_ دهم صدم هزارم ده‌هزارم صدهزارم میلیونم ده‌میلیونم صدمیلیونم میلیاردم'.split(' ');

const EN_ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = '_ ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const EN_SCALES =
  '_ thousand million billion trillion quadrillion quintillion sextillion septillion octillion nonillion'.split(
    ' ',
  );

/** Groups of three digits that have a name: numbers below 10^33. */
const MOST_DIGITS = 33;
/** Digits of fraction that Persian names: to the billionth. */
const MOST_FRACTION = 9;

const word = (words: readonly string[], index: number): string => words[index] ?? '';

const persianGroup = (group: number): string => {
  const rest = group % 100;
  const parts = [
    group >= 100 ? word(FA_HUNDREDS, Math.floor(group / 100)) : '',
    rest >= 20 ? word(FA_TENS, Math.floor(rest / 10)) : '',
    rest >= 20 ? (rest % 10 === 0 ? '' : word(FA_ONES, rest % 10)) : rest === 0 ? '' : word(FA_ONES, rest),
  ];
  return parts.filter((part) => part !== '').join(' و ');
};

const englishGroup = (group: number): string => {
  const rest = group % 100;
  const tens =
    rest >= 20
      ? `${word(EN_TENS, Math.floor(rest / 10))}${rest % 10 === 0 ? '' : `-${word(EN_ONES, rest % 10)}`}`
      : rest === 0
        ? ''
        : word(EN_ONES, rest);
  const hundreds = group >= 100 ? `${word(EN_ONES, Math.floor(group / 100))} hundred` : '';
  return [hundreds, tens].filter((part) => part !== '').join(' ');
};

/** Digits in groups of three, highest first, with the index of their scale. */
const groups = (digits: string): { group: number; scale: number }[] => {
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const count = padded.length / 3;
  return Array.from({ length: count }, (_, index) => ({
    group: Number(padded.slice(index * 3, index * 3 + 3)),
    scale: count - 1 - index,
  })).filter(({ group }) => group !== 0);
};

const whole = (digits: string, locale: Locale): string => {
  const named = groups(digits).map(({ group, scale }) => {
    if (locale === 'en')
      return scale === 0 ? englishGroup(group) : `${englishGroup(group)} ${word(EN_SCALES, scale)}`;
    // «هزار و دویست», not «یک هزار و دویست»; but «یک میلیون».
    if (scale === 1 && group === 1) return word(FA_SCALES, 1);
    return scale === 0 ? persianGroup(group) : `${persianGroup(group)} ${word(FA_SCALES, scale)}`;
  });
  if (named.length === 0) return locale === 'fa' ? word(FA_ONES, 0) : word(EN_ONES, 0);
  return named.join(locale === 'fa' ? ' و ' : ' ');
};

/**
 * A decimal string in words: «منفی سه ممیز چهارده صدم»، `minus three point one four`. Numbers below 10^33 with at most nine
 * digits of fraction; others throw a RangeError, for half a number in words would be a wrong one.
 */
export const numberInWords = (value: string, locale: Locale): string => {
  if (!DECIMAL.test(value)) throw new RangeError('Not a decimal number');
  const negative = value.startsWith('-') && /[1-9]/.test(value);
  const [digits = '0', typedFraction = ''] = value.replace('-', '').split('.');
  const fraction = typedFraction.replace(/0+$/, '');
  if (digits.length > MOST_DIGITS || fraction.length > MOST_FRACTION)
    throw new RangeError('Too long to be said in words');
  const integer = whole(digits, locale);
  const minus = negative ? (locale === 'fa' ? 'منفی ' : 'minus ') : '';
  if (fraction === '') return `${minus}${integer}`;
  if (locale === 'en')
    return `${minus}${integer} point ${Array.from(fraction, (digit) => word(EN_ONES, Number(digit))).join(' ')}`;
  const part = `${whole(fraction.replace(/^0+/, ''), 'fa')} ${word(FA_PARTS, fraction.length)}`;
  return digits === '0' ? `${minus}${part}` : `${minus}${integer} ممیز ${part}`;
};

/** An amount of money in words, with its unit: «یک میلیون و دویست و پنجاه هزار تومان». */
export const moneyInWords = (
  amount: string,
  currency: Currency,
  { locale = 'fa', unit = 'rial' }: { readonly locale?: Locale; readonly unit?: MoneyUnit } = {},
): string => {
  const shown = currency === 'IRR' && unit === 'toman' ? shiftDecimal(amount, -1) : amount;
  const fraction = shown.split('.')[1] ?? '';
  if (fraction.length > currencyDecimals(currency) + (unit === 'toman' ? 1 : 0))
    throw new RangeError('The amount is finer than the currency');
  return `${numberInWords(shown, locale)} ${moneyUnitName(currency, unit)[locale]}`;
};
