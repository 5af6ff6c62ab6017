import { say, type Locale } from '#persian/bilingual.ts';
import { addDays, daysBetween } from '#persian/jalali/civil.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { civilDateOf, instantOf } from '#persian/jalali/instants.ts';
import { periodOf, shiftPeriod, type Period, type PeriodKind } from '#persian/jalali/periods.ts';

import type { JumpBy } from './jump.ts';

/** A mark of the rail: what it says in short and in full, and where the list begins when it is pressed. */
export type Mark = { readonly label: string; readonly hint: string; readonly from: string };

/** Whoever asks for a mark by voice says what stands on it: its name holds that. */
export const nameOfMark = ({ label, hint }: Mark, locale: Locale): string =>
  hint.includes(label) ? hint : `${label}${locale === 'fa' ? '،' : ','} ${hint}`;

const alphabet = Array.from('ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی');
const latin = Array.from('ACEGILNPRTW');

/** The letters of the alphabet in the list's own direction; Latin names stand after the Persian ones, and in English first. */
export function letterMarks({ descending }: JumpBy, locale: Locale): readonly Mark[] {
  // «آ» stands before «ا»: upwards the first letter begins with it.
  const persian = alphabet.map((label) => ({
    label,
    hint: label,
    from: label === 'ا' && !descending ? 'آ' : label,
  }));
  const latins = (locale === 'en' ? latin : ['A']).map((label) => ({
    label,
    hint: locale === 'en' ? label : say({ fa: 'نام‌های لاتین', en: 'Latin names' }, locale),
    from: descending ? `${label}zz` : label,
  }));
  const marks = [...persian, ...latins];
  return descending ? marks.toReversed() : marks;
}

const mostMarks = 24;
const kinds: readonly PeriodKind[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Days, weeks, months or years between the list's two ends, as fine as the rail holds. */
export function dayMarks(
  by: JumpBy,
  ends: readonly [unknown, unknown],
  words: { readonly locale: Locale; readonly calendar: 'jalali' | 'gregorian'; readonly timeZone: string },
): readonly Mark[] {
  const isInstant = by.field.comparison === 'instant';
  const days = ends
    .filter((end): end is string => typeof end === 'string')
    .map((end) => (isInstant ? civilDateOf(end, words.timeZone) : end))
    .toSorted();
  const [oldest, newest] = [days[0], days.at(-1)];
  if (oldest === undefined || newest === undefined || oldest === newest) return [];
  const kind = kinds.find((one) => daysBetween(oldest, newest) / daysIn[one] <= mostMarks) ?? 'year';
  const marks: Mark[] = [];
  let period = periodOf(oldest, kind);
  // A century of years is more than any rail: then every so many of them.
  const step = Math.max(1, Math.ceil(daysBetween(oldest, newest) / daysIn[kind] / mostMarks));
  for (let count = 0; period.from <= newest && count <= mostMarks; count++) {
    // Downwards a period begins with its last day.
    const day = by.descending ? addDays(period.to, -1) : period.from;
    const from = isInstant
      ? instantOf(by.descending ? period.to : period.from, '00:00', words.timeZone)
      : day;
    marks.push({ label: markLabel(kind, period.from, words), hint: hintOf(period, words), from });
    period = shiftPeriod(period, step);
  }
  return by.descending ? marks.toReversed() : marks;
}

const daysIn: Readonly<Record<PeriodKind, number>> = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  half: 182,
  year: 365,
  'fiscal-quarter': 91,
  'fiscal-year': 365,
};

/** Periods are Jalali; whoever lives by the Gregorian calendar reads their days. */
function hintOf(
  period: Period,
  { locale, calendar }: { readonly locale: Locale; readonly calendar: 'jalali' | 'gregorian' },
): string {
  if (calendar === 'jalali') return say(period.label, locale);
  const [first, last] = [period.from, addDays(period.to, -1)].map((day) =>
    formatDate(day, { style: 'long', locale, calendar }),
  );
  return period.kind === 'day'
    ? `${first}`
    : say({ fa: `${first} تا ${last}`, en: `${first} to ${last}` }, locale);
}

/** Short enough for a rail: the day of the month, the month, the year. */
function markLabel(
  kind: PeriodKind,
  day: string,
  { locale, calendar }: { readonly locale: Locale; readonly calendar: 'jalali' | 'gregorian' },
): string {
  const long = formatDate(day, { style: 'long', locale, calendar }).split(' ');
  const [dayOfMonth = '', month = '', year = ''] = long;
  if (kind === 'day' || kind === 'week') return `${dayOfMonth} ${month}`;
  return kind === 'year' ? year : `${month} ${year.slice(-2)}`;
}
