import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  roundDecimal,
  shiftDecimal,
  subtractDecimals,
  sumDecimals,
} from '#persian/decimal.ts';
import { currencyDecimals, isCurrency } from '#persian/money.ts';

/** A discount: a share of a hundred, or an amount in the currency of the prices; neither is none. */
export type Discount = { readonly percent?: number | null; readonly amount?: string | null };

/** One line as it is priced. Amounts are decimal strings in the main unit of one currency. */
export type PricedLine = {
  readonly quantity: number;
  readonly unitPrice: string;
  readonly discount: Discount;
  /** Of a hundred. */
  readonly taxRate: number;
  /** What the price lists ask for one; a lower price is a discount too. */
  readonly listPrice?: string | null;
};

export type LineSums = {
  /** Quantity times price. */
  readonly gross: string;
  /** What is taken off this line by itself. */
  readonly discount: string;
  /** This line's share of the discount on the whole. */
  readonly share: string;
  /** After both discounts, before tax. */
  readonly net: string;
  readonly tax: string;
  readonly total: string;
};

/** The same over all lines: `total` is `gross` less `discount` and `share`, plus `tax`, to the smallest unit. */
export type Sums = LineSums & { readonly lines: readonly LineSums[] };

/** What is wrong with a discount, by line; `whole` is the discount on all of them. */
export type DiscountFault = { readonly at: number | 'whole' };

const least = (a: string, b: string): string => (compareDecimals(a, b) <= 0 ? a : b);
const isPositive = (value: string): boolean => compareDecimals(value, '0') > 0;

const decimalsOf = (currency: string): number => (isCurrency(currency) ? currencyDecimals(currency) : 2);

/** What a discount takes off an amount, rounded to the currency's smallest unit, never more than the amount itself. */
const taken = ({ percent, amount }: Discount, from: string, decimals: number): string =>
  amount !== null && amount !== undefined
    ? least(amount, from)
    : roundDecimal(multiplyDecimals(from, shiftDecimal(String(percent ?? 0), -2)), decimals);

/**
 * Prices lines with the discount on the whole. Each line is rounded by itself, as an invoice prints it; the whole
 * discount is shared out by size so that the shares are it exactly.
 * @param currency ISO 4217; every amount is in it
 */
export function sumLines(lines: readonly PricedLine[], whole: Discount, currency: string): Sums {
  const decimals = decimalsOf(currency);
  const own = lines.map((line) => {
    const gross = roundDecimal(multiplyDecimals(String(line.quantity), line.unitPrice), decimals);
    const discount = taken(line.discount, gross, decimals);
    return { gross, discount, after: subtractDecimals(gross, discount) };
  });
  const after = own.map((line) => line.after);
  const shares = shareOut(taken(whole, sumDecimals(after), decimals), after, decimals);
  const priced = own.map(({ gross, discount, after: left }, index): LineSums => {
    const share = shares[index] ?? '0';
    const net = subtractDecimals(left, share);
    const rate = shiftDecimal(String(lines[index]?.taxRate ?? 0), -2);
    const tax = roundDecimal(multiplyDecimals(net, rate), decimals);
    return { gross, discount, share, net, tax, total: addDecimals(net, tax) };
  });
  const sum = (name: keyof LineSums): string => sumDecimals(priced.map((line) => line[name]));
  return {
    lines: priced,
    gross: sum('gross'),
    discount: sum('discount'),
    share: sum('share'),
    net: sum('net'),
    tax: sum('tax'),
    total: sum('total'),
  };
}

/** Shares an amount out by weight, in smallest units; what rounding leaves goes to the largest remainders, the first before. */
function shareOut(amount: string, weights: readonly string[], decimals: number): string[] {
  const units = (value: string): bigint => BigInt(shiftDecimal(value, decimals));
  const all = weights.map(units);
  const sum = all.reduce((a, b) => a + b, 0n);
  const whole = units(amount);
  if (sum <= 0n) return weights.map(() => '0');
  const parts = all.map((weight, index) => ({
    index,
    units: (whole * weight) / sum,
    rest: (whole * weight) % sum,
  }));
  let left = whole - parts.reduce((total, part) => total + part.units, 0n);
  for (const part of parts.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left <= 0n) break;
    part.units += 1n;
    left -= 1n;
  }
  return parts.map((part) => shiftDecimal(String(part.units), -decimals));
}

/** Where a discount is more than there is to take it from. */
export function discountFault(
  lines: readonly PricedLine[],
  whole: Discount,
  currency: string,
): DiscountFault | undefined {
  const decimals = decimalsOf(currency);
  let left = '0';
  for (const [at, { quantity, unitPrice, discount }] of lines.entries()) {
    const gross = roundDecimal(multiplyDecimals(String(quantity), unitPrice), decimals);
    if (discount.amount && compareDecimals(discount.amount, gross) > 0) return { at };
    left = addDecimals(left, subtractDecimals(gross, taken(discount, gross, decimals)));
  }
  return whole.amount && compareDecimals(whole.amount, left) > 0 ? { at: 'whole' } : undefined;
}

/**
 * The deepest discount of any line, of a hundred, with two digits: against the list price where the line is priced below
 * it, and with its share of the discount on the whole. This is what limits are held against.
 */
export function deepestDiscount(lines: readonly PricedLine[], whole: Discount, currency: string): number {
  const decimals = decimalsOf(currency);
  const { lines: priced } = sumLines(lines, whole, currency);
  let deepest = 0;
  for (const [index, { quantity, listPrice }] of lines.entries()) {
    const { gross = '0', net = '0' } = priced[index] ?? {};
    const listed = roundDecimal(multiplyDecimals(String(quantity), listPrice ?? '0'), decimals);
    const asked = compareDecimals(listed, gross) > 0 ? listed : gross;
    if (!isPositive(asked)) continue;
    const kept = Number(net) / Number(asked);
    deepest = Math.max(deepest, Math.ceil((1 - kept) * 10_000 - 1e-6) / 100);
  }
  return deepest;
}
