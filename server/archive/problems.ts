import type { Phrase } from '#persian/bilingual.ts';
import { defineProblem } from '#kernel/problems/problem.ts';

/** A file that cannot come in as a whole workspace. */
export const badArchive = defineProblem<{ readonly reason: Phrase }>({
  slug: 'bad-archive',
  status: 422,
  title: { fa: 'این پرونده را نمی‌توان وارد کرد', en: 'This file cannot be brought in' },
  detail: ({ reason }) => reason,
});

export const reasons = {
  noArchive: {
    fa: 'این پرونده فشردهٔ zip نیست یا نیمه‌کاره بارگذاری شده است. پروندهٔ کاملی را که از پیوند گرفته‌اید بگذارید.',
    en: 'This is not a zip file, or a part of it is missing. Choose the whole archive that Peyvand gave you.',
  },
  notOurs: {
    fa: 'این پرونده خروجی کامل پیوند نیست. برای CSV و Excel از «ورود داده» در هر فهرست کمک بگیرید.',
    en: 'This is not a whole archive of Peyvand. For CSV and Excel use “Import” on a list.',
  },
  newer: {
    fa: 'این پرونده را نگارش تازه‌تری از پیوند ساخته است. نخست پیوند را به‌روز کنید.',
    en: 'A later version of Peyvand made this file. Upgrade Peyvand first.',
  },
  noRoom: {
    fa: 'پیوست‌های این پرونده بیش از سهم پرونده‌های فضای کار است. سهم را در پیکربندی بیشتر کنید (FILE_QUOTA_BYTES).',
    en: 'The attachments of this file are more than a workspace may store. Raise the quota in the configuration (FILE_QUOTA_BYTES).',
  },
  noAdministrator: {
    fa: 'در این پرونده هیچ همکار فعالی با نقش مدیر سامانه نیست که جای شما را بگیرد.',
    en: 'No active member of this file holds the administrator’s role, so nobody can be you.',
  },
  damaged: (name: string): Phrase => ({
    fa: `بخشی از پرونده (${name}) آسیب دیده است. دوباره از پیوند خروجی بگیرید.`,
    en: `A part of the file (${name}) is damaged. Take it out of Peyvand again.`,
  }),
  counts: (name: string): Phrase => ({
    fa: `شمار ردیف‌های ${name} با آنچه پرونده می‌گوید یکی نیست.`,
    en: `The number of rows of ${name} is not what the file says.`,
  }),
} as const;

/** A whole workspace comes only into an empty one. */
export const notEmpty = defineProblem({
  slug: 'workspace-not-empty',
  status: 409,
  title: { fa: 'این فضای کار خالی نیست', en: 'This workspace is not empty' },
  detail: () => ({
    fa: 'پروندهٔ کامل فقط در فضای کاری وارد می‌شود که هنوز رکورد، همکار یا دادهٔ نمونه‌ای در آن نیست. فضای کار تازه‌ای بسازید.',
    en: 'A whole archive comes only into a workspace without records, members or sample data. Make a further workspace.',
  }),
});

/** What was asked of an archive that is not at that point. */
export const archiveNotReady = defineProblem({
  slug: 'archive-not-ready',
  status: 409,
  title: { fa: 'این پرونده هنوز آماده نیست', en: 'This archive is not ready' },
  detail: () => ({
    fa: 'این کار در این مرحله شدنی نیست. صفحه را تازه کنید تا وضعیت کنونی را ببینید.',
    en: 'This cannot be done at this point. Reload the page to see how far it is.',
  }),
});
