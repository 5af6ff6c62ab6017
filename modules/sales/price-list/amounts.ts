import { compareDecimals } from '#persian/decimal.ts';
import type { Money } from '#records/define/declare.ts';
import type { Draft } from '#records/define/lifecycle.ts';
import type { Refusals } from '#records/write/refuse.ts';

/** A thousand trillion: above it somebody has typed a number too many, and sums would no longer fit an amount. */
const largest = '1000000000000000';

export const moneyOf = (value: unknown): Money | null => (value as Money | null | undefined) ?? null;

/** Refuses amounts below zero and those that nobody can have meant. */
export function refusePrice(draft: Draft, field: string, refuse: Refusals['refuse']): void {
  const given = moneyOf(draft.values[field]);
  if (!given) return;
  if (given.amount.startsWith('-'))
    refuse(draft, field, 'negative', { fa: 'مبلغ منفی نیست.', en: 'The amount is not negative.' });
  else if (isTooLarge(given.amount))
    refuse(draft, field, 'too-large', {
      fa: 'این مبلغ بیش از هزار هزار میلیارد است؛ شاید رقمی زیاد نوشته شده است.',
      en: 'This is more than a thousand trillion; perhaps a digit too many.',
    });
}

export const isTooLarge = (amount: string): boolean => compareDecimals(amount, largest) > 0;

/** A share of a hundred that is taken off or added. */
export function refuseShare(draft: Draft, field: string, refuse: Refusals['refuse']): void {
  const given = draft.values[field];
  if (typeof given === 'number' && (given < 0 || given > 100))
    refuse(draft, field, 'no-share', {
      fa: 'درصد از ۰ تا ۱۰۰ است.',
      en: 'A percentage is from 0 to 100.',
    });
}
