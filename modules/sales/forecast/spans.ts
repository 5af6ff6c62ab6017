import { addDays, daysBetween, type CivilRange } from '#persian/jalali/civil.ts';
import { toJalali } from '#persian/jalali/convert.ts';
import { periodOf, shiftPeriod } from '#persian/jalali/periods.ts';

/** A day on which months were foretold, or are: that one's own month, from the day on, and whole ones after it. */
export type Origin = {
  /** The month in which it lies; they count on through all years, and its place in the quarter is what three leaves of it. */
  readonly month: number;
  readonly day: string;
  /** Days of each month that were then still to come. */
  readonly windows: readonly CivilRange[];
};

/**
 * The day from which it is foretold, after the same day of each month before: what came of those holds for it. Oldest
 * first. A shorter month's day is its last where it has no such day.
 */
export function originsBefore(day: string, before: number, ahead: number): readonly Origin[] {
  const month = periodOf(day, 'month');
  const offset = daysBetween(month.from, day);
  return Array.from({ length: before + 1 }, (_, index) => {
    const own = shiftPeriod(month, index - before);
    const origin = addDays(own.from, Math.min(offset, daysBetween(own.from, own.to) - 1));
    const windows = Array.from({ length: ahead }, (_none, at) => {
      const { from, to } = shiftPeriod(own, at);
      return { from: at === 0 ? origin : from, to };
    });
    return { month: monthNumber(own.from), day: origin, windows };
  });
}

/** The Jalali month of the day and those after it. */
export const monthsFrom = (day: string, count: number): readonly CivilRange[] =>
  Array.from({ length: count }, (_, index) => {
    const { from, to } = shiftPeriod(periodOf(day, 'month'), index);
    return { from, to };
  });

export const monthNumber = (day: string): number => {
  const { year, month } = toJalali(day);
  return year * 12 + month - 1;
};
