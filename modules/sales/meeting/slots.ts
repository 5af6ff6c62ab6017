import { isWorkDay, type WorkCalendar } from '#persian/holidays/work-calendar.ts';
import { addDays, weekdayOf } from '#persian/jalali/civil.ts';
import { instantOf, wallTime, type Instant } from '#persian/jalali/instants.ts';

export type Busy = { readonly from: Instant; readonly to: Instant };

const stepMinutes = 30;
/** Nobody is asked to come sooner than that. */
const noticeMinutes = 120;
const daysAhead = 21;
/** Outside office hours people still sleep. */
const longDay = { from: '08:00', to: '21:00' };
const minuteMs = 60_000;

/**
 * Free times of a seller, the two that are proposed first at the head: on two days, one before and one after noon where
 * there are such. At most two a day, the first of each half.
 * @param hours `office` keeps to the firm's days and hours, `any` offers evenings and free days too, but no holiday
 */
export function freeSlots(
  now: Instant,
  minutes: number,
  busy: readonly Busy[],
  calendar: WorkCalendar & { readonly timeZone: string },
  hours: 'office' | 'any',
  most = 6,
): Instant[] {
  const earliest = Date.parse(now) + noticeMinutes * minuteMs;
  const today = wallTime(now, calendar.timeZone).date;
  const found: { readonly at: Instant; readonly day: string; readonly half: 0 | 1 }[] = [];
  for (let ahead = 0; ahead <= daysAhead && found.length < most * 2; ahead += 1) {
    const day = addDays(today, ahead);
    const open = hours === 'office' ? isWorkDay(day, calendar) : !calendar.holidays.has(day);
    if (!open) continue;
    const { from, to } =
      hours === 'office' ? (calendar.hoursOn?.[weekdayOf(day)] ?? calendar.hours) : longDay;
    const end = Date.parse(
      to === '24:00'
        ? instantOf(addDays(day, 1), '00:00', calendar.timeZone)
        : instantOf(day, to, calendar.timeZone),
    );
    const noon = Date.parse(instantOf(day, '12:30', calendar.timeZone));
    for (
      let at = Date.parse(instantOf(day, from, calendar.timeZone));
      at + minutes * minuteMs <= end;
      at += stepMinutes * minuteMs
    ) {
      const half = at < noon ? 0 : 1;
      const taken =
        at < earliest ||
        busy.some((one) => at < Date.parse(one.to) && at + minutes * minuteMs > Date.parse(one.from));
      if (!taken && !found.some((one) => one.day === day && one.half === half))
        found.push({ at: new Date(at).toISOString(), day, half });
    }
  }
  const [first] = found;
  const second = found.find((one) => first && one.day !== first.day && one.half !== first.half) ?? found[1];
  const heads = [first, second].flatMap((one) => (one ? [one] : []));
  return [...heads, ...found.filter((one) => !heads.includes(one))].slice(0, most).map(({ at }) => at);
}
