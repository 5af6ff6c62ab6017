import { useState } from 'react';

import { localDigits } from '#persian/digits.ts';
import { moneyParts, moneyUnitName, parseMoney, type Currency } from '#persian/money.ts';

import type { FieldProps } from './field.tsx';
import { useLocale } from './locale.tsx';
import { TextField } from './text-field.tsx';

export type MoneyFieldProps = FieldProps & {
  /** A decimal string in the currency's main unit (whole rials for IRR); null when empty. */
  readonly value: string | null;
  readonly onChange: (amount: string | null) => void;
  readonly currency: Currency;
  readonly placeholder?: string;
};

/**
 * Money as people write it («۱۲٫۵ میلیون»), in the workspace's unit; the value is always rial or the currency's own.
 * What is no amount stays to be mended, with a sentence beneath, and counts as empty.
 */
export const MoneyField = ({ value, onChange, currency, ...field }: MoneyFieldProps) => {
  const { locale, digits, moneyUnit } = useLocale();
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);

  const settled =
    value === null
      ? ''
      : localDigits(moneyParts(value, currency, { locale, unit: moneyUnit }).number, digits);
  const parsed = typed === null || typed.trim() === '' ? null : parseMoney(typed, currency, moneyUnit);
  const ownError = left && parsed !== null && !parsed.ok ? parsed.phrase[locale] : undefined;

  const type = (next: string) => {
    setTyped(next);
    setLeft(false);
    const amount = next.trim() === '' ? null : parseMoney(next, currency, moneyUnit);
    onChange(amount?.ok ? amount.value : null);
  };
  const leave = () => {
    setLeft(true);
    if (parsed === null || parsed.ok) setTyped(null);
  };

  return (
    <TextField
      {...field}
      kind="number"
      error={field.error ?? ownError}
      value={typed ?? settled}
      onChange={type}
      onBlur={leave}
      autoComplete="off"
      after={<span className="text-sm">{moneyUnitName(currency, moneyUnit)[locale]}</span>}
    />
  );
};
