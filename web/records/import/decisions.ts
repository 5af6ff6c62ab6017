import type { Decision, Issue } from '#records/contract.ts';

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

/** Takes decisions back, so that the suggestions stand again. */
export const undecideAll = (decisions: Decisions, issues: readonly Issue[]): Decisions => {
  const gone = new Set(issues.map(({ key }) => key));
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
