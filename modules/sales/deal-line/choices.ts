import type { PriceSource } from '../contract/quote.ts';
import type { Choice } from '#records/define/declare.ts';

/** Where the price of a line comes from; `typed` is whatever somebody wrote over the proposal. */
export const priceSources: readonly (Choice & { readonly key: PriceSource | 'typed' })[] = [
  { key: 'customer', label: { fa: 'قیمت ویژهٔ مشتری', en: 'The customer’s own price' } },
  { key: 'partyList', label: { fa: 'فهرست قیمت مشتری', en: 'The customer’s list' } },
  { key: 'defaultList', label: { fa: 'فهرست قیمت پیش‌فرض', en: 'The default list' } },
  { key: 'product', label: { fa: 'قیمت محصول', en: 'The product’s price' } },
  { key: 'typed', label: { fa: 'دستی', en: 'Typed' } },
];
