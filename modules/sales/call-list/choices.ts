import type { Choice } from '#records/define/declare.ts';

export const callListStates: readonly Choice[] = [
  { key: 'open', label: { fa: 'در جریان', en: 'Open' }, color: 2 },
  { key: 'paused', label: { fa: 'ایستاده', en: 'Paused' }, color: 3 },
  { key: 'closed', label: { fa: 'پایان‌یافته', en: 'Closed' }, color: 9 },
];

/** On which days a list may be called. */
export const callDays: readonly Choice[] = [
  { key: 'work-days', label: { fa: 'روزهای کاری', en: 'Work days' } },
  { key: 'every-day', label: { fa: 'همهٔ روزها جز تعطیل رسمی', en: 'Every day but holidays' } },
  { key: 'any-day', label: { fa: 'همهٔ روزها، تعطیل‌ها هم', en: 'Every day, holidays too' } },
];

/** Where a row of a list stands. */
export const entryStates: readonly Choice[] = [
  { key: 'waiting', label: { fa: 'در نوبت', en: 'Waiting' }, color: 1 },
  { key: 'done', label: { fa: 'به نتیجه رسید', en: 'Done' }, color: 2 },
  { key: 'exhausted', label: { fa: 'پاسخ نداد', en: 'Never answered' }, color: 3 },
  { key: 'left-out', label: { fa: 'کنار گذاشته شد', en: 'Left out' }, color: 9 },
];

/** Why a row is not called. */
export const leftOutReasons: readonly Choice[] = [
  { key: 'no-phone', label: { fa: 'شماره ندارد', en: 'No number' } },
  { key: 'do-not-call', label: { fa: 'نخواسته تماس بگیریم', en: 'Asked not to be called' } },
  { key: 'by-hand', label: { fa: 'به خواست تماس‌گیرنده', en: 'By the caller' } },
];
