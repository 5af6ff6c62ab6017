import { CURRENCY_CODES, moneyUnitName, type Currency } from './money.ts';

/** Names of currencies as people write them, the longest first, for «دلار کانادا» begins as «دلار» does. */
export const CURRENCY_NAMES: readonly (readonly [name: string, currency: Currency])[] = [
  ...CURRENCY_CODES.map((code) => [moneyUnitName(code).fa, code] as const),
  ...([
    ['دلار آمریکا', 'USD'],
    ['دلار امریکا', 'USD'],
    ['US dollar', 'USD'],
    ['dollar', 'USD'],
    ['euro', 'EUR'],
    ['درهم امارات', 'AED'],
    ['dirham', 'AED'],
    ['لیر ترکیه', 'TRY'],
    ['یوان چین', 'CNY'],
    ['پوند انگلیس', 'GBP'],
    ['pound', 'GBP'],
    ['روپیه هند', 'INR'],
    ['فرانک سوئیس', 'CHF'],
    ['ریال ایران', 'IRR'],
    ['rial', 'IRR'],
    ['ین ژاپن', 'JPY'],
  ] as const),
].toSorted(([one], [other]) => other.length - one.length);
