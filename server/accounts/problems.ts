import { formatNumber } from '#persian/digits.ts';
import { defineProblem } from '#kernel/problems/problem.ts';
import { undoMinutes } from '#kernel/undo.ts';

export const noIdentifier = defineProblem({
  slug: 'no-identifier',
  status: 422,
  title: { fa: 'شمارهٔ همراه یا رایانامه ندارد', en: 'No mobile number or e-mail' },
  detail: () => ({
    fa: 'برای دعوت، شمارهٔ همراه یا رایانامهٔ این همکار را بنویسید؛ با همان وارد می‌شود.',
    en: 'Write this member’s mobile number or e-mail to invite him; he will sign in with it.',
  }),
});

export const canSignIn = defineProblem({
  slug: 'can-sign-in',
  status: 409,
  title: { fa: 'از پیش می‌تواند وارد شود', en: 'He can sign in already' },
  detail: () => ({
    fa: 'این همکار حساب دارد. اگر گذرواژه را فراموش کرده است، پیوند گذرواژهٔ تازه بسازید.',
    en: 'This member has an account. If he forgot the password, make a link to a new one.',
  }),
});

export const noSignIn = defineProblem({
  slug: 'no-sign-in',
  status: 409,
  title: { fa: 'حساب ندارد', en: 'No account' },
  detail: () => ({
    fa: 'این همکار هنوز حسابی برای ورود ندارد. نخست او را دعوت کنید.',
    en: 'This member has no account to sign in with. Invite him first.',
  }),
});

export const sharedIdentity = defineProblem({
  slug: 'shared-identity',
  status: 409,
  title: { fa: 'حساب او جای دیگری هم هست', en: 'His account is used elsewhere too' },
  detail: () => ({
    fa: 'با این حساب به فضای کار دیگری هم وارد می‌شود، پس شما نمی‌توانید آن را برایش باز کنید. خودش از صفحهٔ ورود گذرواژهٔ تازه بخواهد.',
    en: 'He signs in to another workspace with this account, so you cannot open it for him. He can ask for a new password when signing in.',
  }),
});

export const inactiveMember = defineProblem({
  slug: 'inactive-member',
  status: 409,
  title: { fa: 'همکار فعال نیست', en: 'The member is not active' },
  detail: () => ({ fa: 'نخست او را فعال کنید.', en: 'Make the member active first.' }),
});

export const setupDone = defineProblem({
  slug: 'setup-done',
  status: 409,
  title: { fa: 'راه‌اندازی انجام شده است', en: 'Set-up is done' },
  detail: () => ({
    fa: 'این پیوند از پیش راه‌اندازی شده است. وارد شوید.',
    en: 'This Peyvand has been set up already. Sign in.',
  }),
});

export const setupToken = defineProblem({
  slug: 'setup-token',
  status: 403,
  title: { fa: 'پیوند راه‌اندازی لازم است', en: 'The set-up link is needed' },
  detail: () => ({
    fa: 'چون این پیوند از شبکه دیده می‌شود، راه‌اندازی فقط با نشانی‌ای شدنی است که هنگام آغاز در پایانه نوشته شده است.',
    en: 'Since this Peyvand can be reached from the network, set it up by the address printed in the terminal at start.',
  }),
});

export const badSuccessor = defineProblem({
  slug: 'bad-successor',
  status: 422,
  title: { fa: 'جانشین پذیرفته نیست', en: 'That successor will not do' },
  detail: () => ({
    fa: 'کارها را به همکار فعال دیگری بسپارید.',
    en: 'Hand over to another active member.',
  }),
});

export const handOverSettled = defineProblem({
  slug: 'hand-over-settled',
  status: 409,
  title: { fa: 'دیگر نمی‌توان بازگرداند', en: 'It cannot be taken back any more' },
  detail: () => ({
    fa: `کارهای سپرده تا ${formatNumber(undoMinutes, 'fa')} دقیقه و یک بار باز می‌گردد. پس از آن، آن‌ها را دوباره بسپارید.`,
    en: `Work that was handed over comes back within ${undoMinutes} minutes, and once. After that, hand it over again.`,
  }),
});
