import type { Choice } from '#records/define/declare.ts';

export const taskKinds: readonly Choice[] = [
  { key: 'task', label: { fa: 'کار', en: 'Task' }, color: 9 },
  { key: 'follow-up', label: { fa: 'پیگیری', en: 'Follow-up' }, color: 0 },
  { key: 'call', label: { fa: 'تماس', en: 'Call' }, color: 1 },
  { key: 'meeting', label: { fa: 'جلسه', en: 'Meeting' }, color: 2 },
  { key: 'visit', label: { fa: 'ملاقات', en: 'Visit' }, color: 3 },
  { key: 'message', label: { fa: 'پیام', en: 'Message' }, color: 4 },
  { key: 'letter', label: { fa: 'نامه', en: 'Letter' }, color: 6 },
];

export const priorities: readonly Choice[] = [
  { key: 'low', label: { fa: 'کم', en: 'Low' }, color: 9 },
  { key: 'normal', label: { fa: 'معمولی', en: 'Normal' }, color: 0 },
  { key: 'high', label: { fa: 'زیاد', en: 'High' }, color: 3 },
  { key: 'urgent', label: { fa: 'فوری', en: 'Urgent' }, color: 5 },
];
