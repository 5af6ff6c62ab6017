import type { Locale } from './bilingual.ts';

const PERSIAN = '۰۱۲۳۴۵۶۷۸۹';

/** Persian and Arabic-Indic digits as ASCII ones; everything else stays. */
export const toLatinDigits = (text: string): string =>
  text.replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** ASCII and Arabic-Indic digits as Persian ones; everything else stays. */
export const toPersianDigits = (text: string): string =>
  toLatinDigits(text).replaceAll(/[0-9]/g, (digit) => PERSIAN.charAt(Number(digit)));

/** Digits as the reader's language writes them. */
export const localDigits = (text: string, locale: Locale): string =>
  locale === 'fa' ? toPersianDigits(text) : toLatinDigits(text);

/** A canonical decimal: sign, digits without leading zeros, fraction. Exact, so money and long numbers survive. */
export const DECIMAL = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** A number as a plain decimal string, without an exponent. Throws a RangeError for NaN and infinities. */
const plainDecimal = (value: number | bigint | string): string => {
  if (typeof value === 'string') {
    if (DECIMAL.test(value)) return value;
    throw new RangeError('Not a decimal number');
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('Not a finite number');
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0').slice(0, point)}${digits.length > point ? `.${digits.slice(point)}` : ''}`;
};

export type NumberStyle = {
  /** Digits in groups of three; true unless said. Off for years, codes and the like. */
  readonly grouping?: boolean;
  /** Fill the fraction with zeros up to so many digits. Nothing is ever rounded away. */
  readonly minimumFraction?: number;
};

/**
 * A number as people read it: «۱۲٬۵۰۰٬۰۰۰٫۵», «−۳»; `12,500,000.5`, `−3`. Takes decimal strings, so that nothing passes
 * through a float. The sign is U+2212, which stands at the right side of the digits in a right-to-left line without the
 * U+200E that `Intl` inserts. Throws a RangeError for what is no finite decimal.
 */
export const formatNumber = (
  value: number | bigint | string,
  locale: Locale,
  style: NumberStyle = {},
): string => {
  const plain = plainDecimal(value);
  const negative = plain.startsWith('-') && /[1-9]/.test(plain);
  const [whole = '0', given = ''] = plain.replace('-', '').split('.');
  const fraction = given.padEnd(style.minimumFraction ?? 0, '0');
  const grouped = style.grouping === false ? whole : inThrees(whole).join(locale === 'fa' ? '٬' : ',');
  const point = locale === 'fa' ? '٫' : '.';
  const digits = localDigits(fraction === '' ? grouped : `${grouped}${point}${fraction}`, locale);
  return negative ? `−${digits}` : digits;
};

/** Digits cut into threes from the right; by hand, since a regular expression for it takes quadratic time. */
const inThrees = (digits: string): string[] => {
  const first = digits.length % 3;
  const groups = first === 0 ? [] : [digits.slice(0, first)];
  for (let index = first; index < digits.length; index += 3) groups.push(digits.slice(index, index + 3));
  return groups;
};

/** A share of a hundred: «۱۲٫۵٪», `12.5%`. The value counts hundredths: 12.5 is twelve and a half per cent. */
export const formatPercent = (value: number | bigint | string, locale: Locale): string =>
  `${formatNumber(value, locale)}${locale === 'fa' ? '٪' : '%'}`;

/**
 * What a person typed as a canonical decimal string («۱۲٬۵۰۰٫۵۰» → `12500.50`), or undefined where it is no number or may
 * mean two. Persian, Arabic and Latin digits; `,` `٬` `،` `'` and spaces group by exact threes; `.` and `٫` are the decimal
 * mark, and so is one `/` where none of those stands («۱۲/۵»). `1,5` and `1.234.567` are refused rather than guessed.
 */
export const parseNumber = (text: string): string | undefined => {
  const bare = toLatinDigits(text)
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u061c\ufeff]/g, '')
    .replaceAll(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .trim();
  const match = /^([-+−]?) ?([0-9][0-9 ,٬،']*)?(?:([.٫/])([0-9]+))?$/.exec(bare);
  if (!match) return undefined;
  const [, sign = '', wholeTyped = '', , fraction = ''] = match;
  if (wholeTyped === '' && fraction === '') return undefined;
  const whole = ungroup(wholeTyped);
  if (whole === undefined) return undefined;
  const digits = whole.replace(/^0+(?=[0-9])/, '') || '0';
  const value = fraction === '' ? digits : `${digits}.${fraction}`;
  return (sign === '-' || sign === '−') && /[1-9]/.test(value) ? `-${value}` : value;
};

/** Digits without their grouping marks; undefined unless the groups are threes and of one mark. */
const ungroup = (typed: string): string | undefined => {
  if (/^[0-9]*$/.test(typed)) return typed;
  return /^[0-9]{1,3}([ ,٬،'])[0-9]{3}(?:\1[0-9]{3})*$/.test(typed)
    ? typed.replaceAll(/[^0-9]/g, '')
    : undefined;
};
