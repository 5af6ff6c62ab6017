import type { Phrase } from '../bilingual.ts';
import { localDigits } from '../digits.ts';
import { addDays, weekdayOf } from './civil.ts';
import type { CivilDate, CivilRange } from './civil.ts';
import { daysInMonth, firstOfJalaliMonth, fromJalali, toJalali } from './convert.ts';
import { formatDate } from './format.ts';
import { JALALI_MONTHS, SEASONS, wordAt } from './words.ts';

/** Periods by which figures are counted: all of them Jalali, and weeks from Saturday. */
export const PERIOD_KINDS = [
  'day',
  'week',
  'month',
  'quarter',
  'half',
  'year',
  'fiscal-quarter',
  'fiscal-year',
] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** First day of the fiscal year: Jalali month 1–12 and day 1–29 (so that it exists in every year). */
export type FiscalYearStart = { readonly month: number; readonly day: number };

export type PeriodSettings = { readonly fiscalYearStart?: FiscalYearStart };

/** 1 Farvardin, unless the organisation sets another. */
export const DEFAULT_FISCAL_YEAR_START: FiscalYearStart = { month: 1, day: 1 };

export type Period = CivilRange & {
  readonly kind: PeriodKind;
  /** Stable, sortable name: `1405-09`, `1405-Q3`, `1405-H2`, `1405`, `F1405`, `F1405-Q1`; days and weeks by first day. */
  readonly key: string;
  readonly label: Phrase;
};

/** The settings' start, checked. Throws a RangeError for a day that some year lacks. */
export const fiscalYearStart = (settings: PeriodSettings): FiscalYearStart => {
  const start = settings.fiscalYearStart ?? DEFAULT_FISCAL_YEAR_START;
  const valid = (value: number, last: number) => Number.isInteger(value) && value >= 1 && value <= last;
  if (!valid(start.month, 12) || !valid(start.day, 29))
    throw new RangeError('A fiscal year starts on day 1 to 29 of a Jalali month');
  return start;
};

type PeriodMaker = (date: CivilDate, settings: PeriodSettings) => Period;

const makers: Record<PeriodKind, PeriodMaker> = {
  day: (date) => dayPeriod(date),
  week: (date) => weekFrom(addDays(date, -weekdayOf(date))),
  month: (date) => monthPeriod(toJalali(date).year, toJalali(date).month),
  quarter: (date) => quarterPeriod(toJalali(date).year, Math.ceil(toJalali(date).month / 3)),
  half: (date) => halfPeriod(toJalali(date).year, toJalali(date).month <= 6 ? 1 : 2),
  year: (date) => yearPeriod(toJalali(date).year),
  'fiscal-quarter': (date, settings) => fiscalQuarterPeriod(date, settings),
  'fiscal-year': (date, settings) => fiscalYearPeriod(fiscalYearOf(date, settings), settings),
};

/** The period of the kind in which the day lies. */
export const periodOf = (date: CivilDate, kind: PeriodKind, settings: PeriodSettings = {}): Period =>
  makers[kind](date, settings);

/** The period so many steps later (or earlier, when negative). */
export const shiftPeriod = (period: Period, steps: number, settings: PeriodSettings = {}): Period => {
  let current = period;
  for (let step = 0; step < Math.abs(steps); step++)
    current = periodOf(steps > 0 ? current.to : addDays(current.from, -1), period.kind, settings);
  return current;
};

/**
 * The fiscal year of a day, named by the Jalali year in which it *ends*, as Iranian statements are («سال مالی منتهی به
 * ۳۱ شهریور ۱۴۰۵» is 1405).
 */
export const fiscalYearOf = (date: CivilDate, settings: PeriodSettings = {}): number => {
  const start = fiscalYearStart(settings);
  const { year, month, day } = toJalali(date);
  const began = month > start.month || (month === start.month && day >= start.day);
  const startYear = began ? year : year - 1;
  return startsWithYear(start) ? startYear : startYear + 1;
};

/** The quarter of the fiscal year in which a day lies. */
export const fiscalQuarterOf = (date: CivilDate, settings: PeriodSettings = {}): 1 | 2 | 3 | 4 => {
  const start = fiscalYearStart(settings);
  const year = fiscalYearOf(date, settings);
  return ([1, 2, 3] as const).find((quarter) => date < fiscalDay(year, quarter * 3, start)) ?? 4;
};

const startsWithYear = (start: FiscalYearStart): boolean => start.month === 1 && start.day === 1;

