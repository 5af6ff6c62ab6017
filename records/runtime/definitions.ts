import { z } from 'zod';
import type { Phrase } from '#persian/bilingual.ts';
import { kindNames } from '../fields/kind-name.ts';
import { phraseShape } from '../fields/choice.ts';

/** What a field made on screen is; the row beside it holds its id, object and name. Options are checked by the kind. */
export const fieldDefinition = z.strictObject({
  kind: z.enum(kindNames),
  label: phraseShape,
  hint: phraseShape.optional(),
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  searchable: z.enum(['name', 'detail']).optional(),
  default: z.unknown().optional(),
  section: phraseShape.optional(),
  options: z.record(z.string(), z.unknown()).default({}),
  /** The key of its values in the records' documents; another after a conversion. */
  key: z.string(),
  /** Nobody writes it while its values are converted. */
  converting: z.union([z.boolean(), z.strictObject({ key: z.string(), at: z.string() })]).default(false),
  keys: z.enum(['none', 'filling', 'ready']).default('none'),
  /** What it was before its conversion, whose values are still in the documents. */
  before: z
    .strictObject({
      kind: z.enum(kindNames),
      options: z.record(z.string(), z.unknown()),
      key: z.string(),
      searchable: z.enum(['name', 'detail']).optional(),
      default: z.unknown().optional(),
    })
    .optional(),
});
export type FieldDefinition = z.infer<typeof fieldDefinition>;

/** What an object made on screen is. */
export const objectDefinition = z.strictObject({ one: phraseShape, many: phraseShape });
export type ObjectDefinitionRow = { readonly one: Phrase; readonly many: Phrase };

/** Kinds that only code can declare. */
export const codeOnlyKinds: ReadonlySet<string> = new Set(['structured', 'condition']);
