import { foldSearch } from '#persian/fold.ts';
import type { Phrase } from '#persian/bilingual.ts';
import type { ParseEnvironment } from '../../fields/kind.ts';
import { decisionOn } from './decision-on.ts';
import { issueKey, type Decision } from './issues.ts';
import { sayings } from './phrases.ts';
import type { Input, PlanNode } from './plan.ts';
import { linkValue, type Decisions, type LinkIds } from './resolve-links.ts';
import { isLink, namesOf, plainValue, textOf } from './row.ts';

/** What becomes of a row: the values of a record, or the reason why it is left out. */
export type RowOutcome = { readonly values: Record<string, unknown> } | { readonly leftOut: Phrase };

/** The values of one row as decided; what nobody decided goes by the field: nothing where that may be, else left out. */
export function rowValues(
  root: PlanNode,
  row: readonly string[],
  decisions: Decisions,
  environment: ParseEnvironment,
  resolved: LinkIds,
): RowOutcome {
  const values: Record<string, unknown> = {};
  for (const input of root.inputs) {
    if (!input.source || input.self) continue;
    const text = 'constant' in input.source ? undefined : textOf(input.source, row);
    if (text === undefined && !('constant' in input.source)) {
      if (isBlankLeftOut(input, decisions)) return { leftOut: sayings.leftBlank(input.field.label) };
      continue;
    }
    const outcome = isLink(input)
      ? linkOutcome(input, row, decisions, resolved)
      : plainOutcome(input, row, text, decisions, environment);
    if (outcome === leftOut) return { leftOut: sayings.leftValue(input.field.label, text ?? '') };
    if (outcome !== undefined) values[input.field.name] = outcome;
  }
  return { values };
}

const leftOut = Symbol('left out');

function isBlankLeftOut(input: Input, decisions: Decisions): boolean {
  const missing = decisions[issueKey('missing', input.path, '')];
  const blank = decisions[issueKey('blank', input.path, '')] ?? missing;
  return blank?.action === 'skip' || (input.field.required && missing !== undefined);
}

function linkOutcome(input: Input, row: readonly string[], decisions: Decisions, resolved: LinkIds): unknown {
  const names = namesOf(input, row);
  const unknown = names.filter((name) => !resolved.get(input.path)?.has(foldSearch(name)));
  const { required, ruled } = input.field;
  const undecided = unknown.filter((name) => {
    const decision = decisionOn(decisions, { input, code: 'unknown-link', value: name });
    return decision?.action === 'skip' || (required && !ruled && decision?.action !== 'empty');
  });
  return undecided.length > 0 ? leftOut : linkValue(input, row, resolved);
}

function plainOutcome(
  input: Input,
  row: readonly string[],
  text: string | undefined,
  decisions: Decisions,
  environment: ParseEnvironment,
): unknown {
  const similar = text === undefined ? undefined : decisions[issueKey('similar', input.path, text)];
  if (similar?.action === 'use') return similar.value;
  if (similar?.action === 'skip') return leftOut;
  // A day that was decided by hand is not read by the rule for its column.
  const byHand = input.dates ? decisions[issueKey('bad-value', input.path, text ?? '')] : undefined;
  if (byHand) return decidedValue(input, byHand);
  const checked = plainValue(input, row, environment);
  if (!checked || checked.ok) return checked?.value;
  const { meant } = checked;
  const decided = decisionOn(decisions, { input, code: 'bad-value', value: text ?? '', meant });
  if (!decided && meant !== undefined) return meant;
  return decidedValue(input, decided);
}

function decidedValue({ field }: Input, decision: Decision | undefined): unknown {
  if (decision?.action === 'use') return decision.value;
  return decision?.action === 'skip' || (field.required && decision?.action !== 'empty')
    ? leftOut
    : undefined;
}
