import type { Locale, Phrase } from './bilingual.ts';
import { compareDecimals, roundDecimal, shiftDecimal } from './decimal.ts';
import { formatNumber, parseNumber } from './digits.ts';
import { foldSearch } from './fold.ts';

/**
 * Digits of the minor unit as ISO 4217 gives them, save the rial: ISO counts two, but dinars have been out of use for
 * decades and amounts are whole rials.
 */
const CURRENCIES = {
  IRR: { decimals: 0, name: { fa: 'ریال', en: 'rial' } },
  USD: { decimals: 2, name: { fa: 'دلار', en: 'USD' } },
  EUR: { decimals: 2, name: { fa: 'یورو', en: 'EUR' } },
  AED: { decimals: 2, name: { fa: 'درهم', en: 'AED' } },
  TRY: { decimals: 2, name: { fa: 'لیر', en: 'TRY' } },
  CNY: { decimals: 2, name: { fa: 'یوان', en: 'CNY' } },
  GBP: { decimals: 2, name: { fa: 'پوند', en: 'GBP' } },
  RUB: { decimals: 2, name: { fa: 'روبل', en: 'RUB' } },
  INR: { decimals: 2, name: { fa: 'روپیه', en: 'INR' } },
  SAR: { decimals: 2, name: { fa: 'ریال سعودی', en: 'SAR' } },
  QAR: { decimals: 2, name: { fa: 'ریال قطر', en: 'QAR' } },
  CHF: { decimals: 2, name: { fa: 'فرانک', en: 'CHF' } },
  CAD: { decimals: 2, name: { fa: 'دلار کانادا', en: 'CAD' } },
  AFN: { decimals: 2, name: { fa: 'افغانی', en: 'AFN' } },
  IQD: { decimals: 3, name: { fa: 'دینار عراق', en: 'IQD' } },
  KWD: { decimals: 3, name: { fa: 'دینار کویت', en: 'KWD' } },
  OMR: { decimals: 3, name: { fa: 'ریال عمان', en: 'OMR' } },
  JPY: { decimals: 0, name: { fa: 'ین', en: 'JPY' } },
} as const satisfies Record<string, { decimals: number; name: Phrase }>;

export type Currency = keyof typeof CURRENCIES;

/** The currencies that amounts can have, rial first. */
export const CURRENCY_CODES = Object.keys(CURRENCIES) as readonly Currency[];

export const isCurrency = (code: string): code is Currency => Object.hasOwn(CURRENCIES, code);

/** Digits of fraction that an amount of the currency may have. */
export const currencyDecimals = (currency: Currency): number => CURRENCIES[currency].decimals;

/** How people see Iranian money: rial as it is stored, or toman, ten of them. */
export type MoneyUnit = 'rial' | 'toman';

export type MoneyFormat = {
  readonly locale?: Locale;
  readonly unit?: MoneyUnit;
  /** «۱٫۲ میلیارد تومان»: three digits or so; show the exact amount beside it or on hover. */
  readonly short?: boolean;
};

/** An amount taken apart, so that a screen can set the unit small: «−۱٫۲» «میلیارد» «تومان». `scale` is '' when exact. */
export type MoneyParts = { readonly number: string; readonly scale: string; readonly unit: string };

const SCALES: readonly { readonly power: number; readonly name: Phrase }[] = [
  { power: 12, name: { fa: 'هزار میلیارد', en: 'trillion' } },
  { power: 9, name: { fa: 'میلیارد', en: 'billion' } },
  { power: 6, name: { fa: 'میلیون', en: 'million' } },
  { power: 3, name: { fa: 'هزار', en: 'thousand' } },
];

const TOMAN: Phrase = { fa: 'تومان', en: 'toman' };

/** The name of the unit in which an amount is shown: «تومان», «دلار». */
export const moneyUnitName = (currency: Currency, unit: MoneyUnit = 'rial'): Phrase =>
  currency === 'IRR' && unit === 'toman' ? TOMAN : CURRENCIES[currency].name;

/**
 * An amount (decimal string in the currency's main unit; whole rials for IRR) in parts. Throws a RangeError for what is
 * no decimal. Nothing is rounded unless `short` is asked for; ۱٬۲۳۵ rial is ۱۲۳٫۵ toman.
 */
