/** A day without a time, as ISO Gregorian `YYYY-MM-DD` (years 0001–9999). The only form in storage, API and arguments. */
export type CivilDate = string;

/** A half-open stretch of days: `from` is in it, `to` is the first day after it. */
export type CivilRange = { readonly from: CivilDate; readonly to: CivilDate };

const DAY = 86_400_000;

/** Whether the text is an existing day written `YYYY-MM-DD`. */
export const isCivilDate = (text: string): boolean => {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith('0000')) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Days since 1970-01-01. Throws a RangeError for what is no civil date. */
export const toDayNumber = (date: CivilDate): number => {
  if (!isCivilDate(date)) throw new RangeError('Not a civil date (YYYY-MM-DD)');
  return Date.parse(`${date}T00:00:00Z`) / DAY;
};

/** The day so many days after 1970-01-01. Throws a RangeError outside the years 0001–9999. */
export const fromDayNumber = (days: number): CivilDate => {
  const text = new Date(days * DAY).toISOString();
  const date = text.slice(0, 10);
  if (!isCivilDate(date)) throw new RangeError('Outside the years 0001 to 9999');
  return date;
};

/** The day so many days later (or earlier, when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate => fromDayNumber(toDayNumber(date) + days);

/** Days from one day to another; negative when the second comes first. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => toDayNumber(to) - toDayNumber(from);

/** Day of the week as Iran counts: 0 Saturday … 6 Friday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The weekday of a day. 1970-01-01 was a Thursday, the fifth day after Saturday. */
export const weekdayOf = (date: CivilDate): Weekday => ((((toDayNumber(date) + 5) % 7) + 7) % 7) as Weekday;
