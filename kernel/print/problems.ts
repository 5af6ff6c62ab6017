import { defineProblem } from '../problems/problem.ts';

export const printingFailed = defineProblem({
  slug: 'printing-failed',
  status: 500,
  title: { fa: 'چاپ نشد', en: 'It could not be printed' },
  detail: () => ({
    fa: 'سند ساخته نشد؛ داده‌ها سر جای خود است. دوباره بکوشید.',
    en: 'The document could not be made; your data are safe. Try again.',
  }),
});
