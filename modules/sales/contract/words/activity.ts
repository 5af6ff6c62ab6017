import type { Locale, Phrase } from '#persian/bilingual.ts';

import type { ActivityFigure, ActivityGroup } from '../activity.ts';

export const groupNames: Readonly<Record<ActivityGroup, Phrase>> = {
  person: { fa: 'همکار', en: 'Person' },
  team: { fa: 'تیم', en: 'Team' },
  day: { fa: 'روز', en: 'Day' },
  week: { fa: 'هفته', en: 'Week' },
  month: { fa: 'ماه', en: 'Month' },
};

export const figureWords: Readonly<Record<ActivityFigure, Phrase>> = {
  calls: { fa: 'تماس', en: 'Calls' },
  outgoing: { fa: 'تماس خروجی', en: 'Outgoing calls' },
  reached: { fa: 'تماس پاسخ‌داده', en: 'Answered calls' },
  meetings: { fa: 'جلسهٔ برگزارشده', en: 'Meetings held' },
  tasks: { fa: 'کار انجام‌شده', en: 'Tasks done' },
  notes: { fa: 'یادداشت', en: 'Notes' },
};

export const activityWords = {
  by: { fa: 'به تفکیک', en: 'By' },
  lines: { fa: 'چه کسی، چه کرد', en: 'Who did what' },
  periods: { fa: 'کی، چه شد', en: 'What was done when' },
  answered: { fa: 'سهم پاسخ', en: 'Answered' },
  answeredOf: {
    fa: (reached: string, all: string) => `${reached} از ${all} تماس خروجی`,
    en: (reached: string, all: string) => `${reached} of ${all} outgoing`,
  },
  talk: { fa: 'زمان گفت‌وگو', en: 'Talk time' },
  minutes: { fa: (minutes: string) => `${minutes} دقیقه`, en: (minutes: string) => `${minutes} min` },
  hours: {
    fa: (hours: string, minutes: string) => `${hours} ساعت و ${minutes} دقیقه`,
    en: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
  },
  wholeHours: { fa: (hours: string) => `${hours} ساعت`, en: (hours: string) => `${hours} h` },
  beneath: {
    fa: 'زیر هر عدد، دورهٔ پیش و همین دوره در سال پیش آمده است.',
    en: 'Beneath each number stand the period before and the same period of last year.',
  },
  nothing: { fa: 'در این دوره کاری ثبت نشد.', en: 'Nothing was logged in this period.' },
};

/** «۳ ساعت و ۲۰ دقیقه» @param number as the reader writes numbers */
export function talkTime(minutes: number, locale: Locale, number: (value: number) => string): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return activityWords.minutes[locale](number(rest));
  return rest === 0
    ? activityWords.wholeHours[locale](number(hours))
    : activityWords.hours[locale](number(hours), number(rest));
}
