import { formatNumber } from '#persian/digits.ts';
import { defineProblem } from '#kernel/problems/problem.ts';

export const discountNotApproved = defineProblem<{ percent: number; limit: number }>({
  slug: 'discount-not-approved',
  status: 409,
  title: { fa: 'این تخفیف اجازه می‌خواهد', en: 'This discount needs approval' },
  detail: ({ percent, limit }) => ({
    fa: `تخفیف این معامله ${formatNumber(percent, 'fa')}٪ است و شما تا ${formatNumber(limit, 'fa')}٪ می‌توانید بدهید. از مدیر اجازه بخواهید یا تخفیف را کم کنید.`,
    en: `This deal gives ${percent}% away and you may give ${limit}%. Ask your manager, or lower the discount.`,
  }),
});

export const approvalNotNeeded = defineProblem({
  slug: 'discount-approval-not-needed',
  status: 409,
  title: { fa: 'اجازه لازم نیست', en: 'No approval is needed' },
  detail: () => ({
    fa: 'این تخفیف در اندازهٔ اختیار شماست یا پیش‌تر پذیرفته شده است.',
    en: 'This discount is within your limit, or was approved before.',
  }),
});

export const alreadyDecided = defineProblem({
  slug: 'already-decided',
  status: 409,
  title: { fa: 'پیش‌تر تصمیم گرفته شده است', en: 'It was decided before' },
  detail: () => ({
    fa: 'کس دیگری زودتر پاسخ داده است؛ صفحه را تازه کنید.',
    en: 'Somebody else answered first; look again.',
  }),
});

export const reasonNeeded = defineProblem({
  slug: 'reason-needed',
  status: 422,
  title: { fa: 'دلیل را بنویسید', en: 'Write the reason' },
  detail: () => ({
    fa: 'برای رد کردن یک جمله دلیل لازم است، تا فروشنده بداند چه کند.',
    en: 'A refusal wants a sentence of reason, so that the seller knows what to do.',
  }),
});
