import type { Locale, Phrase } from '../bilingual.ts';
import { localDigits } from '../digits.ts';
import { foldSearch } from '../fold.ts';
import { isCivilDate, weekdayOf } from './civil.ts';
import type { CivilDate } from './civil.ts';
import { daysInMonth, fromJalali, isJalaliDate, toJalali } from './convert.ts';
import {
  calendarOfYear,
  DAY_IN_NUMBERS,
  partsBy,
  yearOfTwoDigits,
  type DateReading,
} from './date-reading.ts';
import { calendarOf, formatDate } from './format.ts';
import type { CalendarName } from './format.ts';
import { smallNumber } from './number-words.ts';
import { relativeDate } from './relative.ts';
import { GREGORIAN_MONTHS, JALALI_MONTHS, WEEKDAYS, wordAt } from './words.ts';

export type DateProblem =
  | 'not-a-date'
  | 'impossible-date'
  | 'ambiguous-date'
  | 'year-missing'
  | 'year-not-four-digits'
  | 'year-out-of-range'
  | 'weekday-mismatch';

export type ParsedDate =
  | { readonly ok: true; readonly value: CivilDate }
  | { readonly ok: false; readonly problem: DateProblem; readonly phrase: Phrase };

export type DateParsing = {
  /** The civil day from which «فردا» counts; without it a day must say all of itself, as in a file of long ago. */
  readonly today?: CivilDate;
  readonly locale?: Locale;
  /** The calendar whose months «ماه بعد» counts; the locale's own unless said. Written dates tell theirs by the year. */
  readonly calendar?: CalendarName;
  /** How days in numbers are meant that do not tell it themselves: of a file, by all that stand in its column. */
  readonly reading?: DateReading | undefined;
  /** A year of two digits goes with the name of a month, which tells its calendar: `2-Aug-24`. */
  readonly shortYears?: boolean;
};

type Fields = {
  readonly calendar: CalendarName;
  readonly year: number;
  readonly month: number;
  readonly day: number;
};

const refuse = (problem: DateProblem, fa: string, en: string): ParsedDate => ({
  ok: false,
  problem,
  phrase: { fa, en },
});

/**
 * A day as people type it, in either language and any digits: «سه‌شنبه ۴ آذر ۱۴۰۵», «۳۰ اسفند» (of this year),
 * `1404/12/30`, `۳۰-۱۲-۱۴۰۴`, `14041230`, `2026-03-01`, `25 Nov 2026`, «فردا», «شنبهٔ بعد», «۳ روز بعد», `next week`.
 * Years 1200–1500 are Jalali, 1800–2200 Gregorian. What does not exist or may mean two days is refused with the reason.
 */
export const parseDate = (text: string, parsing: DateParsing): ParsedDate => {
  const calendar = parsing.calendar ?? calendarOf(parsing.locale ?? 'fa');
  // A date is short: the limit keeps hostile input from the patterns below.
  const folded = text.length > 100 ? '' : foldSearch(text).replaceAll(',', ' ').replaceAll(/ +/g, ' ').trim();
  const { today } = parsing;
  const relative = today === undefined ? undefined : relativeDate(folded, today, calendar);
  if (relative !== undefined) return { ok: true, value: relative };
  return (
    numericDate(folded, parsing.reading) ??
    namedDate(folded, parsing) ??
    (today === undefined ? noWrittenDate() : notADate())
  );
};

const notADate = (): ParsedDate =>
  refuse(
    'not-a-date',
    'تاریخ خوانده نشد. نمونه‌ها: ۱۴۰۵/۰۹/۰۴، ۴ آذر ۱۴۰۵، فردا، شنبهٔ بعد.',
    'This is not a date. Examples: 1405/09/04, 2026-11-25, 4 Azar 1405, tomorrow, next Saturday.',
  );

