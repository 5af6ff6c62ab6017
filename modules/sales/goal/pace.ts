import { addDays, type CivilRange } from '#persian/jalali/civil.ts';
import { isWorkDay, type WorkDays } from '#persian/holidays/work-calendar.ts';

/** Work days of a span that are over when the day is, and all of them. A day that is under way counts as over. */
export function workDaysOver(
  { from, to }: CivilRange,
  today: string,
  days: WorkDays,
): { readonly over: number; readonly all: number } {
  let [over, all] = [0, 0];
  for (let day = from; day < to; day = addDays(day, 1)) {
    if (!isWorkDay(day, days)) continue;
    all += 1;
    if (day <= today) over += 1;
  }
  return { over, all };
}

/** Where this leads by the end of the period; what has not begun leads nowhere yet, and what is over is what it is. */
export const atThisPace = (reached: number, { over, all }: { over: number; all: number }): number =>
  over === 0 ? reached : (reached * all) / over;
