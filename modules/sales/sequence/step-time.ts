import { addWorkDays, isWorkDay } from '#persian/holidays/work-calendar.ts';
import { weekdayOf } from '#persian/jalali/civil.ts';
import { instantOf, wallTime, type Instant } from '#persian/jalali/instants.ts';
import type { RecordTx } from '#records/records.ts';
import { firmCalendar } from '../call-list/hours.ts';

/** When a step is due so many work days after an instant: at once within work hours, else when work begins. */
export function stepTime(tx: RecordTx, after: Instant, workDays: number): Instant {
  const calendar = firmCalendar(tx);
  const { date, hour, minute } = wallTime(after, calendar.timeZone);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const hoursOf = (day: string) => calendar.hoursOn?.[weekdayOf(day)] ?? calendar.hours;
  if (workDays === 0 && isWorkDay(date, calendar)) {
    const { from, to } = hoursOf(date);
    if (clock >= from && clock < to) return after;
    if (clock < from) return instantOf(date, from, calendar.timeZone);
  }
  // What comes on a free day, or in the evening, waits for the next day of work.
  const day = addWorkDays(date, Math.max(1, workDays), calendar);
  return instantOf(day, hoursOf(day).from, calendar.timeZone);
}
