import type { Choice } from '#records/define/declare.ts';

/** Where a lead stands. It becomes `converted` by its conversion alone. */
export const leadStatuses: readonly Choice[] = [
  { key: 'new', label: { fa: 'تازه', en: 'New' }, color: 1 },
  { key: 'working', label: { fa: 'در پیگیری', en: 'Working' }, color: 6 },
  { key: 'qualified', label: { fa: 'واجد شرایط', en: 'Qualified' }, color: 0 },
  { key: 'converted', label: { fa: 'تبدیل‌شده', en: 'Converted' }, color: 7 },
  { key: 'junk', label: { fa: 'بی‌نتیجه', en: 'Junk' }, color: 9 },
];

export const leadKinds: readonly Choice[] = [
  { key: 'person', label: { fa: 'حقیقی', en: 'Person' } },
  { key: 'organisation', label: { fa: 'حقوقی', en: 'Organisation' } },
];

/** The checklist by which a lead is worth a deal: need, money, decision and time (the BANT questions). */
export const qualifications: readonly Choice[] = [
  { key: 'need', label: { fa: 'نیاز دارد', en: 'Has the need' }, color: 0 },
  { key: 'budget', label: { fa: 'بودجه دارد', en: 'Has the budget' }, color: 7 },
  { key: 'authority', label: { fa: 'تصمیم‌گیر است', en: 'Decides' }, color: 3 },
  { key: 'timing', label: { fa: 'زمان خرید روشن است', en: 'Time of buying is known' }, color: 6 },
];

export const junkReasons: readonly Choice[] = [
  { key: 'unreachable', label: { fa: 'پاسخ نداد', en: 'Could not be reached' } },
  { key: 'wrong-contact', label: { fa: 'نشانی نادرست', en: 'Wrong contact' } },
  { key: 'no-need', label: { fa: 'نیازی ندارد', en: 'No need' } },
  { key: 'no-budget', label: { fa: 'بودجه ندارد', en: 'No budget' } },
  { key: 'competitor', label: { fa: 'از دیگری خرید', en: 'Bought elsewhere' } },
  { key: 'duplicate', label: { fa: 'تکراری', en: 'Duplicate' } },
  { key: 'spam', label: { fa: 'هرزنامه', en: 'Spam' } },
];
