import { detached } from './detached.ts';
import type { Decision, Issue, IssueCode, Proposal } from './issues.ts';
import { isChoiceText } from './make-choices.ts';
import type { Memory } from './memory.ts';
import type { Input } from './plan.ts';

/** How often something stood in the file, and in which rows first. */
export type Seen = { count: number; readonly rows: number[] };
export type Tally = Map<string, Seen>;

export const mostRowsShown = 50;
/** Of many different texts fewer rows each are kept: none of them is looked at beside all the others. */
const manyTexts = 1_000;
const fewRowsShown = 5;

export function note(seen: Seen, line: number, most = mostRowsShown): void {
  seen.count += 1;
  if (seen.rows.length < most) seen.rows.push(line);
}

/**
 * Counts a text; of more than `most` different ones those that come first are counted.
 * @returns whether it is new
 */
export function count(tally: Tally, text: string, line: number, most = Infinity): boolean {
  const seen = tally.get(text);
  if (seen) note(seen, line, tally.size > manyTexts ? fewRowsShown : mostRowsShown);
  else if (tally.size < most) tally.set(detached(text), { count: 1, rows: [line] });
  return !seen;
}

/** What is in question about a value of a field. */
export type Finding = {
  readonly input: Pick<Input, 'path' | 'field' | 'mayCreate'> & { readonly from?: string | undefined };
  readonly code: IssueCode;
  readonly value: string;
  /** What the text surely means, where its kind of value can tell. */
  readonly meant?: string | undefined;
};

/** What might mend a value, and what happens if nobody decides. */
export type Mend = Pick<Issue, 'proposals' | 'suggested' | 'remembered'>;

/** From this likeness on a mend is offered as what will be done. */
export const sure = 0.8;

/** What goes for a value of which nothing more is known than that it is in question. */
export function usualMend(finding: Finding): Mend {
  const { meant } = finding;
  const proposals: Proposal[] =
    meant === undefined ? [] : [{ value: meant, label: meant, score: 1, reason: 'spelling' }];
  return { proposals, suggested: suggestion(finding, actionsFor(finding), proposals), remembered: false };
}

/** The same with what it resembles, and with what was decided about it last time. */
export function mendOf(
  finding: Finding,
  offered: readonly Proposal[],
  memory: Memory,
  chosen: ReadonlyMap<string, string>,
): Mend {
  const { code, value, input } = finding;
  const actions = actionsFor(finding);
  const remembered = memory.recall(input.path, code, value);
  const recalled = remembered && recalledProposal(remembered, code, chosen);
  const isKnown = remembered !== undefined && actions.includes(remembered.action) && recalled !== 'gone';
  const proposals =
    recalled && recalled !== 'gone'
      ? [recalled, ...offered.filter((one) => one.value !== recalled.value)]
      : offered;
  return {
    proposals,
    suggested: isKnown ? remembered : suggestion(finding, actions, proposals),
    remembered: isKnown,
  };
}

/** What will be made on the way, and what is blank, is shown so that nobody is surprised. */
export const isNotice = (code: IssueCode, { suggested, proposals, remembered }: Mend): boolean =>
  code === 'blank' || (suggested.action === 'create' && proposals.length === 0 && !remembered);

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

/** What may be decided about a value; one record comes of rows of one key, whatever is said. */
export function actionsFor({ input, code, value }: Finding): Decision['action'][] {
  if (code === 'repeated-key') return ['keep'];
  const { required, ruled } = input.field;
  const isWrong = code === 'unknown-link' || code === 'bad-value';
  const canBeMade = input.mayCreate && isWrong && (code === 'unknown-link' || isChoiceText(value));
  return [
    ...(isWrong || code === 'similar' ? (['use'] as const) : []),
    ...(canBeMade ? (['create'] as const) : []),
    ...(code === 'blank' || code === 'similar' ? (['keep'] as const) : []),
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
