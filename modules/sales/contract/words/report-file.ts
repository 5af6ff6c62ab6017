/** What is written on the file of a report beside its figures. */
export const reportFileWords = {
  period: { fa: 'دوره', en: 'Period' },
  against: { fa: 'در برابر', en: 'Beside' },
  whose: { fa: 'برای', en: 'For' },
  made: { fa: 'سازنده', en: 'Made by' },
  madeBy: {
    fa: (who: string, when: string) => `${who}، ${when}`,
    en: (who: string, when: string) => `${who}, ${when}`,
  },
  before: { fa: 'دورهٔ پیش', en: 'period before' },
  lastYear: { fa: 'سال پیش', en: 'last year' },
  from: { fa: 'از', en: 'from' },
  to: { fa: 'تا', en: 'to' },
  times: { fa: 'شمار', en: 'count' },
  of: { fa: 'از', en: 'of' },
  minutes: { fa: 'دقیقه', en: 'minutes' },
  page: { fa: 'صفحهٔ', en: 'Page' },
  ofPages: { fa: 'از', en: 'of' },
  nothing: { fa: 'چیزی نیست.', en: 'Nothing.' },
  days: {
    fa: (from: string, to: string) => `از ${from} تا ${to}`,
    en: (from: string, to: string) => `${from} to ${to}`,
  },
};
