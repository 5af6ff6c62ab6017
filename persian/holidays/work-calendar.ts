import { addDays, weekdayOf } from '../jalali/civil.ts';
import type { CivilDate, Weekday } from '../jalali/civil.ts';
import { instantOf, TEHRAN, wallTime } from '../jalali/instants.ts';
import type { Instant } from '../jalali/instants.ts';

/** The weekly days off that organisations in Iran choose between. */
export type Weekend = 'friday' | 'thursday-friday' | 'friday-saturday';

const DAYS_OFF: Record<Weekend, readonly Weekday[]> = {
  friday: [6],
  'thursday-friday': [5, 6],
  'friday-saturday': [6, 0],
};

export type WorkDays = {
  readonly weekend: Weekend;
  /** Civil days on which nobody works, from the organisation's own list. */
  readonly holidays: ReadonlySet<CivilDate>;
};

/** Hours as `HH:MM` on the wall of the zone; `to` is not included, and `24:00` is the end of the day. */
export type WorkHours = { readonly from: string; readonly to: string };

export type WorkCalendar = WorkDays & {
  readonly hours: WorkHours;
  /** Days with other hours, such as a short Thursday. */
  readonly hoursOn?: Partial<Record<Weekday, WorkHours>>;
  readonly timeZone?: string;
};

/** A calendar without a work day in ten years is a mistake, and must not become an endless loop. */
const LONGEST_WAIT_DAYS = 3_660;

/** Whether the organisation works on the day. */
export const isWorkDay = (date: CivilDate, { weekend, holidays }: WorkDays): boolean =>
  !DAYS_OFF[weekend].includes(weekdayOf(date)) && !holidays.has(date);

/** The day itself when it is a work day, else the next one. Throws a RangeError where ten years have none. */
export const workDayFrom = (date: CivilDate, days: WorkDays): CivilDate => {
  for (let wait = 0; wait <= LONGEST_WAIT_DAYS; wait++) {
    const day = addDays(date, wait);
    if (isWorkDay(day, days)) return day;
  }
  throw new RangeError('The work calendar has no work day in ten years');
};

/** The day so many work days later; 0 gives the first work day from the date on. Only forward. */
export const addWorkDays = (date: CivilDate, count: number, days: WorkDays): CivilDate => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('Work days are counted forward, whole');
  let day = count === 0 ? workDayFrom(date, days) : date;
  for (let left = count; left > 0; left--) day = workDayFrom(addDays(day, 1), days);
  return day;
};

const minutesOf = (time: string): number => {
  const match = /^([01][0-9]|2[0-4]):([0-5][0-9])$/.exec(time);
  const minutes = match ? Number(match[1]) * 60 + Number(match[2]) : Infinity;
  if (minutes > 1440) throw new RangeError('Hours are written HH:MM');
  return minutes;
};

type Shift = { readonly opens: number; readonly closes: number };

/** The instants between which the organisation works on the day, in milliseconds; undefined on a day off. */
const shiftOn = (date: CivilDate, calendar: WorkCalendar): Shift | undefined => {
  if (!isWorkDay(date, calendar)) return undefined;
  const { from, to } = calendar.hoursOn?.[weekdayOf(date)] ?? calendar.hours;
  if (minutesOf(from) >= minutesOf(to)) throw new RangeError('Work must end after it begins');
  const at = (time: string): number =>
    Date.parse(
      time === '24:00'
        ? instantOf(addDays(date, 1), '00:00', calendar.timeZone ?? TEHRAN)
        : instantOf(date, time, calendar.timeZone ?? TEHRAN),
    );
  return { opens: at(from), closes: at(to) };
};

/**
 * The instant when so many minutes of work have passed: what falls outside the hours waits for the next work day. Zero
 * minutes give the first instant of work. Throws a RangeError for negative or endless spans.
 */
export const addWorkTime = (start: Instant, minutes: number, calendar: WorkCalendar): Instant => {
  if (!Number.isFinite(minutes) || minutes < 0) throw new RangeError('Work time is counted forward');
  const begin = Date.parse(start);
  let left = minutes * 60_000;
  let day = wallTime(start, calendar.timeZone).date;
  for (;;) {
    day = workDayFrom(day, calendar);
    const shift = shiftOn(day, calendar);
    if (shift) {
      const from = Math.max(begin, shift.opens);
      const available = shift.closes - from;
      if (available > 0 && left <= available)
        return new Date(from + left).toISOString().replace('.000Z', 'Z');
      left -= Math.max(0, available);
    }
    day = addDays(day, 1);
  }
};

/** Minutes of work between two instants, with their fraction; 0 when the second is not later. */
export const workTimeBetween = (start: Instant, end: Instant, calendar: WorkCalendar): number => {
  const [begin, finish] = [Date.parse(start), Date.parse(end)];
  const lastDay = wallTime(end, calendar.timeZone).date;
  let worked = 0;
  for (let day = wallTime(start, calendar.timeZone).date; day <= lastDay; day = addDays(day, 1)) {
    const shift = shiftOn(day, calendar);
    if (shift) worked += Math.max(0, Math.min(finish, shift.closes) - Math.max(begin, shift.opens));
  }
  return worked / 60_000;
};
