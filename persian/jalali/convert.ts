import { CalendarDate, PersianCalendar } from '@internationalized/date';
import { fromDayNumber, toDayNumber } from './civil.ts';
import type { CivilDate } from './civil.ts';

/** A day of the Solar Hijri calendar; months 1 (Farvardin) to 12 (Esfand). */
export type JalaliDate = { readonly year: number; readonly month: number; readonly day: number };

const persian = new PersianCalendar();
/** Julian day of 1970-01-01, by which the library counts. */
const UNIX_EPOCH = 2_440_588;

/**
 * Years whose dates people may type: here the library agrees day by day with the calendar authority's table
 * (1206–1498) and with astronomy; beyond them the rule of 33 years begins to drift from the true equinox.
 */
export const JALALI_YEARS = { first: 1200, last: 1500 } as const;

/** The Jalali date of a civil day. Throws a RangeError for what is no civil date. */
export const toJalali = (date: CivilDate): JalaliDate => {
  const { year, month, day } = persian.fromJulianDay(toDayNumber(date) + UNIX_EPOCH);
  return { year, month, day };
};

/** Whether Esfand of the year has 30 days. */
export const isLeapYear = (year: number): boolean => daysInMonth(year, 12) === 30;

/** Days of a Jalali month: 31, 30, or 29 in Esfand of a common year. */
export const daysInMonth = (year: number, month: number): number =>
  persian.getDaysInMonth(new CalendarDate(persian, year, month, 1));

/** Whether such a day exists. Checked by us: the library silently moves 30 Esfand of a common year to the 29th. */
export const isJalaliDate = ({ year, month, day }: JalaliDate): boolean =>
  Number.isInteger(year) &&
  Number.isInteger(month) &&
  Number.isInteger(day) &&
  year >= 1 &&
  year <= 9000 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysInMonth(year, month);

/** The civil day of a Jalali date. Throws a RangeError for a day that does not exist. */
export const fromJalali = (date: JalaliDate): CivilDate => {
  if (!isJalaliDate(date)) throw new RangeError('No such day in the Jalali calendar');
  return fromDayNumber(
    persian.toJulianDay(new CalendarDate(persian, date.year, date.month, date.day)) - UNIX_EPOCH,
  );
};

/** Months later (or earlier) in the Jalali calendar; 31 Mordad + 2 months is 30 Mehr, the last day there is. */
export const addJalaliMonths = (date: CivilDate, months: number): CivilDate => {
  const { year, month, day } = toJalali(date);
  const index = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return fromJalali({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) });
};

/** The first day of a Jalali month; months outside 1–12 run on into other years. */
export const firstOfJalaliMonth = (year: number, month: number): CivilDate => {
  const index = year * 12 + (month - 1);
  return fromJalali({ year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1, day: 1 });
};
