import { sumDecimals } from '#persian/decimal.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { Stored } from '#records/query/query.ts';
import type { RecordTx } from '#records/records.ts';
import type { Refusals } from '#records/write/refuse.ts';
import { discountFault, sumLines } from '../contract/sums.ts';
import { dealTooLarge, discountTooLarge, oneCurrency } from './problems.ts';
import { isTooLarge, moneyOf, refuseShare } from '../price-list/amounts.ts';
import { currencyOf, linesOf, pricedOf, wholeDiscountOf } from './read.ts';
import { isSame } from '../same.ts';

const hand = 'the sums of a deal from its lines';

type Values = Readonly<Record<string, unknown>>;

/** Writes the sums of these deals anew, as the system: whoever changed a line was asked whether he may change the deal. */
export async function sumDeals(tx: RecordTx, ids: readonly string[]): Promise<void> {
  const system = tx.bySystem(hand);
  const deals = await system.recordsOf('deal').some(ids);
  const lines = await linesOf(tx, [...deals.keys()]);
  await system
    .recordsOf('deal')
    .update(
      [...deals.values()].map(({ id, values }) => ({ id, values: sumsOf(values, lines.get(id) ?? []) })),
    );
}

/** A deal without lines keeps its last amount as one that people write; a discount has nothing to be taken from. */
function sumsOf(deal: Values, lines: readonly Stored[]): Values {
  if (lines.length === 0)
    return { tax: null, payable: null, units: null, discountPercent: null, discountAmount: null };
  const currency = currencyOf(lines[0]?.values ?? {});
  if (lines.some(({ values }) => currencyOf(values) !== currency)) throw oneCurrency();
  const priced = lines.map(({ values }) => pricedOf(values));
  const whole = wholeDiscountOf(deal);
  const wholeAmount = moneyOf(deal['discountAmount']);
  if (wholeAmount && wholeAmount.currency !== currency) throw oneCurrency();
  if (discountFault(priced, whole, currency)) throw discountTooLarge();
  const { net, tax, total } = sumLines(priced, whole, currency);
  if (isTooLarge(total)) throw dealTooLarge();
  const money = (amount: string) => ({ amount, currency });
  return { amount: money(net), tax: money(tax), payable: money(total), units: unitsOf(lines) };
}

/** Quantities have three digits after the point. */
const unitsOf = (lines: readonly Stored[]): number =>
  Number(sumDecimals(lines.map(({ values }) => String(pricedOf(values).quantity))));

const fromLines = {
  fa: 'مبلغ این معامله از ردیف‌های آن می‌آید؛ ردیف‌ها یا تخفیف را عوض کنید.',
  en: 'The amount of this deal comes from its lines; change the lines or the discount.',
};

/** What somebody writes of a deal's money agrees with its lines; a new discount on the whole is reckoned in at once. */
export async function sumDrafts(
  tx: RecordTx,
  drafts: readonly Draft[],
  refuse: Refusals['refuse'],
): Promise<void> {
  const { actor } = tx.context;
  if (actor.kind === 'system' && actor.name === hand) return;
  const discounted: Draft[] = [];
  for (const draft of drafts) {
    const { before, values } = draft;
    const has = (before?.['payable'] ?? null) !== null;
    const isNew = (name: string): boolean => !isSame(before?.[name], values[name]);
    const touched = isNew('discountPercent') || isNew('discountAmount');
    if (has && isNew('amount')) refuse(draft, 'amount', 'from-lines', fromLines);
    if (touched) judgeDiscount(draft, has, refuse);
    if (has && touched) discounted.push(draft);
  }
  if (discounted.length === 0) return;
  const lines = await linesOf(
    tx,
    discounted.map(({ id }) => id),
  );
  for (const draft of discounted)
    Object.assign(draft.values, sumsOf(draft.values, lines.get(draft.id) ?? []));
}

function judgeDiscount(draft: Draft, hasLines: boolean, refuse: Refusals['refuse']): void {
  refuseShare(draft, 'discountPercent', refuse);
  const amount = moneyOf(draft.values['discountAmount']);
  const percent = draft.values['discountPercent'] ?? null;
  if (!amount && percent === null) return;
  if (!hasLines)
    refuse(draft, amount ? 'discountAmount' : 'discountPercent', 'no-lines', {
      fa: 'تخفیف کل بر ردیف‌ها می‌نشیند؛ نخست ردیفی بیفزایید.',
      en: 'The discount on the whole is taken off the lines; add one first.',
    });
  if (amount && percent !== null)
    refuse(draft, 'discountAmount', 'one-discount', {
      fa: 'تخفیف یا درصد است یا مبلغ؛ یکی را خالی کنید.',
      en: 'A discount is a percentage or an amount; empty one of them.',
    });
  if (amount?.amount.startsWith('-'))
    refuse(draft, 'discountAmount', 'negative', {
      fa: 'تخفیف منفی نیست.',
      en: 'A discount is not negative.',
    });
}
