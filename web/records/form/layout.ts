import { arrange, type FieldContract, type ObjectContract, type Variant } from '#records/contract.ts';
import type { Phrase } from '#persian/bilingual.ts';

import { isEmpty, type Values } from '../data/values.ts';

/** Fields under one heading, in the order of the definition; the first part may have none. */
export type FieldSection = { readonly title: Phrase | undefined; readonly fields: readonly FieldContract[] };

/** The variant that values make a record one of, or that is asked for by name. */
export const variantOf = (object: ObjectContract, values: Values, name?: string): Variant | undefined =>
  object.variants.find((variant) =>
    name === undefined ? values[variant.where.field] === variant.where.value : variant.name === name,
  );

/** The fields that a record of this variant has, in the variant's own arrangement where it has one. */
export const fieldsOf = (object: ObjectContract, variant: Variant | undefined): readonly FieldContract[] => {
  if (!variant) return object.fields;
  const own = object.fields.filter((field) => !variant.without.includes(field.name));
  return variant.layout ? arrange(own, variant.layout) : own;
};

/** What people fill in and read there: not the pin, which a timeline sets. */
export const factsOf = (object: ObjectContract, variant: Variant | undefined): readonly FieldContract[] =>
  fieldsOf(object, variant).filter(({ name }) => name !== object.pin);

/** What a form for a new record shows: a field that rules make of others stands there only where it is known already. */
export const fieldsToFill = (
  object: ObjectContract,
  variant: Variant | undefined,
  known: Values,
): readonly FieldContract[] =>
  factsOf(object, variant).filter(({ name }) => !variant?.made?.includes(name) || !isEmpty(known[name]));

/** Whether somebody must fill it in, for nothing else would. */
export const isAsked = (field: FieldContract): boolean => field.required && !field.ruled;

/** Fields by their headings; a heading stands where its first field does. */
export const sectionsOf = (fields: readonly FieldContract[]): readonly FieldSection[] => {
  const sections = new Map<string, { title: Phrase | undefined; fields: FieldContract[] }>();
  for (const field of fields) {
    const key = field.section ? `${field.section.fa} ${field.section.en}` : '';
    const section = sections.get(key) ?? { title: field.section, fields: [] };
    section.fields.push(field);
    sections.set(key, section);
  }
  return [...sections.values()].toSorted(
    (one, other) => Number(one.title !== undefined) - Number(other.title !== undefined),
  );
};

/** What a new record begins with: the definition's defaults, what the variant fixes, what the caller knows. */
export const startingValues = (
  object: ObjectContract,
  variant: Variant | undefined,
  prefill: Values = {},
): Values => {
  const defaults = object.fields
    // What nobody may write begins as the server sees fit.
    .filter((field) => field.default !== undefined && !field.readOnly)
    .map((field) => [field.name, field.default] as const);
  return {
    ...Object.fromEntries(defaults),
    ...prefill,
    ...fixedBy(variant),
  };
};

const fixedBy = (variant: Variant | undefined): Values =>
  variant ? { [variant.where.field]: variant.where.value } : {};

/**
 * What a new record is made of: the variant's own value and the fields that stood in the form. Defaults of others are left
 * to the server, which refuses to be told those that nobody writes.
 */
export const valuesToSend = (
  variant: Variant | undefined,
  fields: readonly FieldContract[],
  values: Values,
): Values =>
  filled({
    ...fixedBy(variant),
    ...Object.fromEntries(fields.map(({ name }) => [name, values[name]] as const)),
  });

/** Only what has a value: the server knows its defaults of the rest. */
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
