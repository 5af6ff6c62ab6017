import { defineProblem } from '#kernel/problems/problem.ts';

export const lastAdministrator = defineProblem({
  slug: 'last-administrator',
  status: 409,
  title: { fa: 'مدیر دیگری نمی‌ماند', en: 'No administrator would be left' },
  detail: () => ({
    fa: 'پس از این تغییر هیچ همکار فعالی نمی‌ماند که وارد شود و همهٔ اختیارها را داشته باشد. نخست کس دیگری را مدیر کنید.',
    en: 'After this nobody active could sign in with every right. Make somebody else an administrator first.',
  }),
});

export const beyondOwnRights = defineProblem({
  slug: 'beyond-own-rights',
  status: 403,
  title: { fa: 'بیش از اختیار خودتان است', en: 'More than your own rights' },
  detail: () => ({
    fa: 'کسی نمی‌تواند اختیاری بدهد، بگیرد یا به دست آورد که خود ندارد. مدیر فضای کار می‌تواند این کار را بکند.',
    en: 'Nobody can give, take or gain rights beyond his own. An administrator of the workspace can do this.',
  }),
});
