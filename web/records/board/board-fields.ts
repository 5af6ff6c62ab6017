import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

import { targetOf } from '../data/schema.ts';

/**
 * Fields whose values can be the columns of a board: links to something that stands in an order of
 * its own (a stage has a position), then
 * choices of one.
 */
export function boardFields(schema: SchemaContract, object: ObjectContract): readonly FieldContract[] {
  const stages = object.fields.filter((field) => stageObject(schema, field) !== undefined);
  // What makes a record a person or a company does not change by a gesture.
  const fixed = new Set(object.variants.map(({ where }) => where.field));
  const choices = object.fields.filter(({ kind, name }) => kind === 'choice' && !fixed.has(name));
  return [...stages, ...choices];
}

/** The object that a field's columns are records of; undefined where it is no link to something in order. */
export const stageObject = (schema: SchemaContract, field: FieldContract): ObjectContract | undefined => {
  const target = field.kind === 'link' ? targetOf(field) : undefined;
  const object = schema.objects.find(({ name }) => name === target);
  return object?.fields.some(({ name, comparison }) => name === 'position' && comparison === 'number')
    ? object
    : undefined;
};
