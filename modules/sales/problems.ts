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

export const salesPeriodClosed = defineProblem<{ told: Phrase }>({
  slug: 'sales-period-closed',
  status: 409,
  title: { fa: 'این دوره بسته است', en: 'This period is closed' },
  detail: ({ told }) => told,
});
