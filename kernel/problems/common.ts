import { formatNumber } from '#persian/digits.ts';
import { defineProblem } from './problem.ts';

export const malformedRequest = defineProblem<{ reason: { fa: string; en: string } }>({
  slug: 'malformed-request',
  status: 400,
  title: { fa: 'درخواست خوانا نیست', en: 'The request cannot be read' },
  detail: ({ reason }) => reason,
});

export const invalidValues = defineProblem<{ count: number }>({
  slug: 'invalid-values',
  status: 422,
  title: { fa: 'بعضی مقدارها درست نیست', en: 'Some values are not valid' },
  detail: ({ count }) => ({
    fa: `${formatNumber(count, 'fa')} مورد باید اصلاح شود؛ چیزی ذخیره نشد.`,
    en: `${count} ${count === 1 ? 'value needs' : 'values need'} attention; nothing was saved.`,
  }),
});

export const notSignedIn = defineProblem({
  slug: 'not-signed-in',
  status: 401,
  title: { fa: 'وارد نشده‌اید', en: 'You are not signed in' },
  detail: () => ({
    fa: 'نشست شما پایان یافته است. دوباره وارد شوید.',
    en: 'Your session has ended. Sign in again.',
  }),
});

export const notAllowed = defineProblem({
  slug: 'not-allowed',
  status: 403,
  title: { fa: 'اجازهٔ این کار را ندارید', en: 'You may not do this' },
  detail: () => ({
    fa: 'نقش شما این کار را در بر نمی‌گیرد. مدیر فضای کار می‌تواند آن را بدهد.',
    en: 'Your role does not include this. An administrator of the workspace can grant it.',
  }),
});

export const notFound = defineProblem({
  slug: 'not-found',
  status: 404,
  title: { fa: 'پیدا نشد', en: 'Not found' },
  detail: () => ({
    fa: 'چنین چیزی نیست، حذف شده است، یا شما آن را نمی‌بینید.',
    en: 'There is no such thing, it was deleted, or you may not see it.',
  }),
});

export const tooManyRequests = defineProblem<{ seconds: number }>({
  slug: 'too-many-requests',
  status: 429,
  title: { fa: 'درخواست‌ها بیش از اندازه است', en: 'Too many requests' },
  detail: ({ seconds }) => ({
    fa: `${formatNumber(seconds, 'fa')} ثانیهٔ دیگر دوباره بکوشید.`,
    en: `Try again in ${seconds} seconds.`,
  }),
});

export const unexpected = defineProblem<{ code: string }>({
  slug: 'unexpected',
  status: 500,
  title: { fa: 'خطایی از سوی ما رخ داد', en: 'Something went wrong on our side' },
  detail: ({ code }) => ({
    fa: `چیزی نیمه‌کاره ذخیره نشده است. دوباره بکوشید؛ اگر ماند، این کد را به پشتیبان بدهید: ${code}`,
    en: `Nothing was saved by halves. Try again; if it persists, give support this code: ${code}`,
  }),
});

export const tooSlow = defineProblem({
  slug: 'too-slow',
  status: 503,
  title: { fa: 'پاسخ بیش از اندازه طول کشید', en: 'This took too long' },
  detail: () => ({
    fa: 'برای آنکه کار دیگران کند نشود متوقف شد. پالایهٔ دقیق‌تری بگذارید یا دوباره بکوشید.',
    en: 'It was stopped so that others are not slowed down. Narrow the filter or try again.',
  }),
});

export const tooBusy = defineProblem({
  slug: 'too-busy',
  status: 503,
  title: { fa: 'سرور سرگرم است', en: 'The server is busy' },
  detail: () => ({ fa: 'چند ثانیهٔ دیگر دوباره بکوشید.', en: 'Try again in a few seconds.' }),
});
