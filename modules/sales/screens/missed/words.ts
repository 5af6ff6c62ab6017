import { counted } from '#persian/bilingual.ts';

/** What the page of missed opportunities says. */
export const missedWords = {
  kinds: { fa: 'گونه‌ها', en: 'Kinds' },
  owner: { fa: 'مسئول', en: 'Owner' },
  everybody: { fa: 'همه', en: 'Everybody' },
  mine: { fa: 'خودم', en: 'Mine' },
  nobody: { fa: 'بی‌مسئول', en: 'Without an owner' },
  unnamed: { fa: 'همکار', en: 'A colleague' },
  none: { fa: 'چیزی از دست نرفته است', en: 'Nothing is missed' },
  noneHint: { fa: 'همه پیگیری شده‌اند یا گام بعدی دارند.', en: 'All are taken care of, or have a next step.' },
  allHaveStep: {
    fa: 'هر سرنخ و معاملهٔ بازی گام بعدی دارد.',
    en: 'Every open lead and deal has a next step.',
  },
  withoutStep: {
    fa: (count: string) => `${count} سرنخ و معاملهٔ باز گام بعدی ندارد.`,
    en: (count: string) =>
      `${counted(count, 'open lead or deal has', 'open leads and deals have')} no next step.`,
  },
  moreThan: { fa: (count: string) => `بیش از ${count}`, en: (count: string) => `More than ${count}` },
  rest: {
    fa: (count: string) => `${count} ردیف دیرینه‌تر نشان داده شده است؛ باقی پس از این‌ها می‌آیند.`,
    en: (count: string) => `The oldest ${count} are shown; the rest come after them.`,
  },
  call: { fa: (title: string) => `تماس: ${title}`, en: (title: string) => `Call: ${title}` },
  plan: { fa: 'گام بعدی', en: 'Next step' },
  assign: { fa: 'سپردن', en: 'Assign' },
  assigned: { fa: 'سپرده شد', en: 'Handed over' },
  close: { fa: 'بستن', en: 'Close' },
  closed: { fa: 'بسته شد', en: 'Closed' },
  notClosed: { fa: 'بسته نشد', en: 'It was not closed' },
  closeLead: { fa: 'این سرنخ چرا بی‌نتیجه ماند؟', en: 'Why did this lead come to nothing?' },
  closeDeal: { fa: 'این معامله چرا باخت؟', en: 'Why was this deal lost?' },
  reason: { fa: 'دلیل', en: 'Reason' },
  cancel: { fa: 'انصراف', en: 'Cancel' },
  settled: { fa: 'پیگیری نمی‌خواهد', en: 'Needs no follow-up' },
  untitled: { fa: 'بی‌نام', en: 'Untitled' },
};
