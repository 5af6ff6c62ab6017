import { defineProblem } from '../problems/problem.ts';

export const workspaceGone = defineProblem({
  slug: 'workspace-gone',
  status: 404,
  title: { fa: 'این فضای کار دیگر نیست', en: 'This workspace is gone' },
  detail: () => ({
    fa: 'فضای کار حذف شده است یا هرگز نبوده است. نشانی را بررسی کنید.',
    en: 'The workspace was deleted or never existed. Check the address.',
  }),
});
