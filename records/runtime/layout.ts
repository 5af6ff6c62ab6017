import { z } from 'zod';
import { arrange } from '../define/arrange.ts';
import type { FieldDescriptor, ObjectDescriptor, Variant } from '../define/descriptor.ts';
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

const saidChoices = z.array(
  z.strictObject({
    key: z.string(),
    label: phraseShape.optional(),
    color: z.int().min(0).max(9).optional(),
    hidden: z.literal(true).optional(),
  }),
);
export type SaidChoice = z.infer<typeof saidChoices>[number];

/** How a workspace arranges one object; what it does not speak of stays as it was declared. */
export const layoutDefinition = z.strictObject({
  sections: sectionsShape.optional(),
  /** Arrangements of single variants, by name; the others follow the object's. */
  variants: z.record(z.string(), sectionsShape).optional(),
  /** By field; an empty one takes declared rules away. */
  rules: z.record(z.string(), rulesShape).default({}),
  /** Templates of serial numbers by field. */
  templates: z.record(z.string(), z.string()).default({}),
  /** Lists of choices by open field, in the workspace's order; of choices of code only what is otherwise is said. */
  choices: z.record(z.string(), saidChoices).optional(),
});
export type LayoutDefinition = z.infer<typeof layoutDefinition>;
export type LayoutRow = { readonly object: string; readonly definition: LayoutDefinition };

/** The object as its workspace arranged it. Fields that the arrangement does not know stand where they stood, at the end. */
export function withLayout(object: ObjectDescriptor, layout: LayoutDefinition | undefined): ObjectDescriptor {
  if (!layout) return object;
  return {
    ...object,
    fields: ordered(ruled(object.fields, layout), layout),
    variants: variantsOf(object.variants, layout),
  };
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

const ordered = (fields: Fields, { sections }: LayoutDefinition): Fields =>
  sections
    ? new Map(arrange([...fields.values()], sections).map((field) => [field.name, field] as const))
    : fields;

/** Variants with the arrangement that the workspace gave each of them. */
const variantsOf = (variants: readonly Variant[], { variants: own }: LayoutDefinition): readonly Variant[] =>
  variants.map((variant) => {
    const layout = own?.[variant.name];
    return layout ? { ...variant, layout } : variant;
  });