export const moneyParts = (amount: string, currency: Currency, format: MoneyFormat = {}): MoneyParts => {
  const { locale = 'fa', unit = 'rial', short = false } = format;
  const shown = currency === 'IRR' && unit === 'toman' ? shiftDecimal(amount, -1) : shiftDecimal(amount, 0);
  const name = moneyUnitName(currency, unit)[locale];
  if (!short) {
    const minimumFraction = currencyDecimals(currency);
    return { number: formatNumber(shown, locale, { minimumFraction }), scale: '', unit: name };
  }
  const { value, scale } = shortened(shown);
  return { number: formatNumber(value, locale), scale: scale?.[locale] ?? '', unit: name };
};

/** An amount with just the digits that are shown where it is written short: ۱۲۳٬۴۵۶٬۷۸۹ is ۱۲۳٬۰۰۰٬۰۰۰. */
export const roundAsShort = (amount: string): string => {
  const { value, power } = shortened(amount);
  return shiftDecimal(value, power);
};

/** Three significant digits or so: one of fraction below a hundred, none from there on. */
const shortened = (amount: string): { value: string; power: number; scale?: Phrase } => {
  const size = amount.replace('-', '');
  for (const { power, name } of SCALES) {
    const scaledSize = shiftDecimal(size, -power);
    const rounded = roundDecimal(scaledSize, compareDecimals(scaledSize, '100') < 0 ? 1 : 0);
    // Rounding first, so that 999,960 becomes 1 million and not 1000 thousand.
    if (compareDecimals(roundDecimal(scaledSize, 3), '0.9995') >= 0)
      return { value: `${amount.startsWith('-') ? '-' : ''}${rounded}`, power, scale: name };
  }
  return { value: roundDecimal(amount, 2), power: 0 };
};

/** An amount with its unit, which is always written: «۱۲٬۵۰۰٬۰۰۰ تومان», `1,250.50 USD`. */
export const formatMoney = (amount: string, currency: Currency, format: MoneyFormat = {}): string => {
  const { number, scale, unit } = moneyParts(amount, currency, format);
  return [number, scale, unit].filter((part) => part !== '').join(' ');
};

export type MoneyProblem = 'not-an-amount' | 'too-precise';
export type ParsedMoney =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: MoneyProblem; readonly phrase: Phrase };

const scalePowers = new Map(
  SCALES.flatMap(({ power, name: { fa, en } }) => [[foldSearch(fa), power] as const, [en, power] as const]),
);

/**
 * An amount as typed, as a decimal string of the currency: «۱۲٫۵ میلیون تومان» → `125000000`. A unit that is written wins
 * over the reader's own; «هزار/میلیون/میلیارد» multiply. Amounts finer than the currency are refused, not rounded.
 */
export const parseMoney = (typed: string, currency: Currency, unit: MoneyUnit = 'rial'): ParsedMoney => {
  const words = typed.length > 100 ? [] : foldSearch(typed).split(' ');
  const named = words.at(-1) ?? '';
  const writtenUnit =
    named === TOMAN.fa || named === TOMAN.en
      ? 'toman'
      : named === 'ریال' || named === 'rial'
        ? 'rial'
        : undefined;
  const ownName = [CURRENCIES[currency].name.fa, CURRENCIES[currency].name.en, currency].map(foldSearch);
  const rest = writtenUnit !== undefined || ownName.includes(named) ? words.slice(0, -1) : words;
  const scaleAt = rest.findIndex((_, index) => index > 0 && scalePowers.has(rest.slice(index).join(' ')));
  const power = scaleAt < 0 ? 0 : (scalePowers.get(rest.slice(scaleAt).join(' ')) ?? 0);
  const number = parseNumber((scaleAt < 0 ? rest : rest.slice(0, scaleAt)).join(' '));
  if (number === undefined || number.length > 60 || (writtenUnit === 'toman' && currency !== 'IRR'))
    return {
      ok: false,
      problem: 'not-an-amount',
      phrase: { fa: 'مبلغ خوانده نشد. نمونه: ۱۲٬۵۰۰٬۰۰۰', en: 'This is not an amount. Example: 12,500,000' },
    };
  const inToman = currency === 'IRR' && (writtenUnit ?? unit) === 'toman';
  const value = shiftDecimal(number, power + (inToman ? 1 : 0));
  const decimals = currencyDecimals(currency);
  if (compareDecimals(value, roundDecimal(value, decimals)) === 0) return { ok: true, value };
  return {
    ok: false,
    problem: 'too-precise',
    phrase: {
      fa: `مبلغ از کوچک‌ترین واحد ${CURRENCIES[currency].name.fa} ریزتر است.`,
      en: `The amount is finer than the smallest unit of ${CURRENCIES[currency].name.en}.`,
    },
  };
};
