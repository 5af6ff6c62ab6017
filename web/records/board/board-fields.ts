import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

import { targetOf } from '../data/schema.ts';
import { choicesOf } from '../fields/choice.tsx';

/**
 * Fields whose values can be the columns of a board: links to stages, then states, then other choices, first those that every
 * record has made. Of each the last are those that nobody sets by hand, whose cards cannot be moved. Where several may be chosen
 * a card would stand in many.
 */
export function boardFields(schema: SchemaContract, object: ObjectContract): readonly FieldContract[] {
  const stages = object.fields.filter((field) => stageObject(schema, field) !== undefined);
  // What makes a record a person or a company does not change by a gesture.
  const fixed = new Set(object.variants.map(({ where }) => where.field));
  const choices = object.fields.filter(({ kind, name }) => kind === 'choice' && !fixed.has(name));
  const [states, others] = [choices.filter(isState), choices.filter((field) => !isState(field))];
  const byHand = ({ readOnly }: FieldContract): number => Number(readOnly);
  const made = ({ readOnly, required }: FieldContract): number => Number(readOnly) * 2 + Number(!required);
  return [
    ...stages,
    ...states.sort((a, b) => byHand(a) - byHand(b)),
    ...others.sort((a, b) => made(a) - made(b)),
  ];
}

/** A state that every record is in, told by its colours, says more than a choice that may be left open. */
export const isState = (field: FieldContract): boolean =>
  field.kind === 'choice' && field.required && choicesOf(field).some(({ color }) => color !== undefined);

/** The object that a field's columns are records of; undefined where it is no link to stages. */
export const stageObject = (
  schema: SchemaContract,
  field: FieldContract | undefined,
): ObjectContract | undefined => {
  const target = field?.kind === 'link' ? targetOf(field) : undefined;
  const object = schema.objects.find(({ name }) => name === target);
  return object && isStage(object) ? object : undefined;
};

/** A stage stands in an order and says what it means, how likely it is, or to which pipeline it belongs. */
const isStage = ({ fields }: ObjectContract): boolean =>
  fields.some(({ name, comparison }) => name === 'position' && comparison === 'number') &&
  fields.some(({ name }) => name === 'pipeline' || name === 'probability');
