import { firmHolidays } from '#persian/holidays/firm-holidays.ts';
import { isWorkDay, type WorkCalendar, type WorkHours } from '#persian/holidays/work-calendar.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { weekdayOf, type CivilDate, type CivilRange } from '#persian/jalali/civil.ts';

import type { WorkspaceSettings } from './me.ts';

/** When the firm works, and the names of the days on which it does not. */
export type WorkDays = {
  readonly calendar: WorkCalendar;
  /** Undefined on a day off. */
  readonly hoursOn: (day: CivilDate) => WorkHours | undefined;
  /** Why everybody is free on it; undefined on other days. Weekly days off have no name. */
  readonly holidayOn: (day: CivilDate) => Phrase | undefined;
  readonly isWorkDay: (day: CivilDate) => boolean;
};

type WorkSettings = Pick<
  WorkspaceSettings,
  'weekend' | 'workHours' | 'workHoursOn' | 'timeZone' | 'holidays'
>;

/** What the workspace's settings and the holidays of Iran make of the days around `today`. */
export function workDaysOf(settings: WorkSettings, around: CivilRange): WorkDays {
  const names = new Map<CivilDate, Phrase>();
  for (const { date, name, off } of firmHolidays(around, settings.holidays)) {
    if (!off) continue;
    const before = names.get(date);
    names.set(date, before ? { fa: `${before.fa}، ${name.fa}`, en: `${before.en}, ${name.en}` } : name);
  }
  const calendar: WorkCalendar = {
    weekend: settings.weekend,
    holidays: new Set(names.keys()),
    hours: settings.workHours,
    hoursOn: settings.workHoursOn,
    timeZone: settings.timeZone,
  };
  return {
    calendar,
    holidayOn: (day) => names.get(day),
    isWorkDay: (day) => isWorkDay(day, calendar),
    hoursOn: (day) =>
      isWorkDay(day, calendar)
        ? (settings.workHoursOn[String(weekdayOf(day))] ?? settings.workHours)
        : undefined,
  };
}
