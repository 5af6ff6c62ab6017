import type { Phrase } from '#persian/bilingual.ts';
import { defineProblem } from '../problems/problem.ts';

export const wrongCredentials = defineProblem({
  slug: 'wrong-credentials',
  status: 401,
  title: { fa: 'ورود انجام نشد', en: 'You were not signed in' },
  detail: () => ({
    fa: 'شماره یا رایانامه با گذرواژه نمی‌خواند. دوباره بنویسید، یا گذرواژهٔ تازه بخواهید.',
    en: 'The mobile or e-mail and the password do not match. Try again, or ask for a new password.',
  }),
});

export const wrongPassword = defineProblem({
  slug: 'wrong-password',
  status: 422,
  title: { fa: 'گذرواژهٔ کنونی درست نیست', en: 'The current password is wrong' },
  detail: () => ({
    fa: 'برای این کار گذرواژهٔ کنونی خود را درست بنویسید.',
    en: 'Enter your current password correctly to do this.',
  }),
});

export const wrongCode = defineProblem({
  slug: 'wrong-code',
  status: 422,
  title: { fa: 'کد درست نیست', en: 'The code is wrong' },
  detail: () => ({
    fa: 'کد شش‌رقمی برنامهٔ رمزساز را تازه بخوانید؛ هر کد یک بار پذیرفته می‌شود. ساعت گوشی باید درست باشد.',
    en: 'Read the six digits afresh from your authenticator; each code is accepted once. The phone’s clock must be right.',
  }),
});

export const weakPassword = defineProblem<{ reason: Phrase }>({
  slug: 'weak-password',
  status: 422,
  title: { fa: 'این گذرواژه پذیرفته نیست', en: 'This password is not accepted' },
  detail: ({ reason }) => reason,
});

export const badIdentifier = defineProblem({
  slug: 'bad-identifier',
  status: 422,
  title: { fa: 'شمارهٔ همراه یا رایانامه درست نیست', en: 'Not a mobile number or e-mail' },
  detail: () => ({
    fa: 'شمارهٔ همراه مانند ۰۹۱۲۳۴۵۶۷۸۹ یا رایانامه مانند name@example.com بنویسید.',
    en: 'Write a mobile number such as 09123456789 or an e-mail such as name@example.com.',
  }),
});

export const crossSite = defineProblem({
  slug: 'cross-site',
  status: 403,
  title: { fa: 'درخواست از جای دیگری آمده است', en: 'The request came from another site' },
  detail: () => ({
    fa: 'مرورگر نگفته است که این درخواست از صفحهٔ خود پیوند است. برنامه‌ها باید کلید API به کار ببرند.',
    en: 'The browser did not say that this request comes from Peyvand’s own page. Programs should use an API key.',
  }),
});

export const noWorkspace = defineProblem({
  slug: 'no-workspace',
  status: 403,
  title: { fa: 'به فضای کاری راه ندارید', en: 'You have no workspace' },
  detail: () => ({
    fa: 'دسترسی شما به این فضای کار برداشته شده است. فضای دیگری را برگزینید یا از مدیر آن بپرسید.',
    en: 'Your access to this workspace has ended. Choose another, or ask its administrator.',
  }),
});

export const linkSpent = defineProblem({
  slug: 'link-spent',
  status: 410,
  title: { fa: 'این پیوند دیگر کار نمی‌کند', en: 'This link no longer works' },
  detail: () => ({
    fa: 'پیوند یک بار به کار رفته، باطل شده، یا زمانش گذشته است. از مدیر فضای کار پیوند تازه بخواهید.',
    en: 'It was used, withdrawn, or is too old. Ask the workspace’s administrator for a new one.',
  }),
});

export const signInFirst = defineProblem({
  slug: 'sign-in-first',
  status: 409,
  title: { fa: 'نخست وارد شوید', en: 'Sign in first' },
  detail: () => ({
    fa: 'این شماره یا رایانامه از پیش حساب دارد. با گذرواژهٔ همان حساب وارد شوید و سپس دعوت را بپذیرید.',
    en: 'This mobile or e-mail already has an account. Sign in to it, then accept the invitation.',
  }),
});

export const alreadyMember = defineProblem({
  slug: 'already-member',
  status: 409,
  title: { fa: 'پیش‌تر پیوسته‌اید', en: 'Already joined' },
  detail: () => ({
    fa: 'این حساب از پیش در این فضای کار همکاری دیگر است، یا این همکار حساب دیگری دارد.',
    en: 'This account is another member of the workspace already, or this member has another account.',
  }),
});

export const identifierTaken = defineProblem({
  slug: 'identifier-taken',
  status: 409,
  title: {
    fa: 'این شماره یا رایانامه از آنِ حساب دیگری است',
    en: 'The mobile or e-mail belongs to another account',
  },
  detail: () => ({
    fa: 'هر شماره یا رایانامه فقط برای یک حساب است. چیزی تغییر نکرد.',
    en: 'Each mobile number or e-mail belongs to one account. Nothing was changed.',
  }),
});

export const secondFactorOn = defineProblem({
  slug: 'second-factor-on',
  status: 409,
  title: { fa: 'ورود دومرحله‌ای روشن است', en: 'The second factor is on' },
  detail: () => ({
    fa: 'برای ساختن رمز تازه نخست آن را خاموش کنید.',
    en: 'Turn it off first to begin anew.',
  }),
});

export const keyReused = defineProblem({
  slug: 'idempotency-key-reused',
  status: 422,
  title: { fa: 'این کلید برای درخواست دیگری بود', en: 'The key belonged to another request' },
  detail: () => ({
    fa: 'همین Idempotency-Key پیش‌تر با بدنه یا نشانی دیگری آمده است. برای درخواست تازه کلید تازه بسازید.',
    en: 'This Idempotency-Key came before with another body or address. Make a new key for a new request.',
  }),
});

export const stillRunning = defineProblem({
  slug: 'request-in-progress',
  status: 409,
  title: { fa: 'همین درخواست در حال انجام است', en: 'The same request is being carried out' },
  detail: () => ({
    fa: 'کمی بعد با همین Idempotency-Key دوباره بپرسید تا پاسخ آن را بگیرید.',
    en: 'Ask again shortly with the same Idempotency-Key to get its answer.',
  }),
});

export const alreadyDone = defineProblem({
  slug: 'already-done',
  status: 409,
  title: { fa: 'این درخواست پیش‌تر انجام شده است', en: 'This request has been carried out' },
  detail: () => ({
    fa: 'کار انجام شده ولی پاسخ آن نگه داشته نشده است. نتیجه را بخوانید.',
    en: 'It was done, but its answer was not kept. Read the result instead.',
  }),
});
