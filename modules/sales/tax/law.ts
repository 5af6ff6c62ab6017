import { firstOfJalaliMonth, fromJalali } from '#persian/jalali/convert.ts';
import type { LawRate } from '../contract/tax.ts';

const lawOf1387 = {
  fa: 'قانون مالیات بر ارزش افزودهٔ ۱۳۸۷، ماده‌های ۱۶ و ۳۸',
  en: 'Law on Value Added Tax of 1387, articles 16 and 38',
};
const fifthPlan = {
  fa: 'قانون برنامهٔ پنجم توسعه، بند ۲ مادهٔ ۱۱۷',
  en: 'Law of the Fifth Development Plan, article 117 (2)',
};
const forHealth = {
  fa: `${fifthPlan.fa}، با یک واحد درصد سلامت (قانون بودجهٔ ۱۳۹۳ و پس از آن)`,
  en: `${fifthPlan.en}, with a point for health (budget law of 1393 and later ones)`,
};
const lawOf1400 = {
  fa: 'قانون مالیات بر ارزش افزودهٔ ۱۴۰۰، مادهٔ ۷',
  en: 'Law on Value Added Tax of 1400, article 7',
};
const budgetOf = (fa: string, year: number): LawRate['by'] => ({
  fa: `${lawOf1400.fa}، با یک واحد درصد بیشتر (قانون بودجهٔ ${fa})`,
  en: `${lawOf1400.en}, and a point more (budget law of ${year})`,
});

/**
 * Rates of Iran's value added tax with municipal charges, the newest first. A permanent law sets a rate that budget laws raise
 * for a year at a time, so that none is known before its year has its budget: `knownUntil` is the first day of which this
 * list can say nothing.
 */
export const lawRates: readonly LawRate[] = [
  { from: firstOfJalaliMonth(1404, 1), rate: 10, by: budgetOf('۱۴۰۴', 1404) },
  { from: firstOfJalaliMonth(1403, 1), rate: 10, by: budgetOf('۱۴۰۳', 1403) },
  // When the permanent law came into force.
  { from: fromJalali({ year: 1400, month: 10, day: 13 }), rate: 9, by: lawOf1400 },
  { from: firstOfJalaliMonth(1394, 1), rate: 9, by: forHealth },
  { from: firstOfJalaliMonth(1393, 1), rate: 8, by: forHealth },
  { from: firstOfJalaliMonth(1392, 1), rate: 6, by: fifthPlan },
  { from: firstOfJalaliMonth(1391, 1), rate: 5, by: fifthPlan },
  { from: firstOfJalaliMonth(1390, 1), rate: 4, by: fifthPlan },
  { from: firstOfJalaliMonth(1387, 7), rate: 3, by: lawOf1387 },
];

export const knownUntil = firstOfJalaliMonth(1405, 1);
