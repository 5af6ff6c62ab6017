import { firstOfJalaliMonth } from '#persian/jalali/convert.ts';

/**
 * The rate of Iran's value added tax with municipal charges, of a hundred, by the day from which it holds; the newest first.
 * Law on Value Added Tax of 1387, articles 16 and 38 (in force from 1 Mehr 1387); law of the Fifth Development Plan, article
 * 117 (2), by which it rose each year from 1390; budget law of 1393, a point more for health; law on Value Added Tax of 1400,
 * article 7, which kept it; budget law of 1403, a point more.
 */
const rates: readonly { readonly from: string; readonly rate: number }[] = [
  { from: firstOfJalaliMonth(1403, 1), rate: 10 },
  { from: firstOfJalaliMonth(1394, 1), rate: 9 },
  { from: firstOfJalaliMonth(1393, 1), rate: 8 },
  { from: firstOfJalaliMonth(1392, 1), rate: 6 },
  { from: firstOfJalaliMonth(1391, 1), rate: 5 },
  { from: firstOfJalaliMonth(1390, 1), rate: 4 },
  { from: firstOfJalaliMonth(1387, 7), rate: 3 },
];

/** The usual tax rate on a civil day, of a hundred. */
export const usualTaxRate = (day: string): number => rates.find(({ from }) => from <= day)?.rate ?? 0;
