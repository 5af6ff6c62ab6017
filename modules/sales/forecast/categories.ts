import type { Choice } from '#records/define/declare.ts';
import type { Category } from '../contract/forecast.ts';

/** How sure a seller is of a deal; one that he put nowhere is in the pipeline. */
export const forecastCategories: readonly (Choice & { readonly key: Category })[] = [
  { key: 'commit', label: { fa: 'قطعی', en: 'Commit' }, color: 7 },
  { key: 'best', label: { fa: 'خوش‌بینانه', en: 'Best case' }, color: 3 },
  { key: 'pipeline', label: { fa: 'در جریان', en: 'Pipeline' }, color: 9 },
];
