import { useState, type KeyboardEvent, type ReactNode } from 'react';

import { addDecimals, compareDecimals, subtractDecimals } from '#persian/decimal.ts';
import { formatNumber, parseNumber } from '#persian/digits.ts';

import type { FieldProps } from './field.tsx';
import { useLocale, useWords } from './locale.tsx';
import { TextField } from './text-field.tsx';

const words = {
  notNumber: {
    fa: 'این یک عدد نیست؛ مانند ۱۲٬۵۰۰ بنویسید.',
    en: 'This is not a number; write it like 12,500.',
  },
  tooSmall: {
    fa: (least: string) => `کمترین مقدار ${least} است.`,
    en: (least: string) => `The least is ${least}.`,
  },
  tooLarge: {
    fa: (most: string) => `بیشترین مقدار ${most} است.`,
    en: (most: string) => `The most is ${most}.`,
  },
};

export type NumberFieldProps = FieldProps & {
  /** A canonical decimal string (`-12500.5`), so that no amount passes through a float; null when empty. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly min?: string;
  readonly max?: string;
  /** What the up and down arrows add; without it they do nothing. */
  readonly step?: string;
  readonly unit?: ReactNode;
  readonly placeholder?: string;
};

/**
 * A number in the reader's digits, grouped when left; Persian, Arabic and Latin digits are all understood. What is no
 * number stays to be mended, with a sentence beneath, and counts as empty.
 */
export const NumberField = (props: NumberFieldProps) => {
  const { value, onChange, min, max, step, unit, placeholder, ...field } = props;
  const { digits } = useLocale();
  const text = useWords(words);
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);

  const shown = typed ?? (value === null ? '' : formatNumber(value, digits));
  const unreadable = left && typed !== null && typed.trim() !== '' && parseNumber(typed) === undefined;
  const beyond = value === null ? null : outOfRange(value, min, max);
  const ownError = unreadable
    ? text.notNumber
    : beyond === 'small'
      ? text.tooSmall(formatNumber(min ?? '0', digits))
      : beyond === 'large'
        ? text.tooLarge(formatNumber(max ?? '0', digits))
        : undefined;
  const full = { ...field, error: field.error ?? ownError };

  const type = (next: string) => {
    setTyped(next);
    setLeft(false);
    onChange(parseNumber(next) ?? null);
  };
  const leave = () => {
    setLeft(true);
    if (typed !== null && (typed.trim() === '' || parseNumber(typed) !== undefined)) setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (step === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const next = (event.key === 'ArrowUp' ? addDecimals : subtractDecimals)(value ?? '0', step);
    if (outOfRange(next, min, max) !== null) return;
    setTyped(null);
    onChange(next);
  };

  return (
    <TextField
      {...full}
      kind="number"
      value={shown}
      onChange={type}
      onBlur={leave}
      onKeyDown={onKeyDown}
      placeholder={placeholder}
      autoComplete="off"
      after={unit === undefined ? undefined : <span className="text-sm">{unit}</span>}
    />
  );
};

/** Which limit a value breaks, if any. */
const outOfRange = (value: string, min?: string, max?: string): 'small' | 'large' | null => {
  if (min !== undefined && compareDecimals(value, min) < 0) return 'small';
  return max !== undefined && compareDecimals(value, max) > 0 ? 'large' : null;
};
