import type { Linked, Money } from '#records/define/declare.ts';
import { everyRecord } from '#records/notices/when.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { PricedLine } from '../contract/sums.ts';

type Values = Readonly<Record<string, unknown>>;
const amountOf = (value: unknown): string | null => (value as Money | null | undefined)?.amount ?? null;

/** A stored line as the sums want it. */
export const pricedOf = (values: Values): PricedLine => ({
  quantity: Number(values['quantity'] ?? 0),
  unitPrice: amountOf(values['unitPrice']) ?? '0',
  listPrice: amountOf(values['listPrice']),
  discount: {
    percent: (values['discountPercent'] as number | null | undefined) ?? null,
    amount: amountOf(values['discountAmount']),
  },
  taxRate: Number(values['taxRate'] ?? 0),
});

/** The discount on the whole of a deal. */
export const wholeDiscountOf = (deal: Values): PricedLine['discount'] => ({
  percent: (deal['discountPercent'] as number | null | undefined) ?? null,
  amount: amountOf(deal['discountAmount']),
});

export const currencyOf = (line: Values): string =>
  (line['unitPrice'] as Money | null | undefined)?.currency ?? 'IRR';

/** All lines of these deals, each deal's in the order in which people see them. */
export async function linesOf(
  tx: RecordTx,
  deals: readonly string[],
): Promise<ReadonlyMap<string, readonly Stored[]>> {
  if (deals.length === 0) return new Map();
  const found = await everyRecord(
    tx.bySystem('the lines of deals'),
    'deal_line',
    { field: 'deal', op: 'in', value: deals },
    [...lineFields],
  );
  const sorted = found.toSorted((a, b) => Number(a.values['position']) - Number(b.values['position']));
  const grouped = Map.groupBy(sorted, ({ values }) => (values['deal'] as Linked).id);
  return new Map(deals.map((deal) => [deal, grouped.get(deal) ?? []]));
}

const lineFields = [
  'deal',
  'position',
  'product',
  'title',
  'quantity',
  'unit',
  'unitPrice',
  'listPrice',
  'priceSource',
  'discountPercent',
  'discountAmount',
  'taxRate',
  'net',
] as const;
