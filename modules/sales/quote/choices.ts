import type { QuoteColumn, QuoteState } from '../contract/quote.ts';
import type { Choice } from '#records/define/declare.ts';

/** Where a quote stands. A version that was sent is frozen; a change makes the next one, a draft again. */
export const quoteStates: readonly (Choice & { readonly key: QuoteState })[] = [
  { key: 'draft', label: { fa: 'پیش‌نویس', en: 'Draft' }, color: 9 },
  { key: 'sent', label: { fa: 'فرستاده', en: 'Sent' }, color: 1 },
  { key: 'opened', label: { fa: 'دیده شده', en: 'Opened' }, color: 6 },
  { key: 'accepted', label: { fa: 'پذیرفته', en: 'Accepted' }, color: 7 },
  { key: 'refused', label: { fa: 'رد شده', en: 'Refused' }, color: 4 },
  { key: 'expired', label: { fa: 'گذشته از اعتبار', en: 'Expired' }, color: 3 },
  { key: 'withdrawn', label: { fa: 'پس گرفته', en: 'Withdrawn' }, color: 8 },
];

/** The customer has it and may still answer. */
export const openStates: readonly QuoteState[] = ['sent', 'opened'];

export const quoteLanguages = [
  { key: 'fa', label: { fa: 'فارسی', en: 'Persian' } },
  { key: 'en', label: { fa: 'انگلیسی', en: 'English' } },
] as const;

/** Columns of the table that a template may leave out. */
export const quoteColumns: readonly (Choice & { readonly key: QuoteColumn })[] = [
  { key: 'code', label: { fa: 'کد', en: 'Code' } },
  { key: 'unit', label: { fa: 'واحد', en: 'Unit' } },
  { key: 'gross', label: { fa: 'مبلغ کل', en: 'Gross' } },
  { key: 'discount', label: { fa: 'تخفیف', en: 'Discount' } },
  { key: 'net', label: { fa: 'پس از تخفیف', en: 'After discount' } },
  { key: 'tax', label: { fa: 'مالیات و عوارض', en: 'Tax' } },
];
