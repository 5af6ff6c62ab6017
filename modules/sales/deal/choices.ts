import type { Choice } from '#records/define/declare.ts';

/** What makes a customer buy now; a firm adds its own. */
export const occasions: readonly Choice[] = [
  { key: 'new-need', label: { fa: 'نیاز تازه', en: 'A new need' }, color: 0 },
  { key: 'replacement', label: { fa: 'جایگزینی', en: 'Replacement' }, color: 1 },
  { key: 'growth', label: { fa: 'گسترش کار', en: 'Growth' }, color: 2 },
  { key: 'renewal', label: { fa: 'تمدید', en: 'Renewal' }, color: 6 },
  { key: 'opening', label: { fa: 'افتتاح یا جابه‌جایی', en: 'Opening or moving' }, color: 3 },
  { key: 'budget', label: { fa: 'پایان سال مالی', en: 'End of the fiscal year' }, color: 7 },
  { key: 'season', label: { fa: 'فصل یا مناسبت تقویمی', en: 'Season or holiday' }, color: 5 },
  {
    key: 'obligation',
    label: { fa: 'الزام قانونی یا قراردادی', en: 'Obliged by law or contract' },
    color: 4,
  },
  { key: 'referral', label: { fa: 'سفارش آشنا', en: 'Referred by somebody' }, color: 8 },
];
