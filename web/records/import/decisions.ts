import { datesKey, sameRowKey, type DateReading, type Decision, type Issue } from '#records/contract.ts';

import { readingId } from './readings.ts';

/** What was decided on this screen, by the key of the issue. What nobody decided goes as suggested. */
export type Decisions = Readonly<Record<string, Decision>>;

export const decisionOn = (issue: Issue, decisions: Decisions): Decision =>
  decisions[issue.key] ?? issue.suggested;

/** Decides all of these that may be decided so. */
export const decideAll = (decisions: Decisions, issues: readonly Issue[], decision: Decision): Decisions => ({
  ...decisions,
  ...Object.fromEntries(
    issues.filter(({ actions }) => actions.includes(decision.action)).map(({ key }) => [key, decision]),
  ),
});

/** Takes for each what it resembles most. */
export const decideLikest = (decisions: Decisions, issues: readonly Issue[]): Decisions => ({
  ...decisions,
  ...Object.fromEntries(
    issues.flatMap(({ key, proposals: [likest] }): [string, Decision][] =>
      likest ? [[key, { action: 'use', value: likest.value }]] : [],
    ),
  ),
});

/** Reads all unclear days of a place alike; those that are not shown too. */
export const decideReading = (
  decisions: Decisions,
  issues: readonly Issue[],
  reading: DateReading,
): Decisions => {
  const id = readingId(reading);
  return {
    ...decisions,
    ...Object.fromEntries(
      issues.flatMap(({ key, path, proposals }): [string, Decision][] => {
        const meant = proposals.find(({ dates }) => dates && readingId(dates) === id);
        return meant
          ? [
              [key, { action: 'use', value: meant.value }],
              [datesKey(path), { action: 'use', value: reading }],
            ]
          : [];
      }),
    ),
  };
};

/** The readings that unclear days of these issues are offered by. */
export const readingsIn = (issues: readonly Issue[]): readonly DateReading[] => [
  ...new Map(
    issues.flatMap(({ proposals }) =>
      proposals.flatMap(({ dates }) => (dates ? [[readingId(dates), dates] as const] : [])),
    ),
  ).values(),
];

/** Makes one record, or one each, of all rows that are surely one; of those beyond the groups that are shown too. */
export const decideSameRows = (
  decisions: Decisions,
  issues: readonly Issue[],
  action: 'keep' | 'apart',
): Decisions => ({
  ...decideAll(
    decisions,
    issues.filter(({ code }) => code === 'same-row'),
    { action },
  ),
  [sameRowKey()]: { action },
});

/**
 * What becomes of rows that are surely one. Groups are decided one by one too, some are bound by a unique field, and of those
 * that are not shown nobody here knows: only where all go one way is that said of all.
 */
export const whatBecomes = (
  groups: readonly Issue[],
  decisions: Decisions,
  rows: number,
  allApart: boolean,
): 'joined' | 'apart' | 'same' => {
  const apart = groups.filter((issue) => decisionOn(issue, decisions).action === 'apart').length;
  if (apart === 0 && !allApart) return 'joined';
  // The first row of each group is none of those that are counted.
  const shown = groups.reduce((sum, { count }) => sum + count - 1, 0);
  return apart === groups.length && shown >= rows ? 'apart' : 'same';
};

/** Takes decisions back, so that the suggestions stand again. */
export const undecideAll = (decisions: Decisions, issues: readonly Issue[]): Decisions => {
  const gone = new Set(
    issues.flatMap(({ code, key, path }) => [
      key,
      datesKey(path),
      ...(code === 'same-row' ? [sameRowKey()] : []),
    ]),
  );
  return Object.fromEntries(Object.entries(decisions).filter(([key]) => !gone.has(key)));
};

/** Rows that will be left out, counted issue by issue: a row with two of them counts twice. */
export const rowsLeftOut = (issues: readonly Issue[], decisions: Decisions): number =>
  issues
    .filter((issue) => decisionOn(issue, decisions).action === 'skip')
    .reduce((sum, { count }) => sum + count, 0);

export type IssueGroup = { readonly id: string; readonly issues: readonly Issue[] };

/** Issues by where and what they are, in the order in which they came; blanks of all places stand together. */
export const groupIssues = (issues: readonly Issue[]): readonly IssueGroup[] =>
  [...Map.groupBy(issues, ({ code, path }) => (code === 'blank' ? code : `${path} ${code}`))].map(
    ([id, all]) => ({ id, issues: all }),
  );
