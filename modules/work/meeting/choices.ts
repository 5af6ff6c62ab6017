import type { Choice } from '#records/define/declare.ts';

export const meetingManners: readonly Choice[] = [
  { key: 'in-person', label: { fa: 'در دفتر ما', en: 'At our office' }, color: 0 },
  { key: 'visit', label: { fa: 'ملاقات نزد مشتری', en: 'Visit to the customer' }, color: 3 },
  { key: 'online', label: { fa: 'برخط', en: 'Online' }, color: 1 },
];

export const meetingStates: readonly Choice[] = [
  { key: 'planned', label: { fa: 'در پیش', en: 'Planned' }, color: 1 },
  { key: 'held', label: { fa: 'برگزارشده', en: 'Held' }, color: 2 },
  { key: 'cancelled', label: { fa: 'لغوشده', en: 'Cancelled' }, color: 9 },
  { key: 'missed', label: { fa: 'مشتری نیامد', en: 'No-show' }, color: 5 },
];
