import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import { instantOf, wallTime } from '#persian/jalali/instants.ts';
import type { Linked, Stored } from '#records/contract.ts';

import { isLinked, titleOf } from '../data/values.ts';
import { isOver } from './over.ts';
import type { CalendarSource } from './sources.ts';

/** One record where it stands on the wall of the workspace's clock. */
export type Entry = {
  readonly key: string;
  readonly source: CalendarSource;
  readonly record: Stored;
  readonly title: string;
  readonly day: CivilDate;
  /** Minutes after midnight; undefined for what has no hour. */
  readonly start: number | undefined;
  /** Minutes that it lasts, into the next day at most; 0 for a point in time. */
  readonly minutes: number;
  readonly over: boolean;
  /** Over without being done: a meeting that was called off. */
  readonly dropped: boolean;
  /** Who is responsible, and whoever else takes part. */
  readonly people: readonly Linked[];
};

export const dayMinutes = 1_440;

/** Reads where a record stands; undefined for one without a time. */
export function entryOf(source: CalendarSource, record: Stored, timeZone: string): Entry | undefined {
  const { object, place } = source;
  const at = record.values[place.at];
  if (typeof at !== 'string') return undefined;
  const wall = source.allDay ? { date: at, hour: 0, minute: 0 } : wallTime(at, timeZone);
  const start = wall.hour * 60 + wall.minute;
  // Due at midnight means due on that day: nobody is late at the first minute of it.
  const timeless = source.allDay || (start === 0 && place.lasts === undefined);
  const lasts = place.lasts === undefined ? 0 : record.values[place.lasts];
  const over = place.over && record.values[place.over.field];
  const ended = place.over?.gone !== true && isOver(place, record);
  return {
    key: `${object.name}/${record.id}`,
    source,
    record,
    title: titleOf(object, record) ?? '—',
    day: wall.date,
    start: timeless ? undefined : start,
    minutes: timeless ? 0 : Math.min(typeof lasts === 'number' ? lasts : 0, dayMinutes),
    over: ended,
    dropped: ended && place.over?.to !== undefined && over !== place.over.to,
    people: peopleOf(source, record),
  };
}

function peopleOf({ object, place }: CalendarSource, { values }: Stored): readonly Linked[] {
  const owner = object.owner === undefined ? undefined : values[object.owner];
  const others = place.with === undefined ? undefined : values[place.with];
  const all = [owner, ...(Array.isArray(others) ? (others as unknown[]) : [])].filter(isLinked);
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

/** In the order of the day: what has no hour first, then by hour, longer before shorter. */
export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  entries.toSorted(
    (one, other) =>
      (one.day < other.day ? -1 : Number(one.day > other.day)) ||
      (one.start ?? -1) - (other.start ?? -1) ||
      other.minutes - one.minutes ||
      (one.key < other.key ? -1 : 1),
  );

/** What a record holds once it begins at that minute of that day; a day alone for what has no hour. */
export function placedAt(
  { allDay }: CalendarSource,
  day: CivilDate,
  start: number | undefined,
  timeZone: string,
): string {
  if (allDay) return day;
  const minute = start ?? 0;
  const date = addDays(day, Math.floor(minute / dayMinutes));
  return instantOf(date, clock(((minute % dayMinutes) + dayMinutes) % dayMinutes), timeZone);
}

/** Minutes after midnight as `HH:MM`. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `HH:MM` as minutes after midnight. */
export const minutesIn = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