const noWrittenDate = (): ParsedDate =>
  refuse(
    'not-a-date',
    'تاریخ خوانده نشد. نمونه‌ها: ۱۴۰۵/۰۹/۰۴، ۴ آذر ۱۴۰۵.',
    'This is not a date. Examples: 1405/09/04, 2026-11-25, 4 Azar 1405.',
  );

/** The day of the fields, or the reason why there is none. */
const existing = ({ calendar, year, month, day }: Fields): ParsedDate => {
  if (month < 1 || month > 12)
    return refuse(
      'impossible-date',
      `ماه ${localDigits(String(month), 'fa')} وجود ندارد.`,
      `There is no month ${month}.`,
    );
  const names = wordAt(calendar === 'jalali' ? JALALI_MONTHS : GREGORIAN_MONTHS, month - 1);
  const iso = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
  if (calendar === 'jalali' && isJalaliDate({ year, month, day }))
    return { ok: true, value: fromJalali({ year, month, day }) };
  if (calendar === 'gregorian' && isCivilDate(iso)) return { ok: true, value: iso };
  const length =
    calendar === 'jalali' ? daysInMonth(year, month) : new Date(Date.UTC(year, month, 0)).getUTCDate();
  return refuse(
    'impossible-date',
    localDigits(`${day} ${names.fa} ${year} وجود ندارد؛ ${names.fa} آن سال ${length} روز دارد.`, 'fa'),
    `${day} ${names.en} ${year} does not exist: ${names.en} of that year has ${length} days.`,
  );
};

const withYear = (yearTyped: string, month: number, day: number): ParsedDate => {
  if (yearTyped.length !== 4)
    return refuse('year-not-four-digits', 'سال را با چهار رقم بنویسید.', 'Write the year with four digits.');
  const year = Number(yearTyped);
  const calendar = calendarOfYear(year);
  if (calendar) return existing({ calendar, year, month, day });
  return refuse(
    'year-out-of-range',
    'سال باید میان ۱۲۰۰ و ۱۵۰۰ خورشیدی یا ۱۸۰۰ و ۲۲۰۰ میلادی باشد.',
    'The year must be between 1200 and 1500 (Jalali) or 1800 and 2200 (Gregorian).',
  );
};

/** Numbers only. The year may stand first or last; with the year last, a Gregorian day and month may be unclear. */
const numericDate = (folded: string, reading: DateReading | undefined): ParsedDate | undefined => {
  const packed = /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(folded);
  const match = packed ?? DAY_IN_NUMBERS.exec(folded);
  if (!match) return undefined;
  const [, first = '', middle = '', last = ''] = match;
  const parts = [Number(first), Number(middle), Number(last)] as const;
  if (reading?.calendar && first.length <= 2 && last.length <= 2)
    return existing({ calendar: reading.calendar, ...partsBy(parts, reading) });
  if (last.length <= 2) return withYear(first, Number(middle), Number(last));
  if (first.length > 2) return undefined;
  const [a, b] = parts;
  if (calendarOfYear(Number(last)) !== 'gregorian' || a === b || a > 12) return withYear(last, b, a);
  if (b > 12 || reading?.order === 'mdy') return withYear(last, a, b);
  if (reading?.order === 'dmy') return withYear(last, b, a);
  return refuse(
    'ambiguous-date',
    'روز و ماه روشن نیست؛ سال را اول بنویسید: سال/ماه/روز.',
    'Day and month are unclear; write the year first: year-month-day.',
  );
};

type Month = { readonly calendar: CalendarName; readonly month: number };

const OTHER_SPELLINGS: readonly (readonly [string, Month])[] = [
  ['امرداد', { calendar: 'jalali', month: 5 }],
  ['می', { calendar: 'gregorian', month: 5 }],
  ['جون', { calendar: 'gregorian', month: 6 }],
  ['جولای', { calendar: 'gregorian', month: 7 }],
  ['آگوست', { calendar: 'gregorian', month: 8 }],
  ['آگست', { calendar: 'gregorian', month: 8 }],
  ['sept', { calendar: 'gregorian', month: 9 }],
];

