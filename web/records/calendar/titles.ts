import type { Locale } from '#persian/bilingual.ts';
import { localDigits } from '#persian/digits.ts';
import { addDays, type CivilDate, type CivilRange } from '#persian/jalali/civil.ts';
import { formatDate, type CalendarName } from '#persian/jalali/format.ts';

import type { CalendarView } from './range.ts';

type Reader = { readonly locale: Locale; readonly digits: Locale; readonly calendar: 'persian' | 'gregory' };

/** The name of what a view shows, and the same in the calendar that the reader does not live by. */
export function titlesOf(
  view: CalendarView,
  day: CivilDate,
  range: CivilRange,
  reader: Reader,
): { readonly title: string; readonly other: string } {
  const own: CalendarName = reader.calendar === 'persian' ? 'jalali' : 'gregorian';
  const other: CalendarName = own === 'jalali' ? 'gregorian' : 'jalali';
  if (view === 'day') return { title: say(day, own, 'full', reader), other: say(day, other, 'long', reader) };
  if (view === 'month') return { title: say(day, own, 'month', reader), other: months(range, other, reader) };
  return { title: stretch(range, own, reader), other: months(range, other, reader) };
}

const say = (
  day: CivilDate,
  calendar: CalendarName,
  style: 'full' | 'long' | 'month' | 'day-month',
  { locale, digits }: Reader,
): string => localDigits(formatDate(day, { locale, calendar, style }), digits);

/** «۳۰ آبان – ۶ آذر ۱۴۰۵», «۷ – ۱۳ آذر ۱۴۰۵». */
function stretch({ from, to }: CivilRange, calendar: CalendarName, reader: Reader): string {
  const last = addDays(to, -1);
  const end = say(last, calendar, 'long', reader);
  if (say(from, calendar, 'month', reader) === say(last, calendar, 'month', reader))
    return `${say(from, calendar, 'day-month', reader).split(' ')[0] ?? ''} – ${end}`;
  const sameYear = yearOf(from, calendar, reader) === yearOf(last, calendar, reader);
  return `${say(from, calendar, sameYear ? 'day-month' : 'long', reader)} – ${end}`;
}

/** «نوامبر – دسامبر ۲۰۲۶». */
function months({ from, to }: CivilRange, calendar: CalendarName, reader: Reader): string {
  const first = say(from, calendar, 'month', reader);
  const last = say(addDays(to, -1), calendar, 'month', reader);
  if (first === last) return first;
  const sameYear = yearOf(from, calendar, reader) === yearOf(addDays(to, -1), calendar, reader);
  return `${sameYear ? (first.split(' ')[0] ?? '') : first} – ${last}`;
}

const yearOf = (day: CivilDate, calendar: CalendarName, reader: Reader): string =>
  say(day, calendar, 'month', reader).split(' ').at(-1) ?? '';

/** The number of a day in its month, in the reader's calendar or the other one. */
export const dayNumber = (
  day: CivilDate,
  { locale, digits, calendar }: Reader,
  which: 'own' | 'other' = 'own',
): string => {
  const jalali = (calendar === 'persian') === (which === 'own');
  const text = formatDate(day, { locale, calendar: jalali ? 'jalali' : 'gregorian', style: 'day-month' });
  return localDigits(text.split(' ')[0] ?? '', digits);
};

/** Its month's name where a month begins, else nothing. */
export const monthBeginning = (
  day: CivilDate,
  reader: Reader,
  which: 'own' | 'other' = 'own',
): string | undefined => {
  const number = dayNumber(day, { ...reader, digits: 'en' }, which);
  if (number !== '1' && number !== '۱') return undefined;
  const jalali = (reader.calendar === 'persian') === (which === 'own');
  const text = formatDate(day, {
    locale: reader.locale,
    calendar: jalali ? 'jalali' : 'gregorian',
    style: 'day-month',
  });
  return text.split(' ').slice(1).join(' ');
};
