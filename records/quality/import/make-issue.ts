import type { Phrase } from '#persian/bilingual.ts';
import { detached } from './detached.ts';
import { issueKey, type Decision, type Issue, type IssueCode, type Proposal } from './issues.ts';
import { isChoiceText } from './make-choices.ts';
import type { Memory } from './memory.ts';
import type { Input } from './plan.ts';

/** How often something stood in the file, and in which rows first. */
export type Seen = { count: number; readonly rows: number[] };
export type Tally = Map<string, Seen>;

const mostRowsShown = 50;
/** Of many different texts fewer rows each are kept: none of them is looked at beside all the others. */
const manyTexts = 1_000;
const fewRowsShown = 5;
const mostDistinct = 100_000;

export function note(seen: Seen, line: number, most = mostRowsShown): void {
  seen.count += 1;
  if (seen.rows.length < most) seen.rows.push(line);
}

/** Counts a text; of more than `most` different ones those that come first are counted. */
export function count(tally: Tally, text: string, line: number, most = mostDistinct): void {
  const seen = tally.get(text);
  if (seen) note(seen, line, tally.size > manyTexts ? fewRowsShown : mostRowsShown);
  else if (tally.size < most) tally.set(detached(text), { count: 1, rows: [line] });
}

/** Trouble that was found; what might mend it is worked out only for what is shown. */
export type Finding = {
  readonly input: Pick<Input, 'path' | 'field' | 'mayCreate'> & { readonly from?: string | undefined };
  readonly code: IssueCode;
  readonly value: string;
  readonly seen: Seen;
  readonly message: Phrase;
  readonly proposals?: () => Promise<readonly Proposal[]> | readonly Proposal[];
};

/** From this likeness on a mend is offered as what will be done. */
export const sure = 0.8;

/** The issue as it is shown, with its mends and what happens if nobody decides. */
export async function makeIssue(
  finding: Finding,
  memory: Memory,
  chosen: ReadonlyMap<string, string>,
): Promise<Issue> {
  const { input, code, value, seen, message } = finding;
  const actions = actionsFor(finding);
  const remembered = memory.recall(input.path, code, value);
  const recalled = remembered && recalledProposal(remembered, code, chosen);
  const isKnown = remembered !== undefined && actions.includes(remembered.action) && recalled !== 'gone';
  const offered = (await finding.proposals?.()) ?? [];
  const proposals =
    recalled && recalled !== 'gone'
      ? [recalled, ...offered.filter((one) => one.value !== recalled.value)]
      : offered;
  const suggested = isKnown ? remembered : suggestion(finding, actions, proposals);
  return {
    key: issueKey(code, input.path, value),
    code,
    path: input.path,
    field: input.field.label,
    value: value.slice(0, 300),
    message,
    count: seen.count,
    rows: seen.rows,
    proposals,
    actions,
    suggested,
    remembered: isKnown,
    notice: code === 'blank' || (suggested.action === 'create' && proposals.length === 0 && !isKnown),
  };
}

/** The record that was chosen last time, so that it has its name; `gone` where it is no more. */
function recalledProposal(
  decision: Decision,
  code: IssueCode,
  chosen: ReadonlyMap<string, string>,
): Proposal | 'gone' | undefined {
  if (code !== 'unknown-link' || decision.action !== 'use' || typeof decision.value !== 'string')
    return undefined;
  const label = chosen.get(decision.value);
  return label === undefined ? 'gone' : { value: decision.value, label, score: 1, reason: 'memory' };
}

function actionsFor({ input, code, value }: Finding): Decision['action'][] {
  const { required, ruled } = input.field;
  const isWrong = code === 'unknown-link' || code === 'bad-value';
  const canBeMade = input.mayCreate && isWrong && (code === 'unknown-link' || isChoiceText(value));
  return [
    ...(isWrong || code === 'similar' ? (['use'] as const) : []),
    ...(canBeMade ? (['create'] as const) : []),
    ...(code === 'blank' || code === 'similar' || code === 'repeated-key' ? (['keep'] as const) : []),
    ...((!required || ruled) && isWrong ? (['empty'] as const) : []),
    'skip',
  ];
}

function suggestion(
  { code, input }: Finding,
  actions: readonly Decision['action'][],
  [best]: readonly Proposal[],
): Decision {
  // Two spellings of a free text are put together unasked only where hardly anything else can be meant.
  if (best && best.score >= (code === 'similar' ? 0.85 : sure)) return { action: 'use', value: best.value };
  for (const action of ['create', 'keep'] as const) if (actions.includes(action)) return { action };
  // A name that nothing bears says no more than a blank, and rules fill that: a deal stands in the usual pipeline. What they
  // would fill in the place of any other value that was lost, somebody has to want.
  if (actions.includes('empty') && (!input.field.required || code === 'unknown-link'))
    return { action: 'empty' };
  return { action: 'skip' };
}
