import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

export const callListTooLong = defineProblem<{ most: number }>({
  slug: 'call-list-too-long',
  status: 422,
  title: { fa: 'فهرست تماس بیش از اندازه بلند است', en: 'The call list is too long' },
  detail: ({ most }) => ({
    fa: `یک فهرست تماس حداکثر ${formatNumber(most, 'fa')} ردیف دارد. پالایه را تنگ‌تر کنید یا چند فهرست بسازید.`,
    en: `A call list holds at most ${formatNumber(most, 'en')} rows. Narrow the filter, or make several lists.`,
  }),
});

export const callListEmpty = defineProblem({
  slug: 'call-list-empty',
  status: 422,
  title: { fa: 'کسی در این فهرست نیست', en: 'Nobody is on this list' },
  detail: () => ({
    fa: 'پالایه یا انتخاب شما هیچ رکوردی ندارد؛ چیز دیگری برگزینید.',
    en: 'Your filter or selection holds no record; choose another one.',
  }),
});

export const rowTaken = defineProblem({
  slug: 'row-taken',
  status: 409,
  title: { fa: 'این ردیف دیگر در دست شما نیست', en: 'This row is no longer yours' },
  detail: () => ({
    fa: 'زمان این ردیف گذشت و به همکار دیگری رسید یا نتیجه‌اش ثبت شده است. تماس را از صفحهٔ خود مشتری ثبت کنید.',
    en: 'Its time ran out and a colleague has it, or its outcome is known. Log the call on the customer’s own page.',
  }),
});

export const answerNeeded = defineProblem<{ step: string; field: Phrase }>({
  slug: 'answer-needed',
  status: 422,
  title: { fa: 'پاسخی از متن تماس مانده است', en: 'An answer of the script is missing' },
  detail: ({ step, field }) => ({
    fa: `گام «${step}» فیلد «${field.fa}» را می‌خواهد؛ آن را پر کنید.`,
    en: `The step “${step}” asks for “${field.en}”; fill it in.`,
  }),
});

export const callTooLate = defineProblem({
  slug: 'call-too-late',
  status: 409,
  title: { fa: 'برای واگرد دیر است', en: 'It is too late to undo' },
  detail: () => ({
    fa: 'تنها تماسی که خودتان در یک ربع گذشته ثبت کرده‌اید واگرد می‌شود؛ این یکی را در صفحهٔ مشتری ویرایش کنید.',
    en: 'Only a call that you logged within the last quarter of an hour can be undone; edit this one on the customer’s page.',
  }),
});

export const callWithMeeting = defineProblem({
  slug: 'call-with-meeting',
  status: 409,
  title: { fa: 'قرار این تماس گذاشته شده است', en: 'A meeting was made in this call' },
  detail: () => ({
    fa: 'دعوت‌نامه رفته است و پس گرفته نمی‌شود؛ اگر لازم است خود جلسه را لغو کنید.',
    en: 'Its invitation has left and cannot be called back; cancel the meeting itself if need be.',
  }),
});
