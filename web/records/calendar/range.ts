import { addDays, weekdayOf, type CivilDate, type CivilRange } from '#persian/jalali/civil.ts';
import { addJalaliMonths, firstOfJalaliMonth, toJalali } from '#persian/jalali/convert.ts';

export const calendarViews = ['month', 'week', 'day', 'agenda'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The calendar whose months the reader turns: Jalali or Gregorian, as react-aria names them. */
export type MonthsOf = 'persian' | 'gregory';

const agendaDays = 14;

/** The first day of the month in which a day lies, and of the one so many months later. */
export function monthStart(day: CivilDate, calendar: MonthsOf, later = 0): CivilDate {
  if (calendar === 'persian') {
    const { year, month } = toJalali(day);
    return firstOfJalaliMonth(year, month + later);
  }
  const [year = 0, month = 0] = day.split('-').map(Number);
  const index = year * 12 + month - 1 + later;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** The Saturday of a day's week. */
export const weekStart = (day: CivilDate): CivilDate => addDays(day, -weekdayOf(day));

/** The days that a view shows; a month's are whole weeks. */
export function rangeOf(view: CalendarView, day: CivilDate, calendar: MonthsOf): CivilRange {
  switch (view) {
    case 'month': {
      const last = addDays(monthStart(day, calendar, 1), -1);
      return { from: weekStart(monthStart(day, calendar)), to: addDays(weekStart(last), 7) };
    }
    case 'week':
      return { from: weekStart(day), to: addDays(weekStart(day), 7) };
    case 'agenda':
      return { from: day, to: addDays(day, agendaDays) };
    case 'day':
      return { from: day, to: addDays(day, 1) };
  }
}

/** The day from which the view before or after begins; a month keeps the day's number where it has it. */
export function turned(view: CalendarView, day: CivilDate, by: 1 | -1, calendar: MonthsOf): CivilDate {
  switch (view) {
    case 'month': {
      if (calendar === 'persian') return addJalaliMonths(day, by);
      const first = monthStart(day, calendar, by);
      const last = addDays(monthStart(day, calendar, by + 1), -1);
      const same = addDays(first, Number(day.slice(8)) - 1);
      return same > last ? last : same;
    }
    case 'week':
      return addDays(day, by * 7);
    case 'agenda':
      return addDays(day, by * agendaDays);
    case 'day':
      return addDays(day, by);
  }
}

/** The days of a range one by one. */
export function daysIn({ from, to }: CivilRange): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
}
