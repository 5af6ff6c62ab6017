import type { Phrase } from '#persian/bilingual.ts';
import { dashboardWords as words } from './words/dashboard.ts';

/** The pages of figures, each of which is taken out as a file and kept under a name. */
export const reportPages = {
  dashboard: { path: '/sales', label: words.dashboard, objects: ['deal', 'stage_change'] },
  forecast: { path: '/sales/forecast', label: words.forecast, objects: ['deal', 'goal'] },
  goals: {
    path: '/sales/goals',
    label: words.goals,
    objects: ['goal', 'deal', 'lead', 'call', 'meeting'],
  },
  sellers: { path: '/sales/sellers', label: words.sellers, objects: ['deal', 'lead'] },
  change: { path: '/sales/change', label: words.change, objects: ['deal'] },
  activity: {
    path: '/sales/activity',
    label: words.activityReport,
    objects: ['call', 'meeting', 'task', 'note'],
  },
  calls: { path: '/sales/calls', label: words.callsReport, objects: ['call', 'script_answer'] },
} as const satisfies Record<
  string,
  {
    readonly path: string;
    readonly label: Phrase;
    /** Of these it tells: who takes it out must have the right to take out each that he may read. */
    readonly objects: readonly string[];
  }
>;
export type ReportPage = keyof typeof reportPages;
export const reportPageNames = Object.keys(reportPages) as ReportPage[];
