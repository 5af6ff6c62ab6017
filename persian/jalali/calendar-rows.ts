import { addDays, daysBetween, fromDayNumber, toDayNumber, weekdayOf } from './civil.ts';
import type { CivilDate, CivilRange, Weekday } from './civil.ts';
import { firstOfJalaliMonth, toJalali } from './convert.ts';
import { fiscalQuarterOf, fiscalYearOf } from './periods.ts';
import type { PeriodSettings } from './periods.ts';

/** One day of the calendar table by which SQL groups. Holidays and work days are the organisation's and stand apart. */
export type CalendarRow = {
  readonly day: CivilDate;
  readonly year: number;
  readonly half: 1 | 2;
  readonly quarter: 1 | 2 | 3 | 4;
  readonly month: number;
  readonly dayOfMonth: number;
  /** First day of the Jalali month, quarter, and the Saturday of the week: to group and join by. */
  readonly monthStart: CivilDate;
  readonly quarterStart: CivilDate;
  readonly weekStart: CivilDate;
  /** Week of the Jalali year, from Saturday; week 1 holds 1 Farvardin, so the first and last may be short. */
  readonly week: number;
  readonly weekday: Weekday;
  readonly fiscalYear: number;
  readonly fiscalQuarter: 1 | 2 | 3 | 4;
};

/** The calendar row of one day. */
export const calendarRow = (day: CivilDate, settings: PeriodSettings = {}): CalendarRow => {
  const { year, month, day: dayOfMonth } = toJalali(day);
  const quarter = Math.ceil(month / 3) as 1 | 2 | 3 | 4;
  const newYear = firstOfJalaliMonth(year, 1);
  const weekday = weekdayOf(day);
  return {
    day,
    year,
    half: month <= 6 ? 1 : 2,
    quarter,
    month,
    dayOfMonth,
    monthStart: addDays(day, 1 - dayOfMonth),
    quarterStart: firstOfJalaliMonth(year, quarter * 3 - 2),
    weekStart: addDays(day, -weekday),
    week: Math.floor((daysBetween(newYear, day) + weekdayOf(newYear)) / 7) + 1,
    weekday,
    fiscalYear: fiscalYearOf(day, settings),
    fiscalQuarter: fiscalQuarterOf(day, settings),
  };
};

/** The rows of a stretch of days, in order; lazily, for a century is 36,525 of them. */
export function* calendarRows(
  { from, to }: CivilRange,
  settings: PeriodSettings = {},
): Generator<CalendarRow> {
  const last = toDayNumber(to);
  for (let day = toDayNumber(from); day < last; day++) yield calendarRow(fromDayNumber(day), settings);
}
