import type { Phrase } from '../bilingual.ts';

/** Months of the Jalali calendar, Farvardin first. */
export const JALALI_MONTHS: readonly Phrase[] = [
  { fa: 'فروردین', en: 'Farvardin' },
  { fa: 'اردیبهشت', en: 'Ordibehesht' },
  { fa: 'خرداد', en: 'Khordad' },
  { fa: 'تیر', en: 'Tir' },
  { fa: 'مرداد', en: 'Mordad' },
  { fa: 'شهریور', en: 'Shahrivar' },
  { fa: 'مهر', en: 'Mehr' },
  { fa: 'آبان', en: 'Aban' },
  { fa: 'آذر', en: 'Azar' },
  { fa: 'دی', en: 'Dey' },
  { fa: 'بهمن', en: 'Bahman' },
  { fa: 'اسفند', en: 'Esfand' },
];

/** Months of the Gregorian calendar, as Iran names them. */
export const GREGORIAN_MONTHS: readonly Phrase[] = [
  { fa: 'ژانویه', en: 'January' },
  { fa: 'فوریه', en: 'February' },
  { fa: 'مارس', en: 'March' },
  { fa: 'آوریل', en: 'April' },
  { fa: 'مه', en: 'May' },
  { fa: 'ژوئن', en: 'June' },
  { fa: 'ژوئیه', en: 'July' },
  { fa: 'اوت', en: 'August' },
  { fa: 'سپتامبر', en: 'September' },
  { fa: 'اکتبر', en: 'October' },
  { fa: 'نوامبر', en: 'November' },
  { fa: 'دسامبر', en: 'December' },
];

/** Days of the week, Saturday first. */
export const WEEKDAYS: readonly Phrase[] = [
  { fa: 'شنبه', en: 'Saturday' },
  { fa: 'یکشنبه', en: 'Sunday' },
  { fa: 'دوشنبه', en: 'Monday' },
  { fa: 'سه‌شنبه', en: 'Tuesday' },
  { fa: 'چهارشنبه', en: 'Wednesday' },
  { fa: 'پنجشنبه', en: 'Thursday' },
  { fa: 'جمعه', en: 'Friday' },
];

/** Quarters of the Jalali year. */
export const SEASONS: readonly Phrase[] = [
  { fa: 'بهار', en: 'Spring' },
  { fa: 'تابستان', en: 'Summer' },
  { fa: 'پاییز', en: 'Autumn' },
  { fa: 'زمستان', en: 'Winter' },
];

/** The word at an index that the caller has already reduced to the list's length. */
export const wordAt = (words: readonly Phrase[], index: number): Phrase => {
  const word = words[index];
  if (!word) throw new RangeError('No such month, season or day');
  return word;
};
