import type { Choice } from '#records/define/declare.ts';

export const callDirections: readonly Choice[] = [
  { key: 'outgoing', label: { fa: 'خروجی', en: 'Outgoing' } },
  { key: 'incoming', label: { fa: 'ورودی', en: 'Incoming' } },
];

export const callOutcomes: readonly Choice[] = [
  { key: 'answered', label: { fa: 'گفت‌وگو شد', en: 'Talked' }, color: 2 },
  { key: 'call-back', label: { fa: 'خواست دوباره تماس بگیریم', en: 'Asked to be called again' }, color: 1 },
  { key: 'no-answer', label: { fa: 'پاسخ نداد', en: 'No answer' }, color: 3 },
  { key: 'busy', label: { fa: 'مشغول بود', en: 'Busy' }, color: 3 },
  { key: 'unreachable', label: { fa: 'در دسترس نبود', en: 'Unreachable' }, color: 3 },
  { key: 'message-left', label: { fa: 'پیام گذاشته شد', en: 'Left a message' }, color: 4 },
  { key: 'wrong-number', label: { fa: 'شماره اشتباه بود', en: 'Wrong number' }, color: 9 },
  { key: 'refused', label: { fa: 'نپذیرفت', en: 'Declined' }, color: 5 },
];
