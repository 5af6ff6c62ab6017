import type { FirmHoliday, HolidayChange } from '#persian/holidays/firm-holidays.ts';
import { addDays, type CivilDate } from '#persian/jalali/civil.ts';
import type { Phrase } from '#persian/bilingual.ts';

type Changes = readonly HolidayChange[];

const without = (changes: Changes, day: CivilDate): Changes => changes.filter((one) => one.day !== day);

/** One word a day: what is said of it now replaces what was said before. */
const saying = (changes: Changes, change: HolidayChange): Changes =>
  [...without(changes, change.day), change].toSorted((one, other) => (one.day < other.day ? -1 : 1));

/** A day off of the firm's own. */
export const addHoliday = (changes: Changes, day: CivilDate, name: Phrase): Changes =>
  saying(changes, { day, is: 'off', name });

/** The firm works on a holiday of the country, or rests on it again. */
export const workOn = (changes: Changes, { date, off }: FirmHoliday): Changes =>
  off ? saying(changes, { day: date, is: 'working' }) : without(changes, date);

/** An estimated date is right. */
export const confirm = (changes: Changes, { date }: FirmHoliday): Changes =>
  saying(changes, { day: date, is: 'confirmed' });

/** The moon was seen a day earlier or later: the holiday stands there, and its estimated day is an ordinary one. */
export const shift = (changes: Changes, { date, name }: FirmHoliday, days: -1 | 1): Changes =>
  addHoliday(saying(changes, { day: date, is: 'working' }), addDays(date, days), name);

/** A day of one's own goes; what is said of a country's holiday on the same day goes with it. */
export const forget = (changes: Changes, { date }: FirmHoliday): Changes => without(changes, date);
