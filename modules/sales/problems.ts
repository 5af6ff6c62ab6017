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

export const quoteEmpty = defineProblem({
  slug: 'quote-empty',
  status: 422,
  title: { fa: 'ردیفی نیست', en: 'There are no lines' },
  detail: () => ({
    fa: 'معامله هنوز ردیفی ندارد؛ نخست محصولی به آن بیفزایید.',
    en: 'The deal has no lines yet; add a product to it first.',
  }),
});

export const quoteNeedsParty = defineProblem({
  slug: 'quote-needs-party',
  status: 422,
  title: { fa: 'خریدار معلوم نیست', en: 'The buyer is not known' },
  detail: () => ({
    fa: 'معامله شخصی ندارد؛ نخست بگویید خریدار کیست.',
    en: 'The deal has no party; say first who buys.',
  }),
});

export const quotePast = defineProblem({
  slug: 'quote-validity-past',
  status: 422,
  title: { fa: 'اعتبار گذشته است', en: 'Its validity is over' },
  detail: () => ({
    fa: 'تاریخ اعتبار این پیش‌فاکتور گذشته است؛ نخست تاریخ تازه‌ای بگذارید.',
    en: 'The day until which this quote is valid has passed; set a new one first.',
  }),
});

export const quoteAnswered = defineProblem({
  slug: 'quote-answered',
  status: 409,
  title: { fa: 'این پیش‌فاکتور سرانجام یافته است', en: 'This quote is settled' },
  detail: () => ({
    fa: 'این نسخه دیگر فرستاده یا عوض نمی‌شود؛ نسخه یا پیش‌فاکتور تازه بسازید.',
    en: 'This version is no longer sent or changed; make a new version or a new quote.',
  }),
});

export const quoteNotSent = defineProblem({
  slug: 'quote-not-sent',
  status: 409,
  title: { fa: 'فرستاده نشده است', en: 'It has not been sent' },
  detail: () => ({
    fa: 'این پیش‌فاکتور نزد مشتری باز نیست.',
    en: 'This quote does not lie open before the customer.',
  }),
});

export const quoteLinkUnknown = defineProblem({
  slug: 'quote-link-unknown',
  status: 404,
  title: { fa: 'این پیوند به جایی نمی‌رسد', en: 'This link leads nowhere' },
  detail: () => ({
    fa: 'پیوند ناقص یا نادرست است؛ آن را کامل باز کنید یا از فروشنده پیوند تازه بخواهید.',
    en: 'The link is incomplete or wrong; open it whole, or ask the seller for a new one.',
  }),
});

export const quoteSuperseded = defineProblem({
  slug: 'quote-superseded',
  status: 410,
  title: { fa: 'نسخهٔ تازه‌تری هست', en: 'There is a newer version' },
  detail: () => ({
    fa: 'این نسخه کنار گذاشته شده است؛ نسخهٔ تازه را از فروشنده بخواهید.',
    en: 'This version has been replaced; ask the seller for the new one.',
  }),
});

export const quoteWithdrawn = defineProblem({
  slug: 'quote-withdrawn',
  status: 410,
  title: { fa: 'پیش‌فاکتور پس گرفته شده است', en: 'The quote was withdrawn' },
  detail: () => ({
    fa: 'فروشنده این پیش‌فاکتور را پس گرفته است؛ اگر هنوز خواهان آن‌اید با او تماس بگیرید.',
    en: 'The seller has withdrawn this quote; call him if you are still interested.',
  }),
});

export const quoteOutOfDate = defineProblem({
  slug: 'quote-expired',
  status: 410,
  title: { fa: 'اعتبار این پیش‌فاکتور گذشته است', en: 'This quote is no longer valid' },
  detail: () => ({
    fa: 'تاریخ اعتبار گذشته و پاسخ ثبت نشد؛ از فروشنده پیش‌فاکتور تازه بخواهید.',
    en: 'Its last day has passed and your answer was not taken; ask the seller for a new quote.',
  }),
});

export const quoteAlreadyAccepted = defineProblem({
  slug: 'quote-already-accepted',
  status: 409,
  title: { fa: 'پیش‌تر پذیرفته شده است', en: 'It was accepted before' },
  detail: () => ({
    fa: 'این پیش‌فاکتور پذیرفته شده است؛ اگر نظرتان برگشته با فروشنده تماس بگیرید.',
    en: 'This quote has been accepted; if you have changed your mind, call the seller.',
  }),
});

export const quoteAlreadyRefused = defineProblem({
  slug: 'quote-already-refused',
  status: 409,
  title: { fa: 'پیش‌تر رد شده است', en: 'It was refused before' },
  detail: () => ({
    fa: 'این پیش‌فاکتور رد شده است؛ از فروشنده بخواهید دوباره بفرستد.',
    en: 'This quote has been refused; ask the seller to send it again.',
  }),
});

export const callListTooLong = defineProblem<{ most: number }>({
  slug: 'call-list-too-long',
  status: 422,
  title: { fa: 'فهرست تماس بیش از اندازه بلند است', en: 'The call list is too long' },
  detail: ({ most }) => ({
    fa: `یک فهرست تماس حداکثر ${many(most)} ردیف دارد. پالایه را تنگ‌تر کنید یا چند فهرست بسازید.`,
    en: `A call list holds at most ${most.toLocaleString('en')} rows. Narrow the filter, or make several lists.`,
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

export const salesPeriodClosed = defineProblem<{ told: Phrase }>({
  slug: 'sales-period-closed',
  status: 409,
  title: { fa: 'این دوره بسته است', en: 'This period is closed' },
  detail: ({ told }) => told,
});
