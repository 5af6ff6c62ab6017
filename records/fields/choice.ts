import { z } from 'zod';
import { foldSearch } from '#persian/fold.ts';
import { checkList, right, wrong, wrongType } from './checks.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import type { Choice } from '../define/declare.ts';
import type { Checked, FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

export const phraseShape = z.strictObject({ fa: z.string().min(1).max(200), en: z.string().min(1).max(200) });

/** A list of choices as it comes from outside, in its order. */
export const choiceList = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,60}$/i),
      label: phraseShape,
      color: z.int().min(0).max(9).optional(),
      hidden: z.literal(true).optional(),
    }),
  )
  .max(500)
  .refine((all) => new Set(all.map((one) => one.key)).size === all.length);

const choicesShape = z.strictObject({ choices: choiceList });

export const choicesOf = (field: FieldDescriptor): readonly Choice[] =>
  field.options['choices'] as readonly Choice[];

/** One of a fixed list, by key. */
export const choice: FieldKind = {
  name: 'choice',
  label: { fa: 'انتخاب یکی', en: 'Choice' },
  options: choicesShape,
  comparison: 'token',
  ...oneColumn('text'),
  check: checkChoice,
  jsonSchema: (field) => ({ type: 'string', enum: choicesOf(field).map((one) => one.key) }),
  parse: readChoice,
};

/** Several of a fixed list, by key, each once. */
export const choices: FieldKind = {
  name: 'choices',
  label: { fa: 'انتخاب چندتا', en: 'Several choices' },
  options: choicesShape,
  comparison: 'set',
  ...oneColumn('jsonb'),
  check: (value, field) => {
    const checked = checkList(value, 500, (one) => checkChoice(one, field));
    return checked.ok ? right([...new Set(checked.value as string[])]) : checked;
  },
  jsonSchema: (field) => ({
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: choicesOf(field).map((one) => one.key) },
  }),
  parse: (text, field) => checkList(partsOf(text), 500, (one) => readChoice(String(one), field)),
};

const partsOf = (text: string): string[] =>
  text
    .split(/[,،;؛|]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** What of a text that people wrote names no choice of the field: of one that takes several, each part for itself. */
export const unknownIn = (text: string, field: FieldDescriptor): readonly string[] =>
  (field.kind === 'choices' ? partsOf(text) : [text.trim()]).filter((one) => !readChoice(one, field).ok);

function checkChoice(value: unknown, field: FieldDescriptor): Checked {
  if (typeof value !== 'string') return wrongType({ fa: 'کلید یکی از گزینه‌ها', en: 'the key of a choice' });
  return choicesOf(field).some((one) => one.key === value) ? right(value) : unknownChoice(value, field);
}

const unknownChoice = (value: string, field: FieldDescriptor): Checked =>
  wrong('unknown-choice', {
    fa: `«${value}» از گزینه‌های «${field.label.fa}» نیست.`,
    en: `“${value}” is not a choice of “${field.label.en}”.`,
  });

function readChoice(text: string, field: FieldDescriptor): Checked {
  // A file may know a choice by the name that it had before the workspace called it otherwise.
  const found = named(choicesOf(field), text) ?? (field.open && named(field.open, text));
  return found === undefined ? unknownChoice(text, field) : right(found);
}

/** Names and keys of a list, made once for it: an import asks for each of a million cells. */
type Names = { readonly exact: ReadonlyMap<string, string>; readonly folded: ReadonlyMap<string, string> };
const namesOfLists = new WeakMap<readonly Choice[], Names>();

/** The key of what is called so, to the letter if there is such a one, else as people compare words. */
function named(list: readonly Choice[], text: string): string | undefined {
  const names = namesOfLists.get(list) ?? namesOf(list);
  namesOfLists.set(list, names);
  return names.exact.get(text.trim()) ?? names.folded.get(foldSearch(text));
}

function namesOf(list: readonly Choice[]): Names {
  const exact = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const { key, label } of list)
    for (const name of [key, label.fa, label.en]) {
      if (!exact.has(name)) exact.set(name, key);
      if (!folded.has(foldSearch(name))) folded.set(foldSearch(name), key);
    }
  return { exact, folded };
}
