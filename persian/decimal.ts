import { DECIMAL } from './digits.ts';

/** Longer than any amount, short enough that hostile input cannot make big integers slow. */
const LONGEST = 200;

type Scaled = { readonly units: bigint; readonly scale: number };

const scaled = (value: string): Scaled => {
  if (value.length > LONGEST || !DECIMAL.test(value)) throw new RangeError('Not a decimal number');
  const [whole = '0', fraction = ''] = value.split('.');
  return { units: BigInt(whole + fraction), scale: fraction.length };
};

const text = ({ units, scale }: Scaled): string => {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
};

const aligned = (a: string, b: string): readonly [bigint, bigint, number] => {
  const [left, right] = [scaled(a), scaled(b)];
  const scale = Math.max(left.scale, right.scale);
  const raise = ({ units, scale: own }: Scaled) => units * 10n ** BigInt(scale - own);
  return [raise(left), raise(right), scale];
};

/** The exact sum of two decimal strings. All functions here throw a RangeError for what is no decimal. */
export const addDecimals = (a: string, b: string): string => {
  const [left, right, scale] = aligned(a, b);
  return text({ units: left + right, scale });
};

/** The exact difference of two decimal strings. */
export const subtractDecimals = (a: string, b: string): string => {
  const [left, right, scale] = aligned(a, b);
  return text({ units: left - right, scale });
};

/** The exact product of two decimal strings. */
export const multiplyDecimals = (a: string, b: string): string => {
  const [left, right] = [scaled(a), scaled(b)];
  return text({ units: left.units * right.units, scale: left.scale + right.scale });
};

/** −1, 0 or 1 as the first is less than, equal to or greater than the second. */
export const compareDecimals = (a: string, b: string): -1 | 0 | 1 => {
  const [left, right] = aligned(a, b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
};

/** The value with at most so many digits of fraction, halves away from zero, as invoices round. */
export const roundDecimal = (value: string, fraction: number): string => {
  const { units, scale } = scaled(value);
  if (scale <= fraction) return text({ units, scale });
  const step = 10n ** BigInt(scale - fraction);
  const half = units < 0n ? -step / 2n : step / 2n;
  return text({ units: (units + half) / step, scale: fraction });
};

/** The value times ten to a power (which may be negative), exactly. */
export const shiftDecimal = (value: string, power: number): string => {
  const { units, scale } = scaled(value);
  return power <= scale
    ? text({ units, scale: scale - power })
    : text({ units: units * 10n ** BigInt(power - scale), scale: 0 });
};

/** The sum of decimal strings; 0 for none. */
export const sumDecimals = (values: Iterable<string>): string => {
  let sum = '0';
  for (const value of values) sum = addDecimals(sum, value);
  return sum;
};
