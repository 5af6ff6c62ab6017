import { formatNumber } from '#persian/digits.ts';

import { classes } from './classes.ts';
import { shortenAmount } from './format.ts';
import { useLocale } from './locale.tsx';

export type AmountProps = {
  /** A canonical decimal string; a number where it is a plain count. */
  readonly value: string | number;
  /** «تومان»، «ریال»، `USD`, «٪»: small and muted after the number. */
  readonly unit?: string;
  /** «۱٫۲ میلیارد»; the exact amount shows when pointed at. */
  readonly short?: boolean;
  readonly minimumFraction?: number;
  readonly strong?: boolean;
};

/** A number with its unit. Negative ones are red and keep their sign on its proper side. */
export const Amount = ({ value, unit, short, minimumFraction, strong }: AmountProps) => {
  const { locale, direction, digits } = useLocale();
  const decimal = String(value);
  const exact = formatNumber(value, digits, { minimumFraction });
  const negative = exact.startsWith('−');
  const shown = short ? shortenAmount(decimal, locale, digits) : exact;
  return (
    <span
      title={shown === exact ? undefined : [exact, unit].filter(Boolean).join(' ')}
      className={classes(
        'whitespace-nowrap tabular-nums',
        negative && 'text-danger',
        strong && 'font-strong',
      )}
    >
      <bdi dir={direction}>{shown}</bdi>
      {unit === undefined ? null : (
        <bdi className="ms-1 text-[0.85em] font-normal text-ink-muted">{unit}</bdi>
      )}
    </span>
  );
};
