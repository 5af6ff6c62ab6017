import { workspaceSettings } from '#kernel/workspace/settings.ts';
import { firmHolidays } from '#persian/holidays/firm-holidays.ts';
import { isWorkDay, type WorkCalendar } from '#persian/holidays/work-calendar.ts';
import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { civilDateOf, instantOf, wallTime, type Instant } from '#persian/jalali/instants.ts';
import type { RecordTx } from '#records/records.ts';

/** When a list may be called, on the wall of the workspace's clock. */
export type CallHours = {
  readonly days: 'work-days' | 'every-day' | 'any-day';
  /** `HH:MM` */
  readonly opens: string;
  readonly closes: string;
};

/** The firm's own calendar from a month before now until two years after. */
export function firmCalendar(tx: RecordTx): WorkCalendar & { readonly timeZone: string } {
  const settings = workspaceSettings(tx.workspace.settings);
  const today = civilDateOf(tx.context.now().toISOString(), settings.timeZone);
  const off = firmHolidays({ from: addDays(today, -31), to: addDays(today, 731) }, settings.holidays);
  return {
    weekend: settings.weekend,
    holidays: new Set(off.filter((one) => one.off).map(({ date }) => date)),
    hours: settings.workHours,
    hoursOn: settings.workHoursOn,
    timeZone: settings.timeZone,
  };
}

/** No list waits longer for its next day. */
const longestWaitDays = 400;

/** The instant itself where one may call then, else the first one after it; null where a year has none. */
export function mayCallFrom(
  at: Instant,
  { days, opens, closes }: CallHours,
  calendar: WorkCalendar & { readonly timeZone: string },
): Instant | null {
  const { date, hour, minute } = wallTime(at, calendar.timeZone);
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const isOpen = (day: CivilDate): boolean =>
    days === 'any-day' || (days === 'every-day' ? !calendar.holidays.has(day) : isWorkDay(day, calendar));
  if (isOpen(date) && clock >= opens && clock < closes) return at;
  for (let wait = clock < opens ? 0 : 1; wait <= longestWaitDays; wait += 1) {
    const day = addDays(date, wait);
    if (isOpen(day)) return instantOf(day, opens, calendar.timeZone);
  }
  return null;
}
