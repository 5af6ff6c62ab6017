import { mayDeed } from '#kernel/context/grants.ts';
import type { Choice } from '../../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { choicesOf, unknownIn } from '../../fields/choice.ts';
import type { RecordTx } from '../../records.ts';
import { schemaDeed } from '../../runtime/change.ts';
import { changeField } from '../../runtime/change-field.ts';
import type { Decision, Issue } from './issues.ts';
import type { Input, PlanNode } from './plan.ts';

/** Whether a file may bring new choices into a field: it was made on screen, and who imports may change it there. */
export const takesChoices = (
  { context: { actor } }: RecordTx,
  { kind, storage }: Pick<FieldDescriptor, 'kind' | 'storage'>,
): boolean =>
  (kind === 'choice' || kind === 'choices') &&
  storage.in === 'custom' &&
  (actor.kind !== 'member' || mayDeed(actor.grants, schemaDeed));

/** A text that is longer than this is a sentence that strayed into the column. */
const longestChoice = 80;

export const isChoiceText = (text: string): boolean => text.length <= longestChoice;

type Decided = { readonly issue: Pick<Issue, 'code' | 'path' | 'value'>; readonly decision: Decision };

/**
 * Makes the choices that were asked for, as if in the settings: from then on the file's texts are read as any other.
 * @throws notAllowed, badDefinition where a field would have too many
 */
export async function makeChoices(tx: RecordTx, root: PlanNode, decided: readonly Decided[]): Promise<void> {
  const wanted = decided.filter(
    ({ issue, decision }) => issue.code === 'bad-value' && decision.action === 'create',
  );
  for (const { object, input } of inputsOf(root)) {
    const texts = wanted.filter(({ issue }) => issue.path === input.path).map(({ issue }) => issue.value);
    const { field } = input;
    if (texts.length === 0 || !takesChoices(tx, field)) continue;
    const missing = new Map(
      texts.flatMap((text) => unknownIn(text, field)).map((text) => [text.toLowerCase(), text]),
    );
    const known = choicesOf(field);
    await changeField(tx, object.name, field.name, {
      options: { ...field.options, choices: [...known, ...newChoices(known, [...missing.values()])] },
    });
  }
}

function newChoices(known: readonly Choice[], texts: readonly string[]): Choice[] {
  const taken = new Set(known.map(({ key }) => key.toLowerCase()));
  let number = known.length;
  return texts.map((text) => {
    do number += 1;
    while (taken.has(`c${number}`));
    return { key: `c${number}`, label: { fa: text, en: text } };
  });
}

/** For the rehearsal, in which no choice is made: one that the field has stands in for the one that it will have. */
export function rehearsedDecision(
  root: PlanNode,
  { code, path, suggested }: Pick<Issue, 'code' | 'path' | 'suggested'>,
): Decision {
  if (code !== 'bad-value' || suggested.action !== 'create') return suggested;
  const field = inputsOf(root).find(({ input }) => input.path === path)?.input.field;
  const [first] = field ? choicesOf(field) : [];
  if (!field || !first) return { action: 'empty' };
  return { action: 'use', value: field.kind === 'choices' ? [first.key] : first.key };
}

const inputsOf = ({ object, inputs }: PlanNode): { object: ObjectDescriptor; input: Input }[] =>
  inputs.flatMap((input) => [{ object, input }, ...(input.linked ? inputsOf(input.linked) : [])]);
