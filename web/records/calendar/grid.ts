import { addDays, type CivilDate } from '#persian/jalali/civil.ts';

import { dayMinutes, type Entry } from './entries.ts';
import type { Stretch } from './layout.ts';

/** How high an hour stands in px; `hour-column.tsx` draws its lines by the same number. */
export const hourPx = 52;
/** Times snap to so many minutes. */
export const stepMinutes = 15;
/** What has no length of its own is drawn and made this long. */
export const pointMinutes = 30;
/** A press on empty time makes something this long. */
export const usualMinutes = 60;
/** An end that hangs over the next day makes nothing longer than this: it is the hand that strayed, and the hour counts. */
const longestNight = 12 * 60;

/** A place in a calendar: a day, with a minute where its part of the calendar has hours. */
export type Spot = { readonly day: CivilDate; readonly minute: number | undefined };

/** Where something stands, or would. */
export type Placed = {
  readonly day: CivilDate;
  readonly start: number | undefined;
  readonly minutes: number;
};

const snap = (minute: number): number => Math.round(minute / stepMinutes) * stepMinutes;

const within = (minute: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, minute));

export const placedOf = ({ day, start, minutes }: Entry): Placed => ({ day, start, minutes });

/**
 * Where an entry lands that was taken `grabbed` minutes after its start. Over a part with hours it takes that hour; a
 * month and the row of whole days change its day alone, but for a point in time, which may lose or gain its hour.
 */
export function movedTo(entry: Entry, spot: Spot, grabbed: number): Placed {
  const { source, start, minutes } = entry;
  if (source.allDay) return { day: spot.day, start: undefined, minutes: 0 };
  if (spot.minute !== undefined) {
    const wanted = snap(spot.minute - (start === undefined ? 0 : grabbed));
    // What is held by its part after midnight begins on the evening before.
    if (wanted < 0 && start !== undefined && grabbed >= dayMinutes - start)
      return { day: addDays(spot.day, -1), start: dayMinutes + wanted, minutes };
    return { day: spot.day, start: within(wanted, 0, dayMinutes - stepMinutes), minutes };
  }
  return { day: spot.day, start, minutes };
}

/** The length of something whose end hangs there: at least one step, and past midnight where it hangs over the next day. */
export function resizedTo(at: { readonly day: CivilDate; readonly start: number }, spot: Spot): number {
  const { day, start } = at;
  const minute = snap(spot.minute ?? start + pointMinutes);
  const past = dayMinutes + minute - start;
  if (spot.day === addDays(day, 1) && past <= longestNight) return past;
  return within(minute, start + stepMinutes, dayMinutes) - start;
}

/** The minutes of a day that something takes; what began on the evening before may reach into it. */
export function stretchOn({ day, start, minutes }: Placed, on: CivilDate): Stretch | undefined {
  if (start === undefined) return undefined;
  if (day === on) return { start, end: Math.min(dayMinutes, start + minutes) };
  const over = start + minutes - dayMinutes;
  return over > 0 && addDays(day, 1) === on ? { start: 0, end: over } : undefined;
}

/** The stretch between where a drag over empty time began and where it hangs; without a drag, the usual length. */
export function drawn(
  from: number,
  to: number,
  dragged: boolean,
): { readonly start: number; readonly minutes: number } {
  if (!dragged) {
    const start = within(Math.floor(from / 30) * 30, 0, dayMinutes - usualMinutes);
    return { start, minutes: usualMinutes };
  }
  const first = Math.floor(Math.min(from, to) / stepMinutes) * stepMinutes;
  const last = Math.ceil(Math.max(from, to) / stepMinutes) * stepMinutes;
  return { start: first, minutes: Math.max(stepMinutes, Math.min(dayMinutes, last) - first) };
}

/** Minutes after midnight as a share of the day, in per cent, for where a block stands. */
export const share = (minutes: number): string => `${(minutes / dayMinutes) * 100}%`;

export const samePlace = (one: Placed, other: Placed): boolean =>
  one.day === other.day && one.start === other.start && one.minutes === other.minutes;
