import { foldSearch } from '../fold.ts';
import { addDays, fromDayNumber, toDayNumber, weekdayOf } from './civil.ts';
import type { CivilDate } from './civil.ts';
import { addJalaliMonths } from './convert.ts';
import type { CalendarName } from './format.ts';
import { smallNumber } from './number-words.ts';
import { WEEKDAYS } from './words.ts';

const DAYS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['پریروز', -2],
      ['پریشب', -2],
      ['day before yesterday', -2],
      ['دیروز', -1],
      ['دیشب', -1],
      ['yesterday', -1],
      ['امروز', 0],
      ['امشب', 0],
      ['اکنون', 0],
      ['today', 0],
      ['now', 0],
      ['فردا', 1],
      ['tomorrow', 1],
      ['پس‌فردا', 2],
      ['پس فردا', 2],
      ['day after tomorrow', 2],
      ['the day after tomorrow', 2],
      ['پسون‌فردا', 3],
    ] as const
  ).map(([words, days]) => [foldSearch(words), days]),
);

type Unit = 'day' | 'week' | 'month' | 'year';

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ['روز', 'day'],
  ['هفته', 'week'],
  ['هفتهی', 'week'],
  ['هفته ی', 'week'],
  ['ماه', 'month'],
  ['سال', 'year'],
]);

const AFTER = 'بعد|بعدی|اینده|دیگر|دیگه';
const BEFORE = 'پیش|قبل|قبلی|گذشته';
const persianSpan = new RegExp(`^(?:(.+) )?(روز|هفته ?ی?|ماه|سال) (${AFTER}|${BEFORE})$`);
const isBefore = new RegExp(`^(?:${BEFORE})$`);
const persianWeekday = new RegExp(
  `^(?:این )?((?:(?:یک|دو|سه|چهار|پنج) ?)?شنبه|جمعه) ?ی?(?: (${AFTER}|${BEFORE}))?$`,
);
const englishSpan = /^(?:in )?(.+?) (day|week|month|year)s?(?: (ago|later|from now))?$/;

/**
 * A day told by its distance («فردا», «۳ روز بعد», «هفتهٔ بعد», «شنبهٔ بعد», `in 2 weeks`, `last friday`) from folded
 * text; undefined for anything else. «شنبهٔ بعد» is the first Saturday after today, «شنبه» may be today, «شنبهٔ
 * گذشته» the last one before today. Months and years are counted in the given calendar and end where the month does.
 */
export const relativeDate = (
  folded: string,
  today: CivilDate,
  calendar: CalendarName,
): CivilDate | undefined => {
  const named = DAYS.get(folded);
  if (named !== undefined) return addDays(today, named);
  return inPersian(folded, today, calendar) ?? inEnglish(folded, today, calendar);
};

const inPersian = (folded: string, today: CivilDate, calendar: CalendarName): CivilDate | undefined => {
  const span = persianSpan.exec(folded);
  if (span) {
    const [, counted = 'یک', unit = '', direction = ''] = span;
    return later(today, counted, UNITS.get(unit), isBefore.test(direction), calendar);
  }
  const weekday = persianWeekday.exec(folded);
  if (!weekday) return undefined;
  const [, name = '', direction] = weekday;
  const bare = name.replaceAll(' ', '');
  return onWeekday(
    today,
    WEEKDAYS.findIndex(({ fa }) => foldSearch(fa) === bare),
    direction,
  );
};

const inEnglish = (folded: string, today: CivilDate, calendar: CalendarName): CivilDate | undefined => {
  const beside = /^(?:(next|last|this) )?([a-z]+)$/.exec(folded);
  if (beside) {
    const [, which, word = ''] = beside;
    if (['day', 'week', 'month', 'year'].includes(word) && which !== undefined)
      return later(today, which === 'this' ? '0' : 'one', word as Unit, which === 'last', calendar);
    const weekday = WEEKDAYS.findIndex(({ en }) =>
      [en.toLowerCase(), en.toLowerCase().slice(0, 3)].includes(word),
    );
    const direction = { next: 'بعد', last: 'قبل', this: undefined }[which as 'next' | 'last' | 'this'];
    return weekday < 0 ? undefined : onWeekday(today, weekday, direction);
  }
  const span = englishSpan.exec(folded);
  if (!span || folded.startsWith('in ') === (span[3] !== undefined)) return undefined;
  return later(today, span[1] ?? '', span[2] as Unit, span[3] === 'ago', calendar);
};

const later = (
  today: CivilDate,
  counted: string,
  unit: Unit | undefined,
  before: boolean,
  calendar: CalendarName,
): CivilDate | undefined => {
  const size = smallNumber(counted);
  if (size === undefined || unit === undefined) return undefined;
  const count = before ? -size : size;
  if (unit === 'day' || unit === 'week') return addDays(today, count * (unit === 'week' ? 7 : 1));
  const months = unit === 'year' ? count * 12 : count;
  return calendar === 'jalali' ? addJalaliMonths(today, months) : addGregorianMonths(today, months);
};

const addGregorianMonths = (date: CivilDate, months: number): CivilDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return fromDayNumber(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)) / 86_400_000);
};

const onWeekday = (today: CivilDate, weekday: number, direction: string | undefined): CivilDate => {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (direction === undefined) return addDays(today, ahead);
  if (isBefore.test(direction)) return addDays(today, ahead === 0 ? -7 : ahead - 7);
  return fromDayNumber(toDayNumber(today) + (ahead === 0 ? 7 : ahead));
};
