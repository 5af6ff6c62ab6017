import { defineProblem } from '#kernel/problems/problem.ts';

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

export const quoteMovedOn = defineProblem({
  slug: 'quote-moved-on',
  status: 409,
  title: { fa: 'پیش‌فاکتور عوض شده است', en: 'The quote has changed since' },
  detail: () => ({
    fa: 'پس از آن تغییر دیگری کرده است و به حال پیش برنمی‌گردد؛ آن را باز کنید و ببینید چه شده است.',
    en: 'Something else was done with it meanwhile, so it stays as it is; open it to see what.',
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
