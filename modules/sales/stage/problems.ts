import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';
import { formatNumber } from '#persian/digits.ts';

export const stageInUse = defineProblem<{ deals: number }>({
  slug: 'stage-in-use',
  status: 409,
  title: { fa: 'معامله‌ای در این مرحله است', en: 'Deals stand in this stage' },
  detail: ({ deals }) => ({
    fa: `${formatNumber(deals, 'fa')} معامله در این مرحله است. نخست آن‌ها را به مرحلهٔ دیگری ببرید.`,
    en: `${deals} ${deals === 1 ? 'deal stands' : 'deals stand'} in this stage. Move them to another stage first.`,
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
