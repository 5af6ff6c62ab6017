import type { Phrase } from '#persian/bilingual.ts';

/** What may have to have happened with a deal before it goes on, in the order in which it is offered. */
export const stageNeedNames = [
  'talked',
  'meeting-held',
  'decision-maker',
  'lines',
  'quote-sent',
  'quote-accepted',
  'next-step',
] as const;
export type StageNeedName = (typeof stageNeedNames)[number];

export const stageNeedLabels: Readonly<Record<StageNeedName, Phrase>> = {
  talked: { fa: 'گفت‌وگوی تلفنی با مشتری', en: 'A telephone talk with the customer' },
  'meeting-held': { fa: 'جلسه‌ای که برگزار شده است', en: 'A meeting that was held' },
  'decision-maker': { fa: 'تصمیم‌گیرندهٔ شناخته‌شده', en: 'Who decides is known' },
  lines: { fa: 'دست‌کم یک ردیف کالا', en: 'At least one line' },
  'quote-sent': { fa: 'پیش‌فاکتور فرستاده‌شده', en: 'A quote that was sent' },
  'quote-accepted': { fa: 'پیش‌فاکتور پذیرفته‌شده', en: 'A quote that was accepted' },
  'next-step': { fa: 'گام بعدی معلوم', en: 'A next step ahead' },
};

export const stageTaskKinds = ['task', 'follow-up', 'call', 'meeting', 'visit', 'message', 'letter'] as const;
export type StageTaskKind = (typeof stageTaskKinds)[number];

/** A task that a stage brings to each deal that enters it. */
export type StageTask = {
  /** Stays while the task is rewritten, so that a deal which comes back does not get it twice. */
  readonly key: string;
  readonly title: string;
  readonly kind: StageTaskKind;
  /** Due so many work days after the deal came; 0 is the same day. */
  readonly after: number;
  /** Whose it is: the deal's owner, the manager of his team, or somebody of a role by its id. */
  readonly to: string;
};

export const mostStageTasks = 10;
/** A quarter of a year of work days. */
export const mostTaskDays = 65;
