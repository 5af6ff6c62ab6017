import { defineProblem } from '#kernel/problems/problem.ts';

export const leadAlreadyConverted = defineProblem({
  slug: 'lead-already-converted',
  status: 409,
  title: { fa: 'این سرنخ پیش‌تر تبدیل شده است', en: 'This lead was converted before' },
  detail: () => ({
    fa: 'شخص و معاملهٔ آن ساخته شده است؛ از همان‌جا ادامه دهید.',
    en: 'Its party and its deal are there; go on from them.',
  }),
});
