import { compareDecimals } from '#persian/decimal.ts';
import type { RecordId } from '#kernel/id.ts';
import type { Linked, Money } from '#records/define/declare.ts';
import type { Change, Draft } from '#records/define/lifecycle.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import { refusals, type Refusals } from '#records/write/refuse.ts';
import { lockRows } from '#records/write/update.ts';
import { recordNotFound } from '#records/problems.ts';
import { sumLines } from '../contract/sums.ts';
import { usualTax } from '../tax/usual.ts';
import { isTooLarge, moneyOf, refusePrice, refuseShare } from '../price-list/amounts.ts';
import { proposePrices, type Proposal } from '../price-list/propose.ts';
import { pricedOf } from './read.ts';
import { isSame } from '../same.ts';
import { sumDeals } from './sum-deals.ts';

type Refuse = Refusals['refuse'];
type Deal = { readonly party: string | null; readonly owner: string | null };

/** A line is complete: named and priced by its product where nobody said otherwise, and what it says of money holds. */
export async function prepareDealLines(tx: RecordTx, drafts: readonly Draft[]): Promise<void> {
  const { refuse, throwIfAny } = refusals(drafts);
  const deals = await lockDeals(tx, drafts);
  const products = await productsOf(tx, drafts);
  const proposals = await proposePrices(
    tx,
    drafts.map(({ values }) => ({
      product: String(values['product']),
      party: deals.get(String(values['deal']))?.party ?? null,
      quantity: Number(values['quantity'] ?? 1),
    })),
  );
  const { rate } = await usualTax(tx);
  for (const [index, draft] of drafts.entries()) {
    draft.values['owner'] = deals.get(String(draft.values['deal']))?.owner ?? null;
    draft.values['position'] ??= tx.context.now().getTime() / 1_000 + index;
    describe(draft, products.get(String(draft.values['product'])), rate);
    price(draft, proposals[index], refuse);
    judge(draft, refuse);
  }
  throwIfAny();
}

/**
 * Locks the deals, so that two people who change lines of one deal at once do it one after the other, and asks the
 * database whether the actor may change them.
 */
async function lockDeals(tx: RecordTx, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Deal>> {
  const { object } = tx.recordsOf('deal');
  const ids = new Set(
    drafts
      .flatMap(({ before, values }) => [before?.['deal'], values['deal']])
      .filter((id) => typeof id === 'string'),
  );
  const locked = await lockRows(tx, object, [...ids], 'update');
  if (locked.size < ids.size) throw recordNotFound({ object: object.one });
  return new Map(
    [...locked].map(([id, { values }]) => [
      id,
      {
        party: (values['party'] as string | null) ?? null,
        owner: (values['owner'] as string | null) ?? null,
      },
    ]),
  );
}

async function productsOf(tx: RecordTx, drafts: readonly Draft[]): Promise<ReadonlyMap<string, Stored>> {
  const ids = drafts.flatMap(({ values }) =>
    typeof values['product'] === 'string' ? [values['product']] : [],
  );
  return ids.length === 0 ? new Map() : tx.recordsOf('product').some([...new Set(ids)]);
}

const isChanged = ({ before, values }: Draft, name: string): boolean => !isSame(before?.[name], values[name]);

function describe(draft: Draft, product: Stored | undefined, usualRate: number): void {
  const { before, values } = draft;
  const turned = before !== undefined && isChanged(draft, 'product');
  const follows = (name: string): boolean => turned && !isChanged(draft, name);
  if (!values['title'] || follows('title'))
    values['title'] = product?.values['name'] ?? values['title'] ?? null;
  if (values['unit'] === undefined || follows('unit')) values['unit'] = product?.values['unit'] ?? null;
  if ((values['taxRate'] ?? null) === null || follows('taxRate'))
    values['taxRate'] = product?.values['taxRate'] ?? usualRate;
}

/** A price that nobody typed follows the lists when product or quantity change. */
function price(draft: Draft, proposal: Proposal | undefined, refuse: Refuse): void {
  const { before, values } = draft;
  const asked = !before || isChanged(draft, 'product') || isChanged(draft, 'quantity');
  const follows = before?.['priceSource'] !== 'typed' && !isChanged(draft, 'unitPrice');
  if (!values['unitPrice'] || (before && asked && follows)) {
    if (proposal) values['unitPrice'] = proposal.price;
    else if (!values['unitPrice'])
      refuse(draft, 'unitPrice', 'no-price', {
        fa: 'این محصول در هیچ فهرستی قیمت ندارد؛ قیمت واحد را بنویسید.',
        en: 'No list has a price for this product; write the unit price.',
      });
  }
  if (asked) values['listPrice'] = proposal?.price ?? null;
  if (asked || isChanged(draft, 'unitPrice'))
    values['priceSource'] = isSame(values['unitPrice'], values['listPrice'])
      ? (proposal?.source ?? before?.['priceSource'] ?? 'typed')
      : 'typed';
}

function judge(draft: Draft, refuse: Refuse): void {
  const { before, values } = draft;
  if (before && isChanged(draft, 'deal'))
    refuse(draft, 'deal', 'stays', {
      fa: 'ردیف در معاملهٔ خود می‌ماند؛ در معاملهٔ دیگر ردیف تازه بسازید.',
      en: 'A line stays with its deal; add a new one to the other deal.',
    });
  refusePrice(draft, 'unitPrice', refuse);
  refusePrice(draft, 'discountAmount', refuse);
  refuseShare(draft, 'discountPercent', refuse);
  refuseShare(draft, 'taxRate', refuse);
  const unitPrice = moneyOf(values['unitPrice']);
  const discount = moneyOf(values['discountAmount']);
  if (discount && (values['discountPercent'] ?? null) !== null)
    refuse(draft, 'discountAmount', 'one-discount', {
      fa: 'تخفیف یا درصد است یا مبلغ؛ یکی را خالی کنید.',
      en: 'A discount is a percentage or an amount; empty one of them.',
    });
  if (!unitPrice || Number.isNaN(Number(values['quantity']))) return;
  if (discount && discount.currency !== unitPrice.currency)
    refuse(draft, 'discountAmount', 'other-currency', {
      fa: 'تخفیف به همان پولی است که قیمت به آن است.',
      en: 'A discount is in the currency of the price.',
    });
  const [sums] = sumLines([pricedOf(values)], {}, unitPrice.currency).lines;
  if (!sums) return;
  if (isTooLarge(sums.gross) && !isTooLarge(unitPrice.amount))
    refuse(draft, 'quantity', 'too-large', {
      fa: 'مبلغ این ردیف بیش از هزار هزار میلیارد می‌شود؛ تعداد و قیمت را ببینید.',
      en: 'This line comes to more than a thousand trillion; look at quantity and price.',
    });
  if (discount && compareDecimals(discount.amount, sums.gross) > 0)
    refuse(draft, 'discountAmount', 'more-than-all', {
      fa: 'تخفیف از مبلغ ردیف بیشتر است.',
      en: 'The discount is more than the line comes to.',
    });
  values['net'] = { amount: sums.net, currency: unitPrice.currency } satisfies Money;
}

/** The deal's sums follow its lines. */
export async function settleDealLines(tx: RecordTx, changes: readonly Change[]): Promise<void> {
  const deals = new Set(changes.map(({ before, after }) => idOf((after ?? before)?.['deal'])));
  await sumDeals(tx, [...deals] as RecordId[]);
}

const idOf = (value: unknown): string =>
  typeof value === 'string' ? value : ((value as Linked | undefined)?.id ?? '');
