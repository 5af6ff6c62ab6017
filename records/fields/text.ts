import { z } from 'zod';
import { inPersianWriting } from '#persian/writing.ts';
import type { FieldDescriptor } from '../define/descriptor.ts';
import { checkText } from './checks.ts';
import type { Checked, FieldKind } from './kind.ts';
import { oneColumn } from './stored.ts';

const shortMax = 300;
const longMax = 50_000;

const textual = (
  name: 'text' | 'longText',
  label: FieldKind['label'],
  most: number,
  controls: string,
  asWritten: (value: unknown) => unknown = (value) => value,
): FieldKind => ({
  name,
  label,
  options: z.strictObject({ max: z.int().min(1).max(most).default(most) }),
  comparison: 'text',
  ...oneColumn('text'),
  check: (value, field) => checkText(asWritten(value), field.options['max'] as number, controls),
  searchText: (parts) => parts(''),
  jsonSchema: (field) => ({ type: 'string', maxLength: field.options['max'] }),
  parse: (text, field) => checkText(asWritten(text), field.options['max'] as number, controls),
});

/** Sheets break a name that is wider than its column, and what is pasted brings its breaks: they mean a space. */
const onOneLine = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.replaceAll(/[\s\u0085]+/g, (space) => (breaks.test(space) ? ' ' : space))
    : value;
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]/;

const oneLine = textual('text', { fa: 'متن', en: 'Text' }, shortMax, '', onOneLine);

/** A key that another system gave goes back to it as it came; a name that is there once is a name. */
const inWriting = (checked: Checked, { unique, required }: FieldDescriptor): Checked =>
  checked.ok && (!unique || required)
    ? { ...checked, value: inPersianWriting(checked.value as string) }
    : checked;

/** One line, e.g. a title, in Persian letters whoever's keyboard wrote it. */
export const text: FieldKind = {
  ...oneLine,
  check: (value, field) => inWriting(oneLine.check(value, field), field),
  parse: (words, field, environment) => inWriting(oneLine.parse(words, field, environment), field),
};

/** Several lines, e.g. a description; as it was written, for it may quote. */
export const longText = textual('longText', { fa: 'متن بلند', en: 'Long text' }, longMax, '\n\r\t');
