import type { RecordTx } from '#records/records.ts';
import type { DealPricing } from '../contract/quote.ts';
import { sumLines } from '../contract/sums.ts';
import { discountState } from '../discount/approvals.ts';
import { mayReach } from '../reach.ts';
import { usualTax } from '../tax/usual.ts';
import { currencyOf, linesOf, pricedOf, wholeDiscountOf } from './read.ts';

/** What a deal is made of, for who sees the deal: lines, sums, and how its discount stands. */
export async function readPricing(tx: RecordTx, dealId: string): Promise<DealPricing> {
  const deal = await tx.recordsOf('deal').get(dealId);
  const lines = (await linesOf(tx, [dealId])).get(dealId) ?? [];
  const currency = currencyOf(lines[0]?.values ?? {});
  return {
    lines,
    currency,
    sums: sumLines(
      lines.map(({ values }) => pricedOf(values)),
      wholeDiscountOf(deal.values),
      currency,
    ),
    discount: await discountState(tx, deal),
    usualTax: await usualTax(tx),
    mayChange: mayReach(tx, 'deal', deal, 'update'),
  };
}
