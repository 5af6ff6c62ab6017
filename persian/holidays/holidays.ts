import type { Phrase } from '../bilingual.ts';
import { addDays } from '../jalali/civil.ts';
import type { CivilDate, CivilRange } from '../jalali/civil.ts';
import { fromJalali, toJalali } from '../jalali/convert.ts';
import { lunarMonthStart } from './lunar-months.ts';

/**
 * A public holiday of Iran. `estimated` ones come from a month whose beginning is not yet known: they may be a day out,
 * and a person confirms them. The government also closes days at short notice, so every organisation's list is editable.
 */
export type Holiday = {
  readonly date: CivilDate;
  readonly name: Phrase;
  readonly certainty: 'fixed' | 'published' | 'estimated';
};

type SolarRule = { readonly month: number; readonly day: number; readonly name: Phrase };

/** Read in several lists of official holidays (1393, 1401, 1403, 1405), which agree on these. */
const SOLAR: readonly SolarRule[] = [
  { month: 1, day: 1, name: { fa: 'آغاز نوروز', en: 'Nowruz' } },
  { month: 1, day: 2, name: { fa: 'عید نوروز', en: 'Nowruz' } },
  { month: 1, day: 3, name: { fa: 'عید نوروز', en: 'Nowruz' } },
  { month: 1, day: 4, name: { fa: 'عید نوروز', en: 'Nowruz' } },
  { month: 1, day: 12, name: { fa: 'روز جمهوری اسلامی ایران', en: 'Islamic Republic Day' } },
  { month: 1, day: 13, name: { fa: 'روز طبیعت', en: 'Nature Day' } },
  { month: 3, day: 14, name: { fa: 'رحلت امام خمینی', en: 'Death of Khomeini' } },
  { month: 3, day: 15, name: { fa: 'قیام ۱۵ خرداد', en: 'Uprising of 15 Khordad' } },
  { month: 11, day: 22, name: { fa: 'پیروزی انقلاب اسلامی', en: 'Victory of the Revolution' } },
  { month: 12, day: 29, name: { fa: 'روز ملی شدن صنعت نفت', en: 'Oil Nationalisation Day' } },
];

type LunarRule = {
  readonly month: number;
  /** 'last' is the 29th or 30th, whichever ends the month. */
  readonly day: number | 'last';
  readonly name: Phrase;
  readonly firstYear?: number;
  readonly lastYear?: number;
};

const LUNAR: readonly LunarRule[] = [
  { month: 1, day: 9, name: { fa: 'تاسوعای حسینی', en: 'Tasua' } },
  { month: 1, day: 10, name: { fa: 'عاشورای حسینی', en: 'Ashura' } },
  { month: 2, day: 20, name: { fa: 'اربعین حسینی', en: 'Arbaeen' } },
  {
    month: 2,
    day: 28,
    name: {
      fa: 'رحلت رسول اکرم و شهادت امام حسن مجتبی',
      en: 'Death of the Prophet; martyrdom of Imam Hasan',
    },
  },
  { month: 2, day: 'last', name: { fa: 'شهادت امام رضا', en: 'Martyrdom of Imam Reza' } },
  {
    month: 3,
    day: 8,
    name: { fa: 'شهادت امام حسن عسکری', en: 'Martyrdom of Imam Hasan al-Askari' },
    // Article 37 of the law of permanent provisions of the development plans, gazetted on 16 Farvardin 1396.
    firstYear: 1439,
  },
  {
    month: 3,
    day: 17,
    name: { fa: 'میلاد رسول اکرم و امام جعفر صادق', en: 'Birth of the Prophet and of Imam Sadiq' },
  },
  { month: 6, day: 3, name: { fa: 'شهادت حضرت فاطمه', en: 'Martyrdom of Fatima' } },
  { month: 7, day: 13, name: { fa: 'ولادت امام علی', en: 'Birth of Imam Ali' } },
  { month: 7, day: 27, name: { fa: 'مبعث رسول اکرم', en: 'Mission of the Prophet' } },
  { month: 8, day: 15, name: { fa: 'ولادت حضرت قائم', en: 'Birth of Imam Mahdi' } },
  { month: 9, day: 21, name: { fa: 'شهادت امام علی', en: 'Martyrdom of Imam Ali' } },
  { month: 10, day: 1, name: { fa: 'عید فطر', en: 'Eid al-Fitr' } },
  { month: 10, day: 2, name: { fa: 'تعطیل به مناسبت عید فطر', en: 'Eid al-Fitr, second day' } },
  {
    month: 10,
    day: 25,
    name: { fa: 'شهادت امام جعفر صادق', en: 'Martyrdom of Imam Sadiq' },
    // The official list of 1405 has 25 days and no longer this one (ILNA, 2025-10-30).
    lastYear: 1446,
  },
  { month: 12, day: 10, name: { fa: 'عید قربان', en: 'Eid al-Adha' } },
  { month: 12, day: 18, name: { fa: 'عید غدیر خم', en: 'Eid al-Ghadir' } },
];

const lunarHoliday = (rule: LunarRule, year: number): Holiday => {
  const month = lunarMonthStart(year, rule.month);
  if (rule.day !== 'last')
    return { date: addDays(month.date, rule.day - 1), name: rule.name, certainty: month.certainty };
  const next = rule.month === 12 ? lunarMonthStart(year + 1, 1) : lunarMonthStart(year, rule.month + 1);
  return { date: addDays(next.date, -1), name: rule.name, certainty: next.certainty };
};

/** The lunar year in which a civil day lies, give or take one: 33 lunar years are 32 solar ones. */
const nearLunarYear = (date: CivilDate): number => Math.round(((Number(date.slice(0, 4)) - 622) * 33) / 32);

/**
 * Public holidays of Iran in a stretch of days, in order; two of them may fall on one day. Solar ones are sure, lunar
 * ones published until `LUNAR_TABLE_ENDS` and estimated after it. Weekly days off are not among them.
 */
export const holidaysBetween = ({ from, to }: CivilRange): Holiday[] => {
  const found: Holiday[] = [];
  for (let year = toJalali(from).year; year <= toJalali(to).year; year++)
    for (const { month, day, name } of SOLAR)
      found.push({ date: fromJalali({ year, month, day }), name, certainty: 'fixed' });
  for (let year = nearLunarYear(from) - 1; year <= nearLunarYear(to) + 1; year++)
    for (const rule of LUNAR)
      if (year >= (rule.firstYear ?? 0) && year <= (rule.lastYear ?? Infinity))
        found.push(lunarHoliday(rule, year));
  return found
    .filter(({ date }) => date >= from && date < to)
    .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
};
