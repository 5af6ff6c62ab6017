import type { Phrase } from '../bilingual.ts';
import type { CivilDate, CivilRange } from '../jalali/civil.ts';
import { holidaysBetween, type Holiday } from './holidays.ts';

/** What an organisation says of one day: that it is off, that it works though the country rests, or that a date is right. */
export type HolidayChange = {
  readonly day: CivilDate;
  readonly is: 'off' | 'working' | 'confirmed';
  /** Why it is off. */
  readonly name?: Phrase | undefined;
};

/** A day of the organisation's own list. */
export type FirmHoliday = {
  readonly date: CivilDate;
  readonly name: Phrase;
  /** Where it comes from: the country's list, as sure as it is, or the organisation itself. */
  readonly source: Holiday['certainty'] | 'confirmed' | 'own';
  /** False where the organisation works although the country rests. */
  readonly off: boolean;
};

const unnamed: Phrase = { fa: 'تعطیل', en: 'Day off' };

/** The country's holidays with what the organisation changed of them, in order. The last word on a day counts. */
export function firmHolidays(range: CivilRange, changes: readonly HolidayChange[]): FirmHoliday[] {
  const said = new Map(changes.map((change) => [change.day, change]));
  const official = holidaysBetween(range).map(({ date, name, certainty }): FirmHoliday => {
    const is = said.get(date)?.is;
    return {
      date,
      name,
      source: is === 'confirmed' && certainty === 'estimated' ? 'confirmed' : certainty,
      off: is !== 'working',
    };
  });
  const own = [...said.values()]
    .filter(({ day, is }) => is === 'off' && day >= range.from && day < range.to)
    .map(({ day, name }): FirmHoliday => ({ date: day, name: name ?? unnamed, source: 'own', off: true }));
  return [...official, ...own].sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}
