import type { Phrase } from '#persian/bilingual.ts';

/** A rate of value added tax, of a hundred, by the civil day from which it holds, and by which law. */
export type LawRate = { readonly from: string; readonly rate: number; readonly by: Phrase };

/**
 * By what a new line is taxed whose product says nothing else: as the firm has set it, as the law has it, or, in a year whose
 * law nobody has told yet, as it was last.
 */
export type UsualTax = { readonly rate: number; readonly by: 'firm' | 'law' | 'last' };

/** `GET /sales/tax-rates` */
export type TaxRates = {
  readonly now: UsualTax;
  /** The first day of the Jalali year in which we are. */
  readonly yearFrom: string;
  readonly law: readonly LawRate[];
};
