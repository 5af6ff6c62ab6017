import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import { formatDate } from '#persian/jalali/format.ts';
import { parseDate } from '#persian/jalali/parse.ts';
import type { DateReading } from '#records/contract.ts';

const orders: Readonly<Record<DateReading['order'], Phrase>> = {
  ymd: { fa: 'سال اول', en: 'Year first' },
  dmy: { fa: 'روز اول', en: 'Day first' },
  mdy: { fa: 'ماه اول', en: 'Month first' },
};
const calendars = {
  jalali: { fa: 'خورشیدی', en: 'Jalali' },
  gregorian: { fa: 'میلادی', en: 'Gregorian' },
};

/** «روز اول»، «سال اول، خورشیدی» */
export const readingName = ({ order, calendar }: DateReading, locale: Locale): string =>
  [orders[order], ...(calendar ? [calendars[calendar]] : [])]
    .map((part) => say(part, locale))
    .join(locale === 'fa' ? '، ' : ', ');

/** What tells a reading from others, for controls: one that leaves the calendar to the year is another than one that says it. */
export const readingId = ({ order, calendar }: DateReading): string => [order, calendar].join(' ');

/** The day that a text means by a reading, in both calendars, the reader's first; undefined where there is none such. */
export const dayBy = (text: string, reading: DateReading, locale: Locale): string | undefined => {
  const day = parseDate(text, { reading });
  if (!day.ok) return undefined;
  const both = (['jalali', 'gregorian'] as const).map((calendar) =>
    formatDate(day.value, { locale, calendar }),
  );
  return (locale === 'fa' ? both : both.toReversed()).join(' · ');
};
