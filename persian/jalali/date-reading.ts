import { foldSearch } from '../fold.ts';
import { JALALI_YEARS } from './convert.ts';
import type { CalendarName } from './format.ts';

/**
 * How days in numbers are meant where one of them alone does not tell: the order of year, month and day, and of years of two
 * digits the calendar.
 */
export type DateReading = { readonly order: 'ymd' | 'dmy' | 'mdy'; readonly calendar?: CalendarName };

/** What the days of a column tell together. */
export type ColumnDates = {
  /** By which all of them can be read; where none of these suits all, those that suit some, the most first. */
  readonly readings: readonly DateReading[];
  /** How many of them mean another day by another of the readings; one of them as it is written, without its time. */
  readonly unclear: number;
  readonly sample?: string;
};

/** With the year last and in full only the order is open; Jalali ones are written day first. */
const yearLast: readonly DateReading[] = [{ order: 'dmy' }, { order: 'mdy' }];

const yearShort: readonly DateReading[] = [
  { order: 'ymd', calendar: 'jalali' },
  { order: 'dmy', calendar: 'jalali' },
  { order: 'dmy', calendar: 'gregorian' },
  { order: 'mdy', calendar: 'gregorian' },
  { order: 'ymd', calendar: 'gregorian' },
];

/** The year that two digits mean: 1330–1429 or 1930–2029, the window of spreadsheets. */
export const yearOfTwoDigits = (digits: number, calendar: CalendarName): number =>
  digits + (digits < 30 ? 100 : 0) + (calendar === 'jalali' ? 1300 : 1900);

const shortest = '1/1/98'.length;
const longest = 40;
/** Three numbers, in folded text. */
export const DAY_IN_NUMBERS = /^([0-9]{1,4}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{1,4})$/;
const time = /[\sT،,]+(?:ساعت\s*)?[0-9۰-۹٠-٩]{1,2}:[0-9۰-۹٠-٩]{2}.*$/u;

/** A digit, Latin, Persian or Arabic, or a mark of direction: asked of every cell of a file, so that words cost nothing. */
const mayBegin = (text: string): boolean => {
  const code = text.codePointAt(0) ?? 0;
  return (
    (code >= 48 && code <= 57) ||
    (code >= 0x6f0 && code <= 0x6f9) ||
    (code >= 0x660 && code <= 0x669) ||
    (code >= 0x200e && code <= 0x202e)
  );
};

const dayOf = (text: string): string => (text.includes(':') ? text.replace(time, '') : text);

type Short = {
  readonly parts: readonly [number, number, number];
  /** The year is last and has four digits; else it has two, wherever it stands. */
  readonly full: boolean;
};

/** A day that alone may not tell its order; the calendar of one that does; undefined for what is no day in numbers. */
function readShort(text: string): Short | CalendarName | undefined {
  if (text.length < shortest || text.length > longest || !mayBegin(text)) return undefined;
  const match = DAY_IN_NUMBERS.exec(foldSearch(dayOf(text)));
  if (!match) return undefined;
  const [, first = '', middle = '', last = ''] = match;
  if (first.length === 4 && last.length <= 2) return calendarOfYear(Number(first));
  if (first.length > 2) return undefined;
  const parts = [Number(first), Number(middle), Number(last)] as const;
  if (last.length === 2) return { parts, full: false };
  const calendar = last.length === 4 ? calendarOfYear(parts[2]) : undefined;
  return calendar === 'gregorian' ? { parts, full: true } : calendar;
}

/** Years 1200–1500 are Jalali, 1800–2200 Gregorian, any other is of neither. */
export const calendarOfYear = (year: number): CalendarName | undefined => {
  if (year >= JALALI_YEARS.first && year <= JALALI_YEARS.last) return 'jalali';
  return year >= 1800 && year <= 2200 ? 'gregorian' : undefined;
};

/** Year, month and day by a reading, whether or not there is such a day. */
export function partsBy(
  [a, b, c]: readonly [number, number, number],
  { order, calendar }: DateReading,
): { readonly year: number; readonly month: number; readonly day: number } {
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  return { year: calendar ? yearOfTwoDigits(year, calendar) : year, month, day };
}

/** By the numbers alone: one day that its calendar does not have says nothing of the order, or the calendar, of the others. */
function suits({ parts }: Short, reading: DateReading): boolean {
  const { month, day } = partsBy(parts, reading);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const readingsOfShort = (short: Short): readonly DateReading[] =>
  (short.full ? yearLast : yearShort).filter((reading) => suits(short, reading));

const isUnclear = ({ parts, full }: Short, readings: readonly DateReading[]): boolean =>
  readings.length > 1 && !(full && parts[0] === parts[1]);

/** The readings of one day that does not tell which of them is meant; none for any other text. */
export function openReadings(text: string): readonly DateReading[] {
  const short = readShort(text);
  if (typeof short !== 'object') return [];
  const readings = readingsOfShort(short);
  return isUnclear(short, readings) || !short.full ? readings : [];
}

/** Gathers what the days of a column tell together: one 25/03 says of all that the day is first. */
export function gatherDates(): { add(text: string): void; result(): ColumnDates | undefined } {
  const suited = new Map<DateReading, number>();
  const calendars = new Set<CalendarName>();
  let full = 0;
  let short = 0;
  let unclear = 0;
  let sample: string | undefined;
  return {
    add: (text) => {
      const known = readShort(text);
      if (typeof known === 'string') calendars.add(known);
      if (typeof known !== 'object') return;
      const readings = readingsOfShort(known);
      if (readings.length === 0) return;
      if (known.full) full += 1;
      else short += 1;
      for (const reading of readings) suited.set(reading, (suited.get(reading) ?? 0) + 1);
      if (!isUnclear(known, readings)) return;
      unclear += 1;
      sample ??= dayOf(text);
    },
    result: () => {
      if (full + short === 0) return undefined;
      const [only] = calendars.size === 1 ? calendars : [];
      const inFull = (order: DateReading['order']): number => {
        const reading = yearLast.find((one) => one.order === order);
        return short > 0 && reading ? (suited.get(reading) ?? 0) : 0;
      };
      // Days whose year is in full tell the calendar of those whose year is not.
      const able = short === 0 ? yearLast : yearShort.filter(({ calendar }) => !only || calendar === only);
      const counted = (able.some((one) => suited.has(one)) ? able : yearShort).map((reading) => ({
        reading,
        count: (suited.get(reading) ?? 0) + inFull(reading.order),
      }));
      const best = counted.filter(({ count }) => count === full + short);
      const some = counted.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
      return {
        readings: (best.length > 0 ? best : some).map(({ reading }) => reading),
        unclear,
        ...(sample === undefined ? {} : { sample }),
      };
    },
  };
}
