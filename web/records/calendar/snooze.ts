import type { Phrase } from '#persian/bilingual.ts';
import { addDays, weekdayOf, type CivilDate } from '#persian/jalali/civil.ts';
import { instantOf, wallTime, type Instant } from '#persian/jalali/instants.ts';

import type { WorkDays } from '../data/work-days.ts';
import { clock } from './entries.ts';

/** Until when something can be put off by one press, and why it is later than its words say. */
export type Snooze = {
  readonly id: 'hour' | 'tomorrow' | 'week';
  readonly at: Instant;
  readonly day: CivilDate;
  /** The free day that was in the way, with its name where it has one. */
  readonly passed?: { readonly day: CivilDate; readonly name: Phrase | undefined };
};

/** Minutes to which the hour from now is rounded, so that no plan reads 10:43. */
const roundedTo = 5;
const fallbackMorning = '09:00';
const mostFreeDays = 30;

/** The first day from this one on that is worked on, and the first free day that was in its way. */
export function landing(
  day: CivilDate,
  days: WorkDays,
): { readonly day: CivilDate; readonly passed?: Snooze['passed'] } {
  let landed = day;
  for (let wait = 0; wait < mostFreeDays && !days.isWorkDay(landed); wait++) landed = addDays(landed, 1);
  if (landed === day) return { day };
  // A named holiday tells more than the weekly day off beside it.
  const between = Array.from({ length: mostFreeDays }, (_, index) => addDays(day, index)).filter(
    (one) => one < landed,
  );
  const told = between.find((one) => days.holidayOn(one) !== undefined) ?? day;
  return { day: landed, passed: { day: told, name: days.holidayOn(told) } };
}

/** When work begins on a day. */
export const morningOf = (day: CivilDate, days: WorkDays): string =>
  days.hoursOn(day)?.from ?? fallbackMorning;

/** In an hour, tomorrow morning, on Saturday: each on a day that is worked on. */
export function snoozes(now: Instant, days: WorkDays, timeZone: string): readonly Snooze[] {
  const today = wallTime(now, timeZone).date;
  const step = roundedTo * 60_000;
  const hour = new Date(Math.ceil((Date.parse(now) + 3_600_000) / step) * step).toISOString();
  const nextWeek = addDays(today, 7 - weekdayOf(today));
  const morning = (id: Snooze['id'], wanted: CivilDate): Snooze => {
    const landed = landing(wanted, days);
    return { id, ...landed, at: instantOf(landed.day, morningOf(landed.day, days), timeZone) };
  };
  return [
    { id: 'hour', at: hour, day: wallTime(hour, timeZone).date },
    morning('tomorrow', addDays(today, 1)),
    morning('week', nextWeek),
  ];
}

/** A chosen day: in the morning of it, or at the hour that stood before; free days are the chooser's own wish. */
export const atSameHour = (
  day: CivilDate,
  before: Instant | undefined,
  days: WorkDays,
  timeZone: string,
): Instant => {
  const wall = before === undefined ? undefined : wallTime(before, timeZone);
  const time = wall ? clock(wall.hour * 60 + wall.minute) : morningOf(day, days);
  return instantOf(day, time, timeZone);
};
