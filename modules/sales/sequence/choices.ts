import type { Choice } from '#records/define/declare.ts';

export const enrolmentStates: readonly Choice[] = [
  { key: 'active', label: { fa: 'در جریان', en: 'Active' }, color: 2 },
  { key: 'paused', label: { fa: 'ایستاده', en: 'Paused' }, color: 3 },
  { key: 'finished', label: { fa: 'به پایان رسید', en: 'Finished' }, color: 9 },
  { key: 'stopped', label: { fa: 'متوقف شد', en: 'Stopped' }, color: 1 },
];

/** Why a sequence ended before its last step. */
export const stopReasons: readonly Choice[] = [
  { key: 'answered', label: { fa: 'گفت‌وگو شد', en: 'Talked' } },
  { key: 'meeting', label: { fa: 'قرار دیدار گذاشته شد', en: 'A meeting is set' } },
  { key: 'replied', label: { fa: 'به پیام پاسخ داد', en: 'Replied to a message' } },
  { key: 'closed', label: { fa: 'سرنخ یا معامله بسته شد', en: 'The lead or deal is closed' } },
  { key: 'opted-out', label: { fa: 'نخواست تماس بگیریم', en: 'Asked not to be contacted' } },
  { key: 'gone', label: { fa: 'رکورد حذف شد', en: 'The record is gone' } },
  { key: 'by-hand', label: { fa: 'به خواست همکار', en: 'By a colleague' } },
];
