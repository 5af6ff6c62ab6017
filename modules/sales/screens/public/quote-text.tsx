import { formatDate } from '#persian/jalali/format.ts';
import { formatNumber } from '#persian/digits.ts';
import { isCurrency } from '#persian/money.ts';
import type { QuoteDocument } from '#modules/sales/contract/quote.ts';
import { Amount, classes, Money, useLocale, useWords } from '#web/kit/index.ts';

import { words } from './words.ts';

/** What the quote says, set for a narrow page; the paper itself is a press away. */
export const QuoteText = ({ document: quote }: { readonly document: QuoteDocument }) => {
  const text = useWords(words);
  const { locale } = useLocale();
  const { sums, currency, look, seller, buyer } = quote;
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-2xl leading-title font-strong">
          <bdi>{look.title}</bdi>
        </h1>
        <p className="flex flex-wrap gap-x-4 text-ink-muted">
          <bdi dir="ltr">{quote.number}</bdi>
          <span>
            {text.valid} {formatDate(quote.validUntil, { locale })}
          </span>
        </p>
      </div>
      <section className="rounded-card bg-surface-1 px-4 py-3">
        <span className="text-ink-muted">{text.buyer} </span>
        <bdi className="font-medium">{buyer.name}</bdi>
      </section>
      <section className="rounded-card bg-surface-1 px-4 py-1">
        <ul className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 divide-y divide-surface-2">
          {quote.rows.map((row, index) => (
            <li key={index} className="col-span-full grid grid-cols-subgrid items-baseline py-2.5">
              <div className="min-w-0 leading-title">
                <div className="font-medium">
                  <bdi>{row.title}</bdi>
                </div>
                <div className="flex flex-wrap gap-x-3 text-sm text-ink-muted">
                  <span>
                    {formatNumber(String(row.quantity), locale)} {row.unit ? <bdi>{row.unit}</bdi> : null}
                    {' × '}
                    <Sum amount={row.unitPrice} currency={currency} />
                  </span>
                  {row.discount === '0' ? null : (
                    <span>
                      {text.discount} <Sum amount={row.discount} currency={currency} />
                    </span>
                  )}
                </div>
              </div>
              <span className="by-ones">
                <Sum amount={row.net} currency={currency} />
              </span>
            </li>
          ))}
        </ul>
        <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 border-t border-surface-2 py-3">
          <Line label={text.gross} amount={sums.gross} currency={currency} />
          {sums.discount === '0' ? null : (
            <Line label={text.discount} amount={sums.discount} currency={currency} />
          )}
          <Line label={text.tax} amount={sums.tax} currency={currency} />
          <Line label={text.payable} amount={sums.total} currency={currency} strong />
        </dl>
      </section>
      {quote.terms.trim() === '' ? null : (
        <section className="px-4">
          <h2 className="pb-1 font-strong">{text.terms}</h2>
          <p dir="auto" className="text-start whitespace-pre-line text-ink-muted">
            {quote.terms}
          </p>
        </section>
      )}
      {look.footer === '' ? null : (
        <p dir="auto" className="px-4 text-start text-sm text-ink-muted">
          {look.footer}
        </p>
      )}
      {seller.phone === '' ? null : (
        <p className="px-4 text-sm text-ink-muted">
          {text.call}: <bdi dir="ltr">{seller.phone}</bdi>
        </p>
      )}
    </>
  );
};

const Line = (props: {
  readonly label: string;
  readonly amount: string;
  readonly currency: string;
  readonly strong?: boolean;
}) => (
  <>
    <dt className={classes(props.strong ? 'text-lg font-strong' : 'text-ink-muted')}>{props.label}</dt>
    <dd className={classes('by-ones', props.strong && 'text-lg')}>
      <Sum amount={props.amount} currency={props.currency} strong={props.strong ?? false} />
    </dd>
  </>
);

const Sum = (props: { readonly amount: string; readonly currency: string; readonly strong?: boolean }) =>
  isCurrency(props.currency) ? (
    <Money amount={props.amount} currency={props.currency} strong={props.strong ?? false} />
  ) : (
    <Amount value={props.amount} unit={props.currency} strong={props.strong ?? false} />
  );
