import type { Phrase } from '#persian/bilingual.ts';

/** What people call the work behind the scenes. One that is not here shows its own name. */
export const jobNames: Readonly<Record<string, Phrase>> = {
  'outgoing.send': { fa: 'فرستادن پیام', en: 'Sending a message' },
  'outgoing.deliveries': { fa: 'پیگیری رسیدن پیام‌ها', en: 'Asking whether messages arrived' },
  'duplicates.sweep': { fa: 'جست‌وجوی تکراری‌ها', en: 'Looking for duplicates' },
  'import.undo': { fa: 'واگرد ورود داده', en: 'Undoing an import' },
  'import.run': { fa: 'ورود داده', en: 'Bringing in data' },
};
