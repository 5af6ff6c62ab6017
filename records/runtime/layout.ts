import { z } from 'zod';
import type { FieldDescriptor, ObjectDescriptor } from '../define/descriptor.ts';
import { phraseShape } from '../fields/choice.ts';

const filter = z.record(z.string(), z.unknown());

/** Rules of one field as they come from outside; their filters are judged by the engine. */
export const rulesShape = z.strictObject({
  shownWhen: filter.optional(),
  requiredWhen: filter.optional(),
  requiredFrom: z.array(z.string().min(1).max(60)).min(1).max(50).optional(),
});

export const sectionsShape = z
  .array(
    z.strictObject({ title: phraseShape.optional(), fields: z.array(z.string().min(1).max(60)).max(400) }),
  )
  .min(1)
  .max(60);

/** How a workspace arranges one object; what it does not speak of stays as it was declared. */
export const layoutDefinition = z.strictObject({
  sections: sectionsShape.optional(),
  /** By field; an empty one takes declared rules away. */
  rules: z.record(z.string(), rulesShape).default({}),
  /** Templates of serial numbers by field. */
  templates: z.record(z.string(), z.string()).default({}),
});
export type LayoutDefinition = z.infer<typeof layoutDefinition>;
export type LayoutRow = { readonly object: string; readonly definition: LayoutDefinition };

/** The object as its workspace arranged it. Fields that the arrangement does not know stand where they stood, at the end. */
export function withLayout(object: ObjectDescriptor, layout: LayoutDefinition | undefined): ObjectDescriptor {
  if (!layout) return object;
  return { ...object, fields: ordered(ruled(object.fields, layout), layout) };
}

type Fields = ReadonlyMap<string, FieldDescriptor>;

const ruled = (fields: Fields, { rules, templates }: LayoutDefinition): Fields =>
  new Map(
    [...fields].map(([name, field]) => {
      const own = rules[name];
      const { rules: declared, ...rest } = field;
      const kept = own ?? declared;
      const template = templates[name];
      return [
        name,
        {
          ...rest,
          ...(kept && Object.keys(kept).length > 0
            ? { rules: kept as FieldDescriptor['rules'] & object }
            : {}),
          ...(template !== undefined && field.kind === 'serial'
            ? { options: { ...field.options, template } }
            : {}),
        },
      ] as const;
    }),
  );

function ordered(fields: Fields, { sections }: LayoutDefinition): Fields {
  if (!sections) return fields;
  const placed = new Map<string, FieldDescriptor>();
  for (const { title, fields: names } of sections)
    for (const name of names) {
      const field = fields.get(name);
      if (!field || placed.has(name)) continue;
      const { section: _section, ...rest } = field;
      placed.set(name, title ? { ...rest, section: title } : rest);
    }
  for (const [name, field] of fields) if (!placed.has(name)) placed.set(name, field);
  return placed;
}
