import type { CivilRange } from '#persian/jalali/civil.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { Filter } from '#records/contract.ts';
import type { Spans } from './reports.ts';

/** What people did: the figures of an activity report, each with the records that it counts and the fields by which it does. */
export const activityFigures = {
  calls: { object: 'call', at: 'at', by: ['at'] },
  /** Outgoing calls: of these one says how many were answered. */
  outgoing: { object: 'call', at: 'at', by: ['at', 'direction'] },
  reached: { object: 'call', at: 'at', by: ['at', 'direction', 'outcome'] },
  meetings: { object: 'meeting', at: 'at', by: ['at', 'state'] },
  tasks: { object: 'task', at: 'doneAt', by: ['doneAt', 'done'] },
  notes: { object: 'note', at: 'createdAt', by: [] },
} as const;
export type ActivityFigure = keyof typeof activityFigures;
export type ActivityObject = (typeof activityFigures)[ActivityFigure]['object'];
/** The figures, and the minutes that were talked. */
export type ActivityTold = ActivityFigure | 'minutes';
export const figureNames = Object.keys(activityFigures) as ActivityFigure[];

/** How a call ends in which somebody was spoken to. */
export const reachedOutcomes = ['answered', 'call-back', 'refused'] as const;

/** By what the report is told: who did it, of which team he is, or when. */
export const activityGroups = ['person', 'team', 'day', 'week', 'month'] as const;
export type ActivityGroup = (typeof activityGroups)[number];

/** Numbers of records by figure, beside the minutes that were talked; what the reader may not see is zero. */
export type Activity = Readonly<Record<ActivityFigure, number>> & { readonly minutes: number };

export type ActivityLine = {
  /** The id of a person or team (`none` of those in no team), the name of a period; null of what nobody owns. */
  readonly key: string | null;
  readonly label: Phrase;
  /** Whose records they are; undefined of everybody's. An empty list is of records that nobody owns. */
  readonly owners?: readonly string[];
  /** Its days, where the report is told by period. */
  readonly span?: CivilRange;
  readonly now: Activity;
  /** Of people and teams, and of all together. */
  readonly before?: Activity;
  readonly lastYear?: Activity;
};

export type ActivityReport = {
  readonly spans: Spans;
  /** The instants between which those days lie on the workspace's clock. */
  readonly instants: Spans;
  /** What can be told to the reader at all. */
  readonly told: readonly ActivityTold[];
  /** Fields that are hidden from him, and for whose sake something is missing. */
  readonly unseen: readonly Phrase[];
  /** Whose records all lines are; undefined of all that the reader sees. */
  readonly owners?: readonly string[];
  readonly total: Required<Pick<ActivityLine, 'now' | 'before' | 'lastYear'>>;
  readonly lines: readonly ActivityLine[];
};

/** The filter of the rows that a figure counts, apart from whose they are and when. */
const counted: Readonly<Record<ActivityFigure, readonly Filter[]>> = {
  calls: [],
  outgoing: [{ field: 'direction', op: 'eq', value: 'outgoing' }],
  reached: [
    { field: 'direction', op: 'eq', value: 'outgoing' },
    { field: 'outcome', op: 'in', value: [...reachedOutcomes] },
  ],
  meetings: [{ field: 'state', op: 'eq', value: 'held' }],
  tasks: [{ field: 'done', op: 'eq', value: true }],
  notes: [],
};

/** The filter under which a list shows just what a figure counts. @param instants half-open */
export function activityRows(
  figure: ActivityFigure,
  instants: CivilRange,
  owners: readonly string[] | undefined,
): Filter {
  const { at } = activityFigures[figure];
  return {
    and: [
      ...counted[figure],
      { field: at, op: 'gte', value: instants.from },
      { field: at, op: 'lt', value: instants.to },
      ...ownedBy(owners),
    ],
  };
}

const ownedBy = (owners: readonly string[] | undefined): readonly Filter[] =>
  owners === undefined
    ? []
    : owners.length === 0
      ? [{ field: 'owner', op: 'empty' }]
      : [{ field: 'owner', op: 'in', value: owners }];

/** Of outgoing calls the share in which somebody was spoken to; null where none was made. */
export const answeredShare = ({ reached, outgoing }: Activity): number | null =>
  outgoing === 0 ? null : reached / outgoing;
