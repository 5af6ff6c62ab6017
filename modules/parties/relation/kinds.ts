import type { Phrase } from '#persian/bilingual.ts';

export type RelationKind = {
  readonly key: string;
  /** What `from` is to `to`. */
  readonly label: Phrase;
  /** What `to` is to `from`; the same words where both are alike. */
  readonly inverse: Phrase;
};

const alike = (key: string, label: Phrase): RelationKind => ({ key, label, inverse: label });

export const relationKinds: readonly RelationKind[] = [
  alike('spouse', { fa: 'همسر', en: 'Spouse' }),
  { key: 'parent', label: { fa: 'پدر یا مادر', en: 'Parent' }, inverse: { fa: 'فرزند', en: 'Child' } },
  alike('sibling', { fa: 'خواهر یا برادر', en: 'Sibling' }),
  alike('relative', { fa: 'خویشاوند', en: 'Relative' }),
  alike('friend', { fa: 'دوست', en: 'Friend' }),
  {
    key: 'household-member',
    label: { fa: 'عضو خانوار', en: 'Member of the household' },
    inverse: { fa: 'خانوار', en: 'Household' },
  },
  alike('colleague', { fa: 'همکار', en: 'Colleague' }),
  {
    key: 'manager',
    label: { fa: 'مدیر', en: 'Manager' },
    inverse: { fa: 'زیردست', en: 'Reports to this person' },
  },
  { key: 'assistant', label: { fa: 'دستیار', en: 'Assistant' }, inverse: { fa: 'مافوق', en: 'Assisted by' } },
  { key: 'referrer', label: { fa: 'معرف', en: 'Referrer' }, inverse: { fa: 'معرفی‌شده', en: 'Referred' } },
  {
    key: 'partner',
    label: { fa: 'شریک', en: 'Business partner' },
    inverse: { fa: 'شریک', en: 'Business partner' },
  },
  {
    key: 'shareholder',
    label: { fa: 'سهام‌دار', en: 'Shareholder' },
    inverse: { fa: 'شرکت سهام', en: 'Company held' },
  },
  {
    key: 'subsidiary',
    label: { fa: 'شرکت وابسته', en: 'Affiliate' },
    inverse: { fa: 'شرکت اصلی', en: 'Main company' },
  },
  { key: 'supplier', label: { fa: 'تأمین‌کننده', en: 'Supplier' }, inverse: { fa: 'خریدار', en: 'Buyer' } },
  {
    key: 'reseller',
    label: { fa: 'نمایندهٔ فروش', en: 'Reseller' },
    inverse: { fa: 'فروشندهٔ اصلی', en: 'Principal' },
  },
  {
    key: 'consumer',
    label: { fa: 'مصرف‌کنندهٔ نهایی', en: 'End consumer' },
    inverse: { fa: 'فروشنده به او', en: 'Sold through' },
  },
  { key: 'adviser', label: { fa: 'مشاور', en: 'Adviser' }, inverse: { fa: 'کارفرما', en: 'Client' } },
  alike('competitor', { fa: 'رقیب', en: 'Competitor' }),
];

/** Whether both ends say the same of each other, so that one record stands for both directions. */
export const isMutual = (key: string): boolean =>
  relationKinds.some((kind) => kind.key === key && kind.label.fa === kind.inverse.fa);

/** What the other end is, seen from one end: the `from` party reads the inverse, the `to` party the kind itself. */
export function relationWords(key: string, seenFrom: 'from' | 'to'): Phrase | undefined {
  const kind = relationKinds.find((one) => one.key === key);
  return seenFrom === 'from' ? kind?.inverse : kind?.label;
}
