/** Exact arithmetic on canonical decimal strings, as far as a number field needs it. */

type Scaled = { readonly units: bigint; readonly scale: number };

const parse = (decimal: string): Scaled => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
};

const at = ({ units, scale }: Scaled, target: number): bigint => units * 10n ** BigInt(target - scale);

/** -1, 0 or 1 as `one` is smaller than, equal to or larger than `other`. */
export const compareDecimals = (one: string, other: string): number => {
  const [a, b] = [parse(one), parse(other)];
  const scale = Math.max(a.scale, b.scale);
  const [left, right] = [at(a, scale), at(b, scale)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** `value` with `step` added (`direction` 1) or taken away (-1). */
export const stepDecimal = (value: string, step: string, direction: 1 | -1): string => {
  const [a, b] = [parse(value), parse(step)];
  const scale = Math.max(a.scale, b.scale);
  const sum = at(a, scale) + BigInt(direction) * at(b, scale);
  const digits = String(sum < 0n ? -sum : sum).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${sum < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

/** Which limit a value breaks, if any. */
export const outOfRange = (value: string, min?: string, max?: string): 'small' | 'large' | null => {
  if (min !== undefined && compareDecimals(value, min) < 0) return 'small';
  if (max !== undefined && compareDecimals(value, max) > 0) return 'large';
  return null;
};
