import type { Locale } from '../bilingual.ts';
import { localDigits } from '../digits.ts';
import { weekdayOf } from './civil.ts';
import type { CivilDate } from './civil.ts';
import { toJalali } from './convert.ts';
import { wallTime } from './instants.ts';
import type { Instant } from './instants.ts';
import { GREGORIAN_MONTHS, JALALI_MONTHS, WEEKDAYS, wordAt } from './words.ts';

export type CalendarName = 'jalali' | 'gregorian';

/**
 * full «سه‌شنبه ۴ آذر ۱۴۰۵» · long «۴ آذر ۱۴۰۵» · short «۱۴۰۵/۰۹/۰۴» · day-month «۴ آذر» · month «آذر ۱۴۰۵» ·
 * weekday «سه‌شنبه»
 */
export type DateStyle = 'full' | 'long' | 'short' | 'day-month' | 'month' | 'weekday';

export type DateFormat = {
  readonly style?: DateStyle;
  readonly locale?: Locale;
  /** Jalali for Persian and Gregorian for English unless said. */
  readonly calendar?: CalendarName;
  /** English months of the Gregorian year by their three letters, where room is short; Persian has no such custom. */
  readonly brief?: boolean;
};

/** The calendar that a reader of the language expects. */
export const calendarOf = (locale: Locale): CalendarName => (locale === 'fa' ? 'jalali' : 'gregorian');

const parts = (date: CivilDate, calendar: CalendarName) => {
  if (calendar === 'jalali') return { ...toJalali(date), months: JALALI_MONTHS };
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day, months: GREGORIAN_MONTHS };
};

/**
 * A civil day for people. Built from parts: `Intl`'s dateStyle gives `۱۴۰۳ اسفند ۳۰, پنجشنبه`. No bidi marks.
 * Throws a RangeError for what is no civil date.
 */
export const formatDate = (date: CivilDate, format: DateFormat = {}): string => {
  const locale = format.locale ?? 'fa';
  const calendar = format.calendar ?? calendarOf(locale);
  const weekday = wordAt(WEEKDAYS, weekdayOf(date))[locale];
  const { year, month, day, months } = parts(date, calendar);
  const whole = wordAt(months, month - 1)[locale];
  const isCut = format.brief === true && locale === 'en' && calendar === 'gregorian';
  const monthName = isCut ? whole.slice(0, 3) : whole;
  const pad = (number: number) => String(number).padStart(2, '0');
  const separator = calendar === 'gregorian' && locale === 'en' ? '-' : '/';
  const texts: Record<DateStyle, string> = {
    full: `${weekday} ${day} ${monthName} ${year}`,
    long: `${day} ${monthName} ${year}`,
    short: [String(year).padStart(4, '0'), pad(month), pad(day)].join(separator),
    'day-month': `${day} ${monthName}`,
    month: `${monthName} ${year}`,
    weekday,
  };
  return localDigits(texts[format.style ?? 'long'], locale);
};

export type InstantFormat = DateFormat & { readonly timeZone?: string };

/** The time of day on the zone's wall: «۱۴:۳۰». */
export const formatTime = (instant: Instant, { locale = 'fa', timeZone }: InstantFormat = {}): string => {
  const { hour, minute } = wallTime(instant, timeZone);
  return localDigits(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`, locale);
};

/** Day and time: «۴ آذر ۱۴۰۵، ۱۴:۳۰»; `25 November 2026, 14:30`. */
export const formatInstant = (instant: Instant, format: InstantFormat = {}): string => {
  const comma = (format.locale ?? 'fa') === 'fa' ? '،' : ',';
  return `${formatDate(wallTime(instant, format.timeZone).date, format)}${comma} ${formatTime(instant, format)}`;
};
