import { CalendarDate, IslamicUmalquraCalendar } from '@internationalized/date';
import { addDays, fromDayNumber } from '../jalali/civil.ts';
import type { CivilDate } from '../jalali/civil.ts';

/**
 * First days of the lunar months as Iran observed or published them, Muharram first; taken from github.com/roozbehp/qamari
 * (CC0 1.0, sources of the calendar centre of the University of Tehran). The table ends with Shawwal 1447.
 */
const OBSERVED: ReadonlyMap<number, string> = new Map([
  [
    1440,
    '2018-09-11 2018-10-11 2018-11-09 2018-12-09 2019-01-08 2019-02-07 2019-03-08 2019-04-07 2019-05-07 2019-06-05 2019-07-04 2019-08-03',
  ],
  [
    1441,
    '2019-09-01 2019-09-30 2019-10-30 2019-11-28 2019-12-28 2020-01-27 2020-02-25 2020-03-26 2020-04-25 2020-05-24 2020-06-23 2020-07-22',
  ],
  [
    1442,
    '2020-08-21 2020-09-19 2020-10-18 2020-11-17 2020-12-16 2021-01-15 2021-02-13 2021-03-15 2021-04-14 2021-05-13 2021-06-12 2021-07-12',
  ],
  [
    1443,
    '2021-08-10 2021-09-08 2021-10-08 2021-11-07 2021-12-06 2022-01-04 2022-02-03 2022-03-04 2022-04-03 2022-05-03 2022-06-01 2022-07-01',
  ],
  [
    1444,
    '2022-07-30 2022-08-29 2022-09-28 2022-10-27 2022-11-26 2022-12-25 2023-01-23 2023-02-22 2023-03-23 2023-04-22 2023-05-21 2023-06-20',
  ],
  [
    1445,
    '2023-07-19 2023-08-18 2023-09-17 2023-10-17 2023-11-15 2023-12-15 2024-01-13 2024-02-11 2024-03-12 2024-04-10 2024-05-10 2024-06-08',
  ],
  [
    1446,
    '2024-07-07 2024-08-06 2024-09-05 2024-10-05 2024-11-03 2024-12-03 2025-01-02 2025-01-31 2025-03-02 2025-03-31 2025-04-29 2025-05-28',
  ],
  [
    1447,
    '2025-06-27 2025-07-26 2025-08-25 2025-09-24 2025-10-23 2025-11-22 2025-12-22 2026-01-21 2026-02-19 2026-03-21',
  ],
]);

/**
 * Months after the table, from the dates of Qorban, Ghadir, Tasua and Ashura in the official calendar of 1405 (Council of
 * Public Culture, reported by the news agency ILNA on 2025-10-30).
 */
const ANNOUNCED: ReadonlyMap<string, CivilDate> = new Map([
  ['1447/12', '2026-05-18'],
  ['1448/1', '2026-06-16'],
]);

/** Where continuous knowledge ends: lunar dates from this day on are estimates, save the announced months. */
export const LUNAR_TABLE_ENDS: CivilDate = '2026-04-19';

export type LunarMonthStart = { readonly date: CivilDate; readonly certainty: 'published' | 'estimated' };

const umalqura = new IslamicUmalquraCalendar();
const UNIX_EPOCH = 2_440_588;

/**
 * The first day of a lunar month (1 Muharram … 12 Dhu al-Hijja). Outside the table it is estimated as a day after the
 * Umm al-Qura calendar: right in 134 of the 214 months since 1430, a day late in the other 80.
 */
export const lunarMonthStart = (year: number, month: number): LunarMonthStart => {
  const known = OBSERVED.get(year)?.split(' ')[month - 1] ?? ANNOUNCED.get(`${year}/${month}`);
  if (known !== undefined) return { date: known, certainty: 'published' };
  const day = umalqura.toJulianDay(new CalendarDate(umalqura, year, month, 1)) - UNIX_EPOCH;
  return { date: addDays(fromDayNumber(day), 1), certainty: 'estimated' };
};
