import type { Actor } from '#kernel/context/context.ts';
import { say, type Locale, type Phrase } from '#persian/bilingual.ts';
import { isWritable, readableFields } from '../../access/visible.ts';
import type { FieldDescriptor, ObjectDescriptor } from '../../define/descriptor.ts';
import { kinds } from '../../fields/index.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Descriptions are written in both languages where they are used; the document says them in one. */
export const inLocale = (value: unknown, locale: Locale): unknown => {
  if (Array.isArray(value)) return value.map((one) => inLocale(one, locale));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      key === 'description' && isPhrase(inner) ? say(inner, locale) : inLocale(inner, locale),
    ]),
  );
};

const isPhrase = (value: unknown): value is Phrase =>
  typeof value === 'object' && value !== null && 'fa' in value && 'en' in value;

/** `deal` as `Deal`, `loss_reason` as `LossReason`: the names of components. */
export const componentName = (object: string): string =>
  object.replaceAll(/(^|_)([a-z0-9])/g, (_match, _mark, letter: string) => letter.toUpperCase());

/** What a caller may write: only fields that he may. */
export function writtenSchema(object: ObjectDescriptor, actor: Actor, locale: Locale): JsonSchema {
  const fields = readableFields(actor, object).filter((field) => isWritable(actor, object, field));
  return {
    type: 'object',
    additionalProperties: false,
    description: say(object.one, locale),
    properties: Object.fromEntries(fields.map((field) => [field.name, nullable(described(field, locale))])),
  };
}

/** What a new record cannot be without: required, and nothing stands in for it. */
export const requiredNames = (object: ObjectDescriptor, actor: Actor): readonly string[] => {
  const made = new Set(object.variants.flatMap((variant) => variant.made ?? []));
  return readableFields(actor, object)
    .filter((field) => field.required && field.default === undefined && isWritable(actor, object, field))
    .filter((field) => !field.ruled && !made.has(field.name))
    .map(({ name }) => name);
};

/** What a caller reads: links with their titles, money with its currency. */
export const readSchema = (object: ObjectDescriptor, actor: Actor, locale: Locale): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(
    readableFields(actor, object).map((field) => [field.name, nullable(asRead(field, locale))]),
  ),
});

const described = (field: FieldDescriptor, locale: Locale): JsonSchema => ({
  ...kinds[field.kind].jsonSchema(field),
  title: say(field.label, locale),
  'x-kind': say(kinds[field.kind].label, locale),
  ...(field.hint ? { description: say(field.hint, locale) } : {}),
  ...(field.readOnly ? { readOnly: true } : {}),
});

function asRead(field: FieldDescriptor, locale: Locale): JsonSchema {
  const schema = described(field, locale);
  if (typeof field.options['to'] !== 'string') return schema;
  const linked = { $ref: '#/components/schemas/Linked' };
  return {
    title: schema['title'],
    'x-kind': schema['x-kind'],
    ...(schema['type'] === 'array' ? { type: 'array', items: linked } : linked),
  };
}

const nullable = (schema: JsonSchema): JsonSchema => {
  const { title, description, readOnly, 'x-kind': kind, ...rest } = schema;
  const notes = {
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(readOnly ? { readOnly } : {}),
    ...(kind ? { 'x-kind': kind } : {}),
  };
  return Object.keys(rest).length === 0 ? notes : { ...notes, anyOf: [rest, { type: 'null' }] };
};
