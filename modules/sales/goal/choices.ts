import type { Choice } from '#records/define/declare.ts';

/** What a goal counts. Those that amounts may be asked of are counted by deals. */
export const goalMeasures = [
  { key: 'calls', label: { fa: 'تماس', en: 'Calls' }, color: 1 },
  { key: 'meetings', label: { fa: 'جلسهٔ برگزارشده', en: 'Meetings held' }, color: 2 },
  { key: 'leads', label: { fa: 'سرنخ تازه', en: 'New leads' }, color: 5 },
  { key: 'opportunities', label: { fa: 'فرصت تازه', en: 'New opportunities' }, color: 6 },
  { key: 'wins', label: { fa: 'برد', en: 'Wins' }, color: 7 },
  { key: 'revenue', label: { fa: 'درآمد', en: 'Revenue' }, color: 3 },
] as const satisfies readonly Choice[];

export type GoalMeasure = (typeof goalMeasures)[number]['key'];

export const goalScopes = [
  { key: 'person', label: { fa: 'یک نفر', en: 'A person' } },
  { key: 'team', label: { fa: 'یک تیم', en: 'A team' } },
  { key: 'firm', label: { fa: 'همهٔ فروش', en: 'All of sales' } },
] as const satisfies readonly Choice[];

export type GoalScope = (typeof goalScopes)[number]['key'];

export const goalPeriods = [
  { key: 'month', label: { fa: 'ماه', en: 'Month' } },
  { key: 'quarter', label: { fa: 'فصل', en: 'Quarter' } },
  { key: 'fiscal-year', label: { fa: 'سال مالی', en: 'Fiscal year' } },
] as const satisfies readonly Choice[];

export type GoalPeriod = (typeof goalPeriods)[number]['key'];