const monthsByName = new Map<string, Month>(
  [
    ...JALALI_MONTHS.flatMap(({ fa, en }, index) =>
      [fa, en].map((name) => [name, { calendar: 'jalali', month: index + 1 }] as const),
    ),
    ...GREGORIAN_MONTHS.flatMap(({ fa, en }, index) =>
      [fa, en, en.slice(0, 3)].map((name) => [name, { calendar: 'gregorian', month: index + 1 }] as const),
    ),
    ...OTHER_SPELLINGS,
  ].map(([name, month]) => [foldSearch(name), month]),
);

const monthOf = (word: string): Month | undefined =>
  monthsByName.get(word) ?? monthsByName.get(word.replace(/ماه$/, ''));

/** A date with the name of its month, perhaps with its weekday; without a year it is that of today. */
const namedDate = (folded: string, { today, shortYears }: DateParsing): ParsedDate | undefined => {
  const text = folded
    .replace(/^(یک|دو|سه|چهار|پنج) شنبه/, '$1شنبه')
    .replaceAll(/(?<=\p{L})[-/.]+ ?|[-/.]+(?=\p{L})/gu, ' ')
    .trim();
  const weekday = WEEKDAYS.findIndex(({ fa, en }) =>
    [foldSearch(fa), foldSearch(en), foldSearch(en).slice(0, 3)].includes(text.split(' ')[0] ?? ''),
  );
  const words = text
    .split(' ')
    .slice(weekday < 0 ? 0 : 1)
    .filter((word) => !['ماه', 'سال', 'of', 'the'].includes(word));
  const at = words.findIndex((word) => monthOf(word) !== undefined);
  const month = monthOf(words[at] ?? '');
  if (!month) return undefined;
  const [dayTyped, yearTyped, ...rest] =
    at === 0 ? words.slice(1) : [words.slice(0, at).join(' '), ...words.slice(at + 1)];
  const day = smallNumber(dayTyped ?? '');
  if (day === undefined || rest.length > 0 || (yearTyped !== undefined && !/^[0-9]{1,4}$/.test(yearTyped)))
    return undefined;
  if (yearTyped?.length === 4 && calendarOfYear(Number(yearTyped)) !== month.calendar)
    return refuse(
      'year-out-of-range',
      `سال ${localDigits(yearTyped, 'fa')} با نام این ماه نمی‌خواند.`,
      `The year ${yearTyped} does not go with this month's calendar.`,
    );
  const parsed =
    yearTyped === undefined
      ? thisYears(month, day, today)
      : shortYears && yearTyped.length === 2
        ? existing({ ...month, year: yearOfTwoDigits(Number(yearTyped), month.calendar), day })
        : withYear(yearTyped, month.month, day);
  return parsed.ok && weekday >= 0 ? onWeekday(parsed.value, weekday) : parsed;
};

const thisYears = (month: Month, day: number, today: CivilDate | undefined): ParsedDate => {
  if (today === undefined)
    return refuse(
      'year-missing',
      'سال را هم بنویسید، مانند ۴ آذر ۱۴۰۵.',
      'Write the year too, such as 4 Azar 1405.',
    );
  const year = month.calendar === 'jalali' ? toJalali(today).year : Number(today.slice(0, 4));
  return existing({ ...month, year, day });
};

const onWeekday = (date: CivilDate, weekday: number): ParsedDate => {
  const actual = weekdayOf(date);
  if (actual === weekday) return { ok: true, value: date };
  const said = wordAt(WEEKDAYS, weekday);
  const right = wordAt(WEEKDAYS, actual);
  return refuse(
    'weekday-mismatch',
    `${formatDate(date, { locale: 'fa' })} ${right.fa} است، نه ${said.fa}.`,
    `${formatDate(date, { locale: 'en' })} is a ${right.en}, not a ${said.en}.`,
  );
};
