import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import type { Locale, Phrase } from './bilingual.ts';
import { localDigits, toLatinDigits } from './digits.ts';

export type PhoneKind = 'mobile' | 'landline' | 'short' | 'other';

/** A phone number as it is stored and compared. */
export type Phone = {
  /** E.164 (`+989121234567`); for short lines, which have no international form, their digits. */
  readonly number: string;
  readonly kind: PhoneKind;
  /** ISO country, absent where a code is shared or unknown. */
  readonly country?: string;
  readonly extension?: string;
};

export type PhoneProblem = 'not-a-phone' | 'needs-area-code' | 'wrong-number';

export type ParsedPhone =
  | { readonly ok: true; readonly value: Phone }
  | { readonly ok: false; readonly problem: PhoneProblem; readonly phrase: Phrase };

export type PhoneParsing = {
  /** Area code for local numbers, such as `021`; without one they are refused. */
  readonly areaCode?: string;
  /** The country of numbers without a code; Iran unless said. */
  readonly country?: CountryCode;
};

const refuse = (problem: PhoneProblem, fa: string, en: string): ParsedPhone => ({
  ok: false,
  problem,
  phrase: { fa, en },
});

/** «داخلی ۱۲» and its like in other spellings; the library knows only the English ones. */
const EXTENSION = /[\s,،(]*(?:داخلی|داخلي|ext\.?|extension|x|#|;ext=)[\s:.]*([0-9]{1,7})\)?$/i;

/**
 * Service numbers (110, 1500) and the lines from which messages are sent (3000…, 10004…); no area code, no E.164. Ten
 * digits from 9000 on are a mobile number without its zero.
 */
const SHORT = /^(?:1[0-9]{2,4}|(?:1000|2000|3000|5000)[0-9]{0,10}|9000(?![0-9]{6}$)[0-9]{0,10})$/;

/** Five-digit lines of organisations (۰۲۱-۴۲۳۲۶): in daily use, but missing from the numbering plan of the library. */
const ORGANISATION_LINE = /^(?:0|98|\+98|0098)([1-8][0-9][2-9][0-9]{4})$/;

/**
 * A phone number as people type it: «۰۹۱۲ ۱۲۳ ۴۵۶۷», `0098 21 8888 9999`, «۸۸۸۸۹۹۹۹ داخلی ۱۲». Digits of any script, bidi
 * marks and separators are understood. Landlines of eight digits need the option `areaCode`.
 */
export const parsePhone = (text: string, { areaCode, country = 'IR' }: PhoneParsing = {}): ParsedPhone => {
  const typed = toLatinDigits(text.slice(0, 100))
    .replaceAll(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
  const extension = EXTENSION.exec(typed)?.[1];
  const number = typed.replace(EXTENSION, '').trim();
  const digits = number.replaceAll(/[\s\-().]/g, '');
  if (!/^\+?[0-9]{3,20}$/.test(digits))
    return refuse('not-a-phone', 'این شمارهٔ تلفن نیست.', 'This is not a phone number.');
  const inner = extension === undefined ? {} : { extension };
  if (country === 'IR' && SHORT.test(digits))
    return { ok: true, value: { number: digits, kind: 'short', country, ...inner } };
  if (country === 'IR' && /^[2-9][0-9]{7}$/.test(digits)) {
    const area = /^(?:0|\+98|0098)?([1-9][0-9])$/.exec(toLatinDigits(areaCode ?? ''))?.[1];
    if (area === undefined)
      return refuse(
        'needs-area-code',
        'کد شهر را هم بنویسید؛ نمونه: ۰۲۱۸۸۸۸۹۹۹۹',
        'Add the area code, as in 02188889999.',
      );
    return international(`+98${area}${digits}`, country, inner);
  }
  const organisation = country === 'IR' ? ORGANISATION_LINE.exec(digits)?.[1] : undefined;
  if (organisation !== undefined)
    return { ok: true, value: { number: `+98${organisation}`, kind: 'landline', country, ...inner } };
  return international(digits, country, inner);
};

const international = (
  digits: string,
  country: CountryCode,
  extension: { extension?: string },
): ParsedPhone => {
  const key = digits.startsWith('+') ? digits : `${country} ${digits}`;
  const known = valid.get(key);
  if (known) return { ok: true, value: { ...known, ...extension } };
  const parsed = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
  if (!parsed?.isValid())
    return refuse(
      'wrong-number',
      'شمارهٔ تلفن درست نیست؛ رقم‌ها را دوباره ببینید.',
      'The phone number is wrong; check its digits.',
    );
  const type = parsed.getType();
  const kind = type === 'MOBILE' ? 'mobile' : type === 'FIXED_LINE' ? 'landline' : 'other';
  const own = parsed.country === undefined ? {} : { country: parsed.country };
  const value: Phone = { number: parsed.number, kind, ...own };
  if (valid.size >= mostValid) valid.clear();
  valid.set(key, value).set(parsed.number, value);
  return { ok: true, value: { ...value, ...extension } };
};

// The library takes 40 µs a number, and what was just read from a file is checked again, as E.164, when it is written.
const valid = new Map<string, Phone>();
const mostValid = 5_000;

/**
 * A number for people: in Persian «۰۹۱۲ ۱۲۳ ۴۵۶۷» and «۰۲۱ ۸۸۸۸ ۹۹۹۹ داخلی ۱۲», in English `+98 21 8888 9999 ext. 12`;
 * foreign ones always in their international form and Latin digits. Show it in a left-to-right run of its own, or the
 * groups change places in a Persian line.
 */
export const formatPhone = (phone: Phone, locale: Locale = 'fa'): string => {
  const parsed = phone.kind === 'short' ? undefined : parsePhoneNumberFromString(phone.number);
  const persian = locale === 'fa' && (phone.kind === 'short' || parsed?.country === 'IR');
  const organisation = /^\+98([1-8][0-9])([0-9]{5})$/.exec(phone.number);
  if (organisation) {
    const [, area = '', line = ''] = organisation;
    const number = locale === 'fa' ? localDigits(`0${area} ${line}`, 'fa') : `+98 ${area} ${line}`;
    return withExtension(number, phone.extension, locale);
  }
  const plain = (persian ? parsed?.formatNational() : parsed?.formatInternational()) ?? phone.number;
  const number = localDigits(plain, persian ? 'fa' : 'en');
  return withExtension(number, phone.extension, locale);
};

const withExtension = (number: string, extension: string | undefined, locale: Locale): string => {
  if (extension === undefined) return number;
  return locale === 'fa' ? `${number} داخلی ${localDigits(extension, 'fa')}` : `${number} ext. ${extension}`;
};
