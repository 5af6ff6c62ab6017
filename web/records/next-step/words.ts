/** How the next step is asked for, and when it may be. */
export const nextStepWords = {
  nextStepFor: {
    fa: (whom: string) => `گام بعدی با ${whom}؟`,
    en: (whom: string) => `Next step with ${whom}?`,
  },
  nextStep: { fa: 'گام بعدی؟', en: 'Next step?' },
  nextStepHint: { fa: 'مانند «تماس برای پاسخ نهایی»', en: 'Such as “Call for the final answer”' },
  when: { fa: 'چه وقت', en: 'When' },
  hour: { fa: 'یک ساعت بعد', en: 'In an hour' },
  tomorrow: { fa: 'فردا صبح', en: 'Tomorrow morning' },
  nextWorkDay: { fa: 'نخستین روز کاری', en: 'Next work day' },
  week: { fa: 'شنبه', en: 'Saturday' },
  weekStart: { fa: 'آغاز هفتهٔ بعد', en: 'Start of next week' },
  chooseDay: { fa: 'روز دیگر', en: 'Another day' },
  set: { fa: 'بگذار', en: 'Set' },
  notNow: { fa: 'فعلاً نه', en: 'Not now' },
  stepSet: {
    fa: (when: string) => `گام بعدی برای ${when} گذاشته شد.`,
    en: (when: string) => `The next step is set for ${when}.`,
  },
};
