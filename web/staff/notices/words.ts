import { counted } from '#persian/bilingual.ts';

/** What the centre of notifications says. */
export const noticeWords = {
  title: { fa: 'اعلان‌ها', en: 'Notifications' },
  open: { fa: 'باز کردن اعلان‌ها', en: 'Open notifications' },
  withCount: {
    fa: (count: string) => `اعلان‌ها، ${count} نخوانده`,
    en: (count: string) => `Notifications, ${count} unread`,
  },
  all: { fa: 'همه', en: 'All' },
  unread: { fa: 'نخوانده', en: 'Unread' },
  readAll: { fa: 'همه را خواندم', en: 'Mark all as read' },
  allRead: { fa: 'همه خوانده شد.', en: 'All is marked as read.' },
  notUnread: { fa: 'به نخوانده‌ها برنگشت', en: 'It was not marked as unread' },
  notMarked: { fa: 'نشانِ خوانده نخورد', en: 'It was not marked' },
  settings: { fa: 'تنظیم اعلان‌ها', en: 'Notification settings' },
  markRead: { fa: 'خواندم', en: 'Mark as read' },
  markUnread: { fa: 'نخوانده بماند', en: 'Mark as unread' },
  more: { fa: 'پیش‌تر', en: 'Earlier' },
  emptyTitle: { fa: 'خبری نیست', en: 'Nothing new' },
  empty: {
    fa: 'وقتی کاری به شما سپرده شود، نامتان بیاید یا سررسیدی برسد، اینجا می‌بینید.',
    en: 'When something is assigned to you, you are mentioned or something is due, it shows here.',
  },
  allReadTitle: { fa: 'همه را خوانده‌اید', en: 'You have read everything' },
  isNew: { fa: 'نخوانده', en: 'Unread' },
  times: { fa: (count: string) => `${count} بار`, en: (count: string) => counted(count, 'time', 'times') },
};
