import { cardOf, issueKey, type Decision } from './issues.ts';
import { isNotice, usualMend, type Finding } from './make-issue.ts';
import { allKey } from './rule-keys.ts';

/** What was decided about a value: about it alone, else of all that stand in its card as is usual for their kind. */
export const decisionOn = (
  decisions: Readonly<Record<string, Decision>>,
  finding: Finding,
): Decision | undefined => {
  const { code, input, value } = finding;
  const own = decisions[issueKey(code, input.path, value)];
  if (own) return own;
  const card = cardOf(code, input.path, isNotice(code, usualMend(finding)));
  return decisions[allKey({ code, card })];
};
