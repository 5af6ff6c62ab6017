import { formatNumber, formatPercent } from '#persian/digits.ts';
import type { Filter } from '#records/contract.ts';
import { classes, Link, useLocale } from '#web/kit/index.ts';
import { filteredHref, MoneyAmount } from '#web/records/index.ts';

import type { Sums } from '../../contract/reports.ts';
import { roundDays } from '../../contract/table.ts';

/** Numbers as this reader writes them. */
export function useNumbers() {
  const { digits } = useLocale();
  return {
    number: (value: number) => formatNumber(value, digits),
    /** A share of one, to a whole hundredth; a dash of what nobody knows. */
    share: (value: number | null) => (value === null ? '—' : formatPercent(Math.round(value * 100), digits)),
    days: (value: number | null) => (value === null ? '—' : formatNumber(roundDays(value), digits)),
  };
}

/** Amounts side by side, one a currency; a dash where there are none. */
export const Amounts = (props: {
  readonly sums: Sums;
  readonly strong?: boolean;
  /** Of a change, which has its sign where it is more as well. */
  readonly signed?: boolean;
}) => {
  const { sums, strong = false, signed = false } = props;
  return sums.length === 0 ? (
    <span className="text-ink-faint">—</span>
  ) : (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {sums.map((money) => (
        <span key={money.currency}>
          {signed && Number(money.amount) > 0 ? '+' : null}
          <MoneyAmount money={money} short strong={strong} />
        </span>
      ))}
    </span>
  );
};

/** A number that opens the list of just what it counts; nothing opens to nothing. */
export const RowsLink = (props: {
  readonly object: string;
  readonly rows: Filter;
  readonly count: number;
  /** What is counted, for who cannot see where the number stands. */
  readonly label: string;
}) => {
  const { object, rows, count, label } = props;
  const { number } = useNumbers();
  if (count === 0) return <span className="text-ink-faint">{number(0)}</span>;
  return (
    <Link quiet href={filteredHref(object, rows)} aria-label={`${label}: ${number(count)}`}>
      <span className="underline decoration-surface-3 underline-offset-4">{number(count)}</span>
    </Link>
  );
};

/** A bar as long as its share of the longest; what it means stands beside it in words. */
export const Bar = (props: {
  readonly share: number;
  /** Index of the categorical palette. */
  readonly category?: number;
  readonly tone?: 'accent' | 'success' | 'danger' | 'warning';
}) => {
  const { share, category, tone = 'accent' } = props;
  return (
    <span
      aria-hidden="true"
      data-cat={category}
      className={classes(
        'block h-full rounded-small transition-[inline-size] duration-(--quick)',
        share > 0 && 'min-w-0.5',
        category === undefined ? tones[tone] : 'bg-cat',
      )}
      style={{ inlineSize: `${Math.max(0, Math.min(1, share)) * 100}%` }}
    />
  );
};

const tones = { accent: 'bg-accent', success: 'bg-success', danger: 'bg-danger', warning: 'bg-warning' };
