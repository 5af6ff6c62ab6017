import { Percent } from 'lucide-react';

import type { DealPricing } from '#modules/sales/contract/quote.ts';
import { classes, useWords } from '#web/kit/index.ts';
import { DeedButton, MoneyAmount } from '#web/records/index.ts';

import { words } from './words.ts';

/** Lines less discounts plus tax, each step on its own row. */
export const SumsList = (props: { readonly pricing: DealPricing; readonly onDiscount: () => void }) => {
  const { sums, currency, mayChange } = props.pricing;
  const text = useWords(words);
  const money = (amount: string) => ({ amount, currency });
  return (
    <div className="rounded-control bg-surface-0 px-3 py-2">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1">
        {sums.discount === '0' && sums.share === '0' ? null : (
          <Row label={text.gross} money={money(sums.gross)} />
        )}
        {sums.discount === '0' ? null : <Row label={text.discount} money={money(sums.discount)} />}
        {sums.share === '0' ? null : <Row label={text.whole} money={money(sums.share)} />}
        <Row label={text.net} money={money(sums.net)} />
        <Row label={text.tax} money={money(sums.tax)} />
        <Row label={text.payable} money={money(sums.total)} strong />
      </dl>
      {mayChange ? (
        <div className="-ms-2 pt-1">
          <DeedButton
            id="discount"
            label={text.setWhole}
            variant="quiet"
            icon={<Percent size={16} />}
            onPress={props.onDiscount}
          />
        </div>
      ) : null}
    </div>
  );
};

const Row = (props: {
  readonly label: string;
  readonly money: { readonly amount: string; readonly currency: string };
  readonly strong?: boolean;
}) => (
  <>
    <dt className={classes(props.strong ? 'font-strong' : 'text-ink-muted')}>{props.label}</dt>
    <dd className="by-ones">
      <MoneyAmount money={props.money} strong={props.strong ?? false} />
    </dd>
  </>
);
