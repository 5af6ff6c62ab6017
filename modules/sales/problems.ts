import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';

const many = (count: number): string => count.toLocaleString('fa-IR');

export const stageInUse = defineProblem<{ deals: number }>({
  slug: 'stage-in-use',
  status: 409,
  title: { fa: 'معامله‌ای در این مرحله است', en: 'Deals stand in this stage' },
  detail: ({ deals }) => ({
    fa: `${many(deals)} معامله در این مرحله است. نخست آنها را به مرحلهٔ دیگری ببرید.`,
    en: `${deals} ${deals === 1 ? 'deal stands' : 'deals stand'} in this stage. Move them to another stage first.`,
  }),
});

export const pipelineInUse = defineProblem<{ deals: number }>({
  slug: 'pipeline-in-use',
  status: 409,
  title: { fa: 'معامله‌ای در این کاریز است', en: 'Deals stand in this pipeline' },
  detail: ({ deals }) => ({
    fa: `${many(deals)} معامله در این کاریز است. نخست آنها را به کاریز دیگری ببرید.`,
    en: `${deals} ${deals === 1 ? 'deal stands' : 'deals stand'} in this pipeline. Move them to another one first.`,
  }),
});

export const lastPipeline = defineProblem({
  slug: 'last-pipeline',
  status: 409,
  title: { fa: 'این تنها کاریز فروش است', en: 'This is the only pipeline' },
  detail: () => ({
    fa: 'معامله‌ها به کاریزی نیاز دارند. نخست کاریز دیگری بسازید.',
    en: 'Deals need a pipeline. Create another one first.',
  }),
});

export const stageNeeded = defineProblem<{ pipeline: string; kind: Phrase }>({
  slug: 'stage-needed',
  status: 409,
  title: { fa: 'کاریز به این مرحله نیاز دارد', en: 'The pipeline needs this stage' },
  detail: ({ pipeline, kind }) => ({
    fa: `«${pipeline}» دست‌کم یک مرحلهٔ «${kind.fa}» می‌خواهد.`,
    en: `“${pipeline}” needs at least one stage of the kind “${kind.en.toLowerCase()}”.`,
  }),
});

export const leadAlreadyConverted = defineProblem({
  slug: 'lead-already-converted',
  status: 409,
  title: { fa: 'این سرنخ پیش‌تر تبدیل شده است', en: 'This lead was converted before' },
  detail: () => ({
    fa: 'شخص و معاملهٔ آن ساخته شده است؛ از همان‌جا ادامه دهید.',
    en: 'Its party and its deal are there; go on from them.',
  }),
});

export const oneCurrency = defineProblem({
  slug: 'deal-in-one-currency',
  status: 422,
  title: { fa: 'ردیف‌ها به یک پول‌اند', en: 'Lines are in one currency' },
  detail: () => ({
    fa: 'همهٔ ردیف‌ها و تخفیف‌های یک معامله به یک واحد پول است.',
    en: 'All lines and discounts of a deal are in one currency.',
  }),
});

export const discountTooLarge = defineProblem({
  slug: 'discount-too-large',
  status: 422,
  title: { fa: 'تخفیف از مبلغ بیشتر است', en: 'The discount is more than the amount' },
  detail: () => ({
    fa: 'تخفیف کل از جمع ردیف‌ها بیشتر می‌شود؛ نخست تخفیف را کم کنید.',
    en: 'The discount on the whole would be more than the lines come to; lower it first.',
  }),
});

export const dealTooLarge = defineProblem({
  slug: 'deal-too-large',
  status: 422,
  title: { fa: 'جمع بیش از اندازه بزرگ است', en: 'The sum is too large' },
  detail: () => ({
    fa: 'جمع ردیف‌ها بیش از هزار هزار میلیارد می‌شود؛ شاید در قیمت یا تعداد رقمی زیاد است.',
    en: 'The lines come to more than a thousand trillion; perhaps a price or a quantity has a digit too many.',
  }),
});

export const discountNotApproved = defineProblem<{ percent: number; limit: number }>({
  slug: 'discount-not-approved',
  status: 409,
  title: { fa: 'این تخفیف اجازه می‌خواهد', en: 'This discount needs approval' },
  detail: ({ percent, limit }) => ({
    fa: `تخفیف این معامله ${many(percent)}٪ است و شما تا ${many(limit)}٪ می‌توانید بدهید. از مدیر اجازه بخواهید یا تخفیف را کم کنید.`,
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
