import { sql, type RawBuilder } from '#kernel/database/sql.ts';
import { addDecimals } from '#persian/decimal.ts';
import type { Filter } from '#records/query/query.ts';
import { readable } from '#records/query/readable.ts';
import { plain } from '#records/query/decimal.ts';
import type { RecordTx } from '#records/records.ts';
import type { Sums } from '../contract/reports.ts';
import { deal } from '../deal/object.ts';
import { unseenFields } from './unseen.ts';

/** A row of a grouped statement that groups by currency last. */
export type SummedRow = { readonly currency: string | null; readonly value: string | null };

/** The row's amount, where it has one, added to the sums. */
export function withSum(sums: Sums, { currency, value }: SummedRow): Sums {
  if (currency === null || value === null) return sums;
  const amount = plain(value);
  const held = sums.find((one) => one.currency === currency);
  return held
    ? sums.map((one) => (one === held ? { currency, amount: addDecimals(held.amount, amount) } : one))
    : [...sums, { currency, amount }];
}

type Names = readonly (keyof (typeof deal)['declared'])[];

/**
 * Deals as the reader sees them, with amount and currency; both are empty for whom amounts are hidden, so that he still
 * has the counts. `select d.stage, sum(d.amount) from ${dealRows(…)} as d`.
 */
export function dealRows(tx: RecordTx, names: Names, filter: Filter): RawBuilder<unknown> {
  return seesAmounts(tx)
    ? readable(tx, deal, [...names, 'amount'], filter)
    : sql`(select h.*, null::numeric as amount, null::text as "amountCurrency" from ${readable(tx, deal, names, filter)} as h)`;
}

/** Whether amounts of deals are for the reader to see. */
export const seesAmounts = (tx: RecordTx): boolean => unseenFields(tx, deal, ['amount']).length === 0;
