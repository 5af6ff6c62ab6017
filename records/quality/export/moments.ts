import { localDigits } from '#persian/digits.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { wallTime } from '#persian/jalali/instants.ts';
import type { Look } from './look.ts';

/** Writes days and instants as people read them. */
export type Moments = {
  /** `2026-11-22` */
  readonly day: (date: string) => string;
  /** `2026-11-22T08:00:00.000Z` */
  readonly instant: (iso: string) => string;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** A century; a file that speaks of more days than that begins to learn them anew. */
const mostDays = 36_600;

/**
 * What was learnt for one look serves all columns. Asking the zone's rules and the calendar takes 30 µs an instant, a million times in a file; but
 * a day has one name, and nearly every day one distance from UTC.
 */
export function momentsOf(look: Look): Moments {
  const before = known.get(look);
  if (before) return before;
  const made = learning(look);
  known.set(look, made);
  return made;
}

const known = new WeakMap<Look, Moments>();

function learning({ locale, calendar, digits, timeZone }: Look): Moments {
  const inDigits = (text: string): string => localDigits(text, digits);
  const told = remembering((date: string) =>
    inDigits(formatDate(date, { style: 'short', calendar, locale })),
  );
  const named = remembering((number: number) => told(new Date(number * dayMs).toISOString().slice(0, 10)));
  const minutes = Array.from({ length: 1_440 }, (_, minute) =>
    inDigits(`${two(Math.floor(minute / 60))}:${two(minute % 60)}`),
  );
  const offsets = remembering((utcDay: number): number | undefined => {
    const atStart = offsetAt(utcDay * dayMs, timeZone);
    return atStart === offsetAt((utcDay + 1) * dayMs, timeZone) ? atStart : undefined;
  });
  return {
    day: told,
    instant: (iso) => {
      const at = Date.parse(iso);
      const local = at + (offsets(Math.floor(at / dayMs)) ?? offsetAt(at, timeZone));
      const day = Math.floor(local / dayMs);
      return `${named(day)} ${minutes[Math.floor((local - day * dayMs) / minuteMs)]}`;
    },
  };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** How far the zone's wall is ahead of UTC at an instant, in milliseconds; before zones were agreed upon it was odd seconds. */
function offsetAt(at: number, timeZone: string): number {
  const { date, hour, minute, second } = wallTime(new Date(at).toISOString(), timeZone);
  const wall = Date.parse(`${date}T${two(hour)}:${two(minute)}:${two(second)}Z`);
  return wall - Math.floor(at / 1_000) * 1_000;
}

function remembering<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const found = new Map<Key, Value>();
  return (key) => {
    const before = found.get(key);
    if (before !== undefined) return before;
    if (found.size >= mostDays) found.clear();
    const value = find(key);
    found.set(key, value);
    return value;
  };
}
