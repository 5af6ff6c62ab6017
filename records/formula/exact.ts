import { compareDecimals, multiplyDecimals, roundDecimal, shiftDecimal } from '#persian/decimal.ts';

/** Digits of fraction that products and quotients keep; the SQL functions `peyvand_times` and `peyvand_over` keep the same. */
const kept = 12;
const largest = `1${'0'.repeat(30)}`;

const bounded = (value: string): string | null =>
  compareDecimals(value.replace('-', ''), largest) < 0 ? value : null;

/** The product, or null where it leaves the range of formulas (10^30). */
export function times(a: string, b: string): string | null {
  const product = multiplyDecimals(a, b);
  return bounded(product) === null ? null : roundDecimal(product, kept);
}

/** The quotient, halves away from zero; null for a division by zero and beyond the range. */
export function over(a: string, b: string): string | null {
  const [dividend, divisor] = aligned(a, b);
  if (divisor === 0n) return null;
  const quotient = String((dividend * 10n ** BigInt(kept + 1)) / divisor);
  return bounded(roundDecimal(shiftDecimal(quotient, -(kept + 1)), kept));
}

/** What a division leaves, with the dividend's sign; null for a division by zero. */
export function remainder(a: string, b: string): string | null {
  const [dividend, divisor, scale] = aligned(a, b);
  return divisor === 0n ? null : shiftDecimal(String(dividend % divisor), -scale);
}

function aligned(a: string, b: string): readonly [bigint, bigint, number] {
  const scale = Math.max(fraction(a), fraction(b));
  return [BigInt(shiftDecimal(a, scale)), BigInt(shiftDecimal(b, scale)), scale];
}

const fraction = (value: string): number => value.split('.')[1]?.length ?? 0;