const both = (text: (locale: 'fa' | 'en') => string): Phrase => ({
  fa: localDigits(text('fa'), 'fa'),
  en: text('en'),
});

const dayPeriod = (date: CivilDate): Period => ({
  kind: 'day',
  key: date,
  from: date,
  to: addDays(date, 1),
  label: both((locale) => formatDate(date, { locale, calendar: 'jalali' })),
});

const weekFrom = (saturday: CivilDate): Period => {
  const friday = addDays(saturday, 6);
  const text = (date: CivilDate, locale: 'fa' | 'en', style: 'day-month' | 'long') =>
    formatDate(date, { locale, calendar: 'jalali', style });
  return {
    kind: 'week',
    key: saturday,
    from: saturday,
    to: addDays(saturday, 7),
    label: {
      fa: `${text(saturday, 'fa', 'day-month')} تا ${text(friday, 'fa', 'long')}`,
      en: `${text(saturday, 'en', 'day-month')} to ${text(friday, 'en', 'long')}`,
    },
  };
};

const monthPeriod = (year: number, month: number): Period => ({
  kind: 'month',
  key: `${year}-${String(month).padStart(2, '0')}`,
  from: firstOfJalaliMonth(year, month),
  to: firstOfJalaliMonth(year, month + 1),
  label: both((locale) => `${wordAt(JALALI_MONTHS, month - 1)[locale]} ${year}`),
});

const quarterPeriod = (year: number, quarter: number): Period => ({
  kind: 'quarter',
  key: `${year}-Q${quarter}`,
  from: firstOfJalaliMonth(year, quarter * 3 - 2),
  to: firstOfJalaliMonth(year, quarter * 3 + 1),
  label: both((locale) => `${wordAt(SEASONS, quarter - 1)[locale]} ${year}`),
});

const halfPeriod = (year: number, half: 1 | 2): Period => ({
  kind: 'half',
  key: `${year}-H${half}`,
  from: firstOfJalaliMonth(year, half === 1 ? 1 : 7),
  to: firstOfJalaliMonth(year, half === 1 ? 7 : 13),
  label: both((locale) =>
    locale === 'fa' ? `نیمهٔ ${half === 1 ? 'اول' : 'دوم'} ${year}` : `H${half} ${year}`,
  ),
});

const yearPeriod = (year: number): Period => ({
  kind: 'year',
  key: String(year),
  from: firstOfJalaliMonth(year, 1),
  to: firstOfJalaliMonth(year + 1, 1),
  label: both((locale) => (locale === 'fa' ? `سال ${year}` : String(year))),
});

/** A day of the fiscal calendar so many months after the start of the fiscal year that ends in `year`. */
const fiscalDay = (year: number, months: number, start: FiscalYearStart): CivilDate => {
  const index = (startsWithYear(start) ? year : year - 1) * 12 + (start.month - 1) + months;
  const target = { year: Math.floor(index / 12), month: (index % 12) + 1 };
  return fromJalali({ ...target, day: Math.min(start.day, daysInMonth(target.year, target.month)) });
};

const fiscalYearPeriod = (year: number, settings: PeriodSettings): Period => {
  const start = fiscalYearStart(settings);
  const to = fiscalDay(year, 12, start);
  const last = (locale: 'fa' | 'en') => formatDate(addDays(to, -1), { locale, calendar: 'jalali' });
  return {
    kind: 'fiscal-year',
    key: `F${year}`,
    from: fiscalDay(year, 0, start),
    to,
    label: startsWithYear(start)
      ? both((locale) => (locale === 'fa' ? `سال مالی ${year}` : `Fiscal year ${year}`))
      : { fa: `سال مالی منتهی به ${last('fa')}`, en: `Fiscal year to ${last('en')}` },
  };
};

const ORDINALS = ['اول', 'دوم', 'سوم', 'چهارم'];

const fiscalQuarterPeriod = (date: CivilDate, settings: PeriodSettings): Period => {
  const start = fiscalYearStart(settings);
  const year = fiscalYearOf(date, settings);
  const quarter = fiscalQuarterOf(date, settings);
  const label = fiscalYearPeriod(year, settings).label;
  return {
    kind: 'fiscal-quarter',
    key: `F${year}-Q${quarter}`,
    from: fiscalDay(year, quarter * 3 - 3, start),
    to: fiscalDay(year, quarter * 3, start),
    label: {
      fa: `سه‌ماههٔ ${ORDINALS[quarter - 1] ?? ''} ${label.fa}`,
      en: `Q${quarter}, ${label.en.toLowerCase()}`,
    },
  };
};
