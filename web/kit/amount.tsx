import { formatNumber, localDigits } from '#persian/digits.ts';
import { moneyParts, type Currency } from '#persian/money.ts';

import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';

export type AmountProps = {
  /** A canonical decimal string; a number where it is a plain count. */
  readonly value: string | number;
  /** «عدد»، «٪»، `kg`: small and muted after the number. */
  readonly unit?: string;
  /** «۱٫۲ میلیارد»; the exact amount shows when pointed at. */
  readonly short?: boolean;
  readonly minimumFraction?: number;
  readonly strong?: boolean;
};

/** A number with its unit. Negative ones are red and keep their sign on its proper side. */
export const Amount = ({ value, unit, short, minimumFraction, strong }: AmountProps) => {
  const { locale, digits } = useLocale();
  const exact = formatNumber(value, digits, { minimumFraction });
  if (!short) return <Figure exact={exact} number={exact} unit={unit} strong={strong} />;
  // The rial has no fraction, so its short form is that of any number.
  const { number, scale } = moneyParts(String(value), 'IRR', { locale, short });
  return (
    <Figure exact={exact} number={localDigits(number, digits)} scale={scale} unit={unit} strong={strong} />
  );
};

export type MoneyProps = {
  /** A decimal string in the currency's main unit; whole rials for IRR. */
  readonly amount: string;
  readonly currency: Currency;
  readonly short?: boolean;
  readonly strong?: boolean;
};

/** Money in the reader's unit: what is stored in rial shows in toman where the workspace says so. */
export const Money = ({ amount, currency, short, strong }: MoneyProps) => {
  const { locale, digits, moneyUnit } = useLocale();
  const exact = moneyParts(amount, currency, { locale, unit: moneyUnit });
  const shown = short ? moneyParts(amount, currency, { locale, unit: moneyUnit, short }) : exact;
  return (
    <Figure
      exact={localDigits(exact.number, digits)}
      number={localDigits(shown.number, digits)}
      scale={shown.scale}
      unit={shown.unit}
      unitsDiffer
      strong={strong}
    />
  );
};

const minus = '−';

const Figure = (props: {
  readonly exact: string;
  readonly number: string;
  readonly scale?: string;
  readonly unit?: string | undefined;
  /** Figures of a column may be in several units. */
  readonly unitsDiffer?: boolean;
  readonly strong?: boolean | undefined;
}) => {
  const { direction } = useLocale();
  const shown = [props.number, props.scale].filter(Boolean).join(' ');
  const negative = shown.startsWith(minus);
  return (
    <span
      title={shown === props.exact ? undefined : [props.exact, props.unit].filter(Boolean).join(' ')}
      className={classes('whitespace-nowrap', negative && 'text-danger', props.strong && 'font-strong')}
    >
      <bdi dir={direction}>
        {negative ? <span data-sign="">{minus}</span> : null}
        {negative ? shown.slice(minus.length) : shown}
      </bdi>
      {props.unit === undefined ? null : (
        // The space between is the page's, whichever way the unit is written.
        <span
          data-unit={props.unitsDiffer ? '' : undefined}
          className="ms-1 text-[0.85em] font-normal text-ink-muted"
        >
          <bdi>{props.unit}</bdi>
        </span>
      )}
    </span>
  );
};
