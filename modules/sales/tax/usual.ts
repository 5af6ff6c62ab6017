import { firstOfJalaliMonth, toJalali } from '#persian/jalali/convert.ts';
import { todayOf } from '#records/query/civil.ts';
import type { RecordTx } from '#records/records.ts';
import type { TaxRates, UsualTax } from '../contract/tax.ts';
import { knownUntil, lawRates } from './law.ts';
import { taxRate } from './object.ts';

type Rate = { readonly from: string; readonly rate: number };

/** The usual rate on a civil day. @param own the firm's own rates, in any order */
export function usualTaxOn(day: string, own: readonly Rate[]): UsualTax {
  const latest = (rates: readonly Rate[]): Rate | undefined =>
    rates.filter(({ from }) => from <= day).toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
  const set = latest(own);
  if (set) return { rate: set.rate, by: 'firm' };
  return { rate: latest(lawRates)?.rate ?? 0, by: day < knownUntil ? 'law' : 'last' };
}

/** By what a new line is taxed today. */
export async function usualTax(tx: RecordTx): Promise<UsualTax> {
  const today = todayOf(tx);
  const { records } = await tx
    .bySystem('by what the firm taxes')
    .records(taxRate)
    .page({
      filter: { field: 'startsOn', op: 'lte', value: today },
      sort: [{ field: 'startsOn', direction: 'desc' }],
      fields: ['startsOn', 'rate'],
      limit: 1,
    });
  const own = records.map(({ values }) => ({
    from: String(values['startsOn']),
    rate: Number(values['rate']),
  }));
  return usualTaxOn(today, own);
}

/** The rate of today and what the law says, for who sets the firm's own. */
export async function readTaxRates(tx: RecordTx): Promise<TaxRates> {
  return {
    now: await usualTax(tx),
    yearFrom: firstOfJalaliMonth(toJalali(todayOf(tx)).year, 1),
    law: lawRates,
  };
}
