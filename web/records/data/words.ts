import { counted } from '#persian/bilingual.ts';

/** What is said when records are written; `one` is the object's name («معامله»). */
export const writeWords = {
  removed: {
    fa: (title: string) => `«${title}» به بازیافت رفت.`,
    en: (title: string) => `“${title}” went to the bin.`,
  },
  removedMany: {
    fa: (count: string) => `${count} مورد به بازیافت رفت.`,
    en: (count: string) => `${counted(count, 'record', 'records')} went to the bin.`,
  },
  restored: {
    fa: (title: string) => `«${title}» بازگشت.`,
    en: (title: string) => `“${title}” is back.`,
  },
  changedMany: {
    fa: (count: string) => `${count} مورد تغییر کرد.`,
    en: (count: string) => `${counted(count, 'record was', 'records were')} changed.`,
  },
  stoppedAfter: {
    fa: (count: string) => `پس از ${count} مورد متوقف شد`,
    en: (count: string) => `It stopped after ${counted(count, 'record', 'records')}`,
  },
  notSaved: { fa: 'ذخیره نشد', en: 'Not saved' },
  notRemoved: { fa: 'حذف نشد', en: 'Not removed' },
  notRestored: { fa: 'بازنگشت', en: 'Not restored' },
  undone: { fa: 'به حال پیش بازگشت.', en: 'It is as it was.' },
  notUndone: { fa: 'واگرد نشد', en: 'Not undone' },
};
