import { parseDate, parseTime, type CalendarDate, type Time } from '@internationalized/date';

/** A civil date as `YYYY-MM-DD`, Gregorian, the way storage and API carry it. */
export type IsoDate = string;

/** Reads an ISO date; null for nothing and for what is no date, such as 2025-02-30. */
export const readIsoDate = (iso: IsoDate | null | undefined): CalendarDate | null => {
  if (iso === null || iso === undefined || iso === '') return null;
  try {
    return parseDate(iso);
  } catch {
    return null;
  }
};

/** Any date of any calendar as ISO. */
export const writeIsoDate = (date: { toString(): string } | null): IsoDate | null =>
  date === null ? null : date.toString().slice(0, 10);

/** Reads `HH:mm` or `HH:mm:ss`; null for nothing and for what is no time. */
export const readIsoTime = (iso: string | null | undefined): Time | null => {
  if (iso === null || iso === undefined || iso === '') return null;
  try {
    return parseTime(iso);
  } catch {
    return null;
  }
};

/** A time as `HH:mm`. */
export const writeIsoTime = (time: { toString(): string } | null): string | null =>
  time === null ? null : time.toString().slice(0, 5);
