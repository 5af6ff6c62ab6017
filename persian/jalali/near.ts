import type { Locale, Phrase } from '../bilingual.ts';
import { localDigits } from '../digits.ts';
import { daysBetween } from './civil.ts';
import type { CivilDate } from './civil.ts';
import { toJalali } from './convert.ts';
import { calendarOf, formatDate, formatTime } from './format.ts';
import type { InstantFormat } from './format.ts';
import { wallTime } from './instants.ts';
import type { Instant } from './instants.ts';

/** Days so near that they have a word of their own, by distance from today. */
const NAMED_DAYS: ReadonlyMap<number, Phrase> = new Map([
  [-2, { fa: 'پریروز', en: '2 days ago' }],
  [-1, { fa: 'دیروز', en: 'yesterday' }],
  [0, { fa: 'امروز', en: 'today' }],
  [1, { fa: 'فردا', en: 'tomorrow' }],
  [2, { fa: 'پس‌فردا', en: 'in 2 days' }],
]);

/** Beyond so many days a date says more than a distance. */
const WORDS_WITHIN_DAYS = 6;

const distance = (count: number, unit: Phrase, locale: Locale): string => {
  const size = Math.abs(count);
  if (locale === 'fa') return localDigits(`${size} ${unit.fa} ${count < 0 ? 'پیش' : 'دیگر'}`, 'fa');
  const units = size === 1 ? unit.en : `${unit.en}s`;
  return count < 0 ? `${size} ${units} ago` : `in ${size} ${units}`;
};

type NearFormat = Omit<InstantFormat, 'style'>;

/**
 * A day as seen from today: «دیروز», «۳ روز پیش», «۵ روز دیگر»; beyond six days «۴ آذر», and «۴ آذر ۱۴۰۴» in another
 * year. Show `formatDate(…, {style: 'full'})` on hover.
 */
export const formatNearDate = (date: CivilDate, today: CivilDate, format: NearFormat = {}): string => {
  const locale = format.locale ?? 'fa';
  const days = daysBetween(today, date);
  const named = NAMED_DAYS.get(days);
  if (named) return named[locale];
  if (Math.abs(days) <= WORDS_WITHIN_DAYS) return distance(days, { fa: 'روز', en: 'day' }, locale);
  const year = (day: CivilDate) =>
    (format.calendar ?? calendarOf(locale)) === 'jalali' ? toJalali(day).year : Number(day.slice(0, 4));
  return formatDate(date, { ...format, style: year(date) === year(today) ? 'day-month' : 'long' });
};

/**
 * An instant as seen from now: «همین حالا», «۵ دقیقه پیش», «امروز ۱۴:۳۰», «دیروز ۱۴:۳۰», «۳ روز پیش», «۴ آذر».
 * The words change with the clock: a screen that stays open asks again every minute.
 */
export const formatNear = (instant: Instant, now: Instant, format: NearFormat = {}): string => {
  const locale = format.locale ?? 'fa';
  const seconds = Math.trunc((Date.parse(instant) - Date.parse(now)) / 1000);
  if (Number.isNaN(seconds)) throw new RangeError('Not an ISO instant');
  if (Math.abs(seconds) < 60) return locale === 'fa' ? 'همین حالا' : 'just now';
  if (Math.abs(seconds) < 3600)
    return distance(Math.trunc(seconds / 60), { fa: 'دقیقه', en: 'minute' }, locale);
  const date = wallTime(instant, format.timeZone).date;
  const today = wallTime(now, format.timeZone).date;
  const near = formatNearDate(date, today, format);
  return NAMED_DAYS.has(daysBetween(today, date)) ? `${near} ${formatTime(instant, format)}` : near;
};
