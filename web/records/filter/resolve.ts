import type { FieldContract, ObjectContract, SchemaContract } from '#records/contract.ts';

/** A field that a condition names, with the link it is reached through. */
export type Reached = { readonly field: FieldContract; readonly through?: FieldContract };

/** The field of a name such as `stage` or `party.sector`; undefined where this reader has no such field. */
export function reach(schema: SchemaContract, object: ObjectContract, name: string): Reached | undefined {
  const [first = '', second, ...deeper] = name.split('.');
  const field = [...object.fields, ...schema.recordFields].find((one) => one.name === first);
  if (!field || deeper.length > 0) return undefined;
  if (second === undefined) return { field };
  const inner = throughObject(schema, field);
  const far = inner && [...inner.fields, ...schema.recordFields].find((one) => one.name === second);
  return far && { field: far, through: field };
}

/** The object that a link to one leads to, where conditions can follow it. */
export const throughObject = (schema: SchemaContract, field: FieldContract): ObjectContract | undefined =>
  field.kind === 'link' || field.kind === 'member'
    ? schema.objects.find((object) => object.name === field.options['to'])
    : undefined;
