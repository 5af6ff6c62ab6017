import { z } from 'zod';
import { sql } from '#kernel/database/sql.ts';
import { CURRENCY_NAMES } from '#persian/currency-names.ts';
import { toPersianLetters } from '#persian/writing.ts';
import { right, wrong, wrongType } from './checks.ts';
import type { Checked, FieldKind, ParseEnvironment } from './kind.ts';
import { readNumber } from './read-number.ts';

const amountShape = /^-?\d{1,18}(\.\d{1,4})?$/;
const currencyShape = /^[A-Z]{3}$/;

const wanted = {
  fa: 'مبلغ با واحد پول، مانند {"amount":"1200000","currency":"IRR"}',
  en: 'an amount with its currency, like {"amount":"1200000","currency":"IRR"}',
};

/** An exact decimal amount with its ISO 4217 currency; rial by default. Two columns. */
export const money: FieldKind = {
  name: 'money',
  label: { fa: 'مبلغ', en: 'Money' },
  options: z.strictObject({}),
  comparison: 'number',
  columns: () => [
    { suffix: '', type: 'numeric' },
    { suffix: '_currency', type: 'text' },
  ],
  check: checkMoney,
  toParts: (value) => {
    const { amount, currency } = value as { amount: string; currency: string };
    return { '': amount, _currency: currency };
  },
  select: (parts) => sql`case when ${parts('')} is null then null
    else jsonb_build_object('amount', trim_scale(${parts('')})::text, 'currency', ${parts('_currency')}) end`,
  scalar: (parts) => parts(''),
  customParts: (document) => (suffix) =>
    suffix === '' ? sql`(${document} ->> 'amount')::numeric` : sql`${document} ->> 'currency'`,
  jsonSchema: () => ({
    type: 'object',
    required: ['amount', 'currency'],
    additionalProperties: false,
    properties: {
      amount: { type: 'string', pattern: amountShape.source },
      currency: { type: 'string', pattern: currencyShape.source },
    },
  }),
  parse: readMoney,
};

function checkMoney(value: unknown): Checked {
  if (typeof value !== 'object' || value === null) return wrongType(wanted);
  const { amount, currency, ...rest } = value as Record<string, unknown>;
  if (typeof amount !== 'string' || !amountShape.test(amount) || Object.keys(rest).length > 0)
    return wrongType(wanted);
  if (typeof currency !== 'string' || !currencyShape.test(currency))
    return wrong(
      'wrong-currency',
      {
        fa: 'واحد پول باید کد سه‌حرفی مانند IRR باشد.',
        en: 'The currency must be a three-letter code like IRR.',
      },
      'currency',
    );
  return right({ amount: amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), currency });
}

const marks: readonly (readonly [RegExp, string])[] = [
  [/تومان|tomans?/i, 'IRT'],
  ...CURRENCY_NAMES.map(
    ([name, code]) => [new RegExp(`(?<!\\p{L})${name}s?(?!\\p{L})`, 'iu'), code] as const,
  ),
  [/\$/, 'USD'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
];

const scales: readonly (readonly [RegExp, number])[] = [
  [/هزار|thousand/i, 1e3],
  [/میلیون|million/i, 1e6],
  [/میلیارد|billion/i, 1e9],
];

/** «۱۲٫۵ میلیون» too, whose decimals people write with a slash as well; and 12.500.000, for a number has one point. */
function readAmount(text: string): number | undefined {
  const scale = scales.find(([shape]) => shape.test(text));
  if (!scale)
    return readNumber(/^[\s\d۰-۹]+(?:\.[\d۰-۹]{3}){2,}\s*$/.test(text) ? text.replaceAll('.', '') : text);
  const value = readNumber(text.replace(scale[0], '').replace('/', '.'));
  // Binary fractions are no part of an amount: 2.3 millions are no 2,299,999.9999999995.
  return value === undefined ? undefined : Math.round(value * scale[1] * 100) / 100;
}

/** What an amount says of its own currency goes before what is said of the file. Tomans, `IRT`, become rials. */
function readMoney(typed: string, _field: unknown, environment: ParseEnvironment): Checked {
  const text = toPersianLetters(typed);
  const mark = marks.find(([shape]) => shape.test(text));
  const code = /\b[A-Z]{3}\b/.exec(text)?.[0];
  const currency = mark?.[1] ?? code ?? environment.currency;
  const value = readAmount(mark ? text.replace(mark[0], '') : text.replace(code ?? '', ''));
  if (value === undefined)
    return wrong('not-an-amount', { fa: `«${typed}» مبلغ نیست.`, en: `“${typed}” is not an amount.` });
  return currency === 'IRT'
    ? checkMoney({ amount: String(value * 10), currency: 'IRR' })
    : checkMoney({ amount: String(value), currency });
}
