import { joinList } from '#persian/list.ts';
import { nextStepWords } from '#web/records/next-step/words.ts';

/** What «روز من» says. */
export const dayWords = {
  ...nextStepWords,
  title: { fa: 'روز من', en: 'My day' },
  greetings: {
    fa: (part: 'morning' | 'noon' | 'evening' | 'night', name: string) =>
      `${{ morning: 'صبح به‌خیر', noon: 'روز به‌خیر', evening: 'عصر به‌خیر', night: 'شب به‌خیر' }[part]}، ${name}`,
    en: (part: 'morning' | 'noon' | 'evening' | 'night', name: string) =>
      `${{ morning: 'Good morning', noon: 'Good day', evening: 'Good evening', night: 'Good evening' }[part]}, ${name}`,
  },
  dayOf: { fa: (name: string) => `روز ${name}`, en: (name: string) => `${name}’s day` },
  whose: { fa: 'روز چه کسی', en: 'Whose day' },
  mine: { fa: 'خودم', en: 'Mine' },
  standingIn: {
    fa: (names: readonly string[]) =>
      `جانشین ${joinList(names, 'fa')} هستید؛ ${names.length > 1 ? 'کارهایشان' : 'کارهایش'} در همین فهرست است.`,
    en: (names: readonly string[]) =>
      `You stand in for ${joinList(names, 'en')}, whose work is in this list.`,
  },
  today: { fa: 'امروز', en: 'Today' },
  now: { fa: 'اکنون', en: 'Now' },
  holiday: { fa: (name: string) => `تعطیل: ${name}`, en: (name: string) => `Holiday: ${name}` },
  dayOff: { fa: 'روز تعطیل هفته', en: 'Weekly day off' },
  tomorrowOff: {
    fa: (name: string) => `فردا تعطیل است: ${name}`,
    en: (name: string) => `Tomorrow is a holiday: ${name}`,
  },
  left: {
    fa: (count: string) => `${count} کار مانده`,
    en: (count: string) => `${count} left`,
  },
  allDone: { fa: 'همه انجام شد', en: 'All done' },
  add: { fa: 'کار تازه', en: 'New task' },
  calendar: { fa: 'تقویم', en: 'Calendar' },
  overdue: { fa: 'عقب‌افتاده', en: 'Overdue' },
  moreOverdue: {
    fa: 'تنها قدیمی‌ترها را می‌بینید؛ با رسیدگی به این‌ها بقیه هم می‌آیند.',
    en: 'These are the oldest; as you deal with them the others follow.',
  },
  emptyToday: { fa: 'امروز چیزی در برنامه نیست.', en: 'Nothing is planned for today.' },
  emptyTodayHint: {
    fa: 'کاری بگذارید، یا از معامله‌هایی شروع کنید که گام بعدی ندارند.',
    en: 'Plan something, or begin with the deals that have no next step.',
  },
  emptyDayOff: {
    fa: 'امروز تعطیل است و چیزی در برنامه نیست. استراحت کنید.',
    en: 'A day off, and nothing planned. Rest well.',
  },
  isDone: { fa: (title: string) => `«${title}» انجام شد.`, en: (title: string) => `“${title}” is done.` },
  isOpen: {
    fa: (title: string) => `«${title}» دوباره باز شد.`,
    en: (title: string) => `“${title}” is open again.`,
  },
  finish: { fa: (title: string) => `«${title}» انجام شد`, en: (title: string) => `Mark “${title}” done` },
  reopen: { fa: (title: string) => `باز کردن دوبارهٔ «${title}»`, en: (title: string) => `Reopen “${title}”` },
  finishShort: { fa: 'انجام شد', en: 'Done' },
  reopenShort: { fa: 'دوباره باز شود', en: 'Reopen' },
  snooze: { fa: 'به وقت دیگر', en: 'Snooze' },
  snoozeIt: { fa: (title: string) => `«${title}» به وقت دیگر`, en: (title: string) => `Snooze “${title}”` },
  snoozed: {
    fa: (title: string, when: string) => `«${title}» ماند برای ${when}.`,
    en: (title: string, when: string) => `“${title}” waits until ${when}.`,
  },
  passedHoliday: {
    fa: (day: string, name: string) => `${day} تعطیل است (${name})؛ به نخستین روز کاری رفت.`,
    en: (day: string, name: string) => `${day} is a holiday (${name}), so it went to the next work day.`,
  },
  passedDayOff: {
    fa: (day: string) => `${day} تعطیل است؛ به نخستین روز کاری رفت.`,
    en: (day: string) => `${day} is a day off, so it went to the next work day.`,
  },
  chosenFree: {
    fa: (name: string) => `یادتان باشد: آن روز تعطیل است (${name}).`,
    en: (name: string) => `Mind that it is a day off (${name}).`,
  },
  call: { fa: 'تماس', en: 'Call' },
  callFor: { fa: (title: string) => `تماس برای «${title}»`, en: (title: string) => `Call about “${title}”` },
  logged: { fa: 'تماس ثبت شد.', en: 'The call is logged.' },
  alsoDone: {
    fa: (title: string) => `«${title}» هم انجام شد؟`,
    en: (title: string) => `Is “${title}” done too?`,
  },
  yesDone: { fa: 'انجام شد', en: 'Done' },
  open: { fa: 'باز کردن', en: 'Open' },
  more: { fa: 'بیشتر', en: 'More' },
  priority: { fa: (label: string) => `اولویت ${label}`, en: (label: string) => `${label} priority` },
  minutes: { fa: (count: string) => `${count} دقیقه`, en: (count: string) => `${count} min` },
  withoutStep: {
    fa: (title: string) => `«${title}» گام بعدی ندارد.`,
    en: (title: string) => `“${title}” has no next step.`,
  },
  setStep: { fa: 'تعیین گام بعدی', en: 'Set the next step' },
  setStepOf: {
    fa: (title: string) => `تعیین گام بعدی «${title}»`,
    en: (title: string) => `Set the next step of “${title}”`,
  },
  rotting: { fa: (many: string) => `${many}ی راکد`, en: (many: string) => `Rotting ${many.toLowerCase()}` },
  rottingHint: {
    fa: 'بیش از مهلت مرحله بی‌حرکت مانده‌اند؛ دیرینه‌ها بالاتر.',
    en: 'Still for longer than their stage allows; the longest first.',
  },
  noRotting: { fa: 'هیچ معامله‌ای راکد نیست.', en: 'No deal is rotting.' },
  stepless: { fa: 'بدون گام بعدی', en: 'Without a next step' },
  noStepless: { fa: 'هر معاملهٔ باز گام بعدی دارد.', en: 'Every open deal has a next step.' },
  inStage: {
    fa: (stage: string, days: string, allowed: string) =>
      `${days} روز بی‌حرکت در «${stage}» (مهلت: ${allowed})`,
    en: (stage: string, days: string, allowed: string) =>
      `Still for ${days} ${days === '1' || days === '۱' ? 'day' : 'days'} in “${stage}” (${allowed} allowed)`,
  },
  inStageSinceToday: {
    fa: (stage: string) => `در «${stage}»، آخرین حرکت امروز`,
    en: (stage: string) => `In “${stage}”, last activity today`,
  },
  lastTouch: { fa: 'آخرین گفت‌وگو', en: 'Last contact' },
  noTouch: { fa: 'هنوز بدون گفت‌وگو', en: 'No call or meeting yet' },
  showAll: { fa: 'دیدن همه', en: 'See all' },
  changes: { fa: 'از دیروز چه شد', en: 'Since yesterday' },
  noChanges: {
    fa: 'همکاران از دیروز چیزی را تغییر نداده‌اند.',
    en: 'Colleagues have changed nothing since yesterday.',
  },
  noChangesOf: {
    fa: 'از دیروز کسی چیزی از او را تغییر نداده است.',
    en: 'Nobody has changed anything of theirs since yesterday.',
  },
  assigned: { fa: (who: string) => `${who} به شما سپرد`, en: (who: string) => `${who} assigned this to you` },
  assignedTo: { fa: (who: string) => `${who} به او سپرد`, en: (who: string) => `${who} assigned this` },
  created: { fa: (who: string) => `${who} ثبت کرد`, en: (who: string) => `${who} created this` },
  changed: { fa: (who: string) => `${who} تغییر داد`, en: (who: string) => `${who} changed this` },
  removed: {
    fa: (who: string) => `${who} به بازیافت برد`,
    en: (who: string) => `${who} moved this to the bin`,
  },
  restored: { fa: (who: string) => `${who} بازگرداند`, en: (who: string) => `${who} restored this` },
  somebody: { fa: 'کسی', en: 'Somebody' },
  became: { fa: 'شد', en: 'became' },
  notRead: { fa: 'این بخش خوانده نشد', en: 'This part could not be read' },
  retry: { fa: 'تلاش دوباره', en: 'Try again' },
  keys: {
    fa: 'با ↑ و ↓ جابه‌جا شوید: D انجام شد، S به وقت دیگر، K تماس، Enter باز کردن.',
    en: 'Move with ↑ and ↓: D done, S snooze, K call, Enter open.',
  },
};
