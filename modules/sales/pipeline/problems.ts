import { formatNumber } from '#persian/digits.ts';
import { defineProblem } from '#kernel/problems/problem.ts';

export const pipelineInUse = defineProblem<{ deals: number }>({
  slug: 'pipeline-in-use',
  status: 409,
  title: { fa: 'معامله‌ای در این کاریز است', en: 'Deals stand in this pipeline' },
  detail: ({ deals }) => ({
    fa: `${formatNumber(deals, 'fa')} معامله در این کاریز است. نخست آن‌ها را به کاریز دیگری ببرید.`,
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
