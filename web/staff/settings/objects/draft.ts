import type { Phrase } from '#persian/bilingual.ts';
import type { Choice, FieldContract } from '#records/contract.ts';

import { noPhrase, phraseOf } from '../phrase-field.tsx';
import { uniqueKinds, type KindName } from './kinds.ts';

/** A field as it is being made or changed. */
export type FieldDraft = {
  readonly kind: KindName;
  readonly label: Phrase;
  readonly hint: Phrase;
  readonly options: Readonly<Record<string, unknown>>;
  readonly unique: boolean;
  readonly searchable: boolean;
  readonly default: unknown;
};

/** What a kind cannot do without begins with something sensible. */
export const startingOptions = (kind: KindName): Readonly<Record<string, unknown>> => {
  if (kind === 'serial') return { template: '{number:4}' };
  if (kind === 'choice' || kind === 'choices') return { choices: [] };
  if (kind === 'rollUp') return { measure: 'count' };
  return kind === 'formula' ? { formula: '' } : {};
};

export const newDraft = (kind: KindName): FieldDraft => ({
  kind,
  label: noPhrase,
  hint: noPhrase,
  options: startingOptions(kind),
  unique: false,
  searchable: false,
  default: null,
});

export const draftOf = (field: FieldContract): FieldDraft => ({
  kind: field.kind,
  label: field.label,
  hint: field.hint ?? noPhrase,
  options: field.options,
  unique: field.unique ?? false,
  searchable: field.searchable !== undefined,
  default: field.default ?? null,
});

/** Kinds that may begin with a value. */
const defaulted: ReadonlySet<KindName> = new Set([
  'text',
  'number',
  'percent',
  'yesNo',
  'choice',
  'choices',
  'rating',
  'duration',
  'url',
]);
export const mayHaveDefault = (kind: KindName): boolean => defaulted.has(kind);

/** The options as the API takes them: a choice that was named in one language is called so in both. */
export const optionsOf = ({ options }: FieldDraft): FieldDraft['options'] => {
  const choices = options['choices'] as readonly Choice[] | undefined;
  if (!choices) return options;
  return { ...options, choices: choices.map((one) => ({ ...one, label: phraseOf(one.label) ?? one.label })) };
};

/** The draft as the API takes it; what is empty is taken away from a field that had it. */
export const bodyOf = (draft: FieldDraft, required: boolean, isNew: boolean): Record<string, unknown> => {
  const gone = isNew ? undefined : null;
  const { kind } = draft;
  return {
    label: phraseOf(draft.label),
    hint: phraseOf(draft.hint) ?? gone,
    options: optionsOf(draft),
    required,
    ...(uniqueKinds.has(kind) ? { unique: draft.unique } : {}),
    searchable: draft.searchable ? 'detail' : gone,
    ...(mayHaveDefault(kind) ? { default: isNone(draft.default) ? gone : draft.default } : {}),
    ...(isNew ? { kind } : {}),
  };
};

const isNone = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
