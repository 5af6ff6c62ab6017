import { foldSearch } from '#persian/fold.ts';
import { sql } from '#kernel/database/sql.ts';
import { inPersianWriting } from '#persian/writing.ts';
import { mayDeed } from '#kernel/context/grants.ts';
import { newChoiceKey } from '../../define/choice-keys.ts';
import type { Choice } from '../../define/declare.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { choicesOf, unknownIn } from '../../fields/choice.ts';
import type { RecordTx } from '../../records.ts';
import { schemaDeed } from '../../runtime/change.ts';
import { changeChoices } from '../../runtime/change-choices.ts';
import { faultsOf, type Fault } from './faults.ts';
import { cardOf, type Decision, type Issue } from './issues.ts';
import type { Input, PlanNode } from './plan.ts';
import type { Decisions } from './resolve-links.ts';
import { allKey } from './rule-keys.ts';

/** Whether a file may bring new choices into a field: a workspace makes its list, and who imports may change it. */
export const takesChoices = (
  { context: { actor } }: RecordTx,
  { kind, storage, open }: Pick<FieldDescriptor, 'kind' | 'storage' | 'open'>,
): boolean =>
  (kind === 'choice' || kind === 'choices') &&
  (storage.in === 'custom' || open !== undefined) &&
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
  // Fields of one list are one: what the file calls a lead's source it may call its company's too.
  const lists = Map.groupBy(inputsOf(root), ({ input: { field } }) => field.open ?? field.id);
  for (const inputs of lists.values()) {
    const [first] = inputs;
    if (!first || !takesChoices(tx, first.input.field)) continue;
    const missing = (choices: readonly Choice[]): readonly string[] => {
      const texts = inputs.flatMap(({ input: { path, field } }) =>
        wanted
          .filter(({ issue }) => issue.path === path)
          .flatMap(({ issue }) => unknownIn(issue.value, withChoices(field, choices))),
      );
      return [...new Map(texts.map((text) => [foldSearch(text), text])).values()];
    };
    const { field } = first.input;
    if (missing(choicesOf(field)).length === 0) continue;
    // Somebody may have added one at this very moment, in the settings or by a file of his own.
    await changeChoices(tx, first.object.name, field.name, (before) => [
      ...before,
      ...newChoices(before, missing(before)),
    ]);
  }
}

/** Of each field more choices than it may have: that there are too many is told by who makes them. */
const mostTexts = 2_000;

/** Texts that become choices because it was said, or is usual, of all of their field. */
export async function choicesToMake(
  tx: RecordTx,
  importId: string,
  root: PlanNode,
  decisions: Decisions,
): Promise<Decided[]> {
  const cards = choiceInputs(root)
    .map(({ path }) => newChoicesCard(path))
    .filter((one) => (decisions[allKey(one)]?.action ?? 'create') === 'create')
    .map(({ card }) => card);
  if (cards.length === 0) return [];
  const found = await tx.rows<{
    key: string;
    path: string;
    value: string;
  }>(sql`select key, path, value from import_issue
    where ${faultsOf(tx, importId)} and card = any(${cards}::text[]) and place <= ${mostTexts} order by place`);
  return found.flatMap(({ key, path, value }) =>
    decisions[key] ? [] : [{ issue: { code: 'bad-value', path, value }, decision: { action: 'create' } }],
  );
}

const withChoices = (field: FieldDescriptor, choices: readonly Choice[]): FieldDescriptor => ({
  ...field,
  options: { ...field.options, choices },
});

function newChoices(known: readonly Choice[], texts: readonly string[]): Choice[] {
  const taken = new Set(known.map(({ key }) => key));
  const areColoured = known.length > 0 && known.every(({ color }) => color !== undefined);
  return texts.map(inPersianWriting).map((text, at) => {
    const key = newChoiceKey(taken);
    taken.add(key);
    return {
      key,
      label: { fa: text, en: text },
      ...(areColoured ? { color: (known.length + at) % 10 } : {}),
    };
  });
}

/**
 * What is suggested, for the rehearsal, in which no choice is made: one that the field has stands in for each that it will have.
 */
export function rehearsedDecisions(root: PlanNode, mended: readonly Fault[]): Decisions {
  const standIns = choiceInputs(root).map(({ path, field }): [string, Decision] => [
    allKey(newChoicesCard(path)),
    standIn(field),
  ]);
  const suggested = mended.flatMap(({ key, code, path, mend }): [string, Decision][] => {
    if (!mend) return [];
    const made = code === 'bad-value' && mend.suggested.action === 'create';
    const instead = made && standIns.find(([rule]) => rule === allKey(newChoicesCard(path)))?.[1];
    return [[key, instead || mend.suggested]];
  });
  return Object.fromEntries([...standIns, ...suggested]);
}

function standIn(field: FieldDescriptor): Decision {
  const [first] = choicesOf(field);
  if (!first) return { action: 'empty' };
  return { action: 'use', value: field.kind === 'choices' ? [first.key] : first.key };
}

/** Fields whose missing choices are made. */
const choiceInputs = (root: PlanNode): Input[] =>
  inputsOf(root)
    .map(({ input }) => input)
    .filter(({ mayCreate, field }) => mayCreate && typeof field.options['to'] !== 'string');

/** The card of texts that become choices unless somebody says otherwise. */
const newChoicesCard = (path: string) => ({
  code: 'bad-value' as const,
  card: cardOf('bad-value', path, true),
});

const inputsOf = ({ object, inputs }: PlanNode): { object: ObjectDescriptor; input: Input }[] =>
  inputs.flatMap((input) => [{ object, input }, ...(input.linked ? inputsOf(input.linked) : [])]);
