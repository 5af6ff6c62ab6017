import { formatNumber } from '#persian/digits.ts';
import type { Locale } from '#persian/bilingual.ts';

import type { KitLocale } from './locale.tsx';

type Shown = Pick<KitLocale, 'locale' | 'calendar' | 'digits' | 'tag' | 'timeZone'>;

const dayMs = 86_400_000;

/** The parts of an instant by name. Strings are built from parts, because `Intl` orders whole Persian dates wrongly. */
const partsOf = (at: Date, { tag, timeZone }: Shown, options: Intl.DateTimeFormatOptions) => {
  const parts = new Intl.DateTimeFormat(tag, { timeZone, ...options }).formatToParts(at);
  return (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
};

/** «۱۴:۳۰» */
export const formatTime = (at: Date, shown: Shown): string => {
  const part = partsOf(at, shown, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${part('hour')}:${part('minute')}`;
};

/** «سه‌شنبه ۴ آذر ۱۴۰۵»; `Tuesday, 25 November 2026`. */
export const formatFullDate = (at: Date, shown: Shown): string => {
  const part = partsOf(at, shown, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const comma = shown.locale === 'fa' ? '' : ',';
  return `${part('weekday')}${comma} ${part('day')} ${part('month')} ${part('year')}`;
};

/** «۴ آذر ۱۴۰۵», or «۴ آذر» in the year of `now`. */
export const formatShortDate = (at: Date, now: Date, shown: Shown): string => {
  const part = partsOf(at, shown, { day: 'numeric', month: 'long', year: 'numeric' });
  const thisYear = partsOf(now, shown, { year: 'numeric' })('year');
  const day = `${part('day')} ${part('month')}`;
  return part('year') === thisYear ? day : `${day} ${part('year')}`;
};

const relative = {
  now: { fa: 'همین حالا', en: 'just now' },
  minutesAgo: { fa: (n: string) => `${n} دقیقه پیش`, en: (n: string) => `${n} min ago` },
  inMinutes: { fa: (n: string) => `${n} دقیقهٔ دیگر`, en: (n: string) => `in ${n} min` },
  today: { fa: 'امروز', en: 'Today' },
  yesterday: { fa: 'دیروز', en: 'Yesterday' },
  tomorrow: { fa: 'فردا', en: 'Tomorrow' },
  daysAgo: { fa: (n: string) => `${n} روز پیش`, en: (n: string) => `${n} days ago` },
  inDays: { fa: (n: string) => `${n} روز دیگر`, en: (n: string) => `in ${n} days` },
};

/**
 * A near date in words («دیروز ۱۴:۳۰», «۳ روز پیش»), a far one as a date. Days are civil days of the reader's zone, so that
 * 23:59 is yesterday two minutes later. Without `withTime` the value is a day, and no hour is shown.
 */
export const formatRelative = (at: Date, now: Date, shown: Shown, withTime = true): string => {
  const { locale, digits } = shown;
  const days = civilDay(at, shown.timeZone) - civilDay(now, shown.timeZone);
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const count = (value: number) => formatNumber(Math.abs(value), digits);
  if (withTime && minutes === 0) return relative.now[locale];
  if (withTime && minutes < 0 && minutes > -60) return relative.minutesAgo[locale](count(minutes));
  if (withTime && minutes > 0 && minutes < 60) return relative.inMinutes[locale](count(minutes));
  const named = namedDay(days, locale);
  if (named !== undefined) return withTime ? `${named} ${formatTime(at, shown)}` : named;
  if (days < 0 && days >= -6) return relative.daysAgo[locale](count(days));
  if (days > 0 && days <= 6) return relative.inDays[locale](count(days));
  return formatShortDate(at, now, shown);
};

const namedDay = (days: number, locale: Locale): string | undefined => {
  if (days === 0) return relative.today[locale];
  if (days === -1) return relative.yesterday[locale];
  return days === 1 ? relative.tomorrow[locale] : undefined;
};

/** The number of the civil day in a zone, counted from 1970. */
const civilDay = (at: Date, timeZone: string): number => {
  const iso = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / dayMs);
};

const scales = [
  { zeros: 12, fa: 'هزار میلیارد', en: 'T' },
  { zeros: 9, fa: 'میلیارد', en: 'B' },
  { zeros: 6, fa: 'میلیون', en: 'M' },
] as const;

/** «۱٫۲ میلیارد», `1.2B`: two digits of precision after the point at most, cut off and never rounded up. */
export const shortenAmount = (decimal: string, locale: Locale, digits: 'fa' | 'en'): string => {
  const negative = decimal.startsWith('-');
  const [whole = '0'] = decimal.replace('-', '').split('.');
  const scale = scales.find(({ zeros }) => whole.length > zeros);
  if (scale === undefined) return formatNumber(decimal, digits);
  const left = whole.slice(0, whole.length - scale.zeros);
  const fraction = whole.slice(left.length, left.length + (left.length > 1 ? 1 : 2)).replace(/0+$/, '');
  const short = formatNumber(`${negative ? '-' : ''}${left}${fraction === '' ? '' : `.${fraction}`}`, digits);
  return locale === 'fa' ? `${short} ${scale.fa}` : `${short}${scale.en}`;
};
