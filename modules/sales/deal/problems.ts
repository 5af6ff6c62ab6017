import { defineProblem } from '#kernel/problems/problem.ts';
import type { Phrase } from '#persian/bilingual.ts';

export const salesPeriodClosed = defineProblem<{ told: Phrase }>({
  slug: 'sales-period-closed',
  status: 409,
  title: { fa: 'این دوره بسته است', en: 'This period is closed' },
  detail: ({ told }) => told,
});
