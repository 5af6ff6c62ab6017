import { localDigits } from '#persian/digits.ts';
import { isCivilDate } from '#persian/jalali/civil.ts';
import { formatDate, formatTime, type CalendarName, type DateStyle } from '#persian/jalali/format.ts';
import { civilDateOf, type Instant } from '#persian/jalali/instants.ts';
import { formatNear, formatNearDate } from '#persian/jalali/near.ts';

import type { KitLocale } from './locale.tsx';

/** A civil date (`2026-11-25`) or an instant (`2026-11-25T11:00:00Z`). */
type Moment = string;

/** What of the reader's choices matters to a date. */
export type Shown = Pick<KitLocale, 'locale' | 'calendar' | 'digits' | 'timeZone'>;

/** The same, as the Persian layer names it. */
export const formatOf = ({ locale, calendar, timeZone }: Shown) => {
  const name: CalendarName = calendar === 'persian' ? 'jalali' : 'gregorian';
  return { locale, timeZone, calendar: name };
};

/** A civil date or an instant in one of the styles of the Persian layer, as the reader sees dates. */
export const showDate = (value: Moment, shown: Shown, style: DateStyle = 'long'): string => {
  const day = isCivilDate(value) ? value : civilDateOf(value, shown.timeZone);
  return localDigits(formatDate(day, { ...formatOf(shown), style }), shown.digits);
};

/** The time of day of an instant: «۱۴:۳۰». */
export const showTime = (value: Instant, shown: Shown): string =>
  localDigits(formatTime(value, formatOf(shown)), shown.digits);

/** «دیروز ۱۴:۳۰», «۳ روز پیش», «۴ آذر»; without an hour for a civil date. */
export const showNear = (value: Moment, now: Instant, shown: Shown, brief = false): string => {
  const format = { ...formatOf(shown), brief };
  const near = isCivilDate(value)
    ? formatNearDate(value, civilDateOf(now, shown.timeZone), format)
    : formatNear(value, now, format);
  return localDigits(near, shown.digits);
};

/** The same, and never without the hour of an instant: «۴ آذر، ۱۰:۳۰». */
export const showNearAt: typeof showNear = (value, now, shown, brief) => {
  const near = showNear(value, now, shown, brief);
  if (isCivilDate(value)) return near;
  const time = showTime(value, shown);
  return near.includes(time) ? near : `${near}${shown.locale === 'fa' ? '،' : ','} ${time}`;
};

/** The exact moment, for what shows a near one: «سه‌شنبه ۴ آذر ۱۴۰۵، ۱۴:۳۰». */
export const showExact = (value: Moment, shown: Shown): string => {
  const day = showDate(value, shown, 'full');
  if (isCivilDate(value)) return day;
  return `${day}${shown.locale === 'fa' ? '،' : ','} ${showTime(value, shown)}`;
};
